# SPDX-License-Identifier: MIT
"""Optimistic data: what a client sends before it has been answered is neither lost nor reordered, nor is the answer."""

import hashlib
import os
import threading
import unittest

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import AAAA, A, NameServer, Records
from fixtures.wire import CONNECT, NO_AUTH, USERNAME_PASSWORD, credentials, failed, greeting, request, socks4

LARGE = 4 << 20
HELLO = greeting(NO_AUTH)


class EarlyData(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer({"here.test": Records(a=("127.0.0.1",)), "silent.test": Records(silent=(A, AAAA))}))
        cls.refusing = cls.for_class(servers.refusing_port())
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}"))

    def handshakes(self, port: int) -> dict[str, tuple[bytes, int]]:
        """Whole handshakes in one piece, and how many bytes answer each in case of success."""
        login = greeting(USERNAME_PASSWORD) + credentials(b"u", b"p")
        return {
            "SOCKS4": (socks4(CONNECT, "127.0.0.1", port), 8),
            "SOCKS4A": (socks4(CONNECT, "here.test", port, b"id"), 8),
            "SOCKS5": (HELLO + request(CONNECT, "127.0.0.1", port), 2 + 10),
            "SOCKS5 by name": (HELLO + request(CONNECT, "here.test", port), 2 + 10),
            "SOCKS5 with credentials": (login + request(CONNECT, "here.test", port), 2 + 2 + 10),
        }

    def test_four_mebibytes_from_the_first_write_on(self) -> None:
        data = b"".join(servers.pattern(LARGE))
        sink = servers.Sink()
        server = self.use(servers.Server(sink))
        for number, (name, (handshake, size)) in enumerate(self.handshakes(server.port).items()):
            with self.subTest(handshake=name), wire.Wire(self.argyle.port) as client:
                client.send(handshake + data).end()
                answer = client.read(size)
                self.assertIn(answer[-10:-8] if size > 8 else answer[:2], (b"\x05\x00", b"\x00\x5a"))
                self.assertEqual(client.read_to_end(), hashlib.sha256(data).digest())
                self.assertEqual(sink.await_received(number + 1)[-1][0], LARGE)

    def test_the_method_is_told_while_the_way_out_is_being_looked_for(self) -> None:
        with wire.Wire(self.argyle.port) as client:
            client.send(HELLO + request(CONNECT, "silent.test", 80) + b"early")
            self.assertEqual(client.read(2), b"\x05\x00")
            self.argyle.await_streams(lambda streams: [s["state"] for s in streams if s["host"] == "silent.test"] == ["resolving"])

    def test_data_in_small_pieces_before_the_answer(self) -> None:
        sink = servers.Sink()
        server = self.use(servers.Server(sink))
        data = bytes(range(256)) * 4
        with wire.Wire(self.argyle.port) as client:
            client.send_byte_by_byte(HELLO + request(CONNECT, "here.test", server.port) + data, gap=0.0005).end()
            client.read(12)
            self.assertEqual(client.read_to_end(), hashlib.sha256(data).digest())

    def test_random_cuts(self) -> None:
        sink = servers.Sink()
        server = self.use(servers.Server(sink))
        data = os.urandom(200_000)
        for handshake, size in self.handshakes(server.port).values():
            whole = handshake + data
            cuts = [0, *sorted({1, len(handshake) - 1, len(handshake), len(handshake) + 1, 65_536, 131_073}), len(whole)]
            with wire.Wire(self.argyle.port) as client:
                for start, end in zip(cuts, cuts[1:]):
                    client.send(whole[start:end])
                client.end()
                client.read(size)
                self.assertEqual(client.read_to_end(), hashlib.sha256(data).digest())

    def test_the_failure_can_be_read_however_much_was_sent(self) -> None:
        data = bytes(LARGE)
        refusals = {
            "refused": (HELLO + request(CONNECT, "127.0.0.1", self.refusing), b"\x05\x00" + failed(0x05)),
            "refused by name": (HELLO + request(CONNECT, "here.test", self.refusing), b"\x05\x00" + failed(0x05)),
            "no such name": (HELLO + request(CONNECT, "nowhere.test", 80), b"\x05\x00" + failed(0x04)),
            "onion": (HELLO + request(CONNECT, onion.VALID, 80), b"\x05\x00" + failed(0x04)),
            "malformed": (HELLO + request(CONNECT, b"no way", 80), b"\x05\x00" + failed(0x01)),
            "BIND": (HELLO + request(wire.BIND, "127.0.0.1", 80), b"\x05\x00" + failed(0x07)),
            "no method": (greeting(wire.GSSAPI), b"\x05\xff"),
            "SOCKS4": (socks4(CONNECT, "127.0.0.1", self.refusing), wire.SOCKS4_REFUSED),
            "SOCKS4A": (socks4(CONNECT, "nowhere.test", 80), wire.SOCKS4_REFUSED),
        }
        for name, (handshake, due) in refusals.items():
            for ends in (False, True):
                with self.subTest(refusal=name, ends=ends), wire.Wire(self.argyle.port) as client:
                    client.send(handshake + data)
                    if ends:
                        client.end()
                    self.assertEqual(client.read_to_end().hex(" "), due.hex(" "))

    def test_early_data_is_bounded(self) -> None:
        # While the connect hangs, the client's bytes have to stay with the client: Argyle takes 64 KiB, the kernel's
        # buffers some more, and then the client cannot write.
        data = b"".join(servers.pattern(64 << 20))
        with servers.blackhole() as port, wire.Wire(self.argyle.port, seconds=2) as client:
            before = self.argyle.resident()
            with self.assertRaises(TimeoutError):
                client.send(HELLO + request(CONNECT, "127.0.0.1", port) + data)
            self.argyle.assertGrowth(before, 8 << 20)
            stream = self.argyle.await_streams(lambda found: bool(found), to_port=port)[-1]
            self.assertEqual(stream["state"], "connecting")

    def test_what_was_no_longer_read_goes_on_once_the_stream_is_open(self) -> None:
        sink = servers.Sink()
        server = self.use(servers.Server(sink))
        data = b"".join(servers.pattern(LARGE))
        self.names.zone["held.test"] = Records(a=("127.0.0.1",))
        self.names.gate.clear()
        self.addCleanup(self.names.gate.set)
        with wire.Wire(self.argyle.port) as client:
            sending = threading.Thread(target=client.send, args=(HELLO + request(CONNECT, "held.test", server.port) + data,))
            sending.start()
            self.names.await_question("held.test")
            self.argyle.await_streams(lambda found: bool(found) and found[-1]["state"] == "resolving", to_port=server.port)
            self.assertTrue(sending.is_alive(), "all of it was taken before the stream was open")
            self.names.gate.set()
            sending.join()
            client.end()
            client.read(12)
            self.assertEqual(client.read_to_end(), hashlib.sha256(data).digest())

    def test_the_end_may_come_before_the_answer(self) -> None:
        for handshake in ("SOCKS4", "SOCKS4A", "SOCKS5", "SOCKS5 by name"):
            for data in (b"", b"all there is"):
                with self.subTest(handshake=handshake, data=data):
                    sink = servers.Sink()
                    with servers.Server(sink) as server, wire.Wire(self.argyle.port) as client:
                        message, size = self.handshakes(server.port)[handshake]
                        client.send(message + data).end()
                        client.read(size)
                        self.assertEqual(client.read_to_end(), hashlib.sha256(data).digest())
                        self.assertEqual(sink.await_received()[0][0], len(data))

    def test_the_end_may_come_before_the_name_is_known(self) -> None:
        sink = servers.Sink()
        server = self.use(servers.Server(sink))
        self.names.zone["later.test"] = Records(a=("127.0.0.1",))
        self.names.gate.clear()
        self.addCleanup(self.names.gate.set)
        with wire.Wire(self.argyle.port) as client:
            client.send(HELLO + request(CONNECT, "later.test", server.port) + b"all there is").end()
            self.names.await_question("later.test")
            self.names.gate.set()
            client.read(12)
            self.assertEqual(client.read_to_end(), hashlib.sha256(b"all there is").digest())

    def test_a_client_that_resets_before_the_answer_frees_its_stream(self) -> None:
        with servers.blackhole() as port:
            client = wire.Wire(self.argyle.port)
            client.send(HELLO + request(CONNECT, "127.0.0.1", port) + b"early")
            client.read(2)
            self.argyle.await_streams(lambda found: bool(found) and found[-1]["state"] == "connecting", to_port=port)
            client.reset()
            self.argyle.await_ended(to_port=port)


if __name__ == "__main__":
    unittest.main()
