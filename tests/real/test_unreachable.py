# SPDX-License-Identifier: MIT
"""Destinations that the kernel itself calls unreachable. A namespace with routes of its own shows each of them."""

from fixtures import namespace, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records
from fixtures.wire import CONNECT

NO_ROUTE, UNREACHABLE = "192.0.2.1", "198.51.100.1"
NO_ROUTE6, UNREACHABLE6 = "2001:db8:1::1", "2001:db8:2::1"

ZONE = {
    "lost.test": Records(a=(NO_ROUTE,)),
    "gone.test": Records(a=(UNREACHABLE,)),
    "half.test": Records(a=(NO_ROUTE, "127.0.0.1"), aaaa=(NO_ROUTE6,)),
    "other-half.test": Records(a=(UNREACHABLE,), aaaa=(UNREACHABLE6, "::1")),
}


class Unreachable(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.echo, cls.echo6 = cls.for_class(servers.both_families(servers.echo))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))

    def reply(self, host: str) -> int:
        stream, reply = wire.ask5(self.argyle.port, CONNECT, host, self.echo.port)
        stream.close()
        return reply.code

    def test_network_unreachable(self) -> None:
        for host in (NO_ROUTE, NO_ROUTE6, "lost.test"):
            with self.subTest(host=host):
                self.assertEqual(self.reply(host), 0x03)

    def test_host_unreachable(self) -> None:
        for host in (UNREACHABLE, UNREACHABLE6, "gone.test"):
            with self.subTest(host=host):
                self.assertEqual(self.reply(host), 0x04)

    def test_socks4_says_5b(self) -> None:
        for host in (NO_ROUTE, UNREACHABLE, "lost.test", "gone.test"):
            with self.subTest(host=host):
                stream, reply = wire.ask4(self.argyle.port, CONNECT, host, self.echo.port)
                stream.close()
                self.assertEqual(reply.code, 0x5B)

    def test_an_address_that_can_be_reached_wins(self) -> None:
        for host in ("half.test", "other-half.test"):
            with self.subTest(host=host):
                self.assertEqual(self.reply(host), 0x00)


if __name__ == "__main__":
    namespace.main(f"route add unreachable {UNREACHABLE}/32", f"-6 route add unreachable {UNREACHABLE6}/128")
