"""A load beside another one, as when two machines are deployed, or beside a save: on PostgreSQL, as SQLite waits."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from careerguide.content.queueing import LOADING
from tests.databases import POSTGRESQL, new_database, template

from .seeds_copy import CIRCUS, SeedsCopy, circus

pytestmark = pytest.mark.skipif(not POSTGRESQL, reason="needs PostgreSQL (make test-postgres)")


@pytest.fixture
def copy(tmp_path: Path) -> SeedsCopy:
    return circus(tmp_path / "seeds")


@pytest.fixture
def address(databases: Path, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A database of the test's own, without content."""
    return new_database(request.node.name, tmp_path, template("empty"))


def start_load(copy: SeedsCopy, address: str) -> subprocess.Popen[str]:
    own = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "careerguide.settings", "SECRET_KEY": "x"}
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", "load_seeds", "--seeds", copy.folder],
        cwd=settings.BASE_DIR,
        env=os.environ | own,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_second_load_waits_and_finds_nothing_to_do(copy: SeedsCopy, address: str) -> None:
    loads = [start_load(copy, address) for _ in range(2)]
    said = sorted(load.communicate()[0] for load in loads)
    assert [load.returncode for load in loads] == [0, 0]
    assert [line.partition(" created")[0] for line in said] == ["seeds: 0", f"seeds: {len(CIRCUS)}"]


def test_load_waits_for_a_save_and_keeps_it(copy: SeedsCopy, address: str) -> None:
    import psycopg

    assert start_load(copy, address).wait() == 0
    copy.change("domains/technical", "summary: What you do with things.", "summary: What you do with balls.")
    with psycopg.connect(address) as editor:
        editor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [LOADING])  # as each save begins
        editor.execute("UPDATE skills_domain SET title = 'Edited' WHERE slug = 'technical'")
        load = start_load(copy, address)
        with psycopg.connect(address, autocommit=True) as watch:
            while not watch.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").fetchone():
                time.sleep(0.05)
    assert "brought together domains/technical" in load.communicate()[0]
    with psycopg.connect(address) as reader:
        row = reader.execute("SELECT title, summary FROM skills_domain WHERE slug = 'technical'").fetchone()
    assert row == ("Edited", "What you do with balls.")
