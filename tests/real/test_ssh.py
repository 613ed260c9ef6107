# SPDX-License-Identifier: MIT
"""ssh through ProxyCommand, and git over ssh and over HTTP."""

import functools
import getpass
import hashlib
import http.server
import os
import shlex
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

from fixtures import pasted, servers, sshserver
from fixtures.argyle import Argyle, ArgyleCase
from fixtures.nameserver import NameServer, Records


class Ssh(ArgyleCase):
    programs = ("ssh", "ssh-keygen", "git", "nc.openbsd", "ncat")

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.folder = Path(cls.for_class(tempfile.TemporaryDirectory(prefix="argyle-ssh-")))
        cls.names = cls.for_class(NameServer({"host.test": Records(a=("127.0.0.1",))}))
        cls.sshd = cls.for_class(sshserver.SshServer(cls.folder))
        cls.argyle = cls.for_class(Argyle(f"--dns={cls.names.spec}", ports=("127.0.0.1:auto", "[::1]:auto")))
        cls.repository = cls.make_repository()

    @classmethod
    def make_repository(cls) -> Path:
        """A bare repository with one commit that holds something to carry."""
        work, bare = cls.folder / "work", cls.folder / "origin.git"
        git = functools.partial(subprocess.run, check=True, env=cls.git_environment(), stdout=subprocess.DEVNULL)
        git(["git", "init", "-q", "-b", "main", work])
        (work / "big").write_bytes(b"".join(servers.pattern(3 << 20)))
        git(["git", "-C", work, "add", "."])
        git(["git", "-C", work, "commit", "-q", "-m", "something to carry"])
        git(["git", "clone", "-q", "--bare", work, bare])
        git(["git", "-C", bare, "update-server-info"])
        return bare

    @classmethod
    def git_environment(cls) -> dict[str, str]:
        who = {f"GIT_{role}_{what}": "someone@host.test" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        return {**os.environ, **who, "HOME": str(cls.folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0"}

    def ssh(self, proxy: str) -> list[str]:
        return ["ssh", *self.sshd.login(), "-o", f"ProxyCommand={proxy}"]

    def proxies(self) -> dict[str, str]:
        return {
            "nc, SOCKS5": f"nc.openbsd -X 5 -x {self.argyle.url} %h %p",
            "ncat, SOCKS5": f"ncat --proxy {self.argyle.url} --proxy-type socks5 --proxy-dns remote %h %p",
        }

    def assertLog(self, done: subprocess.CompletedProcess) -> None:
        self.assertEqual(done.returncode, 0, f"{done.stderr!r}\n{(self.folder / 'sshd.log').read_text()}")

    def test_a_command_runs_and_its_output_comes_back(self) -> None:
        carried = (self.folder / "work" / "big").read_bytes()
        for name, proxy in self.proxies().items():
            with self.subTest(proxy=name):
                login = f"{getpass.getuser()}@host.test"
                done = self.command(*self.ssh(proxy), login, "cat", input=carried, seconds=60)
                self.assertLog(done)
                self.assertEqual(hashlib.sha256(done.stdout).digest(), hashlib.sha256(carried).digest())
                stream = self.argyle.await_ended(to_port=self.sshd.port)
                self.assertEqual((stream["protocol"], stream["host"]), ("5", "host.test"))
                self.assertGreater(stream["sent"], len(carried))
                self.assertGreater(stream["received"], len(carried))

    def test_by_address_over_socks4(self) -> None:
        proxy = f"nc.openbsd -X 4 -x {self.argyle.url} %h %p"
        done = self.command(*self.ssh(proxy), f"{getpass.getuser()}@127.0.0.1", "echo over there")
        self.assertLog(done)
        self.assertEqual(done.stdout, b"over there\n")

    def assertCloned(self, place: Path) -> None:
        self.assertEqual((place / "big").read_bytes(), (self.folder / "work" / "big").read_bytes())

    def person(self) -> dict[str, str]:
        """The environment of a person whose nc is OpenBSD's, and whose ssh has the key and knows the port."""
        programs, home = self.folder / "bin", Path(self.use(tempfile.TemporaryDirectory(prefix="argyle-home-")))
        programs.mkdir(exist_ok=True)
        (programs / "ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} {shlex.join(self.sshd.login())} "$@"\n')
        (programs / "ssh").chmod(0o755)
        (programs / "nc").unlink(missing_ok=True)
        (programs / "nc").symlink_to(shutil.which("nc.openbsd"))
        path = f"{programs}:{os.environ['PATH']}"
        return {**self.git_environment(), "HOME": str(home), "PATH": path, "GIT_CONFIG_GLOBAL": str(home / "gitconfig")}

    def test_the_settings_that_are_copied_work_as_they_are_pasted(self) -> None:
        origin = self.use(servers.Server(self.serve_files))
        login = f"{getpass.getuser()}@host.test"
        clones = {
            "http": f"http://host.test:{origin.port}/origin.git",
            "ssh": f"ssh://{login}:{self.sshd.port}{self.repository}",
        }
        for address in (self.argyle.url, "[::1]:%d" % self.argyle.ports[1][1]):
            person = self.person()
            command = pasted.settings("ssh", address).replace("user@host", login) + " echo over there"
            with self.subTest(address=address, pasted="ssh"):
                done = self.command("sh", "-eu", "-c", command, env=person)
                self.assertLog(done)
                self.assertEqual(done.stdout, b"over there\n")
            self.succeeds("sh", "-eu", "-c", pasted.settings("git", address), env=person)
            for way, url in clones.items():
                with self.subTest(address=address, pasted="git", way=way):
                    place = Path(person["HOME"]) / way
                    before = self.argyle.newest_id()
                    self.assertLog(self.command("git", "clone", "-q", url, str(place), env=person, seconds=60))
                    self.assertCloned(place)
                    self.assertEqual(self.argyle.await_ended(after=before)["host"], "host.test")

    def test_git_clones_over_ssh(self) -> None:
        place = self.folder / "by-ssh"
        ssh = " ".join(f"'{word}'" for word in self.ssh(self.proxies()["nc, SOCKS5"]))
        url = f"ssh://{getpass.getuser()}@host.test:{self.sshd.port}{self.repository}"
        self.assertLog(
            self.command("git", "-c", f"core.sshCommand={ssh}", "clone", "-q", url, str(place), env=self.git_environment())
        )
        self.assertCloned(place)

    def serve_files(self, connection: socket.socket) -> None:
        class Files(http.server.SimpleHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

        Files(connection, ("", 0), None, directory=str(self.folder))

    def test_git_clones_over_http(self) -> None:
        origin = self.use(servers.Server(self.serve_files))
        for number, proxy in enumerate(("socks5h://", "socks5h://someone:something@", "socks4a://")):
            with self.subTest(proxy=proxy):
                place = self.folder / f"by-http-{number}"
                self.succeeds(
                    "git", "-c", f"http.proxy={proxy}{self.argyle.url}", "clone", "-q",
                    f"http://host.test:{origin.port}/origin.git", str(place), env=self.git_environment(), seconds=60,
                )  # fmt: skip
                self.assertCloned(place)
                self.assertEqual(self.argyle.await_ended(to_port=origin.port)["host"], "host.test")


if __name__ == "__main__":
    unittest.main()
