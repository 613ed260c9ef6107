# SPDX-License-Identifier: MIT
"""Which streams share a group, by each flag; new circuit, new identity, and what a group's name cache remembers."""

import sys
import unittest

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records
from fixtures.wire import CONNECT, NO_AUTH, RESOLVE, greeting, request

ZONE = {
    "echo.test": Records(a=("127.0.0.1",)),
    "other.test": Records(a=("127.0.0.1",)),
    "cached.test": Records(a=("192.0.2.1",)),
    "fresh.test": Records(a=("192.0.2.2",)),
    "anew.test": Records(a=("192.0.2.3",)),
}

SPECS = {
    "plain": "127.0.0.1:auto",
    "another": "127.0.0.1:auto",
    "client address off": "127.0.0.1:auto NoIsolateClientAddr",
    "login off": "127.0.0.1:auto NoIsolateSOCKSAuth",
    "protocol": "127.0.0.1:auto IsolateClientProtocol",
    "port": "127.0.0.1:auto IsolateDestPort",
    "address": "127.0.0.1:auto IsolateDestAddr",
    "process": "127.0.0.1:auto IsolateClientProcess",
    "shared one": "127.0.0.1:auto SessionGroup=7",
    "shared two": "127.0.0.1:auto SessionGroup=7",
    "shared with other flags": "127.0.0.1:auto SessionGroup=7 IsolateDestPort",
}


