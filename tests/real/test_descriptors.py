# SPDX-License-Identifier: MIT
"""Out of descriptors: open streams go on, new clients wait or hear 01, and no core spins."""

import contextlib
import unittest
from pathlib import Path

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase, program
from fixtures.wire import CONNECT, NO_AUTH, failed, greeting, request

LIMIT = 80


class Descriptors(ArgyleCase):
    def setUp(self) -> None:
        if b"__ubsan_handle_dynamic_type_cache_miss" in Path(program()).read_bytes():
            # It looks at an object's memory through a pipe, and takes a pipe that it cannot get for an invalid object.
            self.skipTest("NOT RUN HERE: UBSan's vptr check needs descriptors of its own, and reports faults without them")
        self.echo = self.use(servers.Server(servers.echo))
        self.argyle = self.use(Argyle(descriptors=LIMIT))
        self.clients = self.use(contextlib.ExitStack())
        self.handshake = greeting(NO_AUTH) + request(CONNECT, "127.0.0.1", self.echo.port)

    def opens(self) -> wire.Wire:
        """An open stream, at once or soon: what was refused before may still be on its way out."""
        deadline = wire.Deadline(20)
        while deadline.left():
            client, became = self.come()
            if became == "open":
                return client
        raise AssertionError("no stream opens although there is room")

    def come(self) -> tuple[wire.Wire, str]:
        """A new client, and what became of it: open, refused, or waiting."""
        client = self.clients.enter_context(wire.Wire(self.argyle.port))
        client.send(self.handshake)
        if client.quiet_for(1):
            return client, "waiting"
        answer = client.read(12)
        if answer == b"\x05\x00" + failed(0x01):
            self.assertEqual(client.read_to_end(), b"")
            client.close()
            return client, "refused"
        self.assertEqual(answer[:4], b"\x05\x00\x05\x00", answer.hex(" "))
        return client, "open"

    def assertAlive(self, streams: list[wire.Wire]) -> None:
        for stream in streams:
            stream.send(b"still here")
            self.assertEqual(stream.read(10), b"still here")

    def test_open_streams_go_on_and_new_ones_come_when_there_is_room(self) -> None:
        streams, others = [], []
        while len(others) < 8:
            client, became = self.come()
            (streams if became == "open" else others).append((client, became))
            self.assertLess(len(streams), LIMIT)
        kinds = [became for _, became in others]
        print(f"\n{len(streams)} streams with {LIMIT} descriptors, then {kinds}", flush=True)
        self.assertGreaterEqual(len(streams), 10)
        opened = [client for client, _ in streams]
        self.assertAlive(opened)
        self.argyle.assertRests()
        self.assertAlive(opened)
        # What the program needs itself is left: here, to tell.
        (port,) = self.argyle.json("ports")
        self.assertEqual((port["state"], "new clients wait" in port["error"]), ("open", True))

        # Room again. Those that waited are served, oldest first as the kernel queued them.
        for client in opened[:10]:
            client.close()
        for client, became in others:
            if became == "waiting":
                answer = client.read(12)
                self.assertIn(answer[3], (0x00, 0x01), answer.hex(" "))
                client.close()
        self.assertAlive(opened[10:])
        for client in opened[10:]:
            client.close()
        self.echo.await_idle()
        self.assertAlive([self.opens() for _ in range(8)])
        self.argyle.assertRests()

    def test_a_crowd_at_once_does_not_kill_it(self) -> None:
        crowd = []
        for _ in range(4 * LIMIT):
            client = self.clients.enter_context(wire.Wire(self.argyle.port))
            client.send(self.handshake)
            crowd.append(client)
        answered = [client for client in crowd if not client.quiet_for(0.01)]
        self.assertTrue(answered)
        self.clients.close()
        self.echo.await_idle()
        self.assertAlive([self.opens() for _ in range(8)])


if __name__ == "__main__":
    unittest.main()
