#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the rules of the house that a compiler does not: who may include whom, that every file is built, licensed and named
as CONTRIBUTING.md says.

    house.py ROOT     prints one line for each broken rule; exit status 1 where there is any
"""
import re
import subprocess
import sys
from pathlib import Path

# From the ground up: a folder may include itself and what stands before it.
CORE_FOLDERS = ["socks", "isolation", "settings", "net", "observe", "routes", "engine", "control", "session"]
ORDER = CORE_FOLDERS + ["ui", "main"]

SYSTEM_SOCKETS = r"sys/(socket|un|epoll|select)\.h|poll\.h|netinet/.*|arpa/.*|netdb\.h|ares.*\.h"
QT_SOCKETS = (r"(QtNetwork(/.*)?|(QtNetwork/)?Q(AbstractSocket|TcpSocket|TcpServer|UdpSocket|Ssl\w*|LocalSocket|LocalServer"
              r"|Network\w*|SocketNotifier|DnsLookup|HostInfo|Hsts\w*|Http\w*))")
QT_NETWORK = QT_SOCKETS[:-1] + r"|(QtNetwork/)?QHostAddress)"
QT_SCREEN = (r"(Qt(Gui|Widgets|Svg|SvgWidgets)(/.*)?|Q(Widget|Application|GuiApplication|MainWindow|Dialog|Icon|Pixmap|Image"
             r"|Painter|Palette|Font|Color|Action|Menu|Label|Style|Svg\w*|Abstract(Button|ItemView|ItemDelegate|ScrollArea)))")
# QCoreApplication is not among these: QCoreApplication::translate() is how a class that is no QObject speaks to a person.
EVENT_LOOP = r"Q(Object|Timer|BasicTimer|EventLoop|Thread|SocketNotifier|Process|AbstractEventDispatcher)"
CLOCKS = r"(chrono|ctime|time\.h|sys/time\.h|QElapsedTimer|QDateTime|QTime|QDate|QDeadlineTimer)"

# What a folder must not know although the order would allow it, or although it is not ours: (pattern, what that is).
# A pattern is matched against the whole of what stands between the quotes or angle brackets.
FORBIDDEN = {
    "socks": [(QT_NETWORK, "Qt Network"), (EVENT_LOOP, "QObject or the event loop"), (CLOCKS, "a clock"),
              ("QCoreApplication", "texts for a person"), (SYSTEM_SOCKETS + r"|unistd\.h|fcntl\.h", "input and output")],
    "isolation": [(QT_SOCKETS, "sockets"), (EVENT_LOOP, "QObject or the event loop"), (SYSTEM_SOCKETS, "sockets")],
    "settings": [(QT_SOCKETS, "sockets"), (SYSTEM_SOCKETS, "sockets")],
    "net": [(r"socks/.*", "SOCKS"), (r"isolation/.*", "isolation"), (r"settings/.*", "settings")],
    "observe": [(QT_SOCKETS, "sockets"), (SYSTEM_SOCKETS, "sockets")],
    "session": [(r"engine/.*", "the engine")],
    "ui": [(r"net/.*", "sockets"), (QT_SOCKETS, "sockets"), (SYSTEM_SOCKETS, "sockets")],
}
for _folder in CORE_FOLDERS:
    FORBIDDEN.setdefault(_folder, []).append((QT_SCREEN, "the screen"))

# Names that nothing in the repository may mention. The brackets keep this file from matching itself.
FORBIDDEN_TEXT = [(re.compile(r"\.\./share[d]\b"), "a path outside the repository"),
                  (re.compile(r"(?<![\w.}])/wor[k]/|/home/(?!user\b)[a-z]+/"), "a path of one machine")]

SPDX = "SPDX-License-Identifier: MIT"
CPP = {".cpp", ".h"}
SCRIPT = {".py", ".sh", ".cmake"}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GENERATED = re.compile(r"(ui_\w+\.h|\w+\.moc|moc_\w+\.cpp|argyle/version\.h)$")


def layer_of(path):
    """The folder of ORDER that a file of ours belongs to, or None (tests and everything else)."""
    parts = path.parts
    if parts[0] == "ui":
        return "ui"
    if parts[0] != "src":
        return None
    return parts[1] if len(parts) > 2 else "main"


def check_includes(root, path, lines):
    layer = layer_of(path)
    for number, line in enumerate(lines, 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        where, (bracket, included) = f"{path}:{number}", found.groups()
        if ".." in Path(included).parts:
            yield f"{where}: includes \"{included}\": name files from the root of src or of the repository"
            continue
        if included.endswith(".cpp") and not GENERATED.search(included):
            yield f"{where}: includes a .cpp file"
        target = included.split("/")[0] if "/" in included else None
        known = target in ORDER
        if bracket == '"' and not GENERATED.search(included):
            if not any((root / base / included).is_file() for base in ("src", ".")):
                yield f"{where}: includes \"{included}\", which is no file of ours"
        if layer is None:
            continue
        if known and target not in ORDER[:ORDER.index(layer) + 1]:
            yield f"{where}: {layer} includes {included}, but {target} stands below {layer}"
        for pattern, what in FORBIDDEN.get(layer, []):
            if re.fullmatch(pattern, included):
                yield f"{where}: {layer} includes {included}, but {layer} knows nothing of {what}"


def check_cpp(root, path, text):
    lines = text.splitlines()
    if not lines or lines[0] != f"// {SPDX}":
        yield f"{path}:1: the first line must be \"// {SPDX}\""
    if path.suffix == ".h" and "#pragma once" not in lines:
        yield f"{path}:1: no #pragma once"
    if not re.fullmatch(r"[a-z0-9_]+\.(cpp|h)", path.name):
        yield f"{path}:1: file names are lower case"
    if layer_of(path) == "socks":
        for number, line in enumerate(lines, 1):
            if re.search(r"\bQ_(OBJECT|GADGET)\b", line):
                yield f"{path}:{number}: socks knows nothing of QObject"
    for number, line in enumerate(lines, 1):
        # lupdate files its texts under the namespace or class that they stand in, where it would look for them under another name.
        if layer_of(path) and re.match(r"(static |inline )*QString tr\(", line):
            yield f"{path}:{number}: a tr() of its own: use Q_DECLARE_TR_FUNCTIONS"
        if re.match(r" *typedef\b", line):
            yield f"{path}:{number}: typedef: write using"
        if re.search(r"\bcan not\b", line):
            yield f"{path}:{number}: can not: write cannot"
    yield from check_includes(root, path, lines)


def names(lists, name):
    """Whether these lists name the file, in full or as one item of a loop: `foreach(name IN ITEMS a b)` over `tst_${name}.cpp`."""
    if re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])", lists):
        return True
    for before, after in re.findall(r"([\w/-]*)\$\{\w+\}([\w.-]+)", lists):
        item = name[len(before):len(name) - len(after)]
        if name == before + item + after and re.search(rf"(?<![\w.-]){re.escape(item)}(?![\w.-])", lists):
            return True
    return False


def check_named_in_cmake(root, path):
    """A source file, form or picture must stand in the nearest CMakeLists.txt or .qrc above it."""
    for folder in path.parents:
        lists = [root / folder / "CMakeLists.txt", *sorted((root / folder).glob("*.qrc"))]
        if not lists[0].is_file():
            continue
        name = path.relative_to(folder).as_posix()
        text = "\n".join(re.sub(r"#.*", "", file.read_text("utf-8")) for file in lists if file.is_file())
        # cmake/ArgyleFuzz.cmake adds the one source that every fuzz target shares.
        text += "\n".join(file.read_text("utf-8") for file in (root / "cmake").glob("*.cmake"))
        if not names(text, name):
            yield f"{path}:1: not named in {folder / 'CMakeLists.txt'}"
        return
    yield f"{path}:1: no CMakeLists.txt above it"


def check_file(root, path):
    try:
        text = (root / path).read_text("utf-8")
    except UnicodeDecodeError:
        return  # a picture or a fuzz input
    for number, line in enumerate(text.splitlines(), 1):
        for pattern, what in FORBIDDEN_TEXT:
            if pattern.search(line):
                yield f"{path}:{number}: mentions {what}"
    if path.parts[0] in ("src", "ui", "tests") and path.suffix in CPP:
        yield from check_cpp(root, path, text)
    if path.parts[0] in ("src", "ui", "tests") and path.suffix in CPP | {".ui"}:
        yield from check_named_in_cmake(root, path)
    if path.parts[0] == "resources" and path.suffix in {".svg", ".html"}:
        yield from check_named_in_cmake(root, path)
    if path.suffix in SCRIPT or path.name == "CMakeLists.txt" or text.startswith("#!"):
        if SPDX not in "\n".join(text.splitlines()[:2]):
            yield f"{path}:1: no {SPDX} in the first two lines"


def files_of(root):
    """Every file that git tracks; in an unpacked archive every file outside build folders."""
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-z"], capture_output=True, check=True, text=True)
        names = [name for name in listed.stdout.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        names = []
    if not names:
        names = [path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()]
        names = [name for name in names if not re.match(r"(build|\.git)[^/]*/", name)]
    return [Path(name) for name in sorted(names) if (root / name).is_file()]


def check(root):
    root = Path(root).resolve()
    return [problem for path in files_of(root) for problem in check_file(root, path)]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: house.py ROOT")
    problems = check(sys.argv[1])
    print("\n".join(problems) if problems else "The rules of the house hold.")
    sys.exit(1 if problems else 0)
