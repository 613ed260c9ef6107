# SPDX-License-Identifier: MIT
"""Each flag of a port changes what it says it changes, and nothing beside it."""

import unittest

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name
from fixtures.rows import After, Local, Row, check
from fixtures.wire import (
    CONNECT, NO_AUTH, RESOLVE, RESOLVE_PTR, SOCKS4_REFUSED, USERNAME_PASSWORD, credentials, failed, greeting, request,
    socks4, succeeded,
)  # fmt: skip

HELLO, CHOSEN = greeting(NO_AUTH), b"\x05\x00"
BOTH_METHODS = (greeting(NO_AUTH, USERNAME_PASSWORD), greeting(USERNAME_PASSWORD, NO_AUTH))

ZONE = {
    "four.test": Records(a=("127.0.0.1",)),
    "six.test": Records(aaaa=("::1",)),
    "both.test": Records(a=("127.0.0.1",), aaaa=("::1",)),
    reverse_name("192.0.2.1"): Records(ptr="pointer.test"),
}

SPECS = {
    "plain": "127.0.0.1:auto",
    "extended": "127.0.0.1:auto ExtendedErrors",
    "safe": "127.0.0.1:auto SafeSocks",
    "no IPv6": "127.0.0.1:auto NoIPv6Traffic",
    "no IPv4": "127.0.0.1:auto NoIPv4Traffic",
    "no DNS": "127.0.0.1:auto NoDNSRequest",
    "onion only": "127.0.0.1:auto OnionTrafficOnly",
    "no onion": "127.0.0.1:auto NoOnionTraffic ExtendedErrors",
    "prefer IPv6": "127.0.0.1:auto PreferIPv6",
    "prefer none": "127.0.0.1:auto PreferSOCKSNoAuth",
    "no login isolation": "127.0.0.1:auto NoIsolateSOCKSAuth",
    "case does not matter": "127.0.0.1:auto extendederrors NOIPV6TRAFFIC",
    "IPv6 port": "[::1]:auto",
}


