"""A site for one fault: a copy of all seeds in a database of its own, and the production server over it."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from bench.prepare import BASE_DIR

SERVER = [sys.executable, "-m", "careerguide.server"]
FILE = "careerguide.sqlite3"
PASSWORD = "a phrase that is long"  # noqa: S105  (of a database that is thrown away)
FREED = 10  # seconds that a port may be answered after its server has ended
STARTED = 60  # seconds that a server may take until it answers


class BrokenPromise(Exception):  # noqa: N818  (not an error of this program)
    """The site did not do what it promises; the message says what it did."""


class NotRun(Exception):  # noqa: N818
    """This machine lacks what a fault needs; the message names it."""


def promise(kept: bool, words: str) -> None:
    if not kept:
        raise BrokenPromise(words)


@dataclass
class Site:
    folder: Path
    url: str = ""  # of a database elsewhere
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=lambda: a_port())

    @property
    def file(self) -> Path:
        return self.folder / FILE

    @property
    def env(self) -> dict[str, str]:
        own = {"DATABASE_URL": self.url or f"sqlite:///{self.file}", "SECRET_KEY": "for faults alone " * 4}
        own["DJANGO_SUPERUSER_PASSWORD"] = PASSWORD
        usual = {"DEBUG": "0", "HOST": "127.0.0.1", "PORT": str(self.port), "WORKERS": "2"}
        return os.environ | own | usual | self.settings

    def manage(self, *command: str) -> None:
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command], cwd=BASE_DIR, env=self.env, capture_output=True, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]}: {done.stderr}")

    def start(self) -> "subprocess.Popen[bytes]":
        """The server, which may not answer yet. Its log is beside the folder, which may be a full disk."""
        with self.folder.with_suffix(".log").open("a") as log:
            return subprocess.Popen(SERVER, cwd=BASE_DIR, env=self.env, stdout=log, stderr=log)  # noqa: S603

    @contextmanager
    def running(self) -> Iterator["subprocess.Popen[bytes]"]:
        """The server, once it answers."""
        server = self.start()
        try:
            self.wait_for("/healthz", STARTED)
            yield server
        finally:
            for pid in (*workers(server), server.pid):  # one that was stopped would not hear of its end
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
            server.terminate()
            server.wait()

    def wait_for(self, path: str, patience: float, words: str = "") -> None:
        """Returns once a page is there that has these words; BrokenPromise after so many seconds."""
        end = time.monotonic() + patience
        while not self.shows(path, words):
            promise(time.monotonic() < end, f"{path} does not show “{words}” for {patience} s")
            time.sleep(0.05)

    def shows(self, path: str, words: str) -> bool:
        with suppress(OSError, HTTPException):
            status, page = self.ask(path, patience=2)
            return status == 200 and words in page
        return False

    def ask(self, path: str, *, patience: float = 30, **headers: str) -> tuple[int, str]:
        """The status and the text of an answer, over a connection of its own."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=patience)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode(errors="replace")

    def told(self, name: str) -> object:
        """What /readyz says."""
        return json.loads(self.ask("/readyz")[1])[name]

    def is_free(self) -> bool:
        with socket.socket() as probe:
            return bool(probe.connect_ex(("127.0.0.1", self.port)))

    def must_be_free(self) -> None:
        """Raises BrokenPromise where processes of a server that has ended go on answering."""
        end = time.monotonic() + FREED
        while not self.is_free():
            promise(time.monotonic() < end, f"orphans answer {FREED} s after their server has ended")
            time.sleep(0.05)

    def write(self, sql: str, *values: object) -> None:
        """Changes the database by hand, past all rules, and its content version with it."""
        with closing(sqlite3.connect(self.file, timeout=20)) as database, database:
            database.execute("PRAGMA ignore_check_constraints = ON")
            database.execute(sql, values)
            database.execute("UPDATE content_contentversion SET stamp = ?", [token_hex(8)])

    def read(self, sql: str) -> object:
        """The one value that a query finds."""
        with closing(sqlite3.connect(self.file, timeout=20)) as database:
            return database.execute(sql).fetchone()[0]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the database's write lock, as a long load does."""
        with closing(sqlite3.connect(self.file, isolation_level=None, timeout=20)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            yield
            writer.execute("ROLLBACK")


def workers(server: "subprocess.Popen[bytes]") -> list[int]:
    """The processes that answer, while there are any."""
    with suppress(OSError):
        return [*map(int, Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split())]
    return []


def a_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@cache
def template() -> Path:
    """A folder with the database that all sites are copied from: the seeds, and an editor. Later runs find it again."""
    sources = [*BASE_DIR.glob("seeds/**/*.md"), *BASE_DIR.glob("[!.]*/**/migrations/0*.py")]
    digest = sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()[:12]
    folder, unfinished = BASE_DIR / "var/faults" / digest, BASE_DIR / "var/faults/unfinished"
    if not folder.exists():
        shutil.rmtree(folder.parent, ignore_errors=True)
        unfinished.mkdir(parents=True)
        fill(Site(unfinished))
        unfinished.rename(folder)
    return folder


def fill(site: Site) -> None:
    site.manage("migrate", "--verbosity=0")
    site.manage("load_seeds", "--verbosity=0")
    site.manage("createsuperuser", "--noinput", "--username=editor", "--email=editor@example.org")


@contextmanager
def a_site(**settings: str) -> Iterator[Site]:
    """A copy, which is removed at the end."""
    with TemporaryDirectory(prefix="faults-") as around:
        site = Site(Path(around) / "site", settings=settings)
        site.folder.mkdir()
        shutil.copy(template() / FILE, site.file)
        yield site
