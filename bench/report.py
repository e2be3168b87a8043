"""The page of results: what was measured, and whether it is what was aimed at."""

import platform
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median

from .servers import DATASETTE, PLAIN, RAW, SITE, TUNED

SERVERS = (SITE, TUNED, DATASETTE, PLAIN, RAW)
WORKLOADS = {
    "filtered": "The list of roles, filtered",
    "search": "The list of roles, searched",
    "suggestions": "Suggestions to a word that is being typed",
    "empty": "An empty view in the site's stack",
}


@dataclass(frozen=True)
class Burst:
    """An answer's processor time, the median and 95th percentile of how long it took, all in ms; and its size."""

    cpu: float
    median: float
    p95: float
    bytes: float


@dataclass
class Results:
    sizes: list[int]
    rounds: int
    seconds: int  # of a burst, at least
    totals_checked: bool
    bursts: defaultdict[tuple[str, str, int], list[Burst]] = field(default_factory=lambda: defaultdict(list))
    starts: dict[tuple[str, int], float] = field(default_factory=dict)  # seconds
    resident: dict[tuple[str, int], int] = field(default_factory=dict)  # bytes, after the load
    renewals: dict[int, float] = field(default_factory=dict)  # seconds, by size, of the site
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def median(self, server: str, workload: str, size: int, value: str = "cpu") -> float | None:
        """Over the rounds, in milliseconds or bytes; None where nothing was measured."""
        bursts = self.bursts.get((server, workload, size))
        return median(getattr(burst, value) for burst in bursts) if bursts else None

    def spread(self) -> float:
        """By how much a round's processor time differs from the median of its rounds, as the mean share."""
        rounds = [[burst.cpu for burst in bursts] for bursts in self.bursts.values() if bursts]
        shares = [abs(cpu / median(cpus) - 1) for cpus in rounds for cpu in cpus if median(cpus)]
        return sum(shares) / len(shares) if shares else 0.0


@dataclass(frozen=True)
class Target:
    """What a figure should be; `value` is None where it was not measured."""

    what: str
    size: str
    value: float | None
    bound: float
    at_least: bool

    @property
    def row(self) -> list[str]:
        sign = "≥" if self.at_least else "≤"
        met = "not measured"
        if self.value is not None:
            met = "yes" if (self.value >= self.bound if self.at_least else self.value <= self.bound) else "**no**"
        return [self.what, self.size, number(self.value), f"{sign} {self.bound:g}", met]


def targets(results: Results) -> Iterator[Target]:
    cpu = results.median
    for size in results.sizes:
        page = cpu(SITE, "filtered", size)
        if size >= 1_000:
            times = 40 if size >= 100_000 else 20
            search = cpu(SITE, "search", size)
            tuned, plain = cpu(TUNED, "filtered", size), cpu(PLAIN, "filtered", size)
            yield Target("filtered page: tuned Datasette / site", f"{size:,}", ratio(tuned, page), 8, True)
            yield Target("filtered page: Django and django-filter / site", f"{size:,}", ratio(plain, page), times, True)
            yield Target(
                "search: tuned Datasette / site", f"{size:,}", ratio(cpu(TUNED, "search", size), search), 5, True
            )
        empty, suggestions = cpu(SITE, "empty", size), cpu(SITE, "suggestions", size)
        more = None if empty is None or suggestions is None else suggestions - empty
        yield Target("filtered page of the site / empty view", f"{size:,}", ratio(page, empty), 4, False)
        yield Target("suggestions − empty view, in ms", f"{size:,}", more, 1, False)
        if size >= 1_000:
            renewal = results.renewals.get(size)
            yield Target("a change of content shows, in s", f"{size:,}", renewal, 60, False)
    if {1_000, 100_000} <= set(results.sizes):
        growth = ratio(cpu(SITE, "filtered", 100_000), cpu(SITE, "filtered", 1_000))
        yield Target("filtered page of the site: 100,000 roles / 1,000 roles", "", growth, 1.5, False)


def ratio(value: float | None, other: float | None) -> float | None:
    return None if value is None or not other else value / other


def number(value: float | None) -> str:
    """With three figures or so."""
    if value is None:
        return "—"
    return f"{value:,.{2 if abs(value) < 10 else 1 if abs(value) < 100 else 0}f}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = list(head)
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def write(results: Results, path: Path) -> None:
    path.write_text("\n\n".join(_sections(results)) + "\n")


def _sections(results: Results) -> Iterator[str]:
    sizes = [f"{size:,} roles" for size in results.sizes]
    yield "# Results"
    yield "Written by `make bench`; [README.md](README.md) says how it measures."
    yield "\n".join(f"- {line}" for line in _circumstances(results))
    if results.failures:
        yield "## What failed"
        yield "\n".join(f"- {failure}" for failure in results.failures)
    yield "## Aims"
    yield "Of processor time, but for the change of content."
    yield table(["", "roles", "measured", "aim", "met"], (target.row for target in targets(results)))
    for workload, title in WORKLOADS.items():
        if cells := _cells(results, partial(_time, results, workload)):
            yield f"## {title}"
            yield "Processor time of an answer in ms; in brackets the median and 95th percentile of how long it took."
            yield table(["", *sizes], cells)
    yield "## Size of an answer"
    yield "On average in kB, not compressed, on the filtered list."
    yield table(["", *sizes], _cells(results, partial(_size, results)))
    yield "## Start and memory"
    yield "Until a server has answered each kind of question once; and what is resident after the load."
    yield table(["", *sizes], _cells(results, partial(_start, results)))
    yield "## A change of content"
    yield "Seconds until the site shows it, on all cores; meanwhile it goes on answering."
    yield table(["", *sizes], [[SITE, *(number(results.renewals.get(size)) for size in results.sizes)]])


def _cells(results: Results, cell: Callable[[str, int], str]) -> list[list[str]]:
    """A row for each server of which anything was measured, a column for each size."""
    rows = [[cell(server, size) for size in results.sizes] for server in SERVERS]
    return [[server, *row] for server, row in zip(SERVERS, rows, strict=True) if any(row)]


def _circumstances(results: Results) -> Iterator[str]:
    cpu = re.findall(r"^model name\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    packages = ("django", "tantivy", "granian", "datasette", "django-filter")
    versions = [f"Python {platform.python_version()}", *(f"{package} {version(package)}" for package in packages)]
    yield f"{date.today():%d %B %Y}; {len(cpu)} cores of {cpu[0] if cpu else platform.machine()}"
    yield ", ".join([*versions, f"SQLite {sqlite3.sqlite_version}"])
    yield f"{results.rounds} rounds of bursts of {results.seconds} seconds or more; figures are medians of the rounds"
    yield f"A round's processor time lies {results.spread():.0%} off that median on average"
    if not results.totals_checked:
        yield "It was **not** checked that the servers find the same numbers of roles"
    yield from results.notes


def _time(results: Results, workload: str, server: str, size: int) -> str:
    cpu, middle, p95 = (results.median(server, workload, size, value) for value in ("cpu", "median", "p95"))
    return f"{number(cpu)} ({number(middle)} / {number(p95)})" if cpu else ""


def _size(results: Results, server: str, size: int) -> str:
    answer = results.median(server, "filtered", size, "bytes")
    return number(answer / 1000) if answer else ""


def _start(results: Results, server: str, size: int) -> str:
    seconds, resident = results.starts.get((server, size)), results.resident.get((server, size))
    return f"{number(seconds)} s, {resident / 1e6:,.0f} MB" if seconds and resident else ""
