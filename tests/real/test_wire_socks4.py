# SPDX-License-Identifier: MIT
"""SOCKS4 and SOCKS4A as bytes over a real socket, and first bytes that are no protocol's."""

import unittest

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name
from fixtures.rows import PROBE, After, Local, Row, check
from fixtures.wire import BIND, CONNECT, CONNECT_DIR, RESOLVE, RESOLVE_PTR, SOCKS4_REFUSED, granted, socks4

ZONE = {
    "four.test": Records(a=("127.0.0.1",)),
    "six.test": Records(aaaa=("::1",)),
    "both.test": Records(a=("127.0.0.1",), aaaa=("::1",)),
    reverse_name("192.0.2.1"): Records(ptr="pointer.test"),
}


class Socks4(ArgyleCase):
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
            ("address", socks4(CONNECT, "127.0.0.1", four)),
            ("address, with an id", socks4(CONNECT, "127.0.0.1", four, b"someone")),
            ("an id of 512 bytes", socks4(CONNECT, "127.0.0.1", four, b"u" * 512)),
            ("name", socks4(CONNECT, "four.test", four)),
            ("name, with an id", socks4(CONNECT, "four.test", four, b"someone")),
            ("name, with an id of 512 bytes", socks4(CONNECT, "four.test", four, b"u" * 512)),
            ("name, trailing dot", socks4(CONNECT, "four.test.", four)),
            ("name with both", socks4(CONNECT, "both.test", four)),
            ("IPv4 literal as a name", socks4(CONNECT, b"127.0.0.1", four)),
            ("name with an IPv6 address only", socks4(CONNECT, "six.test", six)),
            ("0.0.0.x, any x", socks4(CONNECT, "four.test", four).replace(b"\0\0\0\x01", b"\0\0\0\xff", 1)),
        ]
        self.check(*(Row(name, sent, (Local.SOCKS4,), After.OPEN) for name, sent in rows))

    def test_data_may_follow_the_request_at_once(self) -> None:
        for host in ("127.0.0.1", "four.test"):
            sent = socks4(CONNECT, host, self.echo.port) + PROBE
            self.check(Row(host, sent, (Local.SOCKS4, PROBE), After.OPEN))

    def test_every_failure_is_5b(self) -> None:
        port = self.echo.port
        rows = [
            ("BIND", socks4(BIND, "127.0.0.1", port)),
            ("RESOLVE_PTR", socks4(RESOLVE_PTR, "192.0.2.1", 0)),
            ("CONNECT_DIR", socks4(CONNECT_DIR, "127.0.0.1", port)),
            ("command 00", socks4(0x00, "127.0.0.1", port)),
            ("command 09", socks4(0x09, "four.test", port)),
            ("port 0", socks4(CONNECT, "127.0.0.1", 0)),
            ("port 0 by name", socks4(CONNECT, "four.test", 0)),
            ("address 0.0.0.0", socks4(CONNECT, "0.0.0.0", port)),
            ("an empty host", socks4(CONNECT, b"", port)),
            ("a malformed host", socks4(CONNECT, b"four .test", port)),
            ("raw UTF-8", socks4(CONNECT, "fünf.test".encode(), port)),
            ("a host of 255 bytes that does not exist", socks4(CONNECT, b"a" * 255, port)),
            ("refused", socks4(CONNECT, "127.0.0.1", self.refusing)),
            ("refused by name", socks4(CONNECT, "four.test", self.refusing)),
            ("no such name", socks4(CONNECT, "nowhere.test", port)),
            ("a valid onion name", socks4(CONNECT, onion.VALID, port)),
            ("a malformed onion name", socks4(CONNECT, "abc.onion", port)),
            ("RESOLVE of no such name", socks4(RESOLVE, "nowhere.test", 0)),
            ("RESOLVE of a name with IPv6 addresses only", socks4(RESOLVE, "six.test", 0)),
            ("RESOLVE of an onion name", socks4(RESOLVE, onion.VALID, 0)),
        ]
        self.check(*(Row(name, sent, (SOCKS4_REFUSED,)) for name, sent in rows))
        self.assertEqual([q for q in self.names.questions() if q.name.endswith("onion")], [])

    def test_what_is_too_long_is_refused_as_soon_as_it_is(self) -> None:
        # No terminator: the refusal may not wait for one.
        head = socks4(CONNECT, "127.0.0.1", self.echo.port)[:-1]
        head4a = socks4(CONNECT, b"", self.echo.port)[:-1]
        self.check(
            Row("an id of 513 bytes", head + b"u" * 513, (SOCKS4_REFUSED,)),
            Row("a host of 256 bytes", head4a + b"h" * 256, (SOCKS4_REFUSED,)),
        )

    def test_resolve(self) -> None:
        self.check(
            Row("4A", socks4(RESOLVE, "four.test", 0), (granted("127.0.0.1"),)),
            Row("4A, with a port", socks4(RESOLVE, "four.test", 99), (granted("127.0.0.1"),)),
            Row("4A, both: IPv4", socks4(RESOLVE, "both.test", 0), (granted("127.0.0.1"),)),
            Row("4", socks4(RESOLVE, "192.0.2.9", 0), (granted("192.0.2.9"),)),
            Row("4A, literal", socks4(RESOLVE, b"192.0.2.9", 0), (granted("192.0.2.9"),)),
        )

    def test_a_client_that_leaves_in_the_middle_is_answered_nothing(self) -> None:
        for sent in (socks4(CONNECT, "127.0.0.1", self.echo.port, b"id"), socks4(CONNECT, "four.test", self.echo.port)):
            for cut in range(len(sent)):
                with self.subTest(sent=sent[:cut].hex(" ")), wire.Wire(self.argyle.port) as client:
                    client.send(sent[:cut]).end()
                    self.assertEqual(client.read_to_end(), b"")

    def test_other_first_bytes_are_closed_without_a_word_and_recorded(self) -> None:
        tls = bytes.fromhex("16 03 01 02 00 01 00 01 fc 03 03")
        for sent in (b"\x00", b"\x03" + bytes(20), b"\x06\x01\x00", tls, b"SSH-2.0-OpenSSH_9.2\r\n", b"\xff" * 9):
            for send in (wire.Wire.send, wire.Wire.send_byte_by_byte):
                with self.subTest(sent=sent.hex(" "), send=send.__name__):
                    before = self.argyle.newest_id()
                    with wire.Wire(self.argyle.port) as client:
                        send(client, sent)
                        self.assertEqual(client.read_to_end(), b"")
                    stream = self.argyle.await_ended(after=before)
                    self.assertEqual((stream["protocol"], stream["command"]), ("unknown", None))
                    self.assertIn(f"began with {sent[:8].hex(' ')}.", stream["problem"])


if __name__ == "__main__":
    unittest.main()
