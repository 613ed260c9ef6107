# SPDX-License-Identifier: MIT
"""Through Dante, which not every release of Debian has."""

import unittest

from fixtures.argyle import ArgyleCase
from fixtures.proxies import DANTED, Dante, Proxy
from fixtures.through import Through


class ThroughDante(Through, ArgyleCase):
    """It ends the connection where it does not know the command."""

    resolved = pointer = 0x01

    @classmethod
    def setUpClass(cls) -> None:
        if DANTED is None:
            raise unittest.SkipTest("NOT RUN HERE: no danted is installed")
        super().setUpClass()

    @classmethod
    def make_proxy(cls) -> Proxy:
        return Dante()


if __name__ == "__main__":
    unittest.main()
