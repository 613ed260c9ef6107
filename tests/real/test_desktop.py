# SPDX-License-Identifier: MIT
"""The desktop program in the person's session: a second launch, autostart, the system's proxy through crash and quit, a taken port.

It runs on Qt's offscreen platform, which has windows but no tray.
"""

import errno
import os
import re
import signal
import socket
import unittest
from pathlib import Path
from typing import BinaryIO

from fixtures.desktop import PATIENCE, DesktopCase


class Desktop(DesktopCase):
    def setUp(self) -> None:
        super().setUp()
        self.environment |= {"QT_QPA_PLATFORM": "offscreen", "XDG_CURRENT_DESKTOP": "KDE"}

    def open_ports(self) -> str:
        answer = self.ask("ports")
        return answer.stdout if answer.returncode == 0 and "open" in answer.stdout else ""

    @property
    def kioslaverc(self) -> str:
        path = self.home / "config/kioslaverc"
        return path.read_text() if path.exists() else ""

    @staticmethod
    def opened_for_writing(pipe: Path) -> BinaryIO | None:
        """Once somebody reads from it."""
        try:
            return open(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK), "wb", buffering=0)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            return None

    def leads(self) -> bool:
        return re.search(r"socksProxy=socks://127\.0\.0\.1 \d+\n", self.kioslaverc) is not None

    def test_nobody_is_led_out_while_the_route_is_not_known(self) -> None:
        self.settings("[route]\nway=torr\n")
        self.start()
        self.assertEqual({port["state"] for port in self.await_that(lambda: self.json("ports"))}, {"off"})

    def test_nobody_is_asked_for_names_while_the_name_servers_are_not_known(self) -> None:
        self.settings("[names]\nservers=dns.example\n")
        self.start("--socks-port=auto")
        self.assertEqual({port["state"] for port in self.await_that(lambda: self.json("ports"))}, {"off"})

    def test_what_the_command_line_gives_is_not_waited_for(self) -> None:
        self.settings("[route]\nway=torr\n[names]\nservers=dns.example\n")
        self.start("--socks-port=auto", "--route=direct", "--dns=192.0.2.1")
        self.await_that(self.open_ports)

    def test_a_port_that_is_lost_does_not_keep_the_others_from_opening(self) -> None:
        self.settings("[ports]\n1\\line=auto\n2\\line=auto Bogus\nsize=2\n")
        self.start()
        self.await_that(self.open_ports)
        self.assertEqual([port["state"] for port in self.json("ports")], ["open"])

    def test_a_warning_at_the_start_does_not_hold_up_its_end(self) -> None:
        self.settings("[ports]\n1\\line=127.0.0.1:banana\nsize=1\n")
        process = self.start()
        self.await_that(lambda: self.ask("status").returncode == 0)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_a_second_launch_leaves_the_first_as_it_is(self) -> None:
        first = self.start("--socks-port=auto")
        before = self.await_that(self.open_ports)
        second = self.start("--socks-port=auto")
        self.assertEqual(second.wait(PATIENCE), 0)
        self.assertIsNone(first.poll())
        self.assertEqual(self.open_ports(), before)

    def test_the_systems_proxy_is_put_back_on_quitting(self) -> None:
        before = "[Proxy Settings]\nProxyType=0\n"
        (self.home / "config/kioslaverc").write_text(before)
        self.settings("[session]\nsystemProxy=true\n")
        process = self.start("--socks-port=auto")
        self.await_that(self.leads)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)
        self.assertEqual(self.kioslaverc, before)
        self.assertFalse((self.home / "state/argyle/system-proxy-kde.json").exists())

    def test_the_systems_proxy_is_put_back_after_a_crash(self) -> None:
        before = "[Proxy Settings]\nProxyType=2\nProxy Config Script=http://pac\n"
        (self.home / "config/kioslaverc").write_text(before)
        self.settings("[session]\nsystemProxy=true\n")
        process = self.start("--socks-port=auto")
        self.await_that(self.leads)
        process.kill()
        process.wait()
        self.assertTrue(self.leads())
        self.settings("[session]\nsystemProxy=false\n")
        process = self.start("--socks-port=auto")
        self.await_that(lambda: self.kioslaverc == before)
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_nobody_waits_for_a_desktop_that_does_not_answer(self) -> None:
        gate, tools = self.home / "gate", self.home / "tools"
        os.mkfifo(gate)
        tools.mkdir()
        (tools / "gsettings").write_text(f"#!/bin/sh\nexec cat {gate}\n")
        (tools / "gsettings").chmod(0o755)
        self.environment |= {"XDG_CURRENT_DESKTOP": "GNOME", "PATH": f"{tools}:{os.environ['PATH']}"}
        process = self.start("--socks-port=auto")
        with self.await_that(lambda: self.opened_for_writing(gate)) as hold:
            self.await_that(self.open_ports)
            hold.write(b"it still waits for the answer")
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_a_port_that_is_taken_says_who_has_it(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.start(f"--socks-port=127.0.0.1:{server.getsockname()[1]}")
            listed = self.await_that(lambda: (lambda text: text if "failed" in text else "")(self.ask("ports", "--json").stdout))
            self.assertIn(f"(process {os.getpid()})", listed)


if __name__ == "__main__":
    unittest.main()
