"""Measures all servers over a catalogue of each size, and writes down what came of it."""

import argparse
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress

from . import report, workloads
from .load import SAMPLE, Job
from .prepare import BASE_DIR, VAR_DIR, catalogue, static_files
from .report import Results
from .servers import DATASETTE, SITE, TUNED, Running, WrongAnswer, running, servers
from .workloads import Query

SIZES = [20, 1_000, 10_000, 100_000]
ROUNDS = 5
SECONDS = 3


def say(text: str) -> None:
    print(text, flush=True)  # noqa: T201  (a run takes half an hour)


def measure(size: int, results: Results) -> None:
    """All servers stand side by side and take turns. What answers wrongly is told of and left out."""
    say(f"{size:,} roles: preparing")
    folder = catalogue(size)
    queries = workloads.queries(folder / "catalogue.sqlite3")
    suggestions = workloads.suggestions(folder / "catalogue.sqlite3")
    with ExitStack() as stack:
        standing: list[Running] = []
        jobs: list[Job] = []
        for number, server in enumerate(servers(folder)):
            say(f"{size:,} roles: starting {server.name}")
            one = stack.enter_context(running(server, folder / f"{number}.log"))
            lists = {workload: [server.path(query) for query in asked] for workload, asked in queries.items()}
            if server.name == SITE:
                lists |= {"suggestions": suggestions, "empty": ["/empty/"]}
            own = [Job(one, workload, paths, folder / f"{number}-{workload}") for workload, paths in lists.items()]
            try:
                results.starts[server.name, size] = seconds_to_start(one, own)
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
                say(f"{size:,} roles: changing the content")
                results.renewals[size] = one.seconds_to_renew("/roles/", folder / "catalogue.sqlite3")


def take_turns(jobs: list[Job], size: int, results: Results) -> None:
    """A round does not count, so that all are warm."""
    for number in range(results.rounds + 1):
        say(f"{size:,} roles: round {number} of {results.rounds}" if number else f"{size:,} roles: warming up")
        for job in jobs.copy():
            measured = results.bursts[job.server.name, job.workload, size]
            try:
                burst = job.burst()
            except WrongAnswer as wrong:
                results.failures.append(f"{size:,} roles: {wrong}")
                measured.clear()
                jobs.remove(job)
            else:
                measured += [burst] if number else []


def seconds_to_start(server: Running, jobs: list[Job]) -> float:
    """Until it has answered each kind of question once; OSError if it never does."""
    begun = time.monotonic()
    server.wait()
    for job in jobs:
        with suppress(WrongAnswer):
            server.fetch(job.paths[0])
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
