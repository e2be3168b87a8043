"""A server under a workload: its answers are looked at first, then it is loaded in bursts."""

import json
import subprocess
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from .prepare import BASE_DIR
from .report import Burst
from .servers import Running, WrongAnswer
from .workloads import ADDRESSES, FACETS, PAGES

SAMPLE = 10  # answers


@dataclass
class Job:
    server: Running
    size: int  # of its catalogue, in roles
    workload: str
    paths: list[str]
    file: Path  # that holds the paths for wrk
    seconds: int = 0  # of a burst
    sent: int = 0

    def look(self, shortest: int) -> int:
        """Raises WrongAnswer if one of a sample of answers is not a 200. Else sets how long a burst is: `shortest`
        seconds, or time for twenty answers, or for three that take more than a second. Returns how many of the sample
        lack one of the three facets that a list has."""
        sample = self.paths[:: max(1, len(self.paths) // SAMPLE)][:SAMPLE]
        begun = time.monotonic()
        pages = [self.server.fetch(path) for path in sample]
        each = (time.monotonic() - begun) / len(sample)
        self.seconds = max(shortest, ceil(each * (20 if each < 1 else 3)))
        self.file.write_text("".join(f"{path}\n" for path in self.paths))
        if self.workload == "role":
            return 0
        return sum(any(f'data-column="{facet}"' not in page for facet in FACETS) for page in pages)

    def warm_up(self) -> Burst:
        """The first burst, and as many more as it takes until each page of one or a few entries has been asked for."""
        first = self.burst()
        while self.sent < len(self.paths) <= ADDRESSES:
            self.burst()
        return first

    def burst(self) -> Burst:
        """Asks for the next paths, one after the other. The last one, which wrk leaves unread, is counted too."""
        load = [
            "wrk",
            "-t1",
            "-c1",
            f"-d{self.seconds}s",
            "--timeout=600s",
            "-s",
            "bench/load.lua",
            self.server.address,
        ]
        hosts = ["kept.bench"] if PAGES[self.workload].kept else []
        before = self.server.cpu_seconds()
        done = subprocess.run(  # noqa: S603
            ["taskset", "-c", "1", *load, "--", str(self.file), str(self.sent), *hosts],  # noqa: S607
            cwd=BASE_DIR,
            capture_output=True,
            text=True,
            check=True,
        )
        spent = self.server.cpu_seconds() - before
        said = json.loads(done.stdout.splitlines()[-1])
        answered, first = said["answered"], self.sent
        self.sent += answered + 2  # wrk draws one more before it starts
        if said["refused"] or said["lost"]:
            for number in range(first, self.sent):
                self.server.fetch(self.paths[number % len(self.paths)])
            raise WrongAnswer(f"{self.server.name}, {self.workload}: {done.stdout}")
        return Burst(1000 * spent / (answered + 1), said["median"] / 1000, said["p95"] / 1000, said["bytes"] / answered)
