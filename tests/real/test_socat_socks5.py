# SPDX-License-Identifier: MIT
"""socat's SOCKS5 client, which it has since version 1.8."""

import re
import subprocess
import unittest

from fixtures import servers
from fixtures.argyle import Argyle, ArgyleCase


class SocatSocks5(ArgyleCase):
    programs = ("socat",)

    def test_what_it_says_comes_back(self) -> None:
        known = subprocess.run(["socat", "-hh"], capture_output=True, text=True, timeout=20).stdout.lower()
        if not re.search(r"^\s*socks5(?:-connect)?\b", known, re.MULTILINE):
            self.skipTest("NOT RUN HERE: this build of socat has no SOCKS5 address")
        # Some releases ask to be told that it is known to be new.
        options = ["--experimental"] if "--experimental" in known else []
        echo = self.use(servers.Server(servers.echo))
        argyle = self.use(Argyle())
        address = f"SOCKS5-CONNECT:{argyle.port[0]}:{argyle.port[1]}:127.0.0.1:{echo.port}"
        said = b"over the wire and back\n" * 1000
        self.assertEqual(self.succeeds("socat", *options, "-t", "20", "STDIO", address, input=said), said)
        self.assertEqual(argyle.await_ended(to_port=echo.port)["protocol"], "5")


if __name__ == "__main__":
    unittest.main()
