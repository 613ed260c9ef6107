# SPDX-License-Identifier: MIT
"""The sub-commands that ask the running program, and what their JSON holds."""

import subprocess
import unittest
from datetime import datetime, timezone

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase, program
from fixtures.nameserver import NameServer, Records
from fixtures.wire import BIND, CONNECT, RESOLVE

STREAM_KEYS = {
    "id", "port", "group", "protocol", "command", "host", "hostPort", "state", "reply", "route", "application",
    "received", "sent", "openedAt", "phases",
}  # fmt: skip
GROUP_KEYS = {"id", "name", "port", "streams", "epoch"}
PORT_KEYS = {"spec", "address", "state", "error"}
STATUS_KEYS = {"version", "route", "ports", "streams", "replies"}


class Control(ArgyleCase):
    def setUp(self) -> None:
        self.names = self.use(NameServer({"here.test": Records(a=("127.0.0.1",)), "pair.test": Records(a=("192.0.2.7",))}))
        self.echo = self.use(servers.Server(servers.echo))
        ports = ("127.0.0.1:auto", "127.0.0.1:auto ExtendedErrors IsolateDestAddr")
        self.argyle = self.use(Argyle(f"--dns={self.names.spec}", ports=ports))

    def test_ports(self) -> None:
        ports = self.argyle.json("ports")
        self.assertEqual(len(ports), 2)
        for port, (host, number) in zip(ports, self.argyle.ports):
            self.assertLessEqual(PORT_KEYS, port.keys())
            self.assertEqual((port["address"], port["state"], port["error"]), (f"{host}:{number}", "open", ""))
        self.assertIn("ExtendedErrors", ports[1]["spec"])
        self.assertIn("IsolateDestAddr", ports[1]["spec"])

    def test_a_stream_through_its_life(self) -> None:
        began = datetime.now(timezone.utc)
        with wire.open5(self.argyle.port, "here.test", self.echo.port) as client:
            client.send(b"x" * 1000)
            client.read(1000)
            # The application is found out beside the stream, not before it.
            (stream,) = self.argyle.await_streams(
                lambda found: found and found[-1]["received"] == 1000 and found[-1]["application"], self.echo.port
            )
            self.assertLessEqual(STREAM_KEYS, stream.keys())
            expected = {
                "port": self.argyle.url, "protocol": "5", "command": "CONNECT", "host": "here.test",
                "hostPort": self.echo.port, "state": "open", "reply": "00", "route": "direct", "sent": 1000, "received": 1000,
            }  # fmt: skip
            self.assertEqual({key: stream[key] for key in expected}, expected)
            self.assertRegex(stream["application"], "^python")
            opened = datetime.fromisoformat(stream["openedAt"].replace("Z", "+00:00"))
            self.assertLess(abs((opened - began).total_seconds()), 30)
            self.assertTrue({"handshake", "resolve", "connect"} <= stream["phases"].keys(), stream["phases"])
            self.assertTrue(all(isinstance(spent, (int, float)) and spent >= 0 for spent in stream["phases"].values()))
            (group,) = [g for g in self.argyle.json("groups") if g["id"] == stream["group"]]
            self.assertLessEqual(GROUP_KEYS, group.keys())
            self.assertEqual((group["streams"], group["port"]), (1, self.argyle.url))
            self.assertTrue(group["name"])
        ended = self.argyle.await_ended(to_port=self.echo.port)
        self.assertEqual((ended["state"], ended["id"], ended["sent"]), ("closed", stream["id"], 1000))

    def test_states_on_the_way(self) -> None:
        self.names.gate.clear()
        self.addCleanup(self.names.gate.set)
        handshake = wire.greeting(wire.NO_AUTH) + wire.request(CONNECT, "here.test", self.echo.port)

        def state(of: str) -> None:
            self.argyle.await_streams(lambda found: bool(found) and found[-1]["state"] == of)

        with wire.Wire(self.argyle.port) as client:
            client.send(handshake[:2])
            state("handshake")
            client.send(handshake[2:])
            state("resolving")
            self.names.gate.set()
            state("open")
        state("closed")
        with servers.blackhole() as port, wire.Wire(self.argyle.port) as client:
            client.send(wire.greeting(wire.NO_AUTH) + wire.request(CONNECT, "127.0.0.1", port))
            state("connecting")
        with servers.refusing_port() as port:
            stream, _ = wire.ask5(self.argyle.port, CONNECT, "127.0.0.1", port)
            stream.close()
            state("failed")

    def test_status_counts_replies(self) -> None:
        before = self.argyle.json("status")
        self.assertLessEqual(STATUS_KEYS, before.keys())
        self.assertRegex(before["version"], r"^\d+\.\d+\.\d+")
        self.assertEqual(before["streams"], 0)
        with servers.refusing_port() as refusing, wire.open5(self.argyle.port, "here.test", self.echo.port):
            for ask, command, host, port in (
                (wire.ask5, CONNECT, "127.0.0.1", refusing),
                (wire.ask5, CONNECT, "nowhere.test", 80),
                (wire.ask5, BIND, "127.0.0.1", 80),
                (wire.ask5, RESOLVE, "here.test", 0),
                (wire.ask4, RESOLVE, "here.test", 0),
                (wire.ask4, CONNECT, "127.0.0.1", refusing),
            ):
                stream, _ = ask(self.argyle.port, command, host, port)
                stream.close()
            self.argyle.await_streams(lambda found: sum(s["state"] in ("closed", "failed") for s in found) == 6)
            status = self.argyle.json("status")
            self.assertEqual(status["streams"], 1)
            self.assertEqual(status["replies"], {"00": 2, "05": 1, "04": 1, "07": 1, "5A": 1, "5B": 1})

    def test_close_resets_the_stream(self) -> None:
        with wire.open5(self.argyle.port, "here.test", self.echo.port) as doomed, wire.open5(
            self.argyle.port, "here.test", self.echo.port
        ) as other:
            first, second = self.argyle.streams(self.echo.port)
            self.assertEqual(self.argyle.run("close", str(first["id"])).returncode, 0)
            with self.assertRaises(ConnectionResetError):
                doomed.read_to_end()
            other.send(b"still here")
            self.assertEqual(other.read(10), b"still here")
            states = {s["id"]: s["state"] for s in self.argyle.streams(self.echo.port)}
            self.assertEqual(states, {first["id"]: "closed", second["id"]: "open"})

    def test_orders_to_nobody_fail_and_say_why(self) -> None:
        for command in (("close", "999999"), ("new-circuit", "999999")):
            with self.subTest(command=command):
                done = self.argyle.run(*command)
                self.assertNotIn(done.returncode, (0, 3))
                self.assertRegex(done.stderr, r"\A[^\n]*999999[^\n]*\n\Z")

    def test_malformed_orders_are_mistakes(self) -> None:
        for command in (
            ("close",), ("close", "x"), ("close", "-1"), ("close", "1", "2"), ("new-circuit",), ("new-circuit", "x"),
            ("status", "more"), ("new-identity", "more"), ("streams", "more"),
        ):  # fmt: skip
            with self.subTest(command=command):
                done = self.argyle.run(*command)
                self.assertEqual((done.returncode, done.stdout), (2, ""), done)
                self.assertRegex(done.stderr, r"\A[^\n]+\n\Z")

    def test_each_command_has_a_form_for_people_and_one_for_programs(self) -> None:
        with wire.open5(self.argyle.port, "here.test", self.echo.port, (b"user", b"password")):
            for command in ("status", "streams", "groups", "ports"):
                with self.subTest(command=command):
                    done = self.argyle.run(command)
                    self.assertEqual((done.returncode, done.stderr), (0, ""))
                    self.assertTrue(done.stdout.endswith("\n"))
                    self.assertNotIn("{", done.stdout)
            self.assertIn("here.test", self.argyle.run("streams").stdout)
            self.assertIn(self.argyle.url, self.argyle.run("ports").stdout)
            (stream,) = self.argyle.streams(self.echo.port)
            for order in (("new-circuit", str(stream["group"])), ("new-identity",), ("close", str(stream["id"]))):
                with self.subTest(order=order):
                    done = self.argyle.run(*order, "--json")
                    self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_an_answer_that_can_not_be_written_is_a_failure(self) -> None:
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [program(), "ports", "--json"], env=self.argyle.environment, stdout=full, stderr=subprocess.PIPE, timeout=20
            )
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"could not be written", done.stderr)

    def test_what_a_resolve_found_is_told(self) -> None:
        stream, _ = wire.ask5(self.argyle.port, RESOLVE, "pair.test", 0)
        stream.close()
        self.argyle.await_ended()
        self.assertIn("192.0.2.7", self.argyle.run("streams").stdout)

    def test_a_group_with_credentials_has_a_short_tag(self) -> None:
        with wire.open5(self.argyle.port, "here.test", self.echo.port, (b"user", b"password")):
            (stream,) = self.argyle.streams(self.echo.port)
            self.assertRegex(stream["credentials"], r"^tag [0-9a-f]{4}$")

    def test_two_programs_do_not_disturb_each_other(self) -> None:
        other = self.use(Argyle())
        with wire.open5(other.port, "127.0.0.1", self.echo.port):
            self.assertEqual(self.argyle.streams(), [])
            self.assertEqual(len(other.streams()), 1)

    def test_a_second_headless_in_the_same_session_is_told(self) -> None:
        # The control socket is the first one's. The second may run beside it on other ports or refuse, but it may not
        # take the first one's place.
        second = Argyle(home=self.argyle.home)
        try:
            second.start()
        except AssertionError as refused:
            self.assertRegex(str(refused), r"ended with \d")
        else:
            second.stop()
        self.assertEqual([port["address"] for port in self.argyle.json("ports")], ["%s:%d" % port for port in self.argyle.ports])


if __name__ == "__main__":
    unittest.main()
