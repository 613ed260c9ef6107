# SPDX-License-Identifier: MIT
"""Through other people's SOCKS5 proxies, and through another Argyle: what they say comes back, and what they do is borne."""

import contextlib
import hashlib
import os
import unittest
from typing import Any

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name
from fixtures.proxies import Dante, Microsocks, Proxy, SshTunnel
from fixtures.tornetwork import free_ports
from fixtures.wire import CONNECT, NO_AUTH, RESOLVE, RESOLVE_PTR, Wire, greeting, request

PROXY_REFUSED = 97  # curl's exit code
HERE = "localhost"
# A label has 63 bytes at most (RFC 1035 §2.3.4): no resolver even asks.
NOWHERE = "a" * 64 + ".test"


class AnotherArgyle:
    """An Argyle that has the part of the proxy. It keeps its port when it is started again."""

    def __init__(self) -> None:
        self.names = NameServer({"own.test": Records(a=("127.0.0.1",)), reverse_name("127.0.0.9"): Records(ptr="nine.test")})
        (self.port,) = free_ports(1)
        self.argyle = Argyle(f"--dns={self.names.spec}", ports=(f"127.0.0.1:{self.port}",))

    def start(self) -> None:
        self.argyle.start()

    def kill(self) -> None:
        self.argyle.stop()

    def __enter__(self) -> "AnotherArgyle":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self.names:
            self.argyle.__exit__()


