#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What is installed beside the program: it is all there, valid, and says what the program says.

    test_packaging.py BUILD_FOLDER PROGRAM VERSION [unittest options]
"""
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

BUILD = Path(sys.argv[1])
PROGRAM = sys.argv[2]
VERSION = sys.argv[3]
PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
COMMANDS = ["status", "streams", "groups", "ports", "close", "new-circuit", "new-identity"]


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60, check=False, **options)


def options_in(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))


class Packaging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        manual = run("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", BUILD / "packaging/argyle.1",
                     env={"PATH": "/usr/bin:/bin", "MANROFFOPT": "-c", "GROFF_NO_SGR": "1", "MANWIDTH": "200", "LC_ALL": "C.UTF-8"})
        cls.manual = re.sub(r".\x08", "", manual.stdout).replace("\u2010", "-").replace("\u2212", "-")
        cls.manual_warnings = manual.stderr
        cls.help = run(PROGRAM, "--help")

    def test_desktop_file_is_valid(self):
        result = run("desktop-file-validate", PACKAGING / "argyle.desktop")
        self.assertEqual((result.returncode, result.stdout + result.stderr), (0, ""))

    def test_metainfo_is_valid(self):
        result = run("appstreamcli", "validate", "--no-net", "--no-color", PACKAGING / "argyle.metainfo.xml")
        # There is no homepage to name, which later releases warn of.
        faults = [line for line in result.stdout.splitlines() if line.startswith(("E:", "W:")) and "url-homepage-missing" not in line]
        self.assertEqual(faults, [])
        self.assertIn("Validation ", result.stdout + result.stderr)

    def test_metainfo_describes_this_version(self):
        newest = ElementTree.parse(PACKAGING / "argyle.metainfo.xml").find("releases/release")
        self.assertEqual(newest.get("version"), VERSION)

    def test_manual_renders_without_warnings(self):
        self.assertEqual(self.manual_warnings, "")
        self.assertIn(f"Argyle {VERSION}", self.manual)

    def test_manual_and_help_name_the_same_options(self):
        self.assertEqual(self.help.returncode, 0, self.help.stderr)
        # Options of other programs stand in the examples; --help-all is Qt's own, for Qt's own options.
        manual = options_in(self.manual.split("\nEXAMPLES")[0])
        self.assertEqual(options_in(self.help.stdout) - {"--help-all"}, manual)

    def test_manual_and_help_name_every_command(self):
        for command in COMMANDS:
            with self.subTest(command=command):
                self.assertRegex(self.manual, rf"(?m)^ +{command}\b")
                self.assertRegex(self.help.stdout, rf"(?<![\w-]){command}(?![\w-])")

    def test_installs_every_part(self):
        with tempfile.TemporaryDirectory() as prefix:
            result = run("cmake", "--install", BUILD, "--prefix", prefix)
            self.assertEqual(result.returncode, 0, result.stdout + result.stderr)
            installed = {path.relative_to(prefix).as_posix() for path in Path(prefix).rglob("*") if path.is_file()}
            self.assertEqual(installed, {
                "bin/argyle",
                "share/applications/argyle.desktop",
                "share/doc/argyle/copyright",
                "share/icons/hicolor/scalable/apps/argyle.svg",
                "share/icons/hicolor/symbolic/apps/argyle-symbolic.svg",
                "share/man/man1/argyle.1",
                "share/metainfo/localhost.argyle.Argyle.metainfo.xml",
                "share/systemd/user/argyle.service",
            })
            result = run(Path(prefix, "bin/argyle"), "--version")
            self.assertEqual((result.returncode, result.stdout.strip()), (0, f"argyle {VERSION}"))
            service = Path(prefix, "share/systemd/user/argyle.service").read_text("utf-8")
            self.assertRegex(service, rf"(?m)^ExecStart={re.escape(prefix)}/bin/argyle --headless$")
            self.assertRegex(service, r"(?m)^RestartPreventExitStatus=2$")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
