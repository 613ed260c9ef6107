# SPDX-License-Identifier: MIT
"""Names with several addresses of which some are dead (RFC 8305). A namespace gives IPv6 addresses enough."""

import time

from fixtures import namespace, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import AAAA, A, NameServer, Records
from fixtures.wire import CONNECT

# Addresses that have nobody (refused at once), a black hole (never answered), and one that lives.
NOBODY, HOLE, LIVE = "127.0.0.2", "127.0.0.3", "127.0.0.4"
NOBODY6, HOLE6, LIVE6 = "fd00:6::2", "fd00:6::3", "fd00:6::4"

ZONE = {
    "refused-first.test": Records(a=(NOBODY, LIVE)),
    "hole-first.test": Records(a=(HOLE, LIVE)),
    "refused-first6.test": Records(aaaa=(NOBODY6, LIVE6)),
    "hole-first6.test": Records(aaaa=(HOLE6, LIVE6)),
    "hole6-live4.test": Records(a=(LIVE,), aaaa=(HOLE6,)),
    "refused6-live4.test": Records(a=(LIVE,), aaaa=(NOBODY6,)),
    "hole4-live6.test": Records(a=(HOLE,), aaaa=(LIVE6,)),
    "refused4-live6.test": Records(a=(NOBODY,), aaaa=(LIVE6,)),
    "last-of-many.test": Records(a=tuple(f"127.0.1.{n}" for n in range(1, 40)) + (LIVE,)),
    "all-refuse.test": Records(a=(NOBODY,), aaaa=(NOBODY6,)),
    # Far more than fits a datagram: the answer has to be asked for again over TCP.
    "enormous.test": Records(a=tuple(f"127.1.{n // 250}.{n % 250 + 1}" for n in range(400)) + (LIVE,)),
    "only-a-answers.test": Records(a=(LIVE,), aaaa=(LIVE6,), silent=(AAAA,)),
    "only-aaaa-answers.test": Records(a=(LIVE,), aaaa=(LIVE6,), silent=(A,)),
}

# RFC 8305 §5 proposes 250 ms between attempts and allows 2 s at most. The rest is for a busy machine.
PROMPT = 8.0


class HappyEyeballs(ArgyleCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.live = cls.for_class(servers.Server(servers.echo, LIVE))
        cls.port = cls.live.port
        cls.live6 = cls.for_class(servers.Server(servers.echo, LIVE6, cls.port))
        cls.for_class(servers.blackhole(HOLE, cls.port))
        cls.for_class(servers.blackhole(HOLE6, cls.port))
        plain, prefer6 = "127.0.0.1:auto", "127.0.0.1:auto PreferIPv6"
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}", ports=(plain, prefer6)))

    def reaches(self, host: str, live: str, within: float = PROMPT) -> None:
        for to in self.argyle.ports:
            with self.subTest(host=host, port=self.argyle.ports.index(to)):
                began = time.monotonic()
                with wire.open5(to, host, self.port, seconds=60) as stream:
                    stream.send(b"alive")
                    self.assertEqual(stream.read(5), b"alive")
                self.assertLess(time.monotonic() - began, within)
                server = self.live6 if live == LIVE6 else self.live
                self.assertTrue(server.peers)

    def test_a_dead_address_does_not_hold_up_the_live_one(self) -> None:
        for host in ("refused-first.test", "hole-first.test", "hole6-live4.test", "refused6-live4.test"):
            self.reaches(host, LIVE)
        for host in ("refused-first6.test", "hole-first6.test", "hole4-live6.test", "refused4-live6.test"):
            self.reaches(host, LIVE6)

    def test_every_address_gets_its_turn(self) -> None:
        self.reaches("last-of-many.test", LIVE, within=30)

    def test_an_answer_too_large_for_a_datagram(self) -> None:
        stream, reply = wire.ask5(self.argyle.port, wire.RESOLVE, "enormous.test", 0)
        stream.close()
        self.assertEqual(reply.code, 0)
        self.assertTrue(any(q.transport == "tcp" for q in self.names.questions("enormous.test")))

    def test_the_failure_of_the_last_one_is_told(self) -> None:
        stream, reply = wire.ask5(self.argyle.port, CONNECT, "all-refuse.test", self.port)
        stream.close()
        self.assertEqual(reply.code, 0x05)

    def test_a_question_that_is_never_answered_does_not_hide_the_other_answer(self) -> None:
        for host, live in (("only-a-answers.test", LIVE), ("only-aaaa-answers.test", LIVE6)):
            self.reaches(host, live, within=30)

    def test_the_loser_is_not_left_open(self) -> None:
        def visits() -> None:
            for _ in range(10):
                with wire.open5(self.argyle.port, "hole-first.test", self.port):
                    pass
            self.live.await_idle()
            self.argyle.await_ended(to_port=self.port)

        visits()
        before = self.argyle.open_descriptors()
        visits()
        self.argyle.assertDescriptors(before + 4)


if __name__ == "__main__":
    namespace.main(*(f"-6 address add {address}/128 dev lo nodad" for address in (NOBODY6, HOLE6, LIVE6)))
