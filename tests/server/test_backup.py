"""Copies of the database, made and put back by the commands; with `make test-postgres` on PostgreSQL."""

import os
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.browser.site import Site
from tests.databases import POSTGRESQL, new_database, template

CHANGE = "UPDATE skills_skill SET summary = 'changed'"
CHANGED = "SELECT count(*) FROM skills_skill WHERE summary = 'changed'"
of_sqlite = pytest.mark.skipif(bool(POSTGRESQL), reason="SQLite alone has such files")


class Database:
    """A database that holds the seeds, in a folder of its own."""

    def __init__(self, databases: Path, folder: Path) -> None:
        self.folder, self.copy, self.file = folder, folder / "copy", folder / "own.sqlite3"
        self.address = new_database(f"{folder.name}_{os.getpid()}", folder, template("seeds"))
        if not POSTGRESQL:
            self.address = f"sqlite:///{self.file}"
            shutil.copy(databases / "seeds.sqlite3", self.file)

    def manage(self, *command: str | Path) -> tuple[int, str]:
        """Runs a command, and returns its status and what it said."""
        done = subprocess.run(  # noqa: S603
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=Site(self.folder, port=0).env | {"DATABASE_URL": self.address},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    def connect(self) -> Any:
        """A connection that commits each statement."""
        if POSTGRESQL:
            import psycopg

            return psycopg.connect(self.address, autocommit=True)
        return sqlite3.connect(self.file, isolation_level=None)

    def execute(self, statement: str) -> Any:
        """The first value that a statement gives, if any."""
        with closing(self.connect()) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None


@pytest.fixture
def database(databases: Path, tmp_path: Path) -> Database:
    return Database(databases, tmp_path)


def test_copy_is_put_back_while_the_database_is_used(database: Database) -> None:
    assert database.manage("backup", database.copy)[0] == 0
    assert database.copy.stat().st_mode & 0o777 == 0o600
    database.execute(CHANGE)
    database.execute("CREATE TABLE roles_later (role_id bigint REFERENCES roles_role (id))")
    with closing(database.connect()) as reader:
        assert reader.execute(CHANGED).fetchone()[0] > 0
        ended, said = database.manage("restore", database.copy)
        assert (ended, reader.execute(CHANGED).fetchone()[0]) == (0, 0), said


def test_what_the_database_held_before_is_kept(database: Database) -> None:
    database.manage("backup", database.copy)
    database.execute(CHANGE)
    database.manage("restore", database.copy)
    (before,) = (database.folder / "backups").iterdir()
    database.manage("restore", before)
    assert database.execute(CHANGED) > 0


def test_copies_of_one_moment_do_not_replace_each_other(database: Database) -> None:
    with ThreadPoolExecutor() as at_once:
        ends = [*at_once.map(database.manage, ["backup"] * 3)]
    assert (len([*(database.folder / "backups").iterdir()]), {ended for ended, _ in ends}) == (3, {0}), ends


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_file_that_can_not_be_used_is_named_and_changes_nothing(command: str, database: Database) -> None:
    database.execute(CHANGE)
    (database.folder / "file").write_text("no copy")
    unusable = database.folder / "file" / "copy" if command == "backup" else database.folder / "file"
    ended, said = database.manage(command, unusable)
    assert (ended, said.count("\n"), database.execute(CHANGED) > 0) == (1, 1, True), said
    assert {path.name for path in database.folder.iterdir()} <= {"file", "own.sqlite3"}


@of_sqlite
def test_database_that_is_damaged_is_replaced_with_all_its_files(database: Database) -> None:
    database.manage("backup", database.copy)
    for end in ("", "-wal", "-shm"):
        database.file.with_name(database.file.name + end).write_bytes(b"damaged" * 1000)
    ended, said = database.manage("restore", database.copy)
    assert (ended, database.execute("PRAGMA integrity_check")) == (0, "ok"), said
    assert database.file.stat().st_mode & 0o777 == 0o600


@of_sqlite
def test_copy_that_is_damaged_is_not_put_back(database: Database) -> None:
    database.manage("backup", database.copy)
    database.copy.write_bytes(database.copy.read_bytes()[:500_000])
    database.execute(CHANGE)
    assert database.manage("restore", database.copy)[0] == 1
    assert database.execute(CHANGED) > 0
