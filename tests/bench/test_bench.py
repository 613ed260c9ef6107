# SPDX-License-Identifier: MIT
"""That the measurements still run, and that what they send arrives. How fast is no matter here."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import results  # noqa: E402
from contestants import argyle  # noqa: E402

BIN = Path(argyle.program()).parent
SHORT = "--seconds=0.1"


def load(*arguments: str) -> list[dict[str, Any]]:
    done = subprocess.run([BIN / "argyle_load", "--json", SHORT, *arguments], capture_output=True, text=True, timeout=60)
    if done.returncode or done.stderr:
        raise AssertionError(f"argyle_load {arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return [json.loads(line) for line in done.stdout.splitlines()]


class LoadTest(unittest.TestCase):
    def assertMeasured(self, lines: list[dict[str, Any]], scenario: str, *figures: str) -> None:
        values = {line["figure"]: line["value"] for line in lines if line["scenario"] == scenario and "value" in line}
        self.assertEqual(set(values), set(figures), f"{scenario}: {lines}")
        # Of what an idle stream costs there may be nothing.
        measured = [value for name, value in values.items() if not (scenario.startswith("idle") and name in ("memory", "cpu"))]
        self.assertTrue(all(value > 0 for value in measured), f"{scenario}: {values}")

    def test_every_byte_arrives_through_argyle(self) -> None:
        with argyle.Argyle() as server:
            through = ["--verify", f"--socks={server.url}", f"--pid={server.pid}"]
            lines = load(*through, "bulk-*-8", "new-*-32", "pingpong-1of1", "idle-1000")
        for way in ("down", "up", "both"):
            self.assertMeasured(lines, f"bulk-{way}-8", "rate", "cpu")
        for handshake in ("step", "onewrite"):
            self.assertMeasured(lines, f"new-{handshake}-32", "rate", "p99", "cpu")
        self.assertMeasured(lines, "pingpong-1of1", "p50", "p99", "rate")
        self.assertMeasured(lines, "idle-1000", "streams", "memory", "descriptors", "cpu")

    def test_straight_to_the_far_end(self) -> None:
        lines = load("bulk-down-1", "growth-1000")
        self.assertMeasured(lines, "bulk-down-1", "rate")
        self.assertMeasured(lines, "growth-1000", "idle", "rate", "p99")

    def test_says_that_no_proxy_is_there(self) -> None:
        # Port 1 is nobody's: no program that gets a port from the system gets one below 1024.
        done = subprocess.run(
            [BIN / "argyle_load", SHORT, "--socks=127.0.0.1:1", "bulk-up-1"], capture_output=True, text=True, timeout=60
        )
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertIn("FAILED: Connection refused", done.stdout)


class WindowTest(unittest.TestCase):
    def test_the_window_is_measured(self) -> None:
        done = subprocess.run(
            [BIN / "argyle_bench_ui", "--open=200", "--ended=500", "--moving=50", "--milliseconds=300"],
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        for situation in ("all told at once", "the newest on top", "sorted by download rate", "a filter of three terms"):
            self.assertRegex(done.stdout, rf"\| {situation} (\| [0-9.]+ ){{3}}\| [1-9][0-9]* \|")
        self.assertRegex(done.stdout, r"\| example \| 700 \|")
        self.assertRegex(done.stdout, r"\| nothing-has-this \| 0 \|")


class CompareTest(unittest.TestCase):
    def test_writes_a_table_into_a_file_that_has_other_text(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "results.md"
            file.write_text(f"before\n{results.BEGIN}\nold\n{results.END}\nafter\n")
            done = subprocess.run(
                [sys.executable, HERE / "compare", f"--build={BIN.parent}", SHORT, "--rounds=1", "--only=new-step-1",
                 "--servers=none,argyle,window", f"--write={file}"],
                capture_output=True, text=True, timeout=60,
            )  # fmt: skip
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            text = file.read_text()
        self.assertRegex(text, r"(?s)^before\n.*\| new-step-1 rate \| streams/s (\| [0-9][^|–]* ){5}\|.*after\n$")
        self.assertNotIn("old", text)

    def test_shows_medians_and_what_is_missing(self) -> None:
        found = results.Results()
        for value in (1.0, 9.0, 4.0):
            found.take("argyle", {"scenario": "new-step-1", "figure": "rate", "value": value, "unit": "streams/s"})
        found.take("microsocks", {"scenario": "new-step-1", "figure": "rate", "value": 2, "unit": "streams/s"})
        found.take("dante", {"scenario": "new-step-1", "problem": "refused"})
        found.take("ssh", {"scenario": "new-step-1", "note": "unsupported"})
        names = ["microsocks", "dante", "ssh", "argyle"]
        _, row = results.rows(found, names, {name: name for name in names})
        self.assertEqual(row, ["new-step-1 rate", "streams/s", "2", "failed", "unsupported", "4", "2"])


if __name__ == "__main__":
    unittest.main()
