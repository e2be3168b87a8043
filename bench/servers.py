"""The servers that are compared, each one process on the first core of the machine."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from .prepare import BASE_DIR, environment
from .workloads import FACETS, Query

PATIENCE = 1800  # seconds that a server may take to listen, and to answer
ROW = "/catalogue/flat_role/{0}"  # Datasette's page of a row
TICKS = os.sysconf("SC_CLK_TCK")  # of processor time, in a second

SITE, DATASETTE, TUNED, PLAIN, RAW = (
    "CareerGuide",
    "Datasette",
    "Datasette, tuned",
    "Django and django-filter",
    "By hand",
)


class WrongAnswer(Exception):  # noqa: N818  (not an error of this program)
    """An answer that is not what was asked for; the message says by whom and where."""


@dataclass(frozen=True)
class Server:
    """The Python module that runs it and its arguments, with {port} left open; by which path to ask it a query, and for
    one role by its key and slug, if it has such pages."""

    name: str
    command: list[str]
    env: dict[str, str]
    path: Callable[[Query], str]
    one: str = ""


@dataclass(frozen=True)
class Running:
    server: Server
    process: subprocess.Popen
    address: str

    @property
    def name(self) -> str:
        return self.server.name

    def wait(self) -> None:
        """Returns once it listens; raises OSError if it never does."""
        host, port = self.address.removeprefix("http://").split(":")
        for _ in range(10 * PATIENCE):
            if self.process.poll() is not None:
                break
            try:
                return socket.create_connection((host, int(port))).close()
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise TimeoutError("it does not listen")

    def fetch(self, path: str, host: str = "look.bench") -> str:
        """The answer in full; WrongAnswer for anything but a 200 at this very path."""
        request = Request(self.address + path, headers={"Host": host})  # noqa: S310  (always http)
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
                text = answer.read().decode()
        except HTTPError as error:
            raise WrongAnswer(f"{self.name}: {error.code} at {path}") from None
        if answer.status != 200 or answer.url != self.address + path:
            raise WrongAnswer(f"{self.name}: {path} answers {answer.status} and leads to {answer.url}")
        return text

    def total(self, query: Query) -> int:
        """How many it says it found: the first number of roles or rows in its page, or in its results; -1 for none."""
        page = self.fetch(self.server.path(query)).rpartition('class="result-count"')[2]
        text = re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", page, flags=re.DOTALL)
        found = re.search(r"([\d,]+|one)(?:\s+of\s+[\d,]+)?\s+(?:roles?|rows?)\b", text, re.IGNORECASE)
        return int(found[1].lower().replace(",", "").replace("one", "1")) if found else -1

    def take_all_cores(self) -> None:
        for pid in self._processes():
            for thread in Path(f"/proc/{pid}/task").iterdir():
                os.sched_setaffinity(int(thread.name), range(os.cpu_count() or 1))

    def cpu_seconds(self) -> float:
        """What all its processes have taken so far, user and system, once they have finished what they are at."""
        before, now = -1.0, self._cpu_seconds()
        while now - before > 0.03:
            time.sleep(0.2)
            before, now = now, self._cpu_seconds()
        return now

    def _cpu_seconds(self) -> float:
        stats = (Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self._processes())
        return sum(sum(map(int, stat[11:15])) for stat in stats) / TICKS

    def resident_bytes(self) -> int:
        """Of the largest of its processes."""
        return self._memory("VmRSS")

    def peak_bytes(self) -> int:
        """The most that was resident since it forgot its peak."""
        return self._memory("VmHWM")

    def forget_peak(self) -> None:
        for pid in self._processes():
            Path(f"/proc/{pid}/clear_refs").write_text("5")

    def _memory(self, field: str) -> int:
        statuses = (Path(f"/proc/{pid}/status").read_text() for pid in self._processes())
        return max(1024 * int(status.partition(f"{field}:")[2].split()[0]) for status in statuses)

    def _processes(self) -> list[int]:
        pids = [self.process.pid]
        for pid in pids:
            for thread in Path(f"/proc/{pid}/task").iterdir():
                with suppress(FileNotFoundError):  # it has ended since
                    pids += map(int, (thread / "children").read_text().split())
        return pids


@contextmanager
def running(server: Server, log: Path) -> Iterator[Running]:
    """Starts the server, which may take its time to listen, and ends it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    with log.open("w") as output:
        process = subprocess.Popen(  # noqa: S603
            ["taskset", "-c", "0", sys.executable, "-m", *(part.replace("{port}", port) for part in server.command)],  # noqa: S607
            cwd=BASE_DIR,
            env=os.environ | server.env | {"PORT": port},
            stdout=output,
            stderr=output,
        )
        try:
            yield Running(server, process, f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait()


def servers(folder: Path) -> list[Server]:
    env = environment(folder)
    plain = env | {"DJANGO_SETTINGS_MODULE": "bench.plain.settings"}
    wsgi = ["bench.server"]
    datasette = ["datasette", "serve", "--host", "127.0.0.1", "--port", "{port}"]
    tuned = ["--immutable", env["BENCH_DATABASE"], "--inspect-file", str(folder / "inspected.json")]
    for setting in "suggest_facets off", "num_sql_threads 0", "sql_time_limit_ms 60000", "facet_time_limit_ms 60000":
        tuned += ["--setting", *setting.split()]
    return [
        Server(SITE, ["careerguide.server"], env, lambda query: f"/roles/?{_asked(query)}"),
        Server(DATASETTE, [*datasette, env["BENCH_DATABASE"]], {}, _datasette(), ROW),
        Server(TUNED, [*datasette, *tuned], {}, _datasette("slug", "title", "summary", *FACETS), ROW),
        Server(PLAIN, [*wsgi, "careerguide.wsgi:application"], plain, lambda query: f"/?{_asked(query)}", "/one/{1}/"),
        Server(RAW, [*wsgi, "bench.raw:application"], env, lambda query: f"/?{_asked(query, skill='main_skill')}"),
    ]


def _asked(query: Query, **names: str) -> str:
    """The query string, with other names for some of its fields."""
    fields = [*query.chosen.items(), ("skill", query.skill), ("q", query.words), ("page", query.page)]
    return urlencode(
        [(names.get(name, name), value) for name, value in fields if value and (name, value) != ("page", 1)]
    )


def _datasette(*columns: str) -> Callable[[Query], str]:
    """By the columns to be shown: none for all. A page is found by the key that the one before ends with."""
    shown = [("_size", "20"), *(("_facet", facet) for facet in FACETS), *(("_col", column) for column in columns)]

    def path(query: Query) -> str:
        asked = _asked(replace(query, page=1), skill="main_skill", q="_search")
        after = f"&_next={query.after}" if query.after else ""
        return f"/catalogue/flat_role?{asked}&{urlencode(shown)}{after}"

    return path
