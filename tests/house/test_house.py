#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""house.py on small trees that keep every rule or break exactly one."""
import subprocess
import tempfile
import unittest
from pathlib import Path

import house

HEADER = "// SPDX-License-Identifier: MIT\n#pragma once\n"
SOURCE = "// SPDX-License-Identifier: MIT\n"
LISTS = "# SPDX-License-Identifier: MIT\n"
FOLDERS = {"socks": "argyle_socks", **{folder: "argyle_core" for folder in house.CORE_FOLDERS[1:]}}


def clean_tree():
    """Every folder with one header and one source that includes its own header; main.cpp includes all of them."""
    tree = {"cmake/ArgyleTest.cmake": LISTS}
    for folder, library in FOLDERS.items():
        tree[f"src/{folder}/{folder}.h"] = HEADER
        tree[f"src/{folder}/{folder}.cpp"] = SOURCE + f'#include "{folder}/{folder}.h"\n'
        tree[f"src/{folder}/CMakeLists.txt"] = f"{LISTS}target_sources({library} PRIVATE {folder}.cpp {folder}.h)\n"
    tree["src/CMakeLists.txt"] = LISTS + "add_executable(argyle main.cpp)\n"
    tree["src/main.cpp"] = SOURCE + '#include "argyle/version.h"\n#include "ui/ui.h"\n' + "".join(
        f'#include "{folder}/{folder}.h"\n' for folder in FOLDERS)
    tree["ui/CMakeLists.txt"] = LISTS + "target_sources(argyle_ui PRIVATE ui.h pages/page.cpp pages/page.ui)\n"
    tree["ui/ui.h"] = HEADER + '#include "engine/engine.h"\n#include <QWidget>\n'
    tree["ui/pages/page.cpp"] = SOURCE + '#include "ui_page.h"\n'
    tree["ui/pages/page.ui"] = "<ui/>\n"
    tree["tests/net/CMakeLists.txt"] = LISTS + "argyle_test(x SOURCES tst_x.cpp LIBS argyle_core)\n"
    tree["tests/net/tst_x.cpp"] = SOURCE + '#include "net/net.h"\n#include <QTcpServer>\n#include "tst_x.moc"\n'
    tree["resources/CMakeLists.txt"] = LISTS
    tree["resources/ui.qrc"] = "<file>icons/a.svg</file>\n"
    tree["resources/icons/a.svg"] = "<svg/>\n"
    tree["packaging/run"] = "#!/usr/bin/env bash\n# SPDX-License-Identifier: MIT\n"
    return tree


def problems_of(tree):
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return house.check(folder)


