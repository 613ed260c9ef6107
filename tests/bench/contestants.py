# SPDX-License-Identifier: MIT
"""The servers that are compared, each started for one scenario and ended after it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "real"))

from fixtures import argyle, proxies, sshserver  # noqa: E402


@dataclass(frozen=True)
class Running:
    """Where it listens, and its processes; no port: nobody stands between."""

    port: int | None = None
    pids: tuple[int, ...] = ()


class ArgyleWindow(proxies.Proxy):
    """Argyle as a desktop program, its window open on a screen that nobody sees."""

    def command(self) -> list[str]:
        (self.folder / "run").mkdir(mode=0o700, exist_ok=True)
        environment = argyle.clean_environment(self.folder) | {"QT_QPA_PLATFORM": "offscreen"}
        # env(1) becomes the program, so that the process is the program's.
        variables = [f"{name}={value}" for name, value in environment.items()]
        return ["env", "-i", *variables, argyle.program(), f"--socks-port=127.0.0.1:{self.port}"]


@contextlib.contextmanager
def nobody() -> Iterator[Running]:
    yield Running()


@contextlib.contextmanager
def headless() -> Iterator[Running]:
    with argyle.Argyle() as server:
        yield Running(server.port[1], (server.pid,))


def of(kind: type[proxies.Proxy]) -> Callable[[], contextlib.AbstractContextManager[Running]]:
    @contextlib.contextmanager
    def start() -> Iterator[Running]:
        with kind() as server:
            yield Running(server.port, (server.pid,))

    return start


@contextlib.contextmanager
def ssh_tunnel() -> Iterator[Running]:
    """Both ends of the tunnel: the server's is a child of this process, like the client's."""
    with proxies.SshTunnel() as server:
        yield Running(server.port, (server.pid, *children_named("sshd")))


def children_named(name: str) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            before, _, after = stat.read_text().rpartition(")")
            if before.partition("(")[2] == name and int(after.split()[1]) == os.getpid():
                found.append(int(stat.parent.name))
    return found


@dataclass(frozen=True)
class Contestant:
    title: str
    start: Callable[[], contextlib.AbstractContextManager[Running]]
    program: str | None = None  # that must be installed
    version: Callable[[], str] | None = None


def said(*command: str) -> Callable[[], str]:
    """The first line that a program says of its version."""

    def ask() -> str:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20)
        return (done.stdout + done.stderr).strip().splitlines()[0].partition(". Copyright")[0].partition(".  Copyright")[0]

    return ask


def argyle_version() -> str:
    return said(argyle.program(), "--version")()


def package_version(package: str) -> Callable[[], str]:
    """For a program that does not tell its version."""

    def ask() -> str:
        if shutil.which("dpkg-query") is None:
            return package
        return said("dpkg-query", "--show", "--showformat", "${Package} ${Version}", package)()

    return ask


# By the name that the command line uses, in the order of the table.
CONTESTANTS = {
    "none": Contestant("no proxy", nobody),
    "microsocks": Contestant("microsocks", of(proxies.Microsocks), shutil.which("microsocks") or "", package_version("microsocks")),
    "dante": Contestant("Dante", of(proxies.Dante), proxies.DANTED or "", said(proxies.DANTED or "", "-v")),
    "ssh": Contestant("ssh -D", ssh_tunnel, (shutil.which("ssh") and sshserver.SSHD) or "", said("ssh", "-V")),
    "argyle": Contestant("Argyle", headless, None, argyle_version),
    "window": Contestant("Argyle, window open", of(ArgyleWindow)),
}
