# SPDX-License-Identifier: MIT
"""The command line and what headless prints, as scripts and packagers rely on it."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import tempfile
import threading
import unittest
from pathlib import Path

from fixtures import servers, wire
from fixtures.argyle import Argyle, ArgyleCase, clean_environment, program
from fixtures.nameserver import NameServer, Records
from fixtures.wire import CONNECT, RESOLVE


class CommandLine(ArgyleCase):
    def setUp(self) -> None:
        self.home = Path(self.use(tempfile.TemporaryDirectory(prefix="argyle-line-")))
        (self.home / "run").mkdir(mode=0o700)

    def run_argyle(self, *arguments: str, seconds: float = 20, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program(), *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=seconds,
            env=clean_environment(self.home) | environment, cwd=self.home,
        )  # fmt: skip

    def assertMistake(self, *arguments: str, says: str = "") -> str:
        """Exit 2, nothing on standard output, and one line on standard error that contains `says`."""
        done = self.run_argyle(*arguments)
        self.assertEqual((done.returncode, done.stdout), (2, ""), done)
        self.assertRegex(done.stderr, r"\A[^\n]+\n\Z")
        self.assertIn(says, done.stderr)
        return done.stderr

    def test_version(self) -> None:
        done = self.run_argyle("--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\Aargyle \d+\.\d+\.\d+\n\Z")

    def test_help_names_everything(self) -> None:
        done = self.run_argyle("--help")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        for word in (
            "--headless", "--socks-port", "--route", "--dns", "--config", "--http-page", "--version", "--help", "--json",
            "status", "streams", "groups", "close", "new-circuit", "new-identity", "ports",
        ):  # fmt: skip
            self.assertIn(word, done.stdout)

    def test_speaks_the_language_of_the_settings_to_people(self) -> None:
        (self.home / "config/argyle").mkdir(parents=True)
        (self.home / "config/argyle/argyle.conf").write_text("[appearance]\nlanguage=de\n")
        self.assertIn("Optionen:", self.run_argyle("--help").stdout)
        self.assertMistake("no-such-command", says="„no-such-command“ ist kein Befehl")
        self.assertMistake("--headless", "--socks-port=1080 NoSuchFlag", says="„NoSuchFlag“ ist keine Option")
        with Argyle(home=self.home) as argyle:
            self.assertIn("offen", argyle.run("ports").stdout)
            self.assertEqual(json.loads(argyle.run("ports", "--json").stdout)[0]["state"], "open")

    def test_speaks_the_language_of_the_environment(self) -> None:
        for environment, says in (({"LC_ALL": "de_DE.UTF-8"}, "ist kein Befehl"), ({"LC_ALL": "C.UTF-8"}, "is no command")):
            self.assertIn(says, self.run_argyle("no-such-command", **environment).stderr)

    def test_without_a_display_it_says_so(self) -> None:
        for environment in ({}, {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}):
            done = self.run_argyle(**environment)
            self.assertEqual((done.returncode, done.stdout), (2, ""), done)
            self.assertRegex(done.stderr, r"\A[^\n]*no display[^\n]*\n\Z")

    def test_unknown_options_and_commands_are_mistakes(self) -> None:
        for arguments in (
            ("--no-such-flag",),
            ("--headless", "--no-such-flag"),
            ("--headless", "--socks-port"),
            ("--headless=yes",),
            ("no-such-command",),
            ("status", "--no-such-flag"),
            ("close", "18446744073709551615"),
        ):
            with self.subTest(arguments=arguments):
                self.assertMistake(*arguments)

    def test_malformed_ports_are_mistakes_that_name_the_offending_word(self) -> None:
        rows = {
            "nonsense": "nonsense",
            "127.0.0.1:99999": "99999",
            "127.0.0.1:-1": "-1",
            "127.0.0.1:": "127.0.0.1:",
            "300.0.0.1:1080": "300.0.0.1",
            "[::1:1080": "[::1",
            "unix:": "unix:",
            "unix:relative/path": "relative/path",
            "127.0.0.1:auto NoSuchFlag": "NoSuchFlag",
            "127.0.0.1:auto SessionGroup=x": "SessionGroup=x",
            "127.0.0.1:auto SessionGroup": "SessionGroup",
            "": "",
        }
        for spec, word in rows.items():
            with self.subTest(spec=spec):
                self.assertMistake("--headless", f"--socks-port={spec}", says=word)
                self.assertMistake("--headless", "--socks-port", spec, says=word)

    def test_malformed_routes_name_servers_and_files_are_mistakes(self) -> None:
        for arguments in (
            ("--route=nonsense",),
            ("--route=",),
            ("--route=http://127.0.0.1:80",),
            ("--route=socks5://",),
            ("--route=socks5://127.0.0.1:99999",),
            ("--route=tor:nonsense=1",),
            ("--dns=nonsense",),
            ("--dns=127.0.0.1:99999",),
            ("--dns=127.0.0.1:",),
            ("--dns=",),
            ("--http-page=/no/such/file.html",),
        ):
            with self.subTest(arguments=arguments):
                self.assertMistake("--headless", "--socks-port=127.0.0.1:auto", *arguments)

    def test_a_command_does_not_excuse_a_malformed_option(self) -> None:
        for option in ("--socks-port=bad", "--route=bad", "--dns=bad", "--config=", "--http-page=/no/such/file.html"):
            for command in (("status",), ("close", "1"), ("status", "--json")):
                with self.subTest(command=command, option=option):
                    self.assertMistake(*command, option, says=option.partition("=")[0])
                    self.assertMistake(option, *command, says=option.partition("=")[0])

    def test_a_mistake_is_one_line_whatever_it_quotes(self) -> None:
        for arguments in (
            ("--socks-port=127.0.0.1:auto Foo\nBar",),
            ("--socks-port=unix:/no/such\nfolder/socks",),
            ("--route=x\ny",),
            ("--dns=1\r\n2",),
            ("--http-page=/no\nsuch.html",),
            ("--config=/no\nsuch.conf",),
            ("--no\nsuch",),
        ):
            with self.subTest(arguments=arguments):
                self.assertMistake("--headless", *arguments)

    def test_what_is_told_of_the_settings_is_one_line_whatever_it_quotes(self) -> None:
        config = self.home / "own.conf"
        config.write_text('[names]\nservers="dns\\nexample"\n')
        self.assertMistake("--headless", f"--config={config}", says='"dns example"')
        config.write_text('[timeouts]\nconnect="soo\\nn"\n')
        with Argyle(f"--config={config}", home=self.home) as argyle:
            self.assertRegex(argyle.log, r"\Aargyle: [^\n]*soo n[^\n]*\n\Z")

    def test_a_mistake_shows_no_password(self) -> None:
        for route in (
            "socks5://someone:hunter2@127.0.0.1:99999",
            "socks5://someone:hunter2",
            "tor:socks=nonsense,password=hunter2",
            "tor:socks=127.0.0.1:9050 password=hunter2",
            "tor:socks=127.0.0.1:9050,password:hunter2",
            "tor:socks=127.0.0.1:9050,password hunter2",
        ):
            with self.subTest(route=route):
                self.assertNotIn("hunter2", self.assertMistake("--headless", f"--route={route}"))

    def test_one_address_for_two_ports_says_so(self) -> None:
        twice = ("--socks-port=127.0.0.1:9999", "--socks-port=127.0.0.1:9999 ExtendedErrors")
        self.assertMistake("--headless", *twice, says="127.0.0.1:9999")

    def test_a_settings_file_that_is_not_there_says_so(self) -> None:
        self.assertMistake("--headless", "--socks-port=127.0.0.1:auto", "--config=/no/such/file.conf", says="/no/such/file.conf")

    def test_a_file_without_a_name_is_a_mistake(self) -> None:
        for option in ("--config", "--http-page"):
            for arguments in ((f"{option}=",), (option, ""), (f"{option}=/dev/null", f"{option}=")):
                with self.subTest(arguments=arguments):
                    self.assertMistake("--headless", "--socks-port=127.0.0.1:auto", *arguments, says=f"{option} needs")

    def test_a_settings_file_of_which_something_is_lost_serves_nobody(self) -> None:
        config = self.home / "own.conf"
        given = {"--route": "direct", "--socks-port": "127.0.0.1:auto", "--dns": "192.0.2.1"}
        rows = {
            b"[route]\nway=torr\n": ("--route",),
            b"[ports]\n1\\line=127.0.0.1:41999, 5\nsize=1\n": ("--socks-port",),
            b"[ports]\n1\\line=127.0.0.1:auto\n2\\line=auto Bogus\nsize=2\n": ("--socks-port",),
            b"[ports]\n0\\line=127.0.0.1:auto\nsize=1\n": ("--socks-port",),
            b"[ports]\n1\\line=127.0.0.1:auto\n99999999999\\line=auto\nsize=2\n": ("--socks-port",),
            b"[names]\nservers=dns.example\n": ("--dns",),
            b"[route]\nway=torr\n[names]\nservers=dns.example\n": ("--route", "--dns"),
            b"\x00\xff[[[\n=\n": ("--route", "--socks-port", "--dns"),
        }
        for content, lost in rows.items():
            config.write_bytes(content)
            for option in lost:
                with self.subTest(content=content, option=option):
                    others = (f"{name}={value}" for name, value in given.items() if name != option)
                    self.assertMistake("--headless", f"--config={config}", *others, says=f"give {option}.")
            if len(lost) > 1:
                said = self.assertMistake("--headless", f"--config={config}")
                for option in lost:
                    self.assertIn(option, said)
            self.assertEqual(config.read_bytes(), content)

    def test_a_misspelt_route_is_not_taken_for_none(self) -> None:
        config = self.home / "own.conf"
        for content, says in ((b"[route]\nroute=tor\n", "route/route"), (b"[Route]\nWay=tor\n", "Route/Way")):
            config.write_bytes(content)
            said = self.assertMistake("--headless", "--socks-port=127.0.0.1:auto", f"--config={config}", says=says)
            self.assertIn("give --route.", said)

    def test_settings_that_nobody_knows_are_told(self) -> None:
        argyle = Argyle()
        config = argyle.home / "own.conf"
        config.write_text("# by hand\ntop=1\n[route]\n  # the default\nway=direct\n[later]\nx=1\n")
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertRegex(argyle.log, rf"\Aargyle: {re.escape(str(config))} [^\n]*later/x[^\n]*top[^\n]*\n\Z")

    def test_settings_may_come_from_a_pipe(self) -> None:
        argyle = Argyle()
        pipe = argyle.home / "pipe"
        os.mkfifo(pipe)
        argyle.arguments.append(f"--config={pipe}")
        writer = threading.Thread(target=pipe.write_text, args=["[route]\nway=socks5://127.0.0.1:9\n"], daemon=True)
        writer.start()
        self.use(argyle)
        writer.join()
        self.assertIn("127.0.0.1:9", argyle.json("status")["route"])

    def test_nothing_is_written_to_descriptors_that_it_was_not_given(self) -> None:
        argyle = Argyle(before=["sh", "-c", 'exec "$@" <&- 2>&-', "sh"])
        config = argyle.home / "own.conf"
        config.write_text("[later]\nx=1\n")  # of which there is something to say
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertEqual([os.readlink(f"/proc/{argyle.pid}/fd/{fd}") for fd in (0, 2)], ["/dev/null"] * 2)
        self.assertEqual(argyle.json("streams"), [])

    def test_settings_are_read_where_no_temporary_file_can_be_made(self) -> None:
        argyle = Argyle()
        argyle.environment["TMPDIR"] = "/no/such/folder"
        config = argyle.home / "own.conf"
        config.write_text("[route]\nway=socks5://127.0.0.1:9\n")
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertIn("127.0.0.1:9", argyle.json("status")["route"])

    def test_a_port_in_use_says_so(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = "127.0.0.1:%d" % taken.getsockname()[1]
            self.assertMistake("--headless", f"--socks-port={address}", says=address)
            self.assertMistake("--headless", "--socks-port=127.0.0.1:auto", f"--socks-port={address}", says=address)

    def test_an_address_that_is_not_ours_says_so(self) -> None:
        self.assertMistake("--headless", "--socks-port=192.0.2.1:1080", says="192.0.2.1")

    def test_a_socket_that_can_not_be_made_says_so(self) -> None:
        path = self.home / "no" / "such" / "folder"
        self.assertMistake("--headless", f"--socks-port=unix:{path}", says=str(path))

    def test_nothing_running_is_3(self) -> None:
        for command in (
            ("status",), ("streams",), ("groups",), ("ports",), ("close", "1"), ("new-circuit", "1"), ("new-identity",),
        ):  # fmt: skip
            for more in ((), ("--json",)):
                with self.subTest(command=command, more=more):
                    done = self.run_argyle(*command, *more)
                    self.assertEqual((done.returncode, done.stdout), (3, ""), done)
                    self.assertRegex(done.stderr, r"\A[^\n]+\n\Z")

    def test_the_default_port_is_1080(self) -> None:
        # Someone may hold it on this machine; then the line that says so names it.
        try:
            argyle = self.use(Argyle(ports=()))
        except AssertionError as refused:
            self.assertIn("127.0.0.1:1080", str(refused))
            return
        self.assertEqual(argyle.ports, [("127.0.0.1", 1080)])


class Ports(ArgyleCase):
    def test_several_ports_are_told_in_their_order(self) -> None:
        folder = self.use(tempfile.TemporaryDirectory(prefix="argyle-ports-"))
        path = f"{folder}/socks"
        argyle = self.use(
            Argyle(ports=("127.0.0.1:auto", f"unix:{path}", "[::1]:auto", "127.0.0.2:auto ExtendedErrors", "auto"))
        )
        hosts = [port if isinstance(port, str) else port[0] for port in argyle.ports]
        self.assertEqual(hosts, ["127.0.0.1", path, "::1", "127.0.0.2", "127.0.0.1"])
        numbers = [port[1] for port in argyle.ports if not isinstance(port, str)]
        self.assertEqual(len(set(numbers[:1] + numbers[3:])), 2)
        echo = self.use(servers.Server(servers.echo))
        for port in argyle.ports:
            with self.subTest(port=port), wire.open5(port, "127.0.0.1", echo.port) as stream:
                stream.send(b"here")
                self.assertEqual(stream.read(4), b"here")

    def test_a_fixed_port_is_opened_where_it_was_asked_for(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            number = probe.getsockname()[1]
        argyle = self.use(Argyle(ports=(f"127.0.0.1:{number}",)))
        self.assertEqual(argyle.output, b"socks 127.0.0.1:%d\nready\n" % number)

    def test_a_port_number_alone_is_on_loopback(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            number = probe.getsockname()[1]
        self.assertEqual(self.use(Argyle(ports=(str(number),))).ports, [("127.0.0.1", number)])

    def test_0_opens_none(self) -> None:
        argyle = self.use(Argyle(ports=("0",)))
        self.assertEqual(argyle.output, b"ready\n")
        self.assertEqual(argyle.json("ports"), [])

    def test_a_port_is_free_again_at_once(self) -> None:
        # Streams that Argyle ended leave their addresses in TIME-WAIT; that may not keep the next one from listening.
        first = Argyle()
        with first:
            echo = self.use(servers.Server(servers.echo))
            number = first.port[1]
            with wire.open5(first.port, "127.0.0.1", echo.port):
                first.stop()
        self.assertEqual(self.use(Argyle(ports=(f"127.0.0.1:{number}",))).ports, [("127.0.0.1", number)])

    def test_unix_domain_ports_and_their_permissions(self) -> None:
        folder = Path(self.use(tempfile.TemporaryDirectory(prefix="argyle-unix-")))
        rows = {"own": ("", 0o600), "group": (" GroupWritable", 0o660), "world": (" WorldWritable", 0o666)}
        specs = [f"unix:{folder / name}{flags}" for name, (flags, _) in rows.items()]
        spaced = folder / "with a space"
        argyle = Argyle(ports=[*specs, f'unix:"{spaced}"'])
        names = self.use(NameServer({"echo.test": Records(a=("127.0.0.1",))}))
        argyle.arguments.append(f"--dns={names.spec}")
        echo = self.use(servers.Server(servers.echo))
        with argyle:
            self.assertEqual(argyle.ports, [*(str(folder / name) for name in rows), str(spaced)])
            for name, (_, mode) in rows.items():
                found = (folder / name).stat().st_mode
                self.assertTrue(stat.S_ISSOCK(found))
                self.assertEqual(oct(stat.S_IMODE(found)), oct(mode), name)
            for port in argyle.ports:
                with self.subTest(port=port):
                    with wire.open5(port, "echo.test", echo.port) as stream:
                        stream.send(b"here")
                        self.assertEqual(stream.read(4), b"here")
                    stream, reply = wire.ask4(port, CONNECT, "echo.test", echo.port, b"id")
                    stream.close()
                    self.assertEqual(reply.code, 0x5A)
            record = argyle.streams(echo.port)[0]
            self.assertEqual(record["port"], f"unix:{folder / 'own'}")
        self.assertEqual(list(folder.iterdir()), [], "sockets are removed at the end")

    def test_a_socket_left_by_a_crash_is_replaced_and_one_in_use_is_not(self) -> None:
        folder = Path(self.use(tempfile.TemporaryDirectory(prefix="argyle-unix-")))
        path = folder / "socks"
        with socket.socket(socket.AF_UNIX) as stale:
            stale.bind(str(path))
        argyle = self.use(Argyle(ports=(f"unix:{path}",)))
        second = Argyle(ports=(f"unix:{path}",))
        self.addCleanup(second.remove)
        with self.assertRaisesRegex(AssertionError, "ended with 2"):
            second.start()
        with wire.Wire(argyle.ports[0]) as client:
            client.send(b"\x05\x01\x00")
            self.assertEqual(client.read(2), b"\x05\x00")

    def test_a_file_that_is_no_socket_is_left_alone(self) -> None:
        folder = Path(self.use(tempfile.TemporaryDirectory(prefix="argyle-unix-")))
        path = folder / "precious"
        path.write_text("precious")
        argyle = Argyle(ports=(f"unix:{path}",))
        self.addCleanup(argyle.remove)
        with self.assertRaisesRegex(AssertionError, "ended with 2"):
            argyle.start()
        self.assertEqual(path.read_text(), "precious")


class Signals(ArgyleCase):
    def test_both_signals_end_it_with_0_and_close_streams(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            with self.subTest(signal=number.name):
                echo = self.use(servers.Server(servers.echo))
                argyle = Argyle()
                self.addCleanup(argyle.remove)
                argyle.start()
                with wire.open5(argyle.port, "127.0.0.1", echo.port) as stream, wire.Wire(argyle.port) as half:
                    half.send(b"\x05")
                    argyle.stop(by=number)
                    for client in (stream, half):
                        try:
                            self.assertEqual(client.read_to_end(), b"")
                        except ConnectionResetError:
                            pass
                echo.await_idle()


class Options(ArgyleCase):
    def test_name_servers_may_be_repeated(self) -> None:
        # The first is nobody: the second has to be asked.
        names = self.use(NameServer({"here.test": Records(a=("192.0.2.1",))}))
        with servers.refusing_port() as port:
            argyle = self.use(Argyle(f"--dns=127.0.0.1:{port}", f"--dns={names.spec}"))
            stream, reply = wire.ask5(argyle.port, RESOLVE, "here.test", 0, seconds=30)
            stream.close()
        self.assertEqual((reply.code, reply.host), (0, "192.0.2.1"))

    def test_a_name_server_may_be_reached_by_ipv6(self) -> None:
        names = self.use(NameServer({"here.test": Records(a=("192.0.2.1",))}, "::1"))
        argyle = self.use(Argyle(f"--dns={names.spec}"))
        stream, reply = wire.ask5(argyle.port, RESOLVE, "here.test", 0)
        stream.close()
        self.assertEqual((reply.code, reply.host), (0, "192.0.2.1"))

    def test_the_direct_route_may_be_named(self) -> None:
        argyle = self.use(Argyle("--route=direct"))
        self.assertRegex(argyle.json("status")["route"].lower(), "direct")

    def test_a_settings_file_of_ones_own(self) -> None:
        argyle = Argyle(ports=())
        config = argyle.home / "own.conf"
        path = argyle.home / "socks"
        config.write_text(
            f'[ports]\n1\\line="127.0.0.1:auto ExtendedErrors"\n1\\on=true\n2\\line="unix:{path}"\n2\\on=true\n'
            '3\\line="127.0.0.1:auto"\n3\\on=false\nsize=3\n'
            "[browserPage]\nstatus=403\ntitle=Not here\nbody=\"<p>Not here, at {port}</p>\"\n"
        )
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertEqual([port if isinstance(port, str) else port[0] for port in argyle.ports], ["127.0.0.1", str(path)])
        stream, reply = wire.ask5(argyle.ports[0], CONNECT, "abc.onion", 80)
        stream.close()
        self.assertEqual(reply.code, 0xF6)
        with wire.Wire(argyle.ports[0]) as browser:
            browser.send(b"GET / HTTP/1.0\r\n\r\n")
            answer = browser.read_to_end()
        self.assertRegex(answer, rb"\AHTTP/1\.0 403 ")
        self.assertIn(b"<title>Not here</title>", answer)
        self.assertIn(b"<p>Not here, at %d</p>" % argyle.ports[0][1], answer)

    def test_the_ports_given_replace_the_saved_ones_for_this_run_alone(self) -> None:
        argyle = Argyle(ports=("127.0.0.1:auto",))
        config = argyle.home / "config" / "argyle" / "argyle.conf"
        config.parent.mkdir(parents=True)
        saved = f'[ports]\n1\\line="unix:{argyle.home / "saved"}"\n1\\on=true\nsize=1\n'
        config.write_text(saved)
        self.use(argyle)
        self.assertEqual([port[0] for port in argyle.ports], ["127.0.0.1"])
        argyle.stop()
        self.assertEqual(config.read_text(), saved)

    def test_what_is_lost_of_a_settings_file_is_told_where_it_is_given(self) -> None:
        rows = {
            b"\x00\xff[[[\n=\n[timeouts]\nhandshake=soon\n": ("is broken.", ("--route=direct", "--dns=192.0.2.1")),
            b"[route]\nway=torr\n": ('"torr"', ("--route=direct",)),
            b"[names]\nservers=dns.example\n": ('"dns.example"', ("--dns=192.0.2.1",)),
            b"[ports]\n1\\line=127.0.0.1:41999, 5\nsize=1\n": ('"127.0.0.1:41999,5"', ()),
        }
        for content, (told, given) in rows.items():
            with self.subTest(content=content):
                argyle = Argyle(*given)
                config = argyle.home / "own.conf"
                config.write_bytes(content)
                argyle.arguments.append(f"--config={config}")
                self.use(argyle)
                self.assertIn(told, argyle.log)
                self.assertEqual([port[0] for port in argyle.ports], ["127.0.0.1"])

    def test_a_name_server_that_is_left_does_without_the_others(self) -> None:
        names = self.use(NameServer({"here.test": Records(a=("192.0.2.1",))}))
        argyle = Argyle()
        config = argyle.home / "own.conf"
        config.write_text(f"[names]\nservers=dns.example, {names.spec}\n")
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertIn('"dns.example"', argyle.log)
        stream, reply = wire.ask5(argyle.port, RESOLVE, "here.test", 0)
        stream.close()
        self.assertEqual((reply.code, reply.host), (0, "192.0.2.1"))


class Secrets(ArgyleCase):
    def test_destinations_are_hidden_where_the_settings_do_not_tell_whether(self) -> None:
        argyle = Argyle()
        config = argyle.home / "own.conf"
        config.write_text("[privacy]\nhideDestinations=yes\n")
        argyle.arguments.append(f"--config={config}")
        self.use(argyle)
        self.assertIn("privacy/hideDestinations", argyle.log)
        echo = self.use(servers.Server(servers.echo))
        with wire.open5(argyle.port, "127.0.0.1", echo.port):
            stream = argyle.streams(echo.port)[0]
        self.assertEqual((stream["host"], stream["remote"]), ("(hidden)", "(hidden)"))

    def test_credentials_are_in_no_output_log_or_file(self) -> None:
        user, password, name = b"user-of-secrets", b"hunter2-password", b"id-of-secrets"
        echo = self.use(servers.Server(servers.echo))
        argyle = self.use(Argyle())
        with servers.refusing_port() as port:
            for host_port in (echo.port, port):
                stream, _ = wire.ask5(argyle.port, CONNECT, "127.0.0.1", host_port, (user, password))
                stream.close()
                stream, _ = wire.ask4(argyle.port, CONNECT, "127.0.0.1", host_port, name)
                stream.close()
        told = [argyle.run(command, *more).stdout for command in ("status", "streams", "groups", "ports") for more in ((), ("--json",))]
        argyle.stop()
        told.append(argyle.output.decode())
        told.extend(path.read_text(errors="replace") for path in argyle.home.rglob("*") if path.is_file())
        for secret in (user, password, name):
            for text in told:
                self.assertNotIn(secret.decode(), text)
                self.assertNotIn(secret.hex(), re.sub(r"[ :]", "", text).lower())

    def test_credentials_of_the_route_are_not_among_its_arguments(self) -> None:
        routes = {
            "socks5://user-of-secrets:hunter2@127.0.0.1:9": b"--route=socks5://xxxxxxxxxxxxxxxxxxxxxxx@127.0.0.1:9",
            "tor:socks=127.0.0.1:9,control=127.0.0.1:9,password=hunter2": b"--route=tor:socks=127.0.0.1:9,control=127.0.0.1:9,password=xxxxxxx",
        }
        for route, shown in routes.items():
            for given, listed in (((f"--route={route}",), [shown]), (("--route", route), shown.split(b"=", 1))):
                with self.subTest(given=given), Argyle(*given) as argyle:
                    arguments = Path(f"/proc/{argyle.pid}/cmdline").read_bytes().split(b"\0")
                    self.assertEqual(arguments[-1 - len(listed) : -1], listed)

    def test_destinations_are_in_no_log_by_default(self) -> None:
        names = self.use(NameServer({"secret-place.test": Records(a=("127.0.0.1",))}))
        echo = self.use(servers.Server(servers.echo))
        argyle = self.use(Argyle(f"--dns={names.spec}"))
        for host in ("secret-place.test", "secret-place-nowhere.test"):
            stream, _ = wire.ask5(argyle.port, CONNECT, host, echo.port)
            stream.close()
        argyle.stop()
        for path in argyle.home.rglob("*"):
            if path.is_file():
                self.assertNotIn("secret-place", path.read_text(errors="replace"))

    def test_sockets_are_for_the_person_alone(self) -> None:
        argyle = Argyle()
        argyle.arguments.append(f"--socks-port=unix:{argyle.home / 'socks'}")
        self.use(argyle)
        sockets = [path for path in argyle.home.rglob("*") if path.is_socket()]
        self.assertEqual(len(sockets), 2, sockets)
        for path in sockets:
            self.assertEqual(stat.S_IMODE(path.stat().st_mode) & 0o077, 0, f"{path} {os.stat(path)}")


if __name__ == "__main__":
    unittest.main()
