# SPDX-License-Identifier: MIT
"""What becomes of settings that a person changes with the keyboard: in the file, in the session, at the ports."""

import signal
import unittest

from fixtures.desktop import PATIENCE, DesktopCase
from fixtures.screen import Screen

WINDOW = "^Argyle$"
SETTINGS = "^Settings"
# How often Down in the list of pages leads there.
APPEARANCE, PRIVACY = 4, 5


class SettingsWindow(DesktopCase):
    def setUp(self) -> None:
        super().setUp()
        self.screen = self.enter(Screen())
        self.environment |= self.screen.environment | {"XDG_CURRENT_DESKTOP": "KDE"}

    def turn_to(self, page: int) -> None:
        """Opens the settings window on that page, the focus in the list of pages."""
        self.screen.await_window(WINDOW)
        self.screen.press("ctrl+comma")
        self.screen.await_window(SETTINGS)
        self.screen.press(*["Down"] * page)

    def await_port(self, state: str) -> None:
        self.await_that(lambda: [port["state"] for port in self.json("ports") or []] == [state])

    @property
    def saved(self) -> str:
        file = self.home / "config/argyle/argyle.conf"
        return file.read_text() if file.exists() else ""

    def test_what_is_half_typed_on_quitting_is_kept(self) -> None:
        proxy = self.home / "config/kioslaverc"
        before = "[Proxy Settings]\nProxyType=0\n"
        proxy.write_text(before)
        self.settings("[session]\nsystemProxy=true\n")
        process = self.start("--socks-port=127.0.0.1:auto")
        self.await_that(lambda: "socksProxy" in proxy.read_text())
        self.turn_to(PRIVACY)
        self.screen.press("alt+e")
        self.screen.type("250")
        self.assertTrue(self.json("ports"))  # who answers has read its keys
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(PATIENCE), 0)
        self.assertIn("closedStreamsKept=250", self.saved)
        self.assertEqual(proxy.read_text(), before)

    def test_an_autostart_that_fails_stays_off(self) -> None:
        (self.home / "config/autostart").write_text("a file where the folder would be")
        self.start("--socks-port=127.0.0.1:auto")
        self.turn_to(APPEARANCE)
        self.screen.press("alt+i")
        self.screen.press("alt+h")
        self.await_that(lambda: "startHidden=true" in self.saved)
        self.assertNotIn("startWithSession=true", self.saved)

    def test_a_port_that_is_switched_on_ends_the_pause(self) -> None:
        self.start("--socks-port=127.0.0.1:auto")
        self.screen.await_window(WINDOW)
        self.await_port("open")
        self.screen.press("alt+a", "p", "l")
        self.await_port("off")
        self.screen.press("alt+a", "p", "Home", "Return")
        self.await_port("open")


if __name__ == "__main__":
    unittest.main()
