#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""translations.py on a small tree whose translation is whole, or has exactly one fault.

    test_translations.py LUPDATE [unittest options]
"""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

LUPDATE = sys.argv[1]
PROGRAM = Path(__file__).with_name("translations.py")

HEADER = """namespace argyle::ui {
class Page : public QWidget
{
    Q_OBJECT
};
} // namespace argyle::ui
"""
SOURCE = """#include "ui/page.h"
namespace argyle::ui {
void Page::fill()
{
    tr("&Open %1…").arg(name);
    tr("%n ports", "two or more", count);
}
} // namespace argyle::ui
"""
OPEN = "<message><source>&amp;Open %1…</source><translation>%1 &amp;öffnen…</translation></message>"
PORTS = """<message numerus="yes"><source>%n ports</source><comment>two or more</comment><translation>
<numerusform>%n Port</numerusform><numerusform>%n Ports</numerusform></translation></message>"""


def translation(*messages, context="argyle::ui::Page"):
    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context><name>{context}</name>{"".join(messages)}</context>
</TS>
"""


def faults_of(ts, source=SOURCE):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in {"ui/page.h": HEADER, "ui/page.cpp": source, "translations/argyle_de.ts": ts}.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(text, "utf-8")
        (root / "src").mkdir()
        command = [LUPDATE, "-locations", "none", "-I", root, root / "src", root / "ui"]
        done = subprocess.run([sys.executable, PROGRAM, root, *command], capture_output=True, text=True, check=False)
        lines = done.stdout.splitlines()
        return lines if done.returncode else [] if len(lines) == 1 else [done.stdout + done.stderr]


class Translations(unittest.TestCase):
    def assert_fault(self, expected, ts, source=SOURCE):
        faults = faults_of(ts, source)
        self.assertEqual(len(faults), 1, faults)
        self.assertIn(expected, faults[0])

    def test_accepts_a_translation_that_is_whole(self):
        self.assertEqual(faults_of(translation(OPEN, PORTS)), [])

    def test_refuses_one_that_lacks_a_text(self):
        self.assert_fault("not there yet: '&Open %1…'", translation(PORTS))

    def test_refuses_a_text_that_is_unfinished(self):
        self.assert_fault("unfinished", translation(OPEN.replace("<translation>", '<translation type="unfinished">'), PORTS))

    def test_refuses_a_text_that_is_in_the_sources_no_more(self):
        gone = "<message><source>Gone</source><translation>Weg</translation></message>"
        self.assert_fault("is in the sources no more", translation(OPEN, PORTS, gone))
        kept = gone.replace("<translation>", '<translation type="vanished">')
        self.assert_fault("is in the sources no more", translation(OPEN, PORTS, kept))

    def test_refuses_a_form_that_is_empty(self):
        self.assert_fault("is empty", translation(OPEN, PORTS.replace("%n Ports", "")))

    def test_refuses_other_placeholders(self):
        for wrong in ("%2", "%1 %1", "x"):
            with self.subTest(wrong=wrong):
                self.assert_fault("where the text has %1", translation(OPEN.replace("%1 &amp;ö", f"{wrong} &amp;ö"), PORTS))

    def test_refuses_another_mnemonic_or_end(self):
        self.assert_fault("mnemonics", translation(OPEN.replace("&amp;öffnen", "öffnen"), PORTS))
        self.assert_fault("ends with '…'", translation(OPEN.replace("öffnen…", "öffnen"), PORTS))

    def test_refuses_texts_under_a_name_that_tr_does_not_ask_for(self):
        # A class that is not declared where lupdate looks.
        source = SOURCE.replace('#include "ui/page.h"', "").replace("Page::", "Sheet::")
        faults = faults_of(translation(OPEN, PORTS, context="Sheet"), source)
        self.assertEqual(len(faults), 2, faults)
        for fault in faults:
            self.assertIn("looks for texts of Sheet", fault)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]])
