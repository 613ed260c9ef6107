# SPDX-License-Identifier: MIT
"""Tor as the way out, on a Tor network of the test's own: one that runs already, and one that Argyle runs."""

import base64
import contextlib
import os
import select
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from fixtures import onion, servers, wire
from fixtures.argyle import Argyle, ArgyleCase, clean_environment, program
from fixtures.nameserver import NameServer, Records, reverse_name
from fixtures.tornetwork import PASSWORD, Controller, TorNetwork
from fixtures.wire import CONNECT, NO_AUTH, RESOLVE, RESOLVE_PTR, failed, greeting, request, succeeded

ZONE = {
    "echo.test": Records(a=("127.0.0.1",)),
    "six.test": Records(aaaa=("::1",)),
    reverse_name("1.2.3.4"): Records(ptr="echo.test"),
}
PORTS = ("127.0.0.1:auto", "127.0.0.1:auto ExtendedErrors")
# The address of a key that is one (RFC 8032 §7.1, test 1), which Tor looks at closely, and whose service was never there.
NOBODYS_ONION = onion.address(bytes.fromhex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"))
# How long a stream may take through three relays on a machine that does other things too, and a descriptor that is not there.
PATIENCE = 60


def setUpModule() -> None:
    global names, echo, network
    stack = contextlib.ExitStack()
    unittest.addModuleCleanup(stack.close)
    names = stack.enter_context(NameServer(ZONE))
    echo = stack.enter_context(servers.Server(servers.echo))
    network = stack.enter_context(TorNetwork(names, echo.port))
    network.await_carrying(network.socks, network.onion)


def children(pid: int) -> list[int]:
    found = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid=,comm="], capture_output=True, text=True).stdout
    return [int(line.split()[0]) for line in found.splitlines() if line.split()[1] == "tor"]


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and is not yet waited for does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


class TorCase(ArgyleCase):
    argyle: Argyle

    def echoes(self, port, host="echo.test", login=None, to=0) -> None:
        with wire.open5(port, host, to or echo.port, login, PATIENCE) as stream:
            self.assertEqual(stream.send(b"there and back").read(14), b"there and back")

    def answer(self, port, command, host, number=0) -> wire.Reply:
        stream, reply = wire.ask5(port, command, host, number, seconds=PATIENCE)
        stream.close()
        return reply

    def await_status(self, argyle: Argyle, holds, seconds: float = 120) -> dict:
        deadline = wire.Deadline(seconds)
        while True:
            status = argyle.json("status")
            if holds(status):
                return status
            if not deadline.left():
                raise AssertionError(f"the status did not become what was awaited: {status['tor']}\n{argyle.log}")
            if argyle._output_within(0.2):
                raise AssertionError("argyle ended, or said more after ready")

    def circuit(self, argyle: Argyle, stream: wire.Wire, to: int = 0) -> str:
        """The circuit that Argyle tells of the newest open stream, once it is told."""

        def is_told(found) -> bool:
            return bool(found) and bool(found[-1]["circuit"]) and len(found[-1]["circuit"]["relays"]) >= 3

        found = argyle.await_streams(is_told, to or echo.port)[-1]
        self.assertEqual(found["state"], "open")
        return found["circuit"]["id"]

    def config(self, *lines: str) -> str:
        """A settings file of the test's own."""
        file = tempfile.NamedTemporaryFile("w", suffix=".conf", prefix="argyle-", delete=False)
        self.addCleanup(os.unlink, file.name)
        with file:
            file.write("\n".join(lines) + "\n")
        return file.name


class ThroughARunningTor(TorCase):
    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        # Its own port has ExtendedErrors, so that Argyle's may pass them on.
        route = f"tor:socks=127.0.0.1:{network.extended},control=127.0.0.1:{network.control}"
        cls.argyle = cls.for_class(Argyle(f"--route={route}", ports=PORTS))
        cls.plain, cls.extended = cls.argyle.ports

    def test_connect(self) -> None:
        for host in ("echo.test", "ECHO.test.", "127.0.0.1", network.onion):
            with self.subTest(host=host):
                self.echoes(self.plain, host, to=80 if host.endswith(".onion") else 0)

    def test_socks4(self) -> None:
        for host in ("echo.test", "127.0.0.1"):
            stream, reply = wire.ask4(self.plain, CONNECT, host, echo.port, b"carol", PATIENCE)
            with stream:
                self.assertEqual(reply, (0x5A, "0.0.0.0", 0))
                self.assertEqual(stream.send(b"four").read(4), b"four")

    def test_resolve(self) -> None:
        self.assertEqual(self.answer(self.plain, RESOLVE, "echo.test"), (0, "127.0.0.1", 0))
        self.assertEqual(self.answer(self.plain, RESOLVE, "six.test"), (0, "::1", 0))
        self.assertEqual(self.answer(self.plain, RESOLVE, "missing.test").code, 4)
        self.assertEqual(self.answer(self.plain, RESOLVE, "192.0.2.9"), (0, "192.0.2.9", 0))
        stream, reply = wire.ask4(self.plain, RESOLVE, "echo.test", 0, seconds=PATIENCE)
        stream.close()
        self.assertEqual(reply, (0x5A, "127.0.0.1", 0))

    def test_resolve_ptr(self) -> None:
        self.assertEqual(self.answer(self.plain, RESOLVE_PTR, "1.2.3.4"), (0, "echo.test", 0))
        self.assertEqual(self.answer(self.plain, RESOLVE_PTR, "5.6.7.8").code, 4)

    def test_failures(self) -> None:
        with servers.refusing_port() as refusing:
            tors_own = self.answer(("127.0.0.1", network.extended), CONNECT, "echo.test", refusing).code
            self.assertIn(tors_own, (1, 5))
            self.assertEqual(self.answer(self.plain, CONNECT, "echo.test", refusing).code, tors_own)
        self.assertEqual(self.answer(self.plain, CONNECT, "missing.test", 80).code, 4)
        # Mostly 05; some releases of Tor say 01 now and then.
        self.assertIn(self.answer(self.plain, CONNECT, network.onion, 81).code, (1, 5))

    def test_extended_errors(self) -> None:
        """Where the port has them, and what stands for them where it has not."""
        cases = {"no descriptor": (NOBODYS_ONION, 0xF0, 4), "closed": (network.closed_onion, 0xF4, 4),
                 "no onion address": (onion.MALFORMED["wrong checksum"], 0xF6, 1)}  # fmt: skip
        for name, (host, extended, plain) in cases.items():
            with self.subTest(name):
                self.assertEqual(self.answer(self.extended, CONNECT, host, 80).code, extended)
                self.assertEqual(self.answer(self.plain, CONNECT, host, 80).code, plain)

    def test_a_key_that_does_not_fit_is_not_a_missing_one(self) -> None:
        service = network.closed_onion.removesuffix(".onion")
        with Controller(network) as tor:
            tor.ask(f"ONION_CLIENT_AUTH_ADD {service} x25519:{base64.b64encode(os.urandom(32)).decode()}")
            try:
                self.assertEqual(self.answer(self.extended, CONNECT, network.closed_onion, 80).code, 0xF5)
                self.assertEqual(self.answer(self.plain, CONNECT, network.closed_onion, 80).code, 4)
            finally:
                tor.ask(f"ONION_CLIENT_AUTH_REMOVE {service}")

    def test_optimistic_data(self) -> None:
        data = b"".join(servers.pattern(200_000))
        with wire.Wire(self.plain, PATIENCE) as stream:
            stream.send(greeting(NO_AUTH) + request(CONNECT, "echo.test", echo.port) + data[:1000])
            self.assertEqual(stream.read(12), b"\x05\x00" + succeeded())
            stream.send(data[1000:])
            self.assertEqual(stream.read(len(data)), data)

    def test_one_group_is_one_circuit_and_two_are_two(self) -> None:
        logins = (None, (b"a", b"1"), (b"a", b"2"))
        with Controller(network) as controller, contextlib.ExitStack() as stack:
            before = controller.circuits_of_streams()
            of_login, told = {}, {}
            for login in logins * 2:
                stream = stack.enter_context(wire.open5(self.plain, "echo.test", echo.port, login, PATIENCE))
                told.setdefault(login, []).append(self.circuit(self.argyle, stream))
                now = controller.circuits_of_streams()
                (new,) = now.keys() - before.keys()
                of_login.setdefault(login, set()).add(now[new])
                before = now
        self.assertEqual([len(circuits) for circuits in of_login.values()], [1, 1, 1], "one group, one circuit")
        self.assertEqual(len(set.union(*of_login.values())), 3, "each group its own")
        self.assertEqual([len(set(circuits)) for circuits in told.values()], [1, 1, 1], told)
        self.assertEqual(len({circuits[0] for circuits in told.values()}), 3, told)

    def test_new_circuit(self) -> None:
        login = (b"new", b"circuit")
        with wire.open5(self.plain, "echo.test", echo.port, login, PATIENCE) as first:
            one = self.circuit(self.argyle, first)
            group = self.argyle.streams(echo.port)[-1]["group"]
            (told,) = [g for g in self.argyle.json("groups") if g["id"] == group]
            self.assertEqual(told["circuit"]["id"], one)
            self.assertEqual(self.argyle.run("new-circuit", str(group)).returncode, 0)
            (told,) = [g for g in self.argyle.json("groups") if g["id"] == group]
            self.assertNotIn("circuit", told, "it has none until a stream needs one")
            with wire.open5(self.plain, "echo.test", echo.port, login, PATIENCE) as second:
                self.assertNotEqual(self.circuit(self.argyle, second), one)
            self.assertEqual(first.send(b"still").read(5), b"still")

    def test_new_identity(self) -> None:
        with wire.open5(self.plain, "echo.test", echo.port, None, PATIENCE) as stream:
            one = self.circuit(self.argyle, stream)
        self.assertEqual(self.argyle.run("new-identity").returncode, 0)
        self.assertEqual(self.argyle.run("new-identity").returncode, 0)
        self.assertIsNotNone(self.argyle.json("status")["tor"]["nextIdentityAt"], "Tor takes one in ten seconds")
        self.assertIn("10 s", self.argyle.run("status").stdout)
        with wire.open5(self.plain, "echo.test", echo.port, None, PATIENCE) as stream:
            self.assertNotEqual(self.circuit(self.argyle, stream), one)

    def test_what_is_told_of_a_circuit(self) -> None:
        with wire.open5(self.plain, "echo.test", echo.port, (b"what", b"is told"), PATIENCE) as stream:
            self.circuit(self.argyle, stream)
            relays = self.argyle.streams(echo.port)[-1]["circuit"]["relays"]
            for relay in relays:
                self.assertIn(relay["nickname"], ("authority", "alpha", "beta", "gamma"))
                self.assertRegex(relay["fingerprint"], "^[0-9A-F]{40}$")
                self.assertEqual(relay["country"], "", "127.0.0.1 is in no country")
            path = " → ".join(relay["nickname"] for relay in relays)
            self.assertIn(path, self.argyle.run("streams").stdout)
            self.assertIn(path, self.argyle.run("groups").stdout)

    def test_status(self) -> None:
        status = self.await_status(self.argyle, lambda s: s["tor"]["bootstrap"] == 100)
        self.assertRegex(status["route"], r"^Tor \d+\.\d+\.\d+\.\d+ \(ready\)$")
        self.assertTrue(status["tor"]["ready"])
        self.assertEqual(status["tor"]["problem"], "")


class ControlPort(TorCase):
    """Each way to be let in, proved by what the control port alone can tell."""

    def let_in(self, control: str) -> None:
        route = f"tor:socks=127.0.0.1:{network.socks},{control}"
        argyle = self.use(Argyle(f"--route={route}"))
        self.await_status(argyle, lambda s: s["tor"]["bootstrap"] == 100, 20)
        with wire.open5(argyle.port, "echo.test", echo.port, None, PATIENCE) as stream:
            self.circuit(argyle, stream)

    def test_cookie_through_a_unix_socket(self) -> None:
        self.let_in(f"control=unix:{network.control_socket}")

    def test_password(self) -> None:
        self.let_in(f"control=127.0.0.1:{network.control},password={PASSWORD}")

    def test_wrong_password(self) -> None:
        route = f"tor:socks=127.0.0.1:{network.socks},control=127.0.0.1:{network.control},password=wrong"
        argyle = self.use(Argyle(f"--route={route}"))
        self.await_status(argyle, lambda s: "password" in s["tor"]["problem"], 20)
        self.echoes(argyle.port)
        self.assertNotIn("wrong", argyle.log)

    def test_no_control_port(self) -> None:
        argyle = self.use(Argyle(f"--route=tor:socks=127.0.0.1:{network.socks}"))
        self.echoes(argyle.port)
        self.assertIsNone(argyle.streams(echo.port)[-1]["circuit"])

    def test_flags_that_a_running_tor_cannot_honour(self) -> None:
        for flag in ("CacheIPv4DNS", "UseIPv4Cache", "NoIPv4Traffic", "PreferIPv6"):
            with self.subTest(flag=flag), tempfile.TemporaryDirectory() as home:
                done = subprocess.run(
                    [program(), "--headless", f"--route=tor:socks=127.0.0.1:{network.socks}", f"--socks-port=127.0.0.1:auto {flag}"],
                    capture_output=True, text=True, env=clean_environment(Path(home)), timeout=20,
                )  # fmt: skip
                self.assertEqual((done.returncode, done.stdout), (2, ""))
                self.assertIn(flag, done.stderr)


class WithTorDead(TorCase):
    """Nothing leaves but what goes to Tor: no connection to the destination, no question about its name."""

    def test_no_packet_and_no_question(self) -> None:
        conf = self.config("[timeouts]", "connect=3")
        destination = self.use(servers.Server(servers.echo))
        resolver = self.use(NameServer({"direct.test": Records(a=("127.0.0.1",)), reverse_name("1.2.3.4"): Records(ptr="direct.test")}))
        dead = self.use(servers.refusing_port())
        argyle = self.use(Argyle(f"--route=tor:socks=127.0.0.1:{dead}", f"--dns={resolver.spec}", f"--config={conf}", ports=PORTS))
        asked = [(CONNECT, "direct.test", destination.port), (CONNECT, "127.0.0.1", destination.port),
                 (RESOLVE, "direct.test", 0), (RESOLVE_PTR, "1.2.3.4", 0), (CONNECT, onion.VALID, 80)]  # fmt: skip
        with contextlib.ExitStack() as stack:
            waiting = []
            for command, host, port in asked:
                stream = stack.enter_context(wire.Wire(argyle.port))
                waiting.append(stream.send(greeting(NO_AUTH) + request(command, host, port) + b"early"))
            self.assertEqual(waiting[0].send(b"more").read(2), b"\x05\x00")
            self.assertTrue(waiting[0].quiet_for(1), "clients wait for Tor rather than fail")
            for stream in waiting[1:]:
                self.assertEqual(stream.read(2), b"\x05\x00")
            for stream in waiting:
                self.assertEqual(stream.read_to_end(), failed(6))
        self.assertEqual(destination.peers, [])
        self.assertEqual(resolver.questions(), [])
        problems = {stream["problem"] for stream in argyle.json("streams")}
        self.assertEqual(len(problems), 1)
        self.assertIn("is Tor running?", problems.pop())
        # What would have shown a leak does see what goes out by the direct route.
        direct = self.use(Argyle(f"--dns={resolver.spec}"))
        with wire.open5(direct.port, "direct.test", destination.port):
            self.assertTrue(destination.await_peers(1) and resolver.questions("direct.test"))


class ThroughATorOfOurOwn(TorCase):
    specs = (*PORTS, "127.0.0.1:auto NoIPv4Traffic", "127.0.0.1:auto CacheIPv4DNS UseIPv4Cache KeepAliveIsolateSOCKSAuth")

    def start(self, *, home: Path | None = None) -> Argyle:
        extra = tempfile.NamedTemporaryFile("w", prefix="argyle-torrc-", delete=False)
        self.addCleanup(os.unlink, extra.name)
        with extra:
            # What Argyle sets itself is not the file's to set.
            extra.write(network.client_options() + "SocksPort 127.0.0.1:1\nControlPort 0\n")
        conf = self.config("[route]", f"torrcExtra={extra.name}")
        argyle = Argyle("--route=tor", f"--config={conf}", ports=self.specs, home=home)
        return argyle.start()

    def run_own(self) -> tuple[Argyle, int]:
        """An Argyle whose tor is ready, and that tor."""
        argyle = self.start()
        self.addCleanup(argyle.remove)
        self.addCleanup(argyle.stop)
        self.await_status(argyle, lambda s: s["tor"]["ready"])
        (tor,) = children(argyle.pid)
        return argyle, tor

    def test_its_whole_life(self) -> None:
        argyle = self.start()
        self.addCleanup(argyle.remove)
        self.addCleanup(argyle.stop)
        # A client that comes before Tor is ready waits.
        self.echoes(argyle.port)
        status = argyle.json("status")
        self.assertRegex(status["route"], r"^Tor \d+\.\d+\.\d+\.\d+ \(ready\)$")
        self.assertEqual((status["tor"]["bootstrap"], status["tor"]["ready"]), (100, True))
        folder = argyle.home / "state" / "argyle" / "tor"
        self.assertEqual(folder.stat().st_mode & 0o777, 0o700)
        (tor,) = children(argyle.pid)

        plain, extended, no_ipv4, caching = argyle.ports
        self.assertEqual(self.answer(extended, CONNECT, network.closed_onion, 80).code, 0xF4)
        self.assertEqual(self.answer(plain, CONNECT, network.closed_onion, 80).code, 4)
        self.echoes(plain, network.onion, to=80)
        # Flags that Tor alone can honour: SocksPorts of its own for them.
        self.echoes(caching)
        self.assertNotEqual(self.answer(no_ipv4, CONNECT, "echo.test", echo.port).code, 0, "it has an IPv4 address only")
        with wire.open5(plain, "echo.test", echo.port, None, PATIENCE) as stream:
            self.circuit(argyle, stream)

        argyle.stop()
        self.assertFalse(is_alive(tor))

    def test_tor_killed_in_the_middle_of_streams(self) -> None:
        argyle, tor = self.run_own()
        with wire.open5(argyle.port, "echo.test", echo.port, None, PATIENCE) as stream:
            self.assertEqual(stream.send(b"before").read(6), b"before")
            os.kill(tor, signal.SIGKILL)
            with contextlib.suppress(ConnectionResetError):
                self.assertEqual(stream.read_to_end(), b"")
        # The next client waits for the next tor.
        self.echoes(argyle.port)
        (another,) = children(argyle.pid)
        self.assertNotEqual(another, tor)
        self.assertEqual(argyle.json("status")["tor"]["problem"], "")

    def test_no_tor_is_left_behind(self) -> None:
        home = Path(tempfile.mkdtemp(prefix="argyle-real-"))
        argyle = self.start(home=home)
        self.addCleanup(argyle.remove)
        self.await_status(argyle, lambda s: s["tor"]["version"])
        (tor,) = children(argyle.pid)
        os.kill(argyle.pid, signal.SIGKILL)
        argyle._process.wait(10)
        argyle._process.stdout.close()
        deadline = wire.Deadline(10)
        with contextlib.suppress(ProcessLookupError):
            watched = os.pidfd_open(tor)
            self.addCleanup(os.close, watched)
            select.select([watched], [], [], deadline.left())
        self.assertFalse(is_alive(tor))
        # And the next Argyle can use the folder.
        again = self.start(home=home)
        try:
            self.await_status(again, lambda s: s["tor"]["ready"])
        finally:
            again.stop()


class WithoutTor(TorCase):
    def check(self, expected: str, *arguments: str, path: str | None = None) -> None:
        argyle = Argyle("--route=tor", *arguments)
        if path is not None:
            argyle.environment["PATH"] = path
        self.use(argyle)
        status = self.await_status(argyle, lambda s: s["tor"]["problem"], 20)
        self.assertIn(expected, status["tor"]["problem"])
        self.assertFalse(status["tor"]["ready"])
        self.assertEqual(self.answer(argyle.port, CONNECT, "echo.test", echo.port).code, 1)
        self.assertIn(expected, argyle.streams()[-1]["problem"])
        lines = [line for line in argyle.log.splitlines() if expected in line]
        self.assertEqual(len(lines), 1, argyle.log)

    def test_missing(self) -> None:
        with tempfile.TemporaryDirectory() as empty:
            self.check("Tor is not installed: install", path=empty)

    def test_too_old(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            old = Path(folder) / "tor"
            old.write_text("#!/bin/sh\necho 'Tor version 0.3.5.18.'\n")
            old.chmod(0o755)
            self.check("0.3.5.18", f"--config={self.config('[route]', f'torProgram={old}')}")


if __name__ == "__main__":
    unittest.main()
