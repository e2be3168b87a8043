"""The servers that are measured, each one process on the first core of the machine."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import urlopen

from .workloads import FACETS, Query

BASE_DIR = Path(__file__).resolve().parent.parent
PATIENCE = 900  # seconds that a server may take to start, and to answer once
TICKS = os.sysconf("SC_CLK_TCK")  # of processor time, in a second

GUNICORN = [
    *("-m", "gunicorn", "-c", "python:careerguide.server"),
    *("--max-requests", "0", "--max-requests-jitter", "0"),  # no worker starts anew in the middle of a burst
]
DATASETTE = ["-m", "datasette", "serve", "--host", "127.0.0.1", "--port", "{port}"]
TUNED = {"suggest_facets": "off", "sql_time_limit_ms": "60000", "facet_time_limit_ms": "60000"}


class Failure(Exception):
    """An answer that is not what was asked for."""


@dataclass(frozen=True)
class Server:
    """How to start it, with {port} and {database} left open, and by which path to ask it a query."""

    name: str
    command: list[str]
    path: Callable[[Query], str]
    env: dict[str, str] = field(default_factory=dict)
    all_facets: bool = True  # whether an answer without one of the three facets is wrong


@dataclass(frozen=True)
class Running:
    server: Server
    pid: int
    address: str

    def fetch(self, path: str) -> str:
        """The answer in full. Anything but a plain 200 is a Failure."""
        try:
            with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310
                if answer.status != 200 or answer.url != self.address + path:
                    raise Failure(f"{self.server.name}: {answer.status} at {path}, which led to {answer.url}")
                return answer.read().decode()
        except HTTPError as error:
            raise Failure(f"{self.server.name}: {error.code} at {path}") from None

    def total(self, query: Query) -> int:
        """The number of roles that it says it found: the first in its page that is a number of roles or rows."""
        page = re.sub(r"<(script|style).*?</\1>|<[^>]*>", "", self.fetch(self.server.path(query)), flags=re.DOTALL)
        found = re.search(r"([\d,]+)\s+(?:roles?|rows?)\b", page)
        return int(found[1].replace(",", "")) if found else -1

    def processes(self) -> list[int]:
        """The process and all its descendants."""
        pids = [self.pid]
        for pid in pids:
            pids += [
                int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in _read(task / "children").split()
            ]
        return pids

    def cpu_seconds(self) -> float:
        """Of user and system, of all its processes so far."""
        stats = [_read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() for pid in self.processes()]
        return sum(sum(map(int, stat[11:15])) for stat in stats) / TICKS

    def settled_cpu_seconds(self) -> float:
        """The same, once it has finished what it is at."""
        before, now = -1.0, self.cpu_seconds()
        while now - before > 0.03:
            time.sleep(0.2)
            before, now = now, self.cpu_seconds()
        return now

    def resident_bytes(self) -> int:
        """Of the largest of its processes."""
        found = (re.search(r"VmRSS:\s+(\d+) kB", _read(Path(f"/proc/{pid}/status"))) for pid in self.processes())
        return max(int(match[1]) for match in found if match) * 1024


def _read(path: Path) -> str:
    return path.read_text()
