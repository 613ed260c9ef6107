# SPDX-License-Identifier: MIT
"""A newcomer's first five minutes, on a screen and by hand: from the empty window over the first streams to the settings, and out.

With ARGYLE_SCREENSHOTS set to a folder the pictures that the test looks at stay there: resources/screenshots has those of a release.
"""

import os
import subprocess
import time
import unittest
from pathlib import Path

from fixtures import servers
from fixtures.argyle import clean_environment
from fixtures.desktop import PATIENCE, DesktopCase
from fixtures.nameserver import NameServer, Records
from fixtures.screen import Screen

PAGES = ("ports", "route", "names", "browsers", "appearance", "privacy")
# An empty or half-painted window has a few.
COLOURS = 60


def trickle(connection) -> None:
    """Answers an HTTP request with bytes that go on until the client has enough."""
    connection.recv(4096)
    connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: application/octet-stream\r\n\r\n")
    while True:
        connection.sendall(bytes(20_000))
        time.sleep(0.05)  # the rate of it, not a wait for anything


class Newcomer(DesktopCase):
    def setUp(self) -> None:
        super().setUp()
        self.pictures = Path(os.environ.get("ARGYLE_SCREENSHOTS", self.home))
        self.screen = self.enter(Screen())
        self.environment |= self.screen.environment

    def stream_to(self, host: str) -> dict | None:
        found = [stream for stream in self.json("streams") or () if stream["host"] == host]
        return found[-1] if found else None

    def photograph(self, window: str, name: str) -> Path:
        path = self.pictures / f"{name}-{self.scheme}.png"
        self.screen.photograph(window, path)
        self.assertGreater(self.screen.colours(path), COLOURS, f"{name} shows nothing")
        return path

    def curl(self, *arguments: str) -> subprocess.Popen:
        process = subprocess.Popen(
            ["curl", "--silent", "--output", "/dev/null", "--max-time", "100", *arguments], env=clean_environment(self.home)
        )
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def browse(self, port: str, site: int, slow: int) -> None:
        """What applications do meanwhile: long and short streams, of two identities, well and badly configured ones."""
        self.curl("--socks5-hostname", f"work:x@{port}", f"http://downloads.example.org:{slow}/")
        self.curl("--socks5-hostname", f"home:x@{port}", "--limit-rate", "60k", f"http://radio.example.net:{slow}/")
        self.await_that(lambda: (self.stream_to("downloads.example.org") or {}).get("received", 0) > 0)
        for arguments in (
            ("--socks5-hostname", f"work:x@{port}", f"http://www.example.org:{site}/"),
            ("--socks5-hostname", f"home:x@{port}", f"http://news.example.net:{site}/"),
            ("--socks4a", port, f"http://www.example.com:{site}/"),
            ("--socks5", port, f"http://127.0.0.1:{site}/"),
            ("--socks5-hostname", port, "http://no-such-name.example/"),
            ("--socks5-hostname", port, "http://127.0.0.1:9/"),
            ("--proxy", f"http://{port}", "http://www.example.com/"),
            ("--socks5-hostname", f"work:x@{port}", f"http://docs.example.org:{site}/"),
        ):
            self.curl(*arguments).wait(PATIENCE)
        subprocess.run(["tor-resolve", "www.example.org", port], env=clean_environment(self.home), capture_output=True, timeout=PATIENCE)
        self.await_that(lambda: self.stream_to("docs.example.org"))

    def walk(self, scheme: str) -> None:
        self.scheme = scheme
        self.settings(f"[appearance]\ncolorScheme={scheme}\n")
        names = (
            *("www.example.org", "docs.example.org", "downloads.example.org"),
            *("www.example.com", "news.example.net", "radio.example.net"),
        )
        zone = {name: Records(a=("127.0.0.1",)) for name in names}
        resolver = self.enter(NameServer(zone))
        site = self.enter(servers.Server(servers.http_origin))
        slow = self.enter(servers.Server(trickle))
        argyle = self.start("--socks-port=127.0.0.1:auto", f"--dns={resolver.spec}")

        window = self.screen.await_window("^Argyle$")
        self.screen.resize(window, 1300, 800)
        ports = self.await_that(lambda: self.json("ports"))
        self.assertEqual([port["state"] for port in ports], ["open"])
        self.photograph(window, "first-run")

        self.browse(ports[0]["address"], site.port, slow.port)
        # The newest stream is on top: the first row is what Down goes to from the filter.
        self.screen.press("ctrl+f")
        self.screen.type("host:downloads")
        self.screen.press("Down")
        self.photograph(window, "filtered")
        self.screen.press("ctrl+f", "Escape")
        self.photograph(window, "main")

        self.screen.press("ctrl+f")
        self.screen.type("host:radio")
        self.screen.press("Down", "Delete")
        closed = self.await_that(lambda: (s := self.stream_to("radio.example.net")) and s["state"] == "closed" and s)
        self.assertIn("You closed the stream", closed["problem"])
        self.assertEqual(self.stream_to("downloads.example.org")["state"], "open")
        self.screen.press("ctrl+f", "Escape")

        before = {group["id"]: group["epoch"] for group in self.json("groups")}
        self.screen.press("ctrl+shift+n")
        self.await_that(lambda: all(group["epoch"] > before[group["id"]] for group in self.json("groups") if group["id"] in before))

        self.turn_pages()
        self.screen.press("F1")
        codes = self.screen.await_window("^Error codes$")
        self.photograph(codes, "error-codes")
        self.screen.press("Escape")
        self.screen.await_no_window("^Error codes$")

        self.screen.await_window("^Argyle$")
        self.screen.press("ctrl+q")
        self.assertEqual(argyle.wait(PATIENCE), 0)

    def turn_pages(self) -> None:
        self.screen.press("ctrl+comma")
        settings = self.screen.await_window("^Settings$")
        pictures = set()
        for page in PAGES:
            pictures.add(self.photograph(settings, f"settings-{page}").read_bytes())
            self.screen.press("Down")
        self.assertEqual(len(pictures), len(PAGES), "each page is another one")
        self.screen.press("Escape")
        self.screen.await_no_window("^Settings$")

    def test_in_the_light(self) -> None:
        self.walk("light")

    def test_in_the_dark(self) -> None:
        self.walk("dark")


if __name__ == "__main__":
    unittest.main()