class Through:
    """What holds of each of them."""

    programs = ("curl",)
    login = ""
    missing = 0x04  # what it says of a name that does not exist
    refused = 0x05
    resolved: int | str = 0x07  # an address, or its reply
    pointer: int | str = 0x07

    @classmethod
    def make_proxy(cls) -> Any:
        raise NotImplementedError

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.proxy = cls.for_class(cls.make_proxy())
        cls.origin, _ = cls.for_class(servers.both_families(servers.http_origin))
        cls.argyle = cls.for_class(Argyle(f"--route=socks5://{cls.login}127.0.0.1:{cls.proxy.port}"))

    def curl(self, host: str, port: int) -> Any:
        url = f"http://{host}:{port}/some/page"
        return self.command("curl", "-sS", "--max-time", "20", "--socks5-hostname", self.argyle.url, url)

    def assertAnswers(self, what: wire.Reply, due: int | str, command: int) -> None:
        stream = self.argyle.await_ended()
        if isinstance(due, str):
            self.assertEqual((what.code, what.host), (0, due))
            self.assertEqual((stream["state"], stream["answer"]), ("closed", due))
        else:
            self.assertEqual(what.code, due)
            self.assertEqual((stream["state"], stream["reply"]), ("failed", f"{due:02X}"))
            self.assertIn("The proxy", stream["problem"])
        self.assertEqual(stream["command"], {RESOLVE: "RESOLVE", RESOLVE_PTR: "RESOLVE_PTR"}[command])

    def test_pages_by_name_and_by_address(self) -> None:
        for _ in range(2):
            for host in (HERE, "127.0.0.1", "[::1]"):
                with self.subTest(host=host):
                    done = self.curl(host, self.origin.port)
                    self.assertEqual(done.stdout, b"page /some/page\n", done.stderr)
                    stream = self.argyle.await_ended(to_port=self.origin.port)
                    self.assertEqual(
                        {key: stream[key] for key in ("host", "state", "reply", "route", "remote", "problem")},
                        dict(host=host.strip("[]"), state="closed", reply="00", route="upstream", remote="", problem=""),
                    )
        self.assertIn(f"127.0.0.1:{self.proxy.port}", self.argyle.json("status")["route"])

    def test_socks4_clients_too(self) -> None:
        stream, reply = wire.ask4(self.argyle.port, CONNECT, HERE.encode(), self.origin.port)
        with stream:
            self.assertEqual(reply, wire.Reply(0x5A, "0.0.0.0", 0))

    def test_refused(self) -> None:
        with servers.refusing_port() as port:
            done = self.curl("127.0.0.1", port)
            self.assertEqual(done.returncode, PROXY_REFUSED, done.stderr)
            self.assertEqual(self.argyle.await_ended(to_port=port)["reply"], f"{self.refused:02X}")

    def test_no_such_name(self) -> None:
        done = self.curl(NOWHERE, 4001)
        self.assertEqual(done.returncode, PROXY_REFUSED, done.stderr)
        stream = self.argyle.await_ended(to_port=4001)
        self.assertEqual((stream["host"], stream["reply"]), (NOWHERE, f"{self.missing:02X}"))

    def test_lookups_are_the_proxys_affair(self) -> None:
        for command, host, due in ((RESOLVE, "own.test", self.resolved), (RESOLVE_PTR, "127.0.0.9", self.pointer)):
            with self.subTest(command=command):
                stream, reply = wire.ask5(self.argyle.port, command, host, 0)
                stream.close()
                self.assertAnswers(reply, due, command)

    def test_early_data_arrives_once(self) -> None:
        echo = self.use(servers.Server(servers.echo))
        for size in (5, 50_000, 200_000):
            data = os.urandom(size)
            with self.subTest(size=size), Wire(self.argyle.port) as client:
                client.send(greeting(NO_AUTH) + request(CONNECT, "127.0.0.1", echo.port) + data)
                self.assertEqual((client.read(2), client.reply5().code), (b"\x05\x00", 0))
                self.assertEqual(client.read(size), data)
                self.assertEqual(client.end().read_to_end(), b"")

    def test_bytes_come_back_whole(self) -> None:
        server = self.use(servers.Server(servers.source(4 << 20)))
        with wire.open5(self.argyle.port, HERE.encode(), server.port, seconds=60) as client:
            self.assertEqual(hashlib.sha256(client.read_to_end()).digest(), servers.pattern_digest(4 << 20, b"source"))

    def test_killed_in_the_midst_and_back(self) -> None:
        echo = self.use(servers.Server(servers.echo))
        idle = self.argyle.open_descriptors()
        clients = [self.use(wire.open5(self.argyle.port, "127.0.0.1", echo.port)) for _ in range(5)]
        for client in clients:
            self.assertEqual(client.send(b"up").read(2), b"up")
        self.proxy.kill()
        for client in clients:
            with contextlib.suppress(ConnectionResetError):
                self.assertEqual(client.read_to_end(), b"")
            client.close()
        self.argyle.await_streams(lambda streams: all(s["state"] == "closed" for s in streams), to_port=echo.port)
        try:
            stream, reply = wire.ask5(self.argyle.port, CONNECT, "127.0.0.1", echo.port)
            stream.close()
            self.assertEqual(reply.code, 0x01)
            ended = self.argyle.await_ended(to_port=echo.port)
            self.assertEqual(ended["state"], "failed")
            self.assertIn("The proxy itself cannot be reached.", ended["problem"])
            self.argyle.assertDescriptors(idle)
        finally:
            self.proxy.start()
        with wire.open5(self.argyle.port, "127.0.0.1", echo.port) as client:
            self.assertEqual(client.send(b"again").read(5), b"again")
        self.argyle.await_ended(to_port=echo.port)
        self.argyle.assertDescriptors(idle)


class ThroughMicrosocks(Through, ArgyleCase):
    """It reads one message at a time and drops what came with it."""

    programs = ("curl", "microsocks")
    missing = 0x01

    @classmethod
    def make_proxy(cls) -> Proxy:
        return Microsocks()


class ThroughMicrosocksWithLogin(ThroughMicrosocks):
    login = "someone:some%3Athing@"

    @classmethod
    def make_proxy(cls) -> Proxy:
        return Microsocks(("someone", "some:thing"))

    def test_other_credentials_are_refused(self) -> None:
        for login, word in (("", "demands a user name and password"), ("someone:else@", "refused the user name and password")):
            with self.subTest(login=login), Argyle(f"--route=socks5://{login}127.0.0.1:{self.proxy.port}") as argyle:
                stream, reply = wire.ask5(argyle.port, CONNECT, "127.0.0.1", self.origin.port)
                stream.close()
                self.assertEqual(reply.code, 0x02)
                ended = argyle.await_ended()
                self.assertIn(word, ended["problem"])
                self.assertNotIn("else", argyle.log + ended["problem"])


class ThroughDante(Through, ArgyleCase):
    """It ends the connection where it does not know the command."""

    resolved = pointer = 0x01

    @classmethod
    def make_proxy(cls) -> Proxy:
        return Dante()


