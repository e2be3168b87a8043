"""Measures all servers over a catalogue of each size, and writes down what came of it."""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
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


def measure(size: int, results: Results) -> None:
    """All servers stand side by side and take turns. What answers wrongly is told of and left out."""
    say(f"{size:,} roles: preparing")
    folder = catalogue(size)
    results.loading[size] = loading(folder)
    database = folder / "catalogue.sqlite3"
    queries, roles = workloads.queries(database), workloads.drawn_roles(database)
    with ExitStack() as stack:
        standing: list[Running] = []
        jobs: list[Job] = []
        for number, server in enumerate(servers(folder)[: None if size <= LARGE else 1]):
            say(f"{size:,} roles: starting {server.name}")
            one = stack.enter_context(running(server, folder / f"{number}.log"))
            lists = {workload: [server.path(query) for query in asked] for workload, asked in queries.items()}
            if server.one:
                lists["role"] = [server.one.format(*role) for role in roles]
            if server.name == SITE:
                lists = workloads.addresses(database, lists, size)
            own = [Job(one, workload, paths, folder / f"{number}-{workload}") for workload, paths in lists.items()]
            try:
                results.starts[server.name, size] = seconds_to_start(one, own[0].paths[0])
            except OSError as error:
                results.failures.append(f"{size:,} roles: {server.name} does not start ({error})")
                continue
            standing.append(one)
            jobs += looked_at(own, size, results)
        if results.totals_checked:
            check_totals(standing, queries["filtered"], size, results)
        take_turns(jobs, size, results)
        for one in standing:
            results.resident[one.name, size] = one.resident_bytes()
            if one.name == SITE:
                change(one, database, size, results)


def change(site: Running, database: Path, size: int, results: Results) -> None:
    say(f"{size:,} roles: changing the content")
    site.take_all_cores()
    site.forget_peak()
    try:
        results.changes[size].extend(changes(site, database, CHANGES.get(size, FEW_CHANGES)))
    except WrongAnswer as wrong:
        results.failures.append(f"{size:,} roles: {wrong}")
    results.peaks[size] = site.peak_bytes()


def take_turns(jobs: list[Job], size: int, results: Results) -> None:
    """Before the rounds that count, all are warmed up."""
    for number in range(results.rounds + 1):
        say(f"{size:,} roles: round {number} of {results.rounds}" if number else f"{size:,} roles: warming up")
        for job in jobs.copy():
            kind = job.server.name, job.workload, size
            try:
                if number:
                    results.bursts[kind].append(job.burst())
                else:
                    results.first[kind] = job.warm_up()
            except WrongAnswer as wrong:
                results.failures.append(f"{size:,} roles: {wrong}")
                results.bursts.pop(kind, None)
                jobs.remove(job)


def seconds_to_start(server: Running, path: str) -> float:
    """Until it has answered once; OSError if it never does."""
    begun = time.monotonic()
    server.wait()
    with suppress(WrongAnswer):
        server.fetch(path)
    return time.monotonic() - begun


def looked_at(jobs: list[Job], size: int, results: Results) -> Iterator[Job]:
    """The jobs whose first answers are right."""
    for job in jobs:
        try:
            incomplete = job.look(results.seconds)
            if incomplete and job.server.name == TUNED:
                raise WrongAnswer(f"{TUNED}, {job.workload}: {incomplete} of {SAMPLE} answers lack a facet")
        except WrongAnswer as wrong:
            results.failures.append(f"{size:,} roles: {wrong}")
            continue
        if incomplete and job.server.name == DATASETTE:
            results.notes.append(
                f"{DATASETTE} gave up on a facet in {incomplete} of {SAMPLE} answers ({job.workload}, {size:,} roles)"
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
    for size in results.sizes:
        measure(size, results)
    whole = results.sizes == SIZES and results.rounds >= ROUNDS and results.totals_checked
    path = (BASE_DIR / "bench" if whole else VAR_DIR) / "results.md"
    report.write(results, path)
    say(f"{path.relative_to(BASE_DIR)} is written")
    if results.failures:
        sys.exit("\n".join(["FAILED:", *results.failures]))


if __name__ == "__main__":
    main()
