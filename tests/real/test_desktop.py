# SPDX-License-Identifier: MIT
"""The desktop program in the person's session: a second launch, autostart, the system's proxy through crash and quit, a taken port.

It runs on Qt's offscreen platform, which has windows but no tray.
"""

import os
import re
import signal
import socket
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

from fixtures.argyle import FORBIDDEN_IN_LOG, clean_environment, program
from fixtures.wire import Deadline

PATIENCE = 30


class Desktop(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory(prefix="argyle-desktop-")
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        (self.home / "run").mkdir(mode=0o700)
        (self.home / "config/argyle").mkdir(parents=True)
        self.environment = {
            **clean_environment(self.home), "QT_QPA_PLATFORM": "offscreen", "XDG_CURRENT_DESKTOP": "KDE",
        }  # fmt: skip
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self.log = self.home / "stderr"

    def settings(self, text: str) -> None:
        (self.home / "config/argyle/argyle.conf").write_text(text)

    def start(self, *arguments: str) -> subprocess.Popen:
        with self.log.open("ab") as log:
            process = subprocess.Popen([program(), *arguments], env=self.environment, stderr=log, stdin=subprocess.DEVNULL)
        self.addCleanup(self.end, process)
        return process

    def end(self, process: subprocess.Popen) -> None:
        if process.poll() is None:
            process.kill()
        process.wait()
        self.assertIsNone(FORBIDDEN_IN_LOG.search(self.log.read_text()), self.log.read_text())

    def ask(self, *command: str) -> subprocess.CompletedProcess:
        return subprocess.run([program(), *command], env=self.environment, capture_output=True, text=True, timeout=PATIENCE)

    def await_that(self, what, *arguments):
        deadline = Deadline(PATIENCE)
        while True:
            found = what(*arguments)
            if found:
                return found
            self.assertGreater(deadline.left(), 0, f"{what} did not come true: {self.log.read_text()}")
            time.sleep(0.02)

    def open_ports(self) -> str:
        answer = self.ask("ports")
        return answer.stdout if answer.returncode == 0 and "open" in answer.stdout else ""

    @property
    def kioslaverc(self) -> str:
        path = self.home / "config/kioslaverc"
        return path.read_text() if path.exists() else ""

    def leads(self) -> bool:
        return re.search(r"socksProxy=socks://127\.0\.0\.1 \d+\n", self.kioslaverc) is not None

    def test_a_second_launch_raises_the_first(self) -> None:
        first = self.start("--socks-port=auto")
        self.await_that(self.open_ports)
        second = self.start("--socks-port=auto")
        self.assertEqual(second.wait(PATIENCE), 0)
        self.assertIsNone(first.poll())
        self.assertEqual(len(self.ask("ports").stdout.strip().splitlines()), len(self.open_ports().strip().splitlines()))

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

    def test_a_port_that_is_taken_says_who_has_it(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            self.start(f"--socks-port=127.0.0.1:{server.getsockname()[1]}")
            listed = self.await_that(lambda: (lambda text: text if "failed" in text else "")(self.ask("ports", "--json").stdout))
            self.assertIn(f"(process {os.getpid()})", listed)


if __name__ == "__main__":
    unittest.main()
