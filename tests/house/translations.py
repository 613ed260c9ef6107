#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds that every translation has all texts of the program, and has them in a form that the program can use.

    translations.py ROOT LUPDATE...    LUPDATE is the command that reads the sources, without its -ts.
                                       Prints one line for each fault; exit status 1 where there is any
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

# What a translation must have as its text has it: places for values, markup, options, and what Tor calls things.
KEPT = re.compile(r"%L?\d+|%[np]|\{\w+\}|</?\w+>|(?<![\w-])--[a-z][\w-]*|\b(?:Isolate|No|Only|Prefer)[A-Z]\w+|\bSocksPort\b")
MNEMONIC = re.compile(r"&(?=\w)")
# What other texts, a menu or a field follow on.
ENDS = ("…", ":", "\n")


def messages_in(file):
    """{(context, text, comment): its <message>}"""
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name"), message.findtext("source"), message.findtext("comment")] = message
    return found


def forms_of(message):
    translation = message.find("translation")
    if message.get("numerus") == "yes":
        return [form.text or "" for form in translation.iter("numerusform")]
    return [translation.text or ""]


def fault_of(text, form):
    """What is wrong with a translation, in a few words; None where nothing is."""
    if not form.strip():
        return "is empty"
    kept, has = sorted(KEPT.findall(text)), sorted(KEPT.findall(form))
    if kept != has:
        return f"has {' '.join(has) or 'no placeholder'} where the text has {' '.join(kept) or 'none'}"
    if len(MNEMONIC.findall(text)) != len(MNEMONIC.findall(form)):
        return "has another number of mnemonics"
    for end in ENDS:
        if text.endswith(end) != form.endswith(end):
            return f"differs in whether it ends with {end!r}"
    return None


def contexts_of(root):
    """The contexts under which the sources look for texts, as regular expressions find them."""
    contexts = set()
    for file in [*(root / "src").rglob("*"), *(root / "ui").rglob("*")]:
        if file.suffix not in (".cpp", ".h"):
            continue
        text = file.read_text("utf-8")
        contexts.update(re.findall(r"Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", text))
        contexts.update(re.findall(r'(?:translate|QT_TRANSLATE_NOOP)\(\s*"([\w:]+)"', text))
        namespace = re.search(r"^namespace ([\w:]+) \{", text, re.MULTILINE)
        for name in re.findall(r"^class (\w+)[^;{]*\{\s*Q_OBJECT\b", text, re.MULTILINE):
            contexts.add(f"{namespace[1]}::{name}" if namespace else name)
    return contexts


def check(file, lupdate, contexts):
    name = f"translations/{file.name}"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, file.name)
        shutil.copy(file, fresh)
        subprocess.run([*lupdate, "-ts", fresh], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        there, wanted = messages_in(file), messages_in(fresh)
    for key in sorted(wanted.keys() - there.keys(), key=str):
        yield f"{name}: {key[0]}: not there yet: {key[1]!r}"
    for key, message in there.items():
        where = f"{name}: {key[0]}: {key[1]!r}"
        kind = message.find("translation").get("type")
        now = wanted[key].find("translation").get("type") if key in wanted else "vanished"
        if kind in ("vanished", "obsolete") or now in ("vanished", "obsolete"):
            yield f"{where}: is in the sources no more"
        elif kind or now:
            yield f"{where}: unfinished"
        elif key[0] not in contexts:
            yield f"{where}: nothing in the sources looks for texts of {key[0]}"
        else:
            for form in forms_of(message):
                if fault := fault_of(key[1], form):
                    yield f"{where}: {form!r} {fault}"


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: translations.py ROOT LUPDATE...")
    root = Path(sys.argv[1]).resolve()
    known = contexts_of(root)
    problems = [fault for file in sorted((root / "translations").glob("*.ts")) for fault in check(file, sys.argv[2:], known)]
    print("\n".join(problems) if problems else "Every translation has every text.")
    sys.exit(1 if problems else 0)
