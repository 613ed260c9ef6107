# SPDX-License-Identifier: MIT
"""Ten thousand streams that say nothing cost next to nothing, and do not stand in anyone's way."""

import resource
import time
import unittest

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.crowd import Peer

WANTED = 10_000
# What the program needs beside two descriptors a stream: libraries, its own sockets, the streams that this test adds.
SPARE = 200


class Idle(ArgyleCase):
    def test_ten_thousand_idle_streams(self) -> None:
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        count = min(WANTED, (hard - SPARE) // 2)
        argyle = self.use(Argyle())
        before = argyle.resident()
        server = self.use(Peer("serve"))
        visitors = self.use(Peer("visit", argyle.port[1], server.line(), count))
        began = time.monotonic()
        self.assertEqual(visitors.line(120), f"held {count}")
        opening = time.monotonic() - began
        each = (argyle.resident() - before) / count
        print(
            f"\n{count} streams held (hard limit {hard} descriptors, {WANTED} wanted), opened in {opening:.1f} s, "
            f"{each / 1024:.1f} KiB a stream in the program",
            flush=True,
        )
        argyle.assertGrowth(before, count * (16 << 10))
        argyle.assertRests()

        echo = self.use(servers.Server(servers.echo))
        with wire.open5(argyle.port, "127.0.0.1", echo.port) as stream:
            stream.send(b"and one more")
            self.assertEqual(stream.read(12), b"and one more")

        self.assertEqual(sum(stream["state"] == "open" for stream in argyle.streams()), count)
        self.assertEqual(visitors.ask("check"), f"alive {count}")


if __name__ == "__main__":
    unittest.main()
