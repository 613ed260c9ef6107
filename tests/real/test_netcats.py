# SPDX-License-Identifier: MIT
"""ncat, OpenBSD's nc, and socat."""

import unittest

from fixtures import servers
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records

SAID = b"over the wire and back\n" * 1000


class Netcats(ArgyleCase):
    programs = ("ncat", "nc.openbsd", "socat")

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer({"echo.test": Records(a=("127.0.0.1",))}))
        cls.echo = cls.for_class(servers.Server(servers.echo))
        cls.echo6 = cls.for_class(servers.Server(servers.echo, "::1"))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))
        cls.proxy_host, cls.proxy_port = cls.argyle.port[0], str(cls.argyle.port[1])

    def echoed(self, *command: str) -> None:
        """The client says its piece, ends its direction, and must hear all of it before the other direction ends."""
        self.assertEqual(self.succeeds(*command, input=SAID), SAID)

    def assertRecorded(self, server: servers.Server, protocol: str, host: str) -> dict:
        stream = self.argyle.await_ended(to_port=server.port)
        self.assertEqual((stream["protocol"], stream["command"], stream["host"]), (protocol, "CONNECT", host))
        self.assertEqual((stream["sent"], stream["received"]), (len(SAID), len(SAID)))
        return stream

    def test_ncat(self) -> None:
        rows = [
            ("socks4", (), "127.0.0.1", self.echo, "4"),
            ("socks5", (), "127.0.0.1", self.echo, "5"),
            ("socks5", (), "::1", self.echo6, "5"),
            ("socks5", ("--proxy-dns", "remote"), "echo.test", self.echo, "5"),
            ("socks4", ("--proxy-auth", "someone"), "127.0.0.1", self.echo, "4"),
            ("socks5", ("--proxy-auth", "someone:something"), "127.0.0.1", self.echo, "5"),
            ("socks5", ("--proxy-auth", "someone:else"), "127.0.0.1", self.echo, "5"),
        ]
        groups = []
        for kind, more, host, server, protocol in rows:
            with self.subTest(kind=kind, more=more, host=host):
                self.echoed("ncat", "--proxy", self.argyle.url, "--proxy-type", kind, *more, host, str(server.port))
                groups.append(self.assertRecorded(server, protocol, host)["group"])
        self.assertEqual(len(set(groups[:4])), 1, groups)
        self.assertEqual(len(set(groups)), 4, groups)

    def test_openbsd_nc(self) -> None:
        rows = [
            ("4", "127.0.0.1", self.echo, "4"),
            ("5", "127.0.0.1", self.echo, "5"),
            ("5", "::1", self.echo6, "5"),
            ("5", "echo.test", self.echo, "5"),
        ]
        for kind, host, server, protocol in rows:
            with self.subTest(kind=kind, host=host):
                self.echoed("nc.openbsd", "-N", "-X", kind, "-x", self.argyle.url, host, str(server.port))
                self.assertRecorded(server, protocol, host)

    def test_socat(self) -> None:
        target = f"{self.proxy_host}:127.0.0.1:{self.echo.port},socksport={self.proxy_port}"
        named = f"{self.proxy_host}:echo.test:{self.echo.port},socksport={self.proxy_port}"
        rows = [
            (f"SOCKS4:{target}", "4", "127.0.0.1"),
            (f"SOCKS4:{target},socksuser=someone", "4", "127.0.0.1"),
            (f"SOCKS4A:{named}", "4A", "echo.test"),
        ]
        for address, protocol, host in rows:
            with self.subTest(address=address):
                self.echoed("socat", "-t", "20", "STDIO", address)
                self.assertRecorded(self.echo, protocol, host)

    def test_each_reports_a_refused_connection(self) -> None:
        with servers.refusing_port() as port:
            for command in (
                ("ncat", "--proxy", self.argyle.url, "--proxy-type", "socks5", "127.0.0.1", str(port)),
                ("ncat", "--proxy", self.argyle.url, "--proxy-type", "socks4", "127.0.0.1", str(port)),
                ("nc.openbsd", "-X", "5", "-x", self.argyle.url, "127.0.0.1", str(port)),
                ("nc.openbsd", "-X", "4", "-x", self.argyle.url, "127.0.0.1", str(port)),
                ("socat", "STDIO", f"SOCKS4:{self.proxy_host}:127.0.0.1:{port},socksport={self.proxy_port}"),
            ):
                with self.subTest(command=command):
                    done = self.command(*command, input=b"")
                    self.assertNotEqual(done.returncode, 0)
                    self.assertNotEqual(done.stderr, b"")


if __name__ == "__main__":
    unittest.main()
