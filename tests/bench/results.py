# SPDX-License-Identifier: MIT
"""What the rounds brought: medians, ratios, and the tables of both."""

from __future__ import annotations

import os
import platform
import re
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

BEGIN, END = "<!-- begin: compare -->", "<!-- end: compare -->"


@dataclass(frozen=True, order=True)
class Figure:
    scenario: str
    name: str
    unit: str


@dataclass
class Results:
    """Values by figure and server, in the order in which they came."""

    values: dict[Figure, dict[str, list[float]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    notes: dict[str, dict[str, set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    failed: set[tuple[str, str]] = field(default_factory=set)  # scenario and server

    def take(self, server: str, line: dict[str, object]) -> None:
        """A line of argyle_load's."""
        scenario = str(line["scenario"])
        if "problem" in line:
            self.fail(scenario, server, str(line["problem"]))
            return
        if "note" in line:
            self.notes[scenario][server].add(str(line["note"]))
            return
        # In parentheses stands why there are fewer streams than were wanted.
        unit, _, why = str(line["unit"]).partition(" (")
        if why:
            self.notes[scenario][server].add(why.rstrip(")"))
        self.values[Figure(scenario, str(line["figure"]), unit)][server].append(float(str(line["value"])))

    def fail(self, scenario: str, server: str, problem: str) -> None:
        self.failed.add((scenario, server))
        self.notes[scenario][server].add(problem)

    def median(self, figure: Figure, server: str) -> float | None:
        values = self.values.get(figure, {}).get(server)
        return statistics.median(values) if values else None

    def figures(self) -> list[Figure]:
        """Those of one scenario together, scenarios as they ran."""
        scenarios = list(dict.fromkeys(figure.scenario for figure in self.values))
        return sorted(self.values, key=lambda figure: scenarios.index(figure.scenario))

    def ratio(self, figure: Figure, server: str, to: str) -> float | None:
        over, under = self.median(figure, server), self.median(figure, to)
        return over / under if over is not None and under else None

    def share_of_growth(self, figure: Figure, server: str) -> float | None:
        """A figure beside idle streams as a share of the same without."""
        over = self.median(figure, server)
        under = self.median(Figure("growth-0", figure.name, figure.unit), server)
        return over / under if over is not None and under else None


def shown(value: float | None) -> str:
    if value is None:
        return "–"
    if value >= 1000:
        return f"{value:,.0f}".replace(",", " ")
    return f"{value:.3g}"


RATIOS = [
    ("Argyle ÷ microsocks", "argyle", "microsocks"),
    ("Argyle ÷ no proxy", "argyle", "none"),
    ("window ÷ headless", "window", "argyle"),
]


def rows(results: Results, servers: Sequence[str], titles: dict[str, str]) -> list[list[str]]:
    """A head, then a row a figure."""
    ratios = [ratio for ratio in RATIOS if ratio[1] in servers and ratio[2] in servers]
    table = [["figure", "unit", *(titles[server] for server in servers), *(title for title, _, _ in ratios)]]
    for figure in results.figures():
        cells = [shown_cell(results, figure, server) for server in servers]
        compared = [shown(results.ratio(figure, over, under)) for _, over, under in ratios]
        table.append([f"{figure.scenario} {figure.name}", figure.unit, *cells, *compared])
        if figure.scenario.startswith("growth-") and figure.scenario != "growth-0" and figure.name in ("rate", "p99"):
            shares = [shown(results.share_of_growth(figure, server)) for server in servers]
            table.append([f"{figure.scenario} {figure.name}", "× growth-0", *shares, *("" for _ in ratios)])
    return table


def shown_cell(results: Results, figure: Figure, server: str) -> str:
    value = results.median(figure, server)
    if value is None and "unsupported" in results.notes[figure.scenario][server]:
        return "unsupported"
    if value is None and (figure.scenario, server) in results.failed:
        return "failed"
    return shown(value)


def footnotes(results: Results, titles: dict[str, str]) -> list[str]:
    return [
        f"{scenario}, {titles[server]}: {'; '.join(sorted(texts))}"
        for scenario, servers in results.notes.items()
        for server, texts in servers.items()
        if texts - {"unsupported"}
    ]


def plain(table: list[list[str]]) -> str:
    widths = [max(len(row[i]) for row in table) for i in range(len(table[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) if i < 2 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in table
    )


def markdown(table: list[list[str]]) -> str:
    head, *body = table
    rule = ["---", "---", *("--:" for _ in head[2:])]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, rule, *body])


def machine() -> str:
    cpuinfo = Path("/proc/cpuinfo").read_text()
    model = re.search(r"^model name\s*:\s*(.*)$", cpuinfo, re.MULTILINE)
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    return (
        f"{model[1] if model else platform.machine()}, {len(os.sched_getaffinity(0))} cores, {gibibytes:.0f} GiB of memory, "
        f"Linux {platform.release()}"
    )


def write(path: Path, text: str) -> None:
    """Puts the text where an earlier one stands in the file, or at its end."""
    section = f"{BEGIN}\n{text}\n{END}"
    old = path.read_text("utf-8") if path.exists() else "# What the benchmarks measured\n"
    if BEGIN in old and END in old:
        before, _, rest = old.partition(BEGIN)
        path.write_text(before + section + rest.partition(END)[2], "utf-8")
    else:
        path.write_text(f"{old.rstrip()}\n\n{section}\n", "utf-8")
