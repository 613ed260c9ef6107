# SPDX-License-Identifier: MIT
"""Where Argyle is while it has no window, and what brings the window back: the tray, the task bar, a second launch."""

import unittest

from fixtures.desktop import PATIENCE, DesktopCase
from fixtures.screen import Screen

WINDOW = "^Argyle$"
TRAY = "^panel$"
# Within the first icon.
ICON = (12, 12)


class Tray(DesktopCase):
    def setUp(self) -> None:
        super().setUp()
        self.screen = self.enter(Screen())
        self.environment |= self.screen.environment

    def start_hidden(self) -> None:
        self.settings("[session]\nstartHidden=true\n")
        self.start("--socks-port=127.0.0.1:auto")

    def await_icon(self) -> str:
        """The tray's window, once it has an icon to show."""
        return self.await_that(lambda: next(iter(self.screen.visible(TRAY)), None))

    def launch_again(self) -> None:
        self.assertEqual(self.start().wait(PATIENCE), 0)

    def test_it_starts_hidden_in_the_tray_and_a_click_opens_it(self) -> None:
        self.screen.show_tray()
        self.start_hidden()
        tray = self.await_icon()
        self.await_that(lambda: self.json("ports"))
        self.assertEqual(self.screen.listed(WINDOW), [])
        self.screen.click(tray, *ICON)
        self.await_that(lambda: self.screen.visible(WINDOW))

    def test_without_a_tray_it_waits_in_the_task_bar(self) -> None:
        self.start_hidden()
        (window,) = self.await_that(lambda: self.screen.listed(WINDOW))
        self.assertEqual(self.screen.visible(WINDOW), [])
        self.screen.activate(window)
        self.await_that(lambda: self.screen.visible(WINDOW))

    def test_a_closed_window_comes_back_from_the_tray_whose_menu_quits(self) -> None:
        self.screen.show_tray()
        argyle = self.start("--socks-port=127.0.0.1:auto")
        self.screen.await_window(WINDOW)
        tray = self.await_icon()
        self.screen.press("ctrl+w")
        self.screen.await_no_window(WINDOW)
        self.screen.click(tray, *ICON)
        self.await_that(lambda: self.screen.visible(WINDOW))
        self.screen.click(tray, *ICON, button=3)
        self.screen.press("Up", "Return")
        self.assertEqual(argyle.wait(PATIENCE), 0)

    def test_a_second_launch_opens_a_hidden_window(self) -> None:
        self.screen.show_tray()
        self.start_hidden()
        self.await_icon()
        self.await_that(lambda: self.json("ports"))
        self.launch_again()
        self.await_that(lambda: self.screen.visible(WINDOW) == [self.screen.active()])

    def test_a_second_launch_opens_a_minimised_window(self) -> None:
        self.start("--socks-port=127.0.0.1:auto")
        window = self.screen.await_window(WINDOW)
        self.screen.minimise(window)
        self.screen.await_no_window(WINDOW)
        self.launch_again()
        self.await_that(lambda: self.screen.active() == window)

    def test_a_second_launch_brings_the_window_before_others(self) -> None:
        self.start("--socks-port=127.0.0.1:auto")
        window = self.screen.await_window(WINDOW)
        ours = self.environment
        # Another program with a window: Argyle itself, that of another session.
        other = self.home / "other"
        other.mkdir(mode=0o700)
        self.environment = {**ours, "XDG_RUNTIME_DIR": str(other)}
        self.start("--socks-port=127.0.0.1:auto")
        self.await_that(lambda: self.screen.active() not in ("", window))
        self.environment = ours
        self.launch_again()
        self.await_that(lambda: self.screen.active() == window)


if __name__ == "__main__":
    unittest.main()
