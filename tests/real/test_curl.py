# SPDX-License-Identifier: MIT
"""curl, in each of the ways in which it speaks SOCKS."""

import tempfile
import unittest

from fixtures import pasted, servers
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records

COULD_NOT_CONNECT, PROXY_REFUSED = 7, 97  # curl's exit codes


class Curl(ArgyleCase):
    programs = ("curl",)

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        zone = {
            "origin.test": Records(a=("127.0.0.1",)),
            "origin6.test": Records(aaaa=("::1",)),
        }
        cls.names = cls.for_class(NameServer(zone))
        cls.origin = cls.for_class(servers.Server(servers.http_origin))
        cls.origin6 = cls.for_class(servers.Server(servers.http_origin, "::1"))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))
        cls.socket = f"{cls.for_class(tempfile.TemporaryDirectory(prefix='argyle-curl-'))}/a socket"
        cls.by_socket = cls.for_class(Argyle(f"--dns={cls.names.spec}", ports=(f'unix:"{cls.socket}"',)))

    def fetch(self, option: str, host: str, server: servers.Server, *more: str) -> None:
        url = f"http://{host}:{server.port}/some/page"
        page = self.succeeds("curl", "-sS", "--max-time", "20", option, self.argyle.url, *more, url)
        self.assertEqual(page, b"page /some/page\n")

    def assertRecorded(self, port: int, **expected: object) -> dict:
        stream = self.argyle.await_ended(to_port=port)
        self.assertEqual({key: stream[key] for key in expected}, expected)
        return stream

    def test_every_kind_of_proxy_fetches_a_page_and_is_recorded(self) -> None:
        rows = [
            ("--socks4", "127.0.0.1", self.origin, "4", "5A"),
            ("--socks4a", "origin.test", self.origin, "4A", "5A"),
            ("--socks5", "127.0.0.1", self.origin, "5", "00"),
            ("--socks5", "[::1]", self.origin6, "5", "00"),
            ("--socks5-hostname", "origin.test", self.origin, "5", "00"),
            ("--socks5-hostname", "origin6.test", self.origin6, "5", "00"),
            ("--socks5-hostname", "127.0.0.1", self.origin, "5", "00"),
            ("--socks5-hostname", "[::1]", self.origin6, "5", "00"),
        ]
        for option, host, server, protocol, reply in rows:
            for login in ((), ("--proxy-user", "someone:something")):
                with self.subTest(option=option, host=host, login=bool(login)):
                    self.fetch(option, host, server, *login)
                    stream = self.assertRecorded(
                        server.port,
                        protocol=protocol,
                        command="CONNECT",
                        host=host.strip("[]"),
                        hostPort=server.port,
                        state="closed",
                        reply=reply,
                        route="direct",
                    )
                    self.assertGreater(stream["received"], len("page /some/page\n"))
                    self.assertGreater(stream["sent"], len("GET /some/page"))

    def test_the_settings_that_are_copied_work_as_they_are_pasted(self) -> None:
        url = f"http://origin.test:{self.origin.port}/some/page"
        for argyle, address in ((self.argyle, self.argyle.url), (self.by_socket, f"unix:{self.socket}")):
            command = pasted.settings("curl", address)
            self.assertIn("https://example.com/", command)
            environment = pasted.settings("Environment variables", address)
            rows = {
                "command": command.replace("https://example.com/", url),
                "environment": f"{environment}curl {url}",
            }
            for name, script in rows.items():
                with self.subTest(address=address, pasted=name):
                    before = argyle.newest_id()
                    self.assertEqual(self.succeeds("sh", "-eu", "-c", script), b"page /some/page\n")
                    self.assertEqual(argyle.await_ended(after=before)["host"], "origin.test")

    def test_the_environment_reaches_every_name_that_programs_ask_for(self) -> None:
        script = pasted.settings("Environment variables", self.argyle.url)
        told = self.succeeds("sh", "-eu", "-c", f"{script}env").decode().splitlines()
        for name in ("all_proxy", "http_proxy", "https_proxy"):
            for spelt in (name, name.upper()):
                self.assertIn(f"{spelt}=socks5h://{self.argyle.url}", told)

    def test_a_large_upload_arrives(self) -> None:
        body = b"x" * (8 << 20)
        answer = self.succeeds(
            "curl", "-sS", "--max-time", "60", "--socks5-hostname", self.argyle.url, "--data-binary", "@-",
            f"http://origin.test:{self.origin.port}/", input=body,
        )  # fmt: skip
        self.assertEqual(answer, b"got %d\n" % len(body))

    def test_two_credentials_are_two_groups_and_the_same_are_one(self) -> None:
        def group_of(option: str, *login: str) -> object:
            self.fetch(option, "127.0.0.1", self.origin, *login)
            return self.argyle.await_ended(to_port=self.origin.port)["group"]

        option = "--socks5-hostname"
        first = group_of(option, "--proxy-user", "ann:one")
        self.assertEqual(group_of(option, "--proxy-user", "ann:one"), first)
        other_password = group_of(option, "--proxy-user", "ann:two")
        other_user = group_of(option, "--proxy-user", "bob:one")
        without = group_of(option)
        self.assertEqual(len({first, other_password, other_user, without}), 4)
        self.assertEqual(group_of(option), without)
        # A SOCKS4 user id is a username with an empty password.
        self.assertEqual(group_of("--socks4", "--proxy-user", "carol:"), group_of(option, "--proxy-user", "carol:"))
        self.assertEqual(group_of("--socks4"), without)

    def test_a_refused_connection_fails_with_curls_own_code(self) -> None:
        with servers.refusing_port() as port:
            rows = [("--socks4", "5B"), ("--socks4a", "5B"), ("--socks5", "05"), ("--socks5-hostname", "05")]
            for option, reply in rows:
                with self.subTest(option=option):
                    done = self.command("curl", "-sS", "--max-time", "20", option, self.argyle.url, f"http://127.0.0.1:{port}/")
                    self.assertEqual(done.returncode, PROXY_REFUSED, done.stderr)
                    self.assertRecorded(port, state="failed", reply=reply)

    def test_a_name_that_does_not_exist_fails_with_curls_own_code(self) -> None:
        for option, reply, port in (("--socks4a", "5B", 4001), ("--socks5-hostname", "04", 4002)):
            with self.subTest(option=option):
                done = self.command("curl", "-sS", "--max-time", "20", option, self.argyle.url, f"http://nowhere.test:{port}/")
                self.assertEqual(done.returncode, PROXY_REFUSED, done.stderr)
                self.assertRecorded(port, state="failed", reply=reply, host="nowhere.test")

    def test_curl_sees_that_nothing_listens(self) -> None:
        with servers.refusing_port() as port:
            done = self.command("curl", "-sS", "--socks5", f"127.0.0.1:{port}", "http://127.0.0.1:1/")
        self.assertEqual(done.returncode, COULD_NOT_CONNECT)


if __name__ == "__main__":
    unittest.main()
