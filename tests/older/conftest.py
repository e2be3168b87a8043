"""Brings databases of older releases up to the present one, each way once for all tests."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from tests.conftest import Once
from tests.databases import new_database

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


def bring_up(edit: Callable[[Kept], object], day: str, folder: Path) -> None:
    """Edits the database of a day, brings it up, and writes the outcome to a file in the folder."""
    folder.mkdir()
    edit(kept := read(KEPT / f"{day}.json.gz"))
    write(kept, folder / "kept.json.gz")
    command = [sys.executable, "-m", "tests.older.database", "bring-up", folder / "kept.json.gz", settings.SEEDS_DIR]
    address = new_database(f"older_{day}_{edit.__name__}", folder)
    environment = {"SECRET_KEY": "x", "DJANGO_SETTINGS_MODULE": "careerguide.settings", "DATABASE_URL": address}
    done = subprocess.run(command, env=os.environ | environment, cwd=settings.BASE_DIR, capture_output=True)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    (folder / "outcome.json").write_bytes(done.stdout)


@pytest.fixture
def bringing_up(once: Once) -> Callable[..., Outcome]:
    """Brings the database of a day up as an edit leaves it; each once, for all tests."""

    def bringing_up(edit: Callable[[Kept], object], day: str) -> Outcome:
        folder = once(f"older-{day}-{edit.__name__}", partial(bring_up, edit, day))
        return Outcome(**json.loads((folder / "outcome.json").read_text()))

    return bringing_up
