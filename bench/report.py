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

from .prepare import Cost
from .servers import DATASETTE, PLAIN, RAW, SITE, TUNED
from .workloads import BESIDE_PEERS, LARGE, PAGES, STREAMED

SERVERS = (SITE, TUNED, DATASETTE, PLAIN, RAW)
SMALL = 10  # roles: with LARGE, the sizes that there are aims for
SOON = {SMALL: 0.3, LARGE: 5}  # seconds in which a change is to show


@dataclass(frozen=True)
class Burst:
    """An answer's processor time, the median and 95th percentile of how long it took, all in ms; and its size."""

    cpu: float
    median: float
    p95: float
    bytes: float


@dataclass(frozen=True)
class Change:
    """Seconds until a role's page showed it and until a list did, and of the slowest answer until then; what was
    resident after it, in bytes."""

    page: float
    list: float
    slowest: float
    resident: int


@dataclass
class Results:
    sizes: list[int]
    rounds: int
    seconds: int  # of a burst, at least
    totals_checked: bool
    bursts: defaultdict[tuple[str, str, int], list[Burst]] = field(default_factory=lambda: defaultdict(list))
    first: dict[tuple[str, str, int], Burst] = field(default_factory=dict)  # of each kind, before the rounds
    starts: dict[tuple[str, int], float] = field(default_factory=dict)  # seconds
    resident: dict[tuple[str, int], int] = field(default_factory=dict)  # bytes, after the load
    loading: dict[int, list[Cost]] = field(default_factory=dict)  # of all documents, and of all again; by size
    changes: defaultdict[int, list[Change]] = field(default_factory=lambda: defaultdict(list))  # by size, of the site
    peaks: dict[int, int] = field(default_factory=dict)  # the most bytes resident while it changed
    notes: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def median(self, server: str, workload: str, size: int, value: str = "cpu") -> float | None:
        """Over the rounds, in milliseconds or bytes; None where nothing was measured."""
        bursts = self.bursts.get((server, workload, size))
        return median(getattr(burst, value) for burst in bursts) if bursts else None

    def growth(self, workload: str) -> float | None:
        """How many times as much a page of the site costs at the large size as at the small one."""
        return ratio(self.median(SITE, workload, LARGE), self.median(SITE, workload, SMALL))

    def middle(self, size: int, value: str) -> float | None:
        """Of all changes, in seconds or bytes."""
        changes = self.changes[size]
        return median(getattr(change, value) for change in changes) if changes else None

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
    page, search = cpu(SITE, "filtered", LARGE), cpu(SITE, "search", LARGE)
    empty, size = cpu(SITE, "empty", LARGE), f"{LARGE:,}"
    yield Target("filtered list: tuned Datasette / site", size, ratio(cpu(TUNED, "filtered", LARGE), page), 8, True)
    yield Target("search: tuned Datasette / site", size, ratio(cpu(TUNED, "search", LARGE), search), 8, True)
    yield Target("filtered list: Django / site", size, ratio(cpu(PLAIN, "filtered", LARGE), page), 20, True)
    yield Target("filtered list / empty view", size, ratio(page, empty), 6, False)
    yield Target("search / empty view", size, ratio(search, empty), 6, False)
    suggestions = cpu(SITE, "suggestions", LARGE)
    more = None if empty is None or suggestions is None else suggestions - empty
    yield Target("suggestions − empty view, in ms", size, more, 1, False)
    kept = ratio(cpu(SITE, "role", LARGE), cpu(SITE, "kept", LARGE))
    yield Target("page of a role / the same page, kept", size, kept, 2, True)
    for workload, kind in PAGES.items():
        if kind.steady:
            title = f"growth: {kind.title[0].lower()}{kind.title[1:]}"
            yield Target(title, f"{SMALL} → {size}", results.growth(workload), 1.5, False)
    firsts = [results.first.get((SITE, workload, LARGE)) for workload in PAGES if workload != STREAMED]
    dearest = max((first.cpu for first in firsts if first), default=None)
    yield Target("the dearest kind of page, before any has been asked for, in ms", size, dearest, 30, False)
    loaded = results.loading.get(LARGE)
    yield Target("loading all documents, in s", size, loaded[0].seconds if loaded else None, 60, False)
    yield Target("memory of that, in MB", size, loaded[0].bytes / 1e6 if loaded else None, 600, False)
    yield from targets_of_changes(results)


