# SPDX-License-Identifier: MIT
"""SOCKS5 and RFC 1929 as bytes over a real socket."""

import unittest

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import SERVFAIL, NameServer, Records, reverse_name
from fixtures.rows import PROBE, After, Local, Row, check
from fixtures.wire import (
    BIND, CONNECT, CONNECT_DIR, GSSAPI, NO_AUTH, RESOLVE, RESOLVE_PTR, UDP_ASSOCIATE, USERNAME_PASSWORD,
    credentials, failed, greeting, request, succeeded,
)  # fmt: skip

HELLO = greeting(NO_AUTH)
NO_AUTH_CHOSEN, LOGIN_CHOSEN, NOTHING_CHOSEN, LOGIN_ACCEPTED = b"\x05\x00", b"\x05\x02", b"\x05\xff", b"\x01\x00"
LOGIN = greeting(USERNAME_PASSWORD)

ZONE = {
    "four.test": Records(a=("127.0.0.1",)),
    "six.test": Records(aaaa=("::1",)),
    "both.test": Records(a=("127.0.0.1",), aaaa=("::1",)),
    "alias.test": Records(cname="four.test"),
    "under_score.test": Records(a=("127.0.0.1",)),
    "empty.test": Records(),
    "broken.test": Records(rcode=SERVFAIL),
    reverse_name("192.0.2.1"): Records(ptr="pointer.test"),
    reverse_name("2001:db8::1"): Records(ptr="pointer6.test"),
    reverse_name("127.0.0.77"): Records(ptr="internal.test"),
}


