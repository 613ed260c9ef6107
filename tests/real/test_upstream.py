# SPDX-License-Identifier: MIT
"""Through other people's SOCKS5 proxies, and through another Argyle: what they say comes back, and what they do is borne."""

import unittest

from fixtures import onion, wire
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records, reverse_name
from fixtures.proxies import Microsocks, Proxy, SshTunnel
from fixtures.through import Through
from fixtures.tornetwork import free_ports
from fixtures.wire import CONNECT


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
