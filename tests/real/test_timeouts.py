# SPDX-License-Identifier: MIT
"""Time limits, as the settings file sets them."""

import contextlib
import time
import unittest

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import AAAA, A, NameServer, Records
from fixtures.wire import CONNECT, NO_AUTH, RESOLVE, USERNAME_PASSWORD, failed, greeting, request, socks4

LIMIT = 2
SETTINGS = f"[timeouts]\nhandshake={LIMIT}\nconnect={LIMIT}\n"
# Not much earlier than the limit and not long after it.
EARLY, LATE = LIMIT - 0.5, LIMIT + 6


class Timeouts(ArgyleCase):
    def setUp(self) -> None:
        self.names = self.use(NameServer({"never.test": Records(silent=(A, AAAA)), "hole.test": Records(a=("127.0.0.1",))}))
        argyle = Argyle(f"--dns={self.names.spec}")
        config = argyle.home / "argyle.conf"
        config.write_text(SETTINGS)
        argyle.arguments.append(f"--config={config}")
        self.argyle = self.use(argyle)

    def assertAnswered(self, sent: bytes, due: bytes) -> None:
        began = time.monotonic()
        with wire.Wire(self.argyle.port, seconds=LATE + 10) as client:
            client.send(sent)
            self.assertEqual(client.read_to_end().hex(" "), due.hex(" "))
        self.assertGreater(time.monotonic() - began, EARLY)
        self.assertLess(time.monotonic() - began, LATE)

    def test_a_client_that_does_not_finish_its_handshake_is_closed(self) -> None:
        whole = greeting(NO_AUTH) + request(CONNECT, "127.0.0.1", 80)
        for sent, due in (
            (b"", b""),
            (b"\x05", b""),
            (whole[:-1], b"\x05\x00"),
            (greeting(USERNAME_PASSWORD), b"\x05\x02"),
            (socks4(CONNECT, "127.0.0.1", 80, b"endless")[:-1], b""),
        ):
            with self.subTest(sent=sent.hex(" ")):
                self.assertAnswered(sent, due)

    def test_a_trickle_does_not_put_it_off(self) -> None:
        began = time.monotonic()
        with wire.Wire(self.argyle.port) as client:
            client.send_byte_by_byte(b"\x04\x01\x00\x50\x7f\x00\x00\x01" + b"u" * 400, gap=0.05)
            self.assertEqual(client.read_to_end(), b"")
        self.assertLess(time.monotonic() - began, LATE)

    def test_a_connect_that_hangs_is_06(self) -> None:
        with servers.blackhole() as port:
            for host in ("127.0.0.1", "hole.test"):
                with self.subTest(host=host):
                    self.assertAnswered(greeting(NO_AUTH) + request(CONNECT, host, port), b"\x05\x00" + failed(0x06))
            self.assertAnswered(socks4(CONNECT, "127.0.0.1", port), wire.SOCKS4_REFUSED)

    def test_a_lookup_that_hangs_is_06(self) -> None:
        for command in (CONNECT, RESOLVE):
            with self.subTest(command=command):
                self.assertAnswered(greeting(NO_AUTH) + request(command, "never.test", 80), b"\x05\x00" + failed(0x06))

    def test_a_client_that_was_refused_and_stays_is_let_go(self) -> None:
        with contextlib.ExitStack() as open_clients:
            before = self.argyle.open_descriptors()
            for _ in range(20):
                client = open_clients.enter_context(wire.Wire(self.argyle.port))
                client.send(greeting(wire.GSSAPI))
                self.assertEqual(client.read_to_end(), b"\x05\xff")
            # Each may still read for a while what was sent to it.
            self.assertGreater(self.argyle.open_descriptors(), before + 10)
            self.argyle.assertDescriptors(before + 4)

    def test_an_open_stream_has_no_limit(self) -> None:
        echo = self.use(servers.Server(servers.echo))
        with wire.open5(self.argyle.port, "127.0.0.1", echo.port) as stream:
            self.assertTrue(stream.quiet_for(2 * LIMIT + 1))
            stream.send(b"still here")
            self.assertEqual(stream.read(10), b"still here")


if __name__ == "__main__":
    unittest.main()
