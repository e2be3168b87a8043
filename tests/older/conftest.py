"""Brings databases of older releases up to the present one, each way once for all tests."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from tests.conftest import Once
from tests.databases import POSTGRESQL, digest_of_migrations, new_database

from .database import Kept, read, write

KEPT = Path(__file__).parent
DAYS = FIRST, LAST = "2026-11-28", "2026-11-29"


@dataclass(frozen=True)
class Outcome:
    """What bringing it up said, and all rows as documents, by name."""

    code: int
    said: str
    complained: str
    documents: dict[str, str]

    @property
    def conflicts(self) -> set[str]:
        return set(re.findall(r"^conflict: ([\w/-]+):", self.complained, re.MULTILINE))

    @property
    def waiting(self) -> set[str]:
        return set(re.findall(r"^changed in the database, not in seeds: ([\w/-]+)", self.said, re.MULTILINE))

    @property
    def unedited(self) -> dict[str, str]:
        """The documents of which nothing is asked."""
        asked = self.conflicts | self.waiting
        return {name: text for name, text in self.documents.items() if name not in asked}


def run(address: str, command: str, *arguments: str | Path) -> bytes:
    """What a command of `database.py` says, run on the database at an address."""
    environment = {"SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "careerguide.settings", "DATABASE_URL": address}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "tests.older.database", command, *arguments],
        env=os.environ | environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def make_old_tables(day: str, path: Path) -> None:
    run(f"sqlite:///{path}", "tables", KEPT / f"{day}.json.gz")


def bring_up(edit: Callable[[Kept], object], day: str, tables: Path | None, folder: Path) -> None:
    """Edits the database of a day, brings it up, and writes the outcome to a file in the folder."""
    folder.mkdir()
    edit(kept := read(KEPT / f"{day}.json.gz"))
    write(kept, folder / "kept.json.gz")
    address = new_database(name := f"older_{day}_{edit.__name__}", folder)
    if tables:
        shutil.copy(tables, folder / f"{name}.sqlite3")
    said = run(address, "bring-up", folder / "kept.json.gz", settings.SEEDS_DIR)
    (folder / "outcome.json").write_bytes(said)


@pytest.fixture
def bringing_up(pytestconfig: pytest.Config, once: Once) -> Callable[..., Outcome]:
    """Brings the database of a day up as an edit leaves it; each once, for all tests.

    The tables of the day, which take half of the time, are kept from run to run as those of today are.
    """

    def tables(day: str) -> Path | None:
        name = f"{digest_of_migrations()}-{day}.sqlite3"
        return None if POSTGRESQL else once(name, partial(make_old_tables, day), pytestconfig.cache.mkdir("migrated"))

    def bringing_up(edit: Callable[[Kept], object], day: str) -> Outcome:
        folder = once(f"older-{day}-{edit.__name__}", partial(bring_up, edit, day, tables(day)))
        return Outcome(**json.loads((folder / "outcome.json").read_text()))

    return bringing_up