class PortFlags(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        # One port number for both families, so that a name with both leads to whichever address is taken.
        cls.echo, cls.echo6 = cls.for_class(servers.both_families(servers.echo))
        cls.refusing = cls.for_class(servers.refusing_port())
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}", ports=list(SPECS.values())))
        cls.ports = dict(zip(SPECS, cls.argyle.ports, strict=True))
        cls.port = cls.echo.port

    def answers(self, port: str, code: int, *asked: bytes) -> None:
        rows = [Row(message.hex(" "), HELLO + message, (CHOSEN, failed(code))) for message in asked]
        check(self, self.ports[port], rows)

    def connects(self, port: str, *asked: bytes) -> None:
        rows = [Row(message.hex(" "), HELLO + message, (CHOSEN, Local.SOCKS5), After.OPEN) for message in asked]
        check(self, self.ports[port], rows, self.echo, self.echo6)

    def connects_by(self, family: int, port: str, host: str) -> None:
        stream, reply = wire.ask5(self.ports[port], CONNECT, host, self.port)
        stream.close()
        self.assertEqual(reply.code, 0)
        self.assertEqual(":" in reply.host, family == 6, f"{host} was reached from {reply.host}")

    def test_extended_errors(self) -> None:
        malformed = [request(CONNECT, host, 80) for host in onion.MALFORMED.values()]
        self.answers("extended", 0xF6, *malformed)
        self.answers("extended", 0xF6, request(CONNECT, "www.abc.onion", 80))
        self.answers("extended", 0xF0, request(CONNECT, onion.VALID, 80), request(CONNECT, "www." + onion.VALID, 80))
        self.answers("plain", 0x01, *malformed)
        self.answers("plain", 0x04, request(CONNECT, onion.VALID, 80))

    def test_extended_errors_leave_the_others_as_they_are(self) -> None:
        self.answers("extended", 0x04, request(CONNECT, "nowhere.test", self.port))
        self.answers("extended", 0x05, request(CONNECT, "127.0.0.1", self.refusing))
        self.answers("extended", 0x01, request(CONNECT, b"", self.port))
        self.connects("extended", request(CONNECT, "four.test", self.port))
        check(self, self.ports["extended"], [Row("SOCKS4", socks4(CONNECT, "abc.onion", 80), (SOCKS4_REFUSED,))])

    def test_flags_are_read_in_any_case(self) -> None:
        self.answers("case does not matter", 0xF6, request(CONNECT, "abc.onion", 80))
        self.answers("case does not matter", 0x08, request(CONNECT, "::1", self.port))

    def test_safe_socks_refuses_addresses(self) -> None:
        self.answers("safe", 0x02, request(CONNECT, "127.0.0.1", self.port), request(CONNECT, "::1", self.port))
        check(self, self.ports["safe"], [Row("SOCKS4", socks4(CONNECT, "127.0.0.1", self.port), (SOCKS4_REFUSED,))])
        self.connects("safe", request(CONNECT, "four.test", self.port))
        check(self, self.ports["safe"], [Row("4A", socks4(CONNECT, "four.test", self.port), (Local.SOCKS4,), After.OPEN)],
              self.echo, self.echo6)  # fmt: skip

    def test_safe_socks_tells_who_was_refused(self) -> None:
        stream, reply = wire.ask5(self.ports["safe"], CONNECT, "192.0.2.1", 9)
        self.assertEqual(reply.code, 0x02)
        found = self.argyle.await_streams(lambda streams: bool(streams) and bool(streams[-1]["application"]), to_port=9)
        stream.close()
        self.assertEqual(found[-1]["state"], "failed")

    def test_no_ipv6_traffic(self) -> None:
        self.answers("no IPv6", 0x08, request(CONNECT, "::1", self.port), request(CONNECT, b"::1", self.port))
        self.connects("no IPv6", request(CONNECT, "127.0.0.1", self.port))
        self.connects_by(4, "no IPv6", "both.test")
        with self.subTest("a name with IPv6 addresses only"):
            stream, reply = wire.ask5(self.ports["no IPv6"], CONNECT, "six.test", self.port)
            stream.close()
            self.assertIn(reply.code, (0x04, 0x08))

    def test_no_ipv4_traffic(self) -> None:
        self.answers("no IPv4", 0x02, request(CONNECT, "127.0.0.1", self.port), request(CONNECT, b"127.0.0.1", self.port))
        self.connects("no IPv4", request(CONNECT, "::1", self.port))
        self.connects_by(6, "no IPv4", "both.test")
        with self.subTest("a name with IPv4 addresses only"):
            stream, reply = wire.ask5(self.ports["no IPv4"], CONNECT, "four.test", self.port)
            stream.close()
            self.assertIn(reply.code, (0x02, 0x04))

    def test_no_dns_request(self) -> None:
        asked = len(self.names.questions())
        self.answers("no DNS", 0x02, request(CONNECT, "four.test", self.port), request(RESOLVE, "four.test", 0))
        self.answers("no DNS", 0x02, request(RESOLVE_PTR, "192.0.2.1", 0))
        self.assertEqual(len(self.names.questions()), asked)
        self.connects("no DNS", request(CONNECT, "127.0.0.1", self.port), request(CONNECT, "::1", self.port))

    def test_onion_traffic_only(self) -> None:
        self.answers("onion only", 0x02, request(CONNECT, "four.test", self.port), request(CONNECT, "127.0.0.1", self.port))
        self.answers("onion only", 0x02, request(CONNECT, "::1", self.port))
        self.answers("onion only", 0x04, request(CONNECT, onion.VALID, 80))

    def test_no_onion_traffic(self) -> None:
        self.answers("no onion", 0x02, request(CONNECT, onion.VALID, 80), request(CONNECT, "www." + onion.VALID, 80))
        self.connects("no onion", request(CONNECT, "four.test", self.port))

    def test_prefer_ipv6(self) -> None:
        self.connects_by(6, "prefer IPv6", "both.test")
        self.connects_by(4, "prefer IPv6", "four.test")
        check(self, self.ports["prefer IPv6"], [
            Row("both", HELLO + request(RESOLVE, "both.test", 0), (CHOSEN, succeeded("::1"))),
            Row("IPv4 only", HELLO + request(RESOLVE, "four.test", 0), (CHOSEN, succeeded("127.0.0.1"))),
        ])  # fmt: skip

    def test_no_authentication_wins_where_the_port_prefers_it(self) -> None:
        asked, login = request(CONNECT, "127.0.0.1", self.port), credentials(b"user", b"password")
        for port in ("prefer none", "no login isolation"):
            rows = [Row(methods.hex(" "), methods + asked, (CHOSEN, Local.SOCKS5), After.OPEN) for methods in BOTH_METHODS]
            only_login = (b"\x05\x02\x01\x00", Local.SOCKS5)
            rows.append(Row("login alone", greeting(USERNAME_PASSWORD) + login + asked, only_login, After.OPEN))
            check(self, self.ports[port], rows, self.echo, self.echo6)

    def test_a_port_may_listen_on_ipv6(self) -> None:
        to = self.ports["IPv6 port"]
        self.assertEqual(to[0], "::1")
        check(self, to, [
            Row("SOCKS5", HELLO + request(CONNECT, "127.0.0.1", self.port), (CHOSEN, Local.SOCKS5), After.OPEN),
            Row("SOCKS4", socks4(CONNECT, "127.0.0.1", self.port), (Local.SOCKS4,), After.OPEN),
        ], self.echo, self.echo6)  # fmt: skip
        with wire.Wire(to) as browser:
            browser.send(b"GET /proxy.pac HTTP/1.1\r\n\r\n")
            self.assertIn(b"SOCKS5 [::1]:%d" % to[1], browser.read_to_end())


if __name__ == "__main__":
    unittest.main()