def targets_of_changes(results: Results) -> Iterator[Target]:
    for size, seconds in SOON.items():
        for place, name in ("page", "a role's page"), ("list", "a list"):
            value = results.middle(size, place)
            yield Target(f"a change shows on {name}, in s", f"{size:,}", value, seconds, False)
    resident, peak = results.resident.get((SITE, LARGE)), results.peaks.get(LARGE)
    yield Target("memory of the worker at rest, in MB", f"{LARGE:,}", ratio(resident, 1e6), 300, False)
    yield Target("its highest while content changes, in MB", f"{LARGE:,}", ratio(peak, 1e6), 500, False)
    changes = results.changes[SMALL]
    more = changes[599].resident / changes[99].resident if len(changes) >= 600 else None
    yield Target("memory after 600 changes / after 100", f"{SMALL}", more, 1.1, False)


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
    yield "Of processor time, save for changes and memory."
    yield table(["", "roles", "measured", "aim", "met"], (target.row for target in targets(results)))
    yield "## Lists of roles and the page of one, beside their peers"
    yield "Processor time of an answer in ms; in brackets the median and 95th percentile of how long it took."
    for workload in BESIDE_PEERS:
        yield table([PAGES[workload].title, *sizes], _cells(results, partial(_time, results, workload)))
    yield "The size of an answer, in kB and not compressed:"
    yield table([PAGES["filtered"].title, *sizes], _cells(results, partial(_size, results)))
    yield "## The pages of the site"
    yield f"Processor time of an answer in ms, and its size; growth: of the time, from {SMALL} to {LARGE:,} roles."
    yield f"First: the time at {LARGE:,} roles when hardly any page of the kind had been asked for before."
    yield table(["", *sizes, "growth", "first"], (_page(results, workload) for workload in PAGES))
    yield "## Start and memory"
    yield "Until a server has answered for the first time; and what is resident after the load."
    yield table(["", *sizes], _cells(results, partial(_start, results)))
    yield "## Loading documents"
    yield "Processor time of `load_seeds`, and the most that was resident."
    yield table(["", *sizes], _loading(results))
    yield "## Changes of content"
    yield "One after the other, on all cores, while the site is asked without a break."
    yield table(["", *sizes], _changes(results))


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


def _page(results: Results, workload: str) -> list[str]:
    def cell(size: int) -> str:
        cpu, answer = (results.median(SITE, workload, size, value) for value in ("cpu", "bytes"))
        return "" if cpu is None or answer is None else f"{number(cpu)}, {number(answer / 1000)} kB"

    growth, first = results.growth(workload), results.first.get((SITE, workload, LARGE))
    ends = (growth, first and first.cpu)
    return [PAGES[workload].title, *map(cell, results.sizes), *("" if end is None else number(end) for end in ends)]


def _start(results: Results, server: str, size: int) -> str:
    seconds, resident = results.starts.get((server, size)), results.resident.get((server, size))
    return f"{number(seconds)} s, {resident / 1e6:,.0f} MB" if seconds and resident else ""


def _loading(results: Results) -> Iterator[list[str]]:
    for place, title in enumerate(("Into an empty database", "Once more, where all is as it was")):
        costs = (results.loading[size][place] for size in results.sizes)
        yield [title, *(f"{number(cost.seconds)} s, {cost.bytes / 1e6:,.0f} MB" for cost in costs)]


def _changes(results: Results) -> Iterator[list[str]]:
    rows: dict[str, Callable[[list[Change]], float]] = {
        "Until a role's page shows one, in s: median": lambda changes: median(one.page for one in changes),
        "Until a role's page shows one, in s: at most": lambda changes: max(one.page for one in changes),
        "Until a list shows one, in s: median": lambda changes: median(one.list for one in changes),
        "Until a list shows one, in s: at most": lambda changes: max(one.list for one in changes),
        "The slowest answer meanwhile, in s": lambda changes: max(one.slowest for one in changes),
        "Memory after the last, in MB": lambda changes: changes[-1].resident / 1e6,
    }
    by_size = [results.changes[size] for size in results.sizes]
    yield ["How many", *(f"{len(changes):,}" for changes in by_size)]
    for title, value in rows.items():
        yield [title, *(number(value(changes)) if changes else "" for changes in by_size)]
    peaks = (results.peaks.get(size) for size in results.sizes)
    yield ["Memory at its highest, in MB", *(number(ratio(peak, 1e6)) for peak in peaks)]
