# SPDX-License-Identifier: MIT
"""Much through one stream, and something through many at once, hashed in both directions."""

import hashlib
import selectors
import threading
import time
import unittest

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase

GIBIBYTE = 1 << 30
STREAMS, EACH = 500, 2 << 20
# The program may not keep what it carries.
GROWTH = 96 << 20


class Volume(ArgyleCase):
    def setUp(self) -> None:
        self.argyle = self.use(Argyle())

    def test_a_gibibyte_each_way_through_one_stream(self) -> None:
        def receive(connection) -> None:
            digest, buffer = hashlib.sha256(), bytearray(servers.PIECE)
            left = GIBIBYTE
            while left:
                got = connection.recv_into(buffer)
                if not got:
                    break
                digest.update(memoryview(buffer)[:got])
                left -= got
            received.append((GIBIBYTE - left, digest.hexdigest()))

        def send(connection, seed: bytes) -> None:
            for piece in servers.pattern(GIBIBYTE, seed):
                connection.sendall(piece)

        def serve(connection) -> None:
            sender = threading.Thread(target=send, args=(connection, b"down"))
            sender.start()
            receive(connection)
            sender.join()

        received: list[tuple[int, str]] = []
        server = self.use(servers.Server(serve))
        before, began = self.argyle.resident(), time.monotonic()
        with wire.open5(self.argyle.port, "127.0.0.1", server.port, seconds=120) as client:
            sender = threading.Thread(target=send, args=(client.socket, b"up"))
            sender.start()
            receive(client.socket)
            sender.join()
            server.await_idle(60)
        seconds = time.monotonic() - began
        print(f"\n1 GiB each way in {seconds:.1f} s, {self.argyle.processor_ticks()} ticks of the processor", flush=True)
        self.assertEqual(
            sorted(received),
            sorted((GIBIBYTE, servers.pattern_digest(GIBIBYTE, seed).hex()) for seed in (b"up", b"down")),
        )
        self.argyle.assertGrowth(before, GROWTH)
        stream = self.argyle.await_ended(to_port=server.port)
        self.assertEqual((stream["received"], stream["sent"]), (GIBIBYTE, GIBIBYTE))

    def test_five_hundred_streams_at_once(self) -> None:
        server = self.use(servers.Server(servers.echo))
        before, began = self.argyle.resident(), time.monotonic()
        clients = [self.use(wire.open5(self.argyle.port, "127.0.0.1", server.port)) for _ in range(STREAMS)]
        self.argyle.await_streams(lambda found: sum(s["state"] == "open" for s in found) == STREAMS, to_port=server.port)
        waiting = selectors.DefaultSelector()
        self.addCleanup(waiting.close)
        for number, client in enumerate(clients):
            client.socket.setblocking(False)
            talk = Talk(client, b"%d" % number)
            waiting.register(client.socket, selectors.EVENT_READ | selectors.EVENT_WRITE, talk)
        while waiting.get_map():
            ready = waiting.select(30)
            self.assertTrue(ready, "nothing moved for 30 s")
            for key, events in ready:
                if events & selectors.EVENT_WRITE and key.data.write():
                    waiting.modify(key.fileobj, selectors.EVENT_READ, key.data)
                if events & selectors.EVENT_READ and key.data.read():
                    waiting.unregister(key.fileobj)
                    self.assertEqual(key.data.got, EACH)
                    self.assertEqual(key.data.heard.digest(), key.data.said.digest())
        print(f"\n{STREAMS} streams, {EACH >> 20} MiB each way through each, in {time.monotonic() - began:.1f} s", flush=True)
        self.argyle.assertGrowth(before, GROWTH)
        server.await_idle()
        streams = self.argyle.await_streams(lambda found: all(s["state"] == "closed" for s in found), to_port=server.port)
        self.assertEqual({(stream["received"], stream["sent"]) for stream in streams}, {(EACH, EACH)})


class Talk:
    """What one of many clients has said and heard so far; holds one piece of it."""

    def __init__(self, client: wire.Wire, seed: bytes):
        self.client = client
        self.said, self.heard, self.got = hashlib.sha256(), hashlib.sha256(), 0
        self._pieces = servers.pattern(EACH, seed)
        self._piece = memoryview(b"")

    def write(self) -> bool:
        """True once everything has been said, and the end too."""
        if not self._piece:
            piece = next(self._pieces, None)
            if piece is None:
                self.client.end()
                return True
            self.said.update(piece)
            self._piece = memoryview(piece)
        self._piece = self._piece[self.client.socket.send(self._piece) :]
        return False

    def read(self) -> bool:
        """True at the end of the stream."""
        piece = self.client.socket.recv(servers.PIECE)
        self.heard.update(piece)
        self.got += len(piece)
        return not piece


if __name__ == "__main__":
    unittest.main()