class ThroughSsh(Through, ArgyleCase):
    """It says of nothing that failed why: it ends the connection."""

    programs = ("curl", "ssh", "ssh-keygen")
    missing = refused = resolved = pointer = 0x01

    @classmethod
    def make_proxy(cls) -> Proxy:
        return SshTunnel()


class ThroughItself(ArgyleCase):
    def test_streams_do_not_go_in_circles(self) -> None:
        (port,) = free_ports(1)
        for proxy in (f"127.0.0.1:{port}", f"localhost:{port}"):
            for listening in (f"127.0.0.1:{port}", f"0.0.0.0:{port}"):
                with self.subTest(proxy=proxy, listening=listening):
                    with Argyle(f"--route=socks5://{proxy}", ports=(listening,)) as argyle:
                        stream, reply = wire.ask5(("127.0.0.1", port), CONNECT, "a.test", 80)
                        stream.close()
                        self.assertEqual(reply.code, 0x01)
                        streams = argyle.await_streams(lambda found: all(s["endedAt"] for s in found))
                        self.assertIn("a port of Argyle itself", streams[0]["problem"])
                        self.assertLessEqual(len(streams), 3)


class ThroughArgyle(Through, ArgyleCase):
    resolved, pointer = "127.0.0.1", "nine.test"

    @classmethod
    def make_proxy(cls) -> AnotherArgyle:
        return AnotherArgyle()

    def groups_there(self, route: str, logins: list[tuple[bytes, bytes] | None], between: str = "") -> list[int]:
        """The groups over there of one stream for each login, with a sub-command carried out before the last."""
        groups = []
        with Argyle(f"--route={route}") as argyle:
            for number, login in enumerate(logins):
                if between and number == len(logins) - 1:
                    self.assertEqual(argyle.run(*between.format(group=argyle.streams()[-1]["group"]).split()).returncode, 0)
                with wire.open5(argyle.port, "own.test", self.origin.port, login):
                    groups.append(self.proxy.argyle.streams()[-1]["group"])
            known = {group["id"] for group in self.proxy.argyle.json("groups")}
            self.assertLessEqual(set(groups), known)
        return groups

    def test_groups_are_kept_apart_there_where_that_is_asked_for(self) -> None:
        route = f"socks5://127.0.0.1:{self.proxy.port}"
        ann, bob = (b"ann", b"x"), (b"bob", b"x")
        self.assertEqual(len(set(self.groups_there(route, [ann, bob, None]))), 1)
        first, second, third, again = self.groups_there(f"{route}?isolate", [ann, bob, None, ann])
        self.assertEqual(len({first, second, third}), 3)
        self.assertEqual(again, first)
        # And another run is nobody that has been there before.
        self.assertEqual(len({first, second, third, *self.groups_there(f"{route}?isolate", [ann])}), 4)

    def test_new_circuits_and_identities_are_new_there(self) -> None:
        route = f"socks5://127.0.0.1:{self.proxy.port}?isolate"
        for order in ("new-circuit {group}", "new-identity"):
            with self.subTest(order=order):
                one, same, other = self.groups_there(route, [None, None, None], order)
                self.assertEqual(one, same)
                self.assertNotEqual(one, other)

    def test_fixed_credentials_are_one_group_there(self) -> None:
        route = f"socks5://ann:x@127.0.0.1:{self.proxy.port}"
        self.assertEqual(len(set(self.groups_there(route, [(b"carol", b"y"), None]))), 1)

    def test_extended_errors_only_where_the_port_has_them(self) -> None:
        """A malformed onion address is our own to refuse, and a valid one never goes to a proxy that is not Tor."""
        asked_there = self.proxy.argyle.newest_id()
        ports = ("127.0.0.1:auto ExtendedErrors", "127.0.0.1:auto")
        argyle = self.use(Argyle(f"--route=socks5://127.0.0.1:{self.proxy.port}", ports=ports))
        for host, *due in (("short.onion", 0xF6, 0x01), (onion.VALID, 0xF0, 0x04)):
            for port, code in zip(argyle.ports, due, strict=True):
                with self.subTest(host=host, code=code):
                    stream, reply = wire.ask5(port, CONNECT, host, 80)
                    stream.close()
                    self.assertEqual(reply.code, code)
        self.assertEqual(self.proxy.argyle.newest_id(), asked_there)


if __name__ == "__main__":
    unittest.main()