class House(unittest.TestCase):
    def assert_breaks(self, expected, **changes):
        """Exactly one problem, of which `expected` is a part, once the clean tree has these files ({path: text})."""
        tree = clean_tree() | changes.pop("files")
        problems = problems_of(tree)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(expected, problems[0])

    def assert_include_breaks(self, file, included, expected):
        self.assert_breaks(expected, files={file: clean_tree()[file] + f"#include {included}\n"})

    def test_accepts_a_tree_that_keeps_every_rule(self):
        self.assertEqual(problems_of(clean_tree()), [])

    def test_refuses_each_folder_that_includes_one_below_it(self):
        for above, folder in enumerate(house.ORDER[:-1]):
            for below in house.ORDER[above + 1:-1]:
                with self.subTest(folder=folder, below=below):
                    file = "ui/ui.h" if folder == "ui" else f"src/{folder}/{folder}.h"
                    self.assert_include_breaks(file, f'"{below}/{below}.h"', f"{below} stands below {folder}")

    def test_refuses_what_a_folder_must_not_know(self):
        for folder, included, what in [
                ("socks", "<QObject>", "QObject"), ("socks", "<QTcpSocket>", "Qt Network"),
                ("socks", "<QHostAddress>", "Qt Network"), ("socks", "<QtNetwork/QHostAddress>", "Qt Network"),
                ("socks", "<sys/socket.h>", "input and output"), ("socks", "<unistd.h>", "input and output"),
                ("socks", "<chrono>", "a clock"), ("socks", "<QTimer>", "event loop"),
                ("socks", "<QCoreApplication>", "texts for a person"), ("socks", "<QWidget>", "the screen"),
                ("isolation", "<QTimer>", "event loop"), ("isolation", "<QTcpSocket>", "sockets"),
                ("isolation", "<netinet/in.h>", "sockets"),
                ("settings", "<QTcpServer>", "sockets"), ("settings", "<QWidget>", "the screen"),
                ("net", '"socks/socks.h"', "SOCKS"), ("net", '"isolation/isolation.h"', "isolation"),
                ("observe", "<QTcpSocket>", "sockets"), ("engine", "<QIcon>", "the screen"),
                ("control", "<QtWidgets/QWidget>", "the screen"),
                ("ui", '"net/net.h"', "sockets"), ("ui", "<QTcpSocket>", "sockets"), ("ui", "<sys/socket.h>", "sockets")]:
            with self.subTest(folder=folder, included=included):
                file = "ui/ui.h" if folder == "ui" else f"src/{folder}/{folder}.h"
                self.assert_include_breaks(file, included, what)

    def test_refuses_qobject_macro_in_the_protocol(self):
        file = "src/socks/socks.h"
        self.assert_breaks("QObject", files={file: clean_tree()[file] + "Q_OBJECT\n"})

    def test_refuses_a_tr_of_ones_own(self):
        for before in ("", "static "):
            with self.subTest(before=before):
                text = clean_tree()["src/routes/routes.cpp"] + f"{before}QString tr(const char *text)\n"
                self.assert_breaks("Q_DECLARE_TR_FUNCTIONS", files={"src/routes/routes.cpp": text})

    def test_refuses_typedef(self):
        self.assert_breaks("write using", files={"src/net/net.cpp": clean_tree()["src/net/net.cpp"] + "    typedef int Handle;\n"})

    def test_refuses_two_spellings_of_a_word(self):
        text = clean_tree()["src/net/net.cpp"] + 'auto text = "Names can ' + 'not be looked up.";\n'
        self.assert_breaks("write cannot", files={"src/net/net.cpp": text})

    def test_refuses_relative_missing_and_source_includes(self):
        self.assert_include_breaks("src/net/net.cpp", '"../net/net.h"', "name files from the root")
        self.assert_include_breaks("src/net/net.cpp", '"net/gone.h"', "no file of ours")
        self.assert_include_breaks("tests/net/tst_x.cpp", '"net/net.cpp"', "includes a .cpp file")

    def test_refuses_a_file_that_no_cmakelists_names(self):
        for file, text in [("src/net/extra.cpp", SOURCE), ("src/net/extra.h", HEADER), ("ui/pages/extra.ui", "<ui/>\n"),
                           ("tests/net/tst_extra.cpp", SOURCE), ("resources/icons/extra.svg", "<svg/>\n")]:
            with self.subTest(file=file):
                self.assert_breaks("not named in", files={file: text})
        with self.subTest("commented out"):
            lists = LISTS + "target_sources(argyle_core PRIVATE net.cpp) # net.h\n"
            self.assert_breaks("src/net/net.h:1: not named in", files={"src/net/CMakeLists.txt": lists})
        with self.subTest("named as the end of another name"):
            lists = LISTS + "target_sources(argyle_core PRIVATE net.h xnet.cpp)\n"
            self.assert_breaks("src/net/net.cpp:1: not named in", files={"src/net/CMakeLists.txt": lists})

    def test_finds_files_that_a_loop_names(self):
        loop = LISTS + "foreach(name IN ITEMS x y)\nargyle_test(${name} SOURCES tst_${name}.cpp LIBS argyle_core)\nendforeach()\n"
        files = {"tests/net/CMakeLists.txt": loop, "tests/net/tst_y.cpp": SOURCE}
        self.assertEqual(problems_of(clean_tree() | files), [])
        self.assert_breaks("tests/net/tst_z.cpp:1: not named in", files=files | {"tests/net/tst_z.cpp": SOURCE})

    def test_refuses_a_file_without_its_licence(self):
        self.assert_breaks("the first line must be", files={"src/net/net.h": "#pragma once\n"})
        self.assert_breaks("the first line must be", files={"src/net/net.cpp": "\n" + SOURCE})
        for file in ["src/CMakeLists.txt", "cmake/ArgyleTest.cmake"]:
            with self.subTest(file=file):
                text = clean_tree()[file].replace(LISTS, "")
                self.assert_breaks("in the first two lines", files={file: text})
        self.assert_breaks("in the first two lines", files={"tests/real/test_x.py": "import os\n"})
        self.assert_breaks("in the first two lines", files={"packaging/run": "#!/usr/bin/env bash\n"})

    def test_refuses_names_and_headers_that_are_not_ours(self):
        self.assert_breaks("#pragma once", files={"src/net/net.h": SOURCE})
        lists = clean_tree()["src/net/CMakeLists.txt"].replace("net.h", "net.h Extra.h")
        self.assert_breaks("lower case", files={"src/net/CMakeLists.txt": lists, "src/net/Extra.h": HEADER})

    def test_refuses_to_mention_what_stands_outside(self):
        self.assert_breaks("outside the repository", files={"README.md": "see ../" + "shared/x\n"})
        self.assert_breaks("a path of one machine", files={"README.md": "cd /wor" + "k/main\n"})
        self.assert_breaks("a path of one machine", files={"README.md": "cd /home/" + "somebody/argyle\n"})

    def test_passes_over_files_that_are_not_text(self):
        self.assertEqual(problems_of(clean_tree() | {"tests/fuzz/corpus/x/1": b"\xff\xfe\x00"}), [])

    def test_reads_what_git_tracks_and_nothing_else(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("tracked.md", "untracked.md"):
                Path(folder, name).write_text("../" + "shared\n", "utf-8")
            subprocess.run(["git", "-C", folder, "init", "-q"], check=True)
            subprocess.run(["git", "-C", folder, "add", "tracked.md"], check=True)
            self.assertEqual(house.check(folder), ["tracked.md:1: mentions a path outside the repository"])


if __name__ == "__main__":
    unittest.main()
