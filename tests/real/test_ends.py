# SPDX-License-Identifier: MIT
"""How streams end: each direction by itself, and a reset as a reset."""

import hashlib
import queue
import socket
import unittest

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase


class Ends(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.argyle = cls.for_class(Argyle())

    def opened(self) -> tuple[wire.Wire, socket.socket]:
        """A stream with both of its ends in hand: the client's and the server's."""
        arrived: queue.Queue[socket.socket] = queue.Queue()
        done: queue.Queue[None] = queue.Queue()

        def serve(connection: socket.socket) -> None:
            connection.settimeout(20)
            arrived.put(connection)
            done.get()

        server = servers.Server(serve)
        client = wire.open5(self.argyle.port, "127.0.0.1", server.port)
        self.port = server.port
        self.addCleanup(server.close)
        self.addCleanup(done.put, None)
        self.addCleanup(client.close)
        return client, arrived.get(timeout=10)

    def test_the_client_ends_first(self) -> None:
        client, server = self.opened()
        client.send(b"the last of it").end()
        self.assertEqual(server.recv(100), b"the last of it")
        self.assertEqual(server.recv(100), b"")
        for number in range(3):
            server.sendall(b"still %d" % number)
            self.assertEqual(client.read(7), b"still %d" % number)
        self.assertEqual(self.argyle.streams(self.port)[-1]["state"], "open")
        server.shutdown(socket.SHUT_WR)
        self.assertEqual(client.read_to_end(), b"")
        self.assertEqual(self.argyle.await_ended(to_port=self.port)["state"], "closed")

    def test_the_server_ends_first(self) -> None:
        client, server = self.opened()
        server.sendall(b"the last of it")
        server.shutdown(socket.SHUT_WR)
        self.assertEqual(client.read_to_end(), b"the last of it")
        for number in range(3):
            client.send(b"still %d" % number)
            self.assertEqual(server.recv(7, socket.MSG_WAITALL), b"still %d" % number)
        self.assertEqual(self.argyle.streams(self.port)[-1]["state"], "open")
        client.end()
        self.assertEqual(server.recv(100), b"")
        self.assertEqual(self.argyle.await_ended(to_port=self.port)["state"], "closed")

    def test_a_large_answer_after_the_client_has_ended(self) -> None:
        size = 32 << 20
        server = self.use(servers.Server(servers.source(size)))
        with wire.open5(self.argyle.port, "127.0.0.1", server.port) as client:
            client.end()
            digest = hashlib.sha256()
            while piece := client.socket.recv(1 << 18):
                digest.update(piece)
        self.assertEqual(digest.digest(), servers.pattern_digest(size, b"source"))

    def test_a_reset_by_the_server_reaches_the_client(self) -> None:
        for first in (b"", b"something before"):
            with self.subTest(first=first):
                client, server = self.opened()
                server.sendall(first)
                self.assertEqual(client.read(len(first)), first)
                servers.reset(server)
                with self.assertRaises(ConnectionResetError):
                    client.read_to_end()
                self.argyle.await_ended(to_port=self.port)

    def test_an_answer_that_a_reset_follows_arrives(self) -> None:
        for _ in range(30):
            client, server = self.opened()
            client.send(b"request")
            self.assertEqual(server.recv(7, socket.MSG_PEEK | socket.MSG_WAITALL), b"request")
            server.sendall(b"answer")
            server.close()  # with the request unread, which its system answers by a reset
            self.assertEqual(client.read(6), b"answer")
            with self.assertRaises(ConnectionResetError):
                client.read(1)

    def test_a_reset_by_the_client_reaches_the_server(self) -> None:
        for first in (b"", b"something before"):
            with self.subTest(first=first):
                client, server = self.opened()
                client.send(first)
                self.assertEqual(server.recv(len(first), socket.MSG_WAITALL) if first else b"", first)
                client.reset()
                with self.assertRaises(ConnectionResetError):
                    server.recv(1)
                self.argyle.await_ended(to_port=self.port)

    def test_a_reset_after_an_end_reaches_the_other_side(self) -> None:
        client, server = self.opened()
        client.end()
        self.assertEqual(server.recv(1), b"")
        servers.reset(server)
        with self.assertRaises(ConnectionResetError):
            client.read_to_end()
        client, server = self.opened()
        server.shutdown(socket.SHUT_WR)
        self.assertEqual(client.read_to_end(), b"")
        client.reset()
        with self.assertRaises(ConnectionResetError):
            server.recv(1)

    def test_a_reset_in_the_middle_of_bulk(self) -> None:
        client, server = self.opened()
        client.socket.settimeout(1)
        with self.assertRaises(TimeoutError):
            client.send(bytes(64 << 20))
        client.reset()
        with self.assertRaises(ConnectionResetError):
            while server.recv(1 << 18):
                pass
        self.argyle.await_ended(to_port=self.port)

    def test_a_reset_while_the_client_does_not_read(self) -> None:
        client, server = self.opened()
        server.settimeout(1)
        with self.assertRaises(TimeoutError):
            server.sendall(bytes(64 << 20))
        servers.reset(server)
        with self.assertRaises(ConnectionResetError):
            client.read_to_end(most=64 << 20)
        self.argyle.await_ended(to_port=self.port)

    def test_a_server_that_never_says_a_word(self) -> None:
        server = self.use(servers.Server(servers.silent))
        with wire.open5(self.argyle.port, "127.0.0.1", server.port) as client:
            client.send(b"hello?")
            self.assertTrue(client.quiet_for(0.3))
        server.await_idle()
        self.argyle.await_ended(to_port=server.port)

    def test_no_descriptor_is_left_behind(self) -> None:
        echo = self.use(servers.Server(servers.echo))

        def visits() -> None:
            for _ in range(20):
                with wire.open5(self.argyle.port, "127.0.0.1", echo.port) as client:
                    client.send(b"x").end()
                    client.read_to_end()
            echo.await_idle()
            self.argyle.await_streams(lambda found: all(s["state"] == "closed" for s in found), to_port=echo.port)

        visits()
        before = self.argyle.open_descriptors()
        visits()
        # A few may come and go with what it does in the background, twenty streams' worth may not.
        self.argyle.assertDescriptors(before + 4)

    def test_the_echo_of_bulk_with_a_slow_reader_is_whole(self) -> None:
        # Back-pressure: nobody reads for a while, then everything comes, in order.
        size = 48 << 20
        server = self.use(servers.Server(servers.source(size)))
        before = self.argyle.resident()
        with wire.open5(self.argyle.port, "127.0.0.1", server.port) as client:
            self.argyle.await_streams(lambda found: bool(found) and found[-1]["received"] > 0, to_port=server.port)
            self.argyle.assertRests()
            self.argyle.assertGrowth(before, 16 << 20)
            digest = hashlib.sha256()
            while piece := client.socket.recv(1 << 18):
                digest.update(piece)
        self.assertEqual(digest.digest(), servers.pattern_digest(size, b"source"))

    def test_stopping_resets_what_is_not_whole(self) -> None:
        server = self.use(servers.Server(servers.source(64 << 20)))
        argyle = Argyle()
        self.addCleanup(argyle.remove)
        argyle.start()
        self.addCleanup(argyle.stop)
        with wire.open5(argyle.port, "127.0.0.1", server.port) as client:
            client.read(1000)
            argyle.stop()
            with self.assertRaises(ConnectionResetError):
                while client.socket.recv(1 << 20):
                    pass


if __name__ == "__main__":
    unittest.main()
