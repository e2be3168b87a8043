"""Measures all servers over a catalogue of each size, and writes down what came of it."""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from . import report, workloads
from .changes import changes
from .load import SAMPLE, Job
from .prepare import BASE_DIR, VAR_DIR, catalogue, loading, static_files
from .report import Results
from .servers import DATASETTE, SITE, TUNED, Running, WrongAnswer, running, servers
from .workloads import LARGE, Query

SIZES = [10, 1_000, 3_000]
CHANGES = {10: 600, 1_000: 30}
FEW_CHANGES = 5  # at any other size
ROUNDS = 3
SECONDS = 2


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (a run takes an hour)


def measure(results: Results) -> None:
    """The servers of all sizes stand side by side and take turns, so both sides of a ratio meet the same machine.

    What answers wrongly is told of and left out.
    """
    with ExitStack() as stack:
        stands = [prepared(size, results, stack) for size in results.sizes]
        take_turns([job for stand in stands for job in stand.jobs], results)
        for stand in stands:
            for one in stand.running:
                results.resident[one.name, stand.size] = one.resident_bytes()
        for stand in stands:
            for one in stand.running:
                if one.name == SITE:
                    change(one, stand.database, stand.size, results)


@dataclass
class Stand:
    """The servers over the catalogue of one size, and what they are asked."""

    size: int
    database: Path
    running: list[Running] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)


def prepared(size: int, results: Results, stack: ExitStack) -> Stand:
    say(f"{size:,} roles: preparing")
    folder = catalogue(size)
    results.loading[size] = loading(folder)
    stand = Stand(size, folder / "catalogue.sqlite3")
    queries, roles = workloads.queries(stand.database), workloads.drawn_roles(stand.database)
    for number, server in enumerate(servers(folder)[: None if size <= LARGE else 1]):
        say(f"{size:,} roles: starting {server.name}")
        one = stack.enter_context(running(server, folder / f"{number}.log"))
        lists = {workload: [server.path(query) for query in asked] for workload, asked in queries.items()}
        if server.one:
            lists["role"] = [server.one.format(*role) for role in roles]
        if server.name == SITE:
            lists = workloads.addresses(stand.database, lists, size)
        own = [Job(one, size, workload, paths, folder / f"{number}-{workload}") for workload, paths in lists.items()]
        try:
            results.starts[server.name, size] = seconds_to_start(one, own[0].paths[0])
        except OSError as error:
            results.failures.append(f"{size:,} roles: {server.name} does not start ({error})")
            continue
        stand.running.append(one)
        stand.jobs += looked_at(own, results)
    if results.totals_checked:
        check_totals(stand.running, queries["filtered"], size, results)
    return stand


def change(site: Running, database: Path, size: int, results: Results) -> None:
    say(f"{size:,} roles: changing the content")
    site.take_all_cores()
    site.forget_peak()
    try:
        results.changes[size].extend(changes(site, database, CHANGES.get(size, FEW_CHANGES)))
    except WrongAnswer as wrong:
        results.failures.append(f"{size:,} roles: {wrong}")
    results.peaks[size] = site.peak_bytes()


def take_turns(jobs: list[Job], results: Results) -> None:
    """Kind by kind, at all sizes one after the other. Before the rounds that count, all are warmed up."""
    jobs = sorted(jobs, key=lambda job: (job.server.name, job.workload))
    for number in range(results.rounds + 1):
        say(f"round {number} of {results.rounds}" if number else "warming up")
        for job in jobs.copy():
            kind = job.server.name, job.workload, job.size
            try:
                if number:
                    results.bursts[kind].append(job.burst())
                else:
                    results.first[kind] = job.warm_up()
            except WrongAnswer as wrong:
                results.failures.append(f"{job.size:,} roles: {wrong}")
                results.bursts.pop(kind, None)
                jobs.remove(job)


def seconds_to_start(server: Running, path: str) -> float:
    """Until it has answered once; OSError if it never does."""
    begun = time.monotonic()
    server.wait()
    with suppress(WrongAnswer):
        server.fetch(path)
    return time.monotonic() - begun


def looked_at(jobs: list[Job], results: Results) -> Iterator[Job]:
    """The jobs whose first answers are right."""
    for job in jobs:
        try:
            incomplete = job.look(results.seconds)
            if incomplete and job.server.name == TUNED:
                raise WrongAnswer(f"{TUNED}, {job.workload}: {incomplete} of {SAMPLE} answers lack a facet")
        except WrongAnswer as wrong:
            results.failures.append(f"{job.size:,} roles: {wrong}")
            continue
        if incomplete and job.server.name == DATASETTE:
            results.notes.append(
                f"{DATASETTE} gave up on a facet in {incomplete} of {SAMPLE} answers"
                f" ({job.workload}, {job.size:,} roles)"
            )
        yield job


def check_totals(standing: list[Running], queries: list[Query], size: int, results: Results) -> None:
    """Whether all find as many roles as there are, for some filters without a skill."""
    sample = [query for query in queries if not query.skill][:SAMPLE]
    for one in standing:
        for query in sample:
            if (found := one.total(query)) != query.total:
                wrong = f"{one.name} finds {found:,} roles, not {query.total:,}, at {one.server.path(query)}"
                results.failures.append(f"{size:,} roles: {wrong}")
                break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", dest="sizes", action="append", type=int, help="of a catalogue, in roles; repeatable")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--skip-totals", action="store_true", help="do not check that all find the same numbers of roles"
    )
    asked = parser.parse_args()
    for tool, package in (("wrk", "wrk"), ("taskset", "util-linux")):
        if not shutil.which(tool):
            sys.exit(f"The benchmark needs {tool}: apt-get install {package}")
    VAR_DIR.mkdir(parents=True, exist_ok=True)
    static_files()
    results = Results(asked.sizes or SIZES, asked.rounds, SECONDS, not asked.skip_totals)
    measure(results)
    whole = results.sizes == SIZES and results.rounds >= ROUNDS and results.totals_checked
    path = (BASE_DIR / "bench" if whole else VAR_DIR) / "results.md"
    report.write(results, path)
    say(f"{path.relative_to(BASE_DIR)} is written")
    if results.failures:
        sys.exit("\n".join(["FAILED:", *results.failures]))


if __name__ == "__main__":
    main()