class Socks5(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.echo = cls.for_class(servers.Server(servers.echo))
        cls.echo6 = cls.for_class(servers.Server(servers.echo, "::1"))
        cls.refusing = cls.for_class(servers.refusing_port())
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))

    def check(self, *rows: Row) -> None:
        check(self, self.argyle.port, list(rows), self.echo, self.echo6)

    def test_connect_opens_a_stream(self) -> None:
        four, six = self.echo.port, self.echo6.port
        rows = [
            ("IPv4", request(CONNECT, "127.0.0.1", four)),
            ("IPv6", request(CONNECT, "::1", six)),
            ("name with an IPv4 address", request(CONNECT, "four.test", four)),
            ("name with an IPv6 address", request(CONNECT, "six.test", six)),
            ("name with both", request(CONNECT, "both.test", four)),
            ("alias", request(CONNECT, "alias.test", four)),
            ("upper case", request(CONNECT, "FOUR.Test", four)),
            ("underscore", request(CONNECT, "under_score.test", four)),
            ("trailing dot", request(CONNECT, "four.test.", four)),
            ("IPv4 literal as a name", request(CONNECT, b"127.0.0.1", four)),
            ("bare IPv6 literal as a name", request(CONNECT, b"::1", six)),
            ("bracketed IPv6 literal as a name", request(CONNECT, b"[::1]", six)),
        ]
        self.check(*(Row(name, HELLO + asked, (NO_AUTH_CHOSEN, Local.SOCKS5), After.OPEN) for name, asked in rows))

    def test_the_hosts_file_is_honoured(self) -> None:
        asked = request(CONNECT, "localhost", self.echo.port)
        self.check(Row("localhost", HELLO + asked, (NO_AUTH_CHOSEN, Local.SOCKS5), After.OPEN))

    def test_data_may_follow_the_request_at_once(self) -> None:
        asked = request(CONNECT, "four.test", self.echo.port)
        self.check(Row("data", HELLO + asked + PROBE, (NO_AUTH_CHOSEN, Local.SOCKS5, PROBE), After.OPEN))

    def test_failures_have_their_codes(self) -> None:
        port = self.echo.port
        rows = [
            ("refused", request(CONNECT, "127.0.0.1", self.refusing), 0x05),
            ("refused by name", request(CONNECT, "four.test", self.refusing), 0x05),
            ("no such name", request(CONNECT, "nowhere.test", port), 0x04),
            ("a name without addresses", request(CONNECT, "empty.test", port), 0x04),
            ("a name server that fails", request(CONNECT, "broken.test", port), 0x04),
            ("a name of 255 bytes", request(CONNECT, b"a" * 255, port), 0x04),
            ("port 0", request(CONNECT, "127.0.0.1", 0), 0x01),
            ("port 0 by name", request(CONNECT, "four.test", 0), 0x01),
            ("BIND", request(BIND, "127.0.0.1", port), 0x07),
            ("UDP ASSOCIATE", request(UDP_ASSOCIATE, "127.0.0.1", port), 0x07),
            ("UDP ASSOCIATE to nowhere", request(UDP_ASSOCIATE, "0.0.0.0", 0), 0x07),
            ("CONNECT_DIR", request(CONNECT_DIR, "127.0.0.1", port), 0x07),
            ("command 00", request(0x00, "127.0.0.1", port), 0x07),
            ("command 09", request(0x09, "four.test", port), 0x07),
            ("command FF", request(0xFF, "::1", port), 0x07),
            ("address type 00", b"\x05\x01\x00\x00", 0x08),
            ("address type 02", b"\x05\x01\x00\x02", 0x08),
            ("address type 05", b"\x05\x01\x00\x05", 0x08),
            ("reserved byte 01", b"\x05\x01\x01" + request(CONNECT, "127.0.0.1", port)[3:], 0x01),
            ("version byte 04", b"\x04" + request(CONNECT, "127.0.0.1", port)[1:], 0x01),
        ]
        self.check(*(Row(name, HELLO + asked, (NO_AUTH_CHOSEN, failed(code))) for name, asked, code in rows))

    def test_malformed_names_are_a_general_failure(self) -> None:
        rows = {
            "empty": b"",
            "NUL": b"four.test\0.evil.test",
            "space": b"four .test",
            "at sign": b"user@four.test",
            "control byte": b"four\n.test",
            "slash": b"four.test/",
            "colon": b"four.test:80",
            "raw UTF-8": "fünf.test".encode(),
            "byte FF": b"\xff",
            "two trailing dots": b"four.test..",
        }
        asked = {name: request(CONNECT, host, self.echo.port) for name, host in rows.items()}
        self.check(*(Row(name, HELLO + sent, (NO_AUTH_CHOSEN, failed(0x01))) for name, sent in asked.items()))
        resolve = {name: request(RESOLVE, host, 0) for name, host in rows.items()}
        self.check(*(Row(name, HELLO + sent, (NO_AUTH_CHOSEN, failed(0x01))) for name, sent in resolve.items()))

    def test_onion_names_never_reach_a_name_server(self) -> None:
        rows = {f"malformed: {name}": (host, 0x01) for name, host in onion.MALFORMED.items()}
        rows["valid"] = (onion.VALID, 0x04)
        rows["valid, trailing dot"] = (onion.VALID + ".", 0x04)
        rows["valid, upper case"] = (onion.VALID.upper(), 0x04)
        rows["valid with a subdomain"] = ("www." + onion.VALID, 0x04)
        for name, (host, code) in rows.items():
            self.check(Row(name, HELLO + request(CONNECT, host, 80), (NO_AUTH_CHOSEN, failed(code))))
        self.check(Row("RESOLVE", HELLO + request(RESOLVE, onion.VALID, 0), (NO_AUTH_CHOSEN, failed(0x04))))
        self.assertEqual([q for q in self.names.questions() if q.name.rstrip(".").endswith("onion")], [])

    def test_resolve(self) -> None:
        rows = [
            ("IPv4", request(RESOLVE, "four.test", 0), succeeded("127.0.0.1")),
            ("IPv6 only", request(RESOLVE, "six.test", 0), succeeded("::1")),
            ("both: IPv4 is preferred", request(RESOLVE, "both.test", 0), succeeded("127.0.0.1")),
            ("alias", request(RESOLVE, "alias.test", 0), succeeded("127.0.0.1")),
            ("a port is of no interest", request(RESOLVE, "four.test", 4711), succeeded("127.0.0.1")),
            ("an IPv4 address answers itself", request(RESOLVE, "192.0.2.9", 0), succeeded("192.0.2.9")),
            ("an IPv6 address answers itself", request(RESOLVE, "2001:db8::9", 0), succeeded("2001:db8::9")),
            ("an IPv4 literal answers itself", request(RESOLVE, b"192.0.2.9", 0), succeeded("192.0.2.9")),
            ("an IPv6 literal answers itself", request(RESOLVE, b"2001:db8::9", 0), succeeded("2001:db8::9")),
            ("a bracketed literal answers itself", request(RESOLVE, b"[2001:db8::9]", 0), succeeded("2001:db8::9")),
            ("no such name", request(RESOLVE, "nowhere.test", 0), failed(0x04)),
            ("no addresses", request(RESOLVE, "empty.test", 0), failed(0x04)),
        ]
        self.check(*(Row(name, HELLO + asked, (NO_AUTH_CHOSEN, due)) for name, asked, due in rows))

    def test_resolve_ptr(self) -> None:
        def pointer(name: bytes) -> bytes:
            return b"\x05\x00\x00\x03" + bytes([len(name)]) + name + b"\0\0"

        rows = [
            ("IPv4", request(RESOLVE_PTR, "192.0.2.1", 0), pointer(b"pointer.test")),
            ("IPv6", request(RESOLVE_PTR, "2001:db8::1", 0), pointer(b"pointer6.test")),
            ("IPv4 literal", request(RESOLVE_PTR, b"192.0.2.1", 0), pointer(b"pointer.test")),
            ("IPv6 literal", request(RESOLVE_PTR, b"2001:db8::1", 0), pointer(b"pointer6.test")),
            ("internal", request(RESOLVE_PTR, "127.0.0.77", 0), pointer(b"internal.test")),
            ("no record", request(RESOLVE_PTR, "192.0.2.2", 0), failed(0x04)),
            ("a host name", request(RESOLVE_PTR, "four.test", 0), failed(0x08)),
        ]
        self.check(*(Row(name, HELLO + asked, (NO_AUTH_CHOSEN, due)) for name, asked, due in rows))

    def test_choosing_a_method(self) -> None:
        asked = request(CONNECT, "127.0.0.1", self.echo.port)
        login = credentials(b"user", b"password")
        self.check(
            Row("none", greeting(), (NOTHING_CHOSEN,)),
            Row("GSSAPI", greeting(GSSAPI), (NOTHING_CHOSEN,)),
            Row("unassigned and private", greeting(0x03, 0x80, 0xFE), (NOTHING_CHOSEN,)),
            Row("all but the two", greeting(*[m for m in range(256) if m not in (0, 2)]), (NOTHING_CHOSEN,)),
            Row("00", HELLO + asked, (NO_AUTH_CHOSEN, Local.SOCKS5), After.OPEN),
            Row("01 00", greeting(1, 0) + asked, (NO_AUTH_CHOSEN, Local.SOCKS5), After.OPEN),
            *(
                Row(f"{methods}", greeting(*methods) + login + asked, (LOGIN_CHOSEN, LOGIN_ACCEPTED, Local.SOCKS5), After.OPEN)
                for methods in ((2,), (0, 2), (2, 0), (1, 2), tuple(range(255)))
            ),
        )

    def test_any_credentials_are_accepted(self) -> None:
        asked = request(CONNECT, "127.0.0.1", self.echo.port)
        rows = {
            "both": (b"user", b"password"),
            "no password": (b"user", b""),
            "no user": (b"", b"password"),
            "neither": (b"", b""),
            "as long as can be": (b"u" * 255, b"p" * 255),
            "any bytes": (bytes(range(256))[:255], bytes(range(1, 256))),
            "Tor's format 0": (b"<torS0X>0", b"isolation"),
            "nearly Tor's prefix": (b"<torS0Y>9", b""),
        }
        due = (LOGIN_CHOSEN, LOGIN_ACCEPTED, Local.SOCKS5)
        self.check(*(Row(name, LOGIN + credentials(*login) + asked, due, After.OPEN) for name, login in rows.items()))

    def test_credentials_that_nobody_asked_for_are_accepted_once(self) -> None:
        asked = request(CONNECT, "127.0.0.1", self.echo.port)
        login = credentials(b"user", b"password")
        self.check(
            Row("once", HELLO + login + asked, (NO_AUTH_CHOSEN, LOGIN_ACCEPTED, Local.SOCKS5), After.OPEN),
            Row("empty", HELLO + b"\x01\0\0" + asked, (NO_AUTH_CHOSEN, LOGIN_ACCEPTED, Local.SOCKS5), After.OPEN),
            Row("twice", HELLO + login + login, (NO_AUTH_CHOSEN, LOGIN_ACCEPTED, failed(0x01))),
            Row("twice where asked", LOGIN + login + login, (LOGIN_CHOSEN, LOGIN_ACCEPTED, failed(0x01))),
        )

    def test_something_else_than_credentials_is_refused(self) -> None:
        asked = request(CONNECT, "127.0.0.1", self.echo.port)
        self.check(
            Row("a request", LOGIN + asked, (LOGIN_CHOSEN, failed(0x01))),
            Row("version 02", LOGIN + b"\x02" + credentials(b"u", b"p")[1:], (LOGIN_CHOSEN, failed(0x01))),
            Row("version 00", LOGIN + b"\x00", (LOGIN_CHOSEN, failed(0x01))),
            *(
                Row(f"format {user!r}", LOGIN + credentials(user, b"p"), (LOGIN_CHOSEN, failed(0x01)))
                for user in (b"<torS0X>1", b"<torS0X>x", b"<torS0X>00", b"<torS0X>")
            ),
        )

    def test_a_client_that_leaves_in_the_middle_is_answered_nothing_more(self) -> None:
        login = credentials(b"user", b"password")
        asked = request(CONNECT, "four.test", self.echo.port)
        stages = [(LOGIN, LOGIN_CHOSEN), (login, LOGIN_ACCEPTED), (asked, b"")]
        sent = due = b""
        for message, answer in stages:
            for cut in range(len(message)):
                with self.subTest(sent=(sent + message[:cut]).hex(" ")), wire.Wire(self.argyle.port) as client:
                    client.send(sent + message[:cut]).end()
                    self.assertEqual(client.read_to_end(), due)
            sent += message
            due += answer

    def test_the_record_tells_a_client_that_left(self) -> None:
        before = self.argyle.newest_id()
        with wire.Wire(self.argyle.port) as client:
            client.send(HELLO + b"\x05\x01").end()
            client.read_to_end()
        stream = self.argyle.await_ended(after=before)
        self.assertEqual(stream["protocol"], "5")
        self.assertEqual(stream["port"].rpartition(":")[2], str(self.argyle.port[1]))


if __name__ == "__main__":
    unittest.main()