class Isolation(ArgyleCase):
    programs = ("curl", "nc.openbsd")

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.names = cls.for_class(NameServer(ZONE))
        cls.echo = cls.for_class(servers.Server(servers.echo))
        cls.echo_beside = cls.for_class(servers.Server(servers.echo))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}", ports=list(SPECS.values())))
        cls.ports = dict(zip(SPECS, cls.argyle.ports, strict=True))

    def newest_group(self, port: str) -> tuple[int, int]:
        """Group and epoch, which together are what streams share, of the latest stream of a port."""
        own = [s for s in self.argyle.streams() if s["port"].endswith(f":{self.ports[port][1]}")]
        self.assertTrue(own and own[-1]["group"], own[-1:])
        (group,) = [g for g in self.argyle.json("groups") if g["id"] == own[-1]["group"]]
        return group["id"], group["epoch"]

    def group(self, port: str, host: str = "echo.test", login=None, to: int = 0) -> tuple[int, int]:
        with wire.open5(self.ports[port], host, to or self.echo.port, login):
            return self.newest_group(port)

    def group4(self, port: str, host: str = "echo.test", user: bytes = b"") -> tuple[int, int]:
        stream, reply = wire.ask4(self.ports[port], CONNECT, host, self.echo.port, user)
        with stream:
            self.assertEqual(reply.code, 0x5A)
            return self.newest_group(port)

    def group_from(self, port: str, source: str) -> tuple[int, int]:
        self.assertEqual(
            self.succeeds(
                "nc.openbsd", "-N", "-s", source, *self.ports[port][:1], str(self.ports[port][1]),
                input=greeting(NO_AUTH) + request(CONNECT, "127.0.0.1", self.echo.port) + b"hi",
            )[-2:],
            b"hi",
        )  # fmt: skip
        return self.newest_group(port)

    def test_by_default_neither_destination_nor_protocol_matter(self) -> None:
        one = self.group("plain")
        self.assertEqual(self.group("plain", "other.test"), one)
        self.assertEqual(self.group("plain", "127.0.0.1", to=self.echo_beside.port), one)
        self.assertEqual(self.group4("plain"), one)
        self.assertEqual(self.group4("plain", "127.0.0.1"), one)

    def test_ports_are_apart(self) -> None:
        self.assertNotEqual(self.group("plain"), self.group("another"))

    def test_credentials(self) -> None:
        without = self.group("plain")
        self.assertEqual(self.group("plain", login=(b"", b"")), without)
        one = self.group("plain", login=(b"a", b"x"))
        self.assertEqual(self.group("plain", login=(b"a", b"x")), one)
        others = [self.group("plain", login=login) for login in ((b"a", b"y"), (b"b", b"x"), (b"", b"ax"), (b"ax", b""), (b"A", b"x"))]
        self.assertEqual(len({without, one, *others}), 7)

    def test_a_socks4_user_id_is_a_username_without_a_password(self) -> None:
        one = self.group4("plain", user=b"carol")
        self.assertEqual(self.group4("plain", user=b"carol"), one)
        self.assertEqual(self.group("plain", login=(b"carol", b"")), one)
        self.assertNotEqual(self.group4("plain", user=b"dave"), one)

    def test_credentials_where_they_do_not_isolate(self) -> None:
        one = self.group("login off", login=(b"a", b"x"))
        self.assertEqual(self.group("login off", login=(b"b", b"y")), one)
        self.assertEqual(self.group("login off"), one)
        self.assertEqual(self.group4("login off", user=b"c"), one)

    def test_client_addresses(self) -> None:
        self.assertNotEqual(self.group_from("plain", "127.0.0.5"), self.group_from("plain", "127.0.0.6"))
        self.assertEqual(self.group_from("plain", "127.0.0.5"), self.group_from("plain", "127.0.0.5"))
        off = "client address off"
        self.assertEqual(self.group_from(off, "127.0.0.5"), self.group_from(off, "127.0.0.6"))

    def test_client_protocol(self) -> None:
        five = self.group("protocol")
        four = self.group4("protocol", "127.0.0.1")
        self.assertNotEqual(five, four)
        self.assertEqual(self.group4("protocol", "echo.test"), four)
        self.assertEqual(self.group("protocol"), five)

    def test_destination_port(self) -> None:
        one = self.group("port")
        self.assertEqual(self.group("port", "other.test"), one)
        self.assertNotEqual(self.group("port", to=self.echo_beside.port), one)

    def test_destination_address(self) -> None:
        one = self.group("address")
        self.assertEqual(self.group("address", "ECHO.Test"), one)
        self.assertEqual(self.group("address", to=self.echo_beside.port), one)
        self.assertNotEqual(self.group("address", "other.test"), one)
        self.assertNotEqual(self.group("address", "127.0.0.1"), one)

    def test_client_process(self) -> None:
        own = self.group("process")
        self.assertEqual(self.group("process"), own)
        other = self.group_from("process", "127.0.0.1")
        self.assertNotEqual(other, own)
        self.assertEqual(self.group_from("process", "127.0.0.1"), other)
        applications = {s["application"] for s in self.argyle.streams() if s["port"].endswith(f":{self.ports['process'][1]}")}
        self.assertEqual(len(applications), 2, applications)
        self.assertTrue(any(name.startswith("nc") for name in applications), applications)
        self.assertTrue(any(name.startswith("python") for name in applications), (applications, sys.executable))

    def test_session_group(self) -> None:
        one = self.group("shared one")
        self.assertEqual(self.group("shared two"), one)
        self.assertNotEqual(self.group("shared one", login=(b"a", b"x")), one)
        self.assertNotEqual(self.group("shared with other flags"), one)

    def test_new_circuit_sets_later_streams_apart(self) -> None:
        login, bystander = (b"new", b"circuit"), (b"by", b"stander")
        with wire.open5(self.ports["plain"], "echo.test", self.echo.port, login) as open_stream:
            one, beside = self.newest_group("plain"), self.group("plain", login=bystander)
            self.assertEqual(self.argyle.run("new-circuit", str(one[0])).returncode, 0)
            self.assertNotEqual(self.group("plain", login=login), one)
            self.assertEqual(self.group("plain", login=bystander), beside)
            open_stream.send(b"still open")
            self.assertEqual(open_stream.read(10), b"still open")

    def test_new_identity_sets_every_later_stream_apart(self) -> None:
        logins = ((b"a", b"1"), (b"b", b"2"), None)
        before = [self.group("plain", login=login) for login in logins] + [self.group("another")]
        self.assertEqual(self.argyle.run("new-identity").returncode, 0)
        after = [self.group("plain", login=login) for login in logins] + [self.group("another")]
        self.assertEqual(len(set(before) & set(after)), 0)
        self.assertEqual([self.group("plain", login=login) for login in logins], after[:3])

    def resolve(self, name: str, login=None) -> None:
        stream, reply = wire.ask5(self.ports["plain"], RESOLVE, name, 0, login)
        stream.close()
        self.assertEqual(reply.code, 0)

    def asked(self, name: str) -> int:
        return len(self.names.questions(name, kind=1))

    def test_each_group_has_a_name_cache_of_its_own(self) -> None:
        one, two = (b"cache", b"1"), (b"cache", b"2")
        self.resolve("cached.test", one)
        self.assertEqual(self.asked("cached.test"), 1)
        self.resolve("cached.test", one)
        self.resolve("CACHED.test", one)
        self.assertEqual(self.asked("cached.test"), 1, "the group remembers")
        self.resolve("cached.test", two)
        self.assertEqual(self.asked("cached.test"), 2, "another group asks anew")

    def test_a_new_circuit_asks_anew(self) -> None:
        login = (b"cache", b"3")
        self.resolve("fresh.test", login)
        group, _ = self.newest_group("plain")
        self.assertEqual(self.argyle.run("new-circuit", str(group)).returncode, 0)
        self.resolve("fresh.test", login)
        self.assertEqual(self.asked("fresh.test"), 2)

    def test_a_new_identity_asks_anew(self) -> None:
        self.resolve("anew.test")
        self.assertEqual(self.argyle.run("new-identity").returncode, 0)
        self.resolve("anew.test")
        self.assertEqual(self.asked("anew.test"), 2)


if __name__ == "__main__":
    unittest.main()
