# SPDX-License-Identifier: MIT
"""Browsers that take the SOCKS port for an HTTP proxy: they must be able to read the page to its end."""

import os
import sys
import unittest
from pathlib import Path

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase

UPLOAD = 8 << 20


def head_and_body(answer: bytes) -> tuple[str, dict[str, str], bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("ascii").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return status, fields, body


class Browser(ArgyleCase):
    programs = ("curl",)

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.argyle = cls.for_class(Argyle())

    def ask(self, sent: bytes) -> bytes:
        with wire.Wire(self.argyle.port) as browser:
            browser.send(sent)
            return browser.read_to_end()

    def assertIsPage(self, answer: bytes, body_is_due: bool = True) -> bytes:
        status, fields, body = head_and_body(answer)
        self.assertRegex(status, r"^HTTP/1\.0 501 ")
        self.assertRegex(fields["content-type"].lower(), r"^text/html; *charset=\"?utf-8")
        self.assertEqual(fields["cache-control"], "no-store")
        self.assertEqual(fields["connection"].lower(), "close")
        length = int(fields["content-length"])
        self.assertGreater(length, 0)
        self.assertEqual(len(body), length if body_is_due else 0)
        if body_is_due:
            self.assertIn(self.argyle.port[0], body.decode("utf-8"))
            self.assertIn(str(self.argyle.port[1]), body.decode("utf-8"))
            self.assertIn("SOCKS", body.decode("utf-8"))
        return body

    def test_every_method_in_either_case_gets_the_page(self) -> None:
        for method in ("GET", "POST", "PUT", "CONNECT", "DELETE", "OPTIONS", "TRACE", "get", "connect", "options", "Get"):
            target = "example.test:443" if method.lower() == "connect" else "http://example.test/"
            with self.subTest(method=method):
                self.assertIsPage(self.ask(f"{method} {target} HTTP/1.1\r\nHost: example.test\r\n\r\n".encode()))

    def test_whoever_takes_it_for_a_web_server_reads_nothing_of_a_proxy_that_was_asked(self) -> None:
        before = self.argyle.newest_id()
        page = self.ask(f"GET / HTTP/1.1\r\nHost: {self.argyle.url}\r\n\r\n".encode())
        self.assertIsPage(page)
        self.assertIn(b"<b></b><span> was not contacted", page)
        self.assertIn("web server", self.argyle.await_ended(before)["problem"])

    def test_head_gets_the_headers_alone(self) -> None:
        for method in ("HEAD", "head"):
            with self.subTest(method=method):
                self.assertIsPage(self.ask(f"{method} http://example.test/ HTTP/1.1\r\n\r\n".encode()), body_is_due=False)

    def test_a_request_may_come_byte_by_byte(self) -> None:
        with wire.Wire(self.argyle.port) as browser:
            browser.send_byte_by_byte(b"GET http://example.test/ HTTP/1.1\r\nHost: example.test\r\n\r\n")
            self.assertIsPage(browser.read_to_end())

    def test_lines_may_end_with_a_line_feed_alone(self) -> None:
        self.assertIsPage(self.ask(b"GET / HTTP/1.0\n\n"))

    def test_a_browser_that_stops_in_the_middle_of_its_request_gets_the_page_too(self) -> None:
        with wire.Wire(self.argyle.port) as browser:
            browser.send(b"GET http://example.test/ HT").end()
            self.assertIsPage(browser.read_to_end())

    def test_a_header_that_never_ends_is_answered(self) -> None:
        with wire.Wire(self.argyle.port) as browser:
            browser.send(b"GET http://example.test/ HTTP/1.1\r\nCookie: " + b"x" * 40000)
            self.assertIsPage(browser.read_to_end())

    def test_the_page_can_be_read_after_a_large_upload(self) -> None:
        # Written to its last byte before a single one is read: a server that closed with input unread would reset the
        # connection and take the page with it.
        head = f"POST http://example.test/ HTTP/1.1\r\nHost: example.test\r\nContent-Length: {UPLOAD}\r\n\r\n".encode()
        with wire.Wire(self.argyle.port) as browser:
            browser.send(head + bytes(UPLOAD))
            self.assertIsPage(browser.read_to_end())

    def test_the_page_can_be_read_by_one_who_is_slow_to_read(self) -> None:
        with wire.Wire(self.argyle.port, receive_buffer=1024) as browser:
            browser.send(b"GET http://example.test/ HTTP/1.1\r\n\r\n").end()
            got = b""
            while piece := browser.socket.recv(16):
                got += piece
            self.assertIsPage(got)

    def test_what_a_browser_sends_is_escaped_in_the_page(self) -> None:
        hostile = "<script>alert(1)</script>\"'&"
        page = self.assertIsPage(
            self.ask(f"GET http://{hostile}/{hostile} HTTP/1.1\r\nHost: {hostile}\r\n\r\n".encode())
        ).decode()
        self.assertNotIn("<script>alert", page)
        self.assertNotIn("\"'&", page)

    def test_curl_shows_the_page(self) -> None:
        for arguments in ((), ("--data-binary", "@-"), ("--http1.0",)):
            with self.subTest(arguments=arguments):
                page = self.succeeds(
                    "curl", "-sS", "--max-time", "20", "--proxy", f"http://{self.argyle.url}", "-H", "Expect:",
                    "--write-out", "\n%{http_code}", *arguments, "http://example.test/", input=bytes(UPLOAD),
                )  # fmt: skip
                self.assertRegex(page, rb"\n501$")
                self.assertIn(str(self.argyle.port[1]).encode(), page)
        tunnel = self.command(
            "curl", "-sS", "--max-time", "20", "--proxy", f"http://{self.argyle.url}", "https://example.test/"
        )
        self.assertEqual(tunnel.returncode, 56)
        self.assertIn(b"501", tunnel.stderr)

    def test_the_proxy_configuration_names_this_port(self) -> None:
        for target in ("/proxy.pac", "/proxy.pac?1", f"http://{self.argyle.url}/proxy.pac"):
            with self.subTest(target=target):
                status, fields, body = head_and_body(self.ask(f"GET {target} HTTP/1.1\r\nHost: {self.argyle.url}\r\n\r\n".encode()))
                self.assertRegex(status, r"^HTTP/1\.0 200 ")
                self.assertEqual(fields["content-type"].partition(";")[0], "application/x-ns-proxy-autoconfig")
                self.assertEqual(int(fields["content-length"]), len(body))
                self.assertIn(b"function FindProxyForURL(", body)
                self.assertRegex(body, rb"SOCKS5 " + self.argyle.url.encode().replace(b".", rb"\."))
        status, _, body = head_and_body(self.ask(b"HEAD /proxy.pac HTTP/1.1\r\n\r\n"))
        self.assertRegex(status, r"^HTTP/1\.0 200 ")
        self.assertEqual(body, b"")

    def test_a_stream_is_recorded_as_http(self) -> None:
        before = self.argyle.newest_id()
        self.ask(b"GET http://example.test/ HTTP/1.1\r\n\r\n")
        self.assertEqual(self.argyle.await_ended(after=before)["protocol"], "HTTP")

    def test_whoever_is_set_up_wrongly_has_a_name(self) -> None:
        argyle = self.use(Argyle())
        for _ in range(10):
            self.succeeds("curl", "-sS", "--proxy", f"http://{argyle.url}", "http://example.com/")
        streams = argyle.await_streams(lambda found: len(found) == 10 and all(s["application"] for s in found))
        self.assertEqual({s["application"] for s in streams}, {"curl"})

    def test_a_socks_stream_goes_on_beside_it(self) -> None:
        with servers.Server(servers.echo) as echo, wire.open5(self.argyle.port, "127.0.0.1", echo.port) as stream:
            self.ask(b"GET http://example.test/ HTTP/1.1\r\n\r\n")
            stream.send(b"still here")
            self.assertEqual(stream.read(10), b"still here")


class OwnPage(ArgyleCase):
    def test_a_page_of_ones_own_is_filled_in(self) -> None:
        argyle = Argyle()
        page = argyle.home / "page.html"
        page.write_text("<p>Ünser proxy is {address}, port {port}; you wanted {host}. {nothing}</p>", encoding="utf-8")
        argyle.arguments.append(f"--http-page={page}")
        self.use(argyle)
        with wire.Wire(argyle.port) as browser:
            browser.send(b"GET http://a&b.test/ HTTP/1.1\r\nHost: a&b.test\r\n\r\n")
            status, fields, body = head_and_body(browser.read_to_end())
        self.assertRegex(status, "^HTTP/1.0 501 ")
        self.assertEqual(int(fields["content-length"]), len(body))
        text = body.decode("utf-8")
        self.assertIn(f"Ünser proxy is 127.0.0.1, port {argyle.port[1]}; you wanted a&amp;b.test", text)
        self.assertIn("{nothing}", text)

    def test_an_application_may_have_a_page_of_its_own(self) -> None:
        ours = Path(os.path.realpath(sys.executable)).name
        self.use_settings(
            "[browserPage]\nstatus=502\n[browserPages]\nsize=2\n"
            f'1\\application={ours}\n1\\status=403\n1\\body="<p>Not with {{application}}</p>"\n'
            '2\\application=another\n2\\status=404\n'
        )
        status, _, body = head_and_body(self.ask())
        self.assertRegex(status, "^HTTP/1.0 403 ")
        self.assertIn(f"Not with {ours}", body.decode("utf-8"))

    def test_a_page_that_is_off_is_closed_on_without_a_word(self) -> None:
        self.use_settings("[browserPage]\nenabled=false\n")
        self.assertEqual(self.ask(), b"")
        self.assertEqual(self.argyle.await_ended()["state"], "failed")

    def use_settings(self, settings: str) -> None:
        argyle = Argyle()
        config = argyle.home / "own.conf"
        config.write_text(settings)
        argyle.arguments.append(f"--config={config}")
        self.argyle = self.use(argyle)

    def ask(self) -> bytes:
        with wire.Wire(self.argyle.port) as browser:
            browser.send(b"GET http://example.test/ HTTP/1.1\r\n\r\n")
            return browser.read_to_end()


if __name__ == "__main__":
    unittest.main()
