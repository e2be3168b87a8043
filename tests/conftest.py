"""What all tests share: a database that holds the seeds, and ways to start from an empty one."""

import fcntl
import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from hypothesis import settings as settings_of_hypothesis

from careerguide.content.current import current, keeper
from careerguide.content.versioning import ContentVersion
from careerguide.content.whole import Whole
from tests.databases import (
    content_tables,
    delete_content,
    digest_of_migrations,
    make_tables,
    restore_database,
    save_database,
)
from tests.guide import a_guide

settings_of_hypothesis.register_profile("careerguide", deadline=None, max_examples=50)  # a busy machine is no failure
settings_of_hypothesis.load_profile("careerguide")


Once = Callable[..., Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is the path of what the first worker makes, and all others use; `make` is told the path.

    What it makes in a `folder` that outlives the run, later runs use too.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], object], folder: Path = shared) -> Path:
        path = folder / name
        with (folder / f"{name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                make(unfinished := folder / f"unfinished-{name}")
                unfinished.rename(path)
        return path

    return once


@pytest.fixture(scope="session")
def migrated(pytestconfig: pytest.Config, once: Once) -> Path:
    """A SQLite file with all tables and no content. It takes ten seconds; runs share it until a migration changes."""
    return once(f"{digest_of_migrations()}.sqlite3", make_tables, pytestconfig.cache.mkdir("migrated"))


@pytest.fixture(scope="session")
def databases(migrated: Path, once: Once, django_db_blocker) -> Path:
    """A folder of SQLite files: `seeds.sqlite3` holds the seeds, `guide.sqlite3` a small guide."""

    def make(folder: Path) -> None:
        folder.mkdir()
        with django_db_blocker.unblock():
            restore_database(migrated)
            call_command("load_seeds", verbosity=0)
            save_database(folder / "seeds.sqlite3")
            delete_content()
            a_guide()
            save_database(folder / "guide.sqlite3")

    return once("databases", make)


@pytest.fixture(scope="session")
def django_db_setup(databases: Path, django_db_blocker) -> None:
    """The database of all tests, in memory, holds the seeds; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        restore_database(databases / "seeds.sqlite3")
        guide = f"file:{databases / 'guide.sqlite3'}?immutable=1"  # else a transaction would lock it for all workers
        connection.cursor().execute("ATTACH %s AS guide", [guide])


@pytest.fixture(scope="session")
def whole_of_seeds(django_db_setup: None, django_db_blocker) -> Whole:
    with django_db_blocker.unblock():
        return current()


@pytest.fixture(scope="module", autouse=True)
def _freeze() -> None:
    """Spares the collector, which walks through all memory after each whole that is read, what is there already."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def empty(db: None, whole_of_seeds: Whole) -> None:
    """No content at all, under a version of its own, for tests that build what they are about.

    Only the whole of the seeds is still kept: it takes ten times as long to read as that of a test.
    """
    keeper.__init__(whole_of_seeds)
    delete_content()
    ContentVersion.bump()


@pytest.fixture
def guide(empty: None) -> None:
    """A small guide instead of the seeds: two entries of each kind or more, linked to each other."""
    with connection.cursor() as cursor:
        for table in content_tables():
            cursor.execute(f"INSERT INTO main.{table} SELECT * FROM guide.{table}")  # noqa: S608  (no input)
    ContentVersion.bump()


@pytest.fixture
def whole(db: None) -> Whole:
    """The published whole as the test finds it; `read_whole()` reads it again after a change."""
    return current()


@pytest.fixture
def seeds() -> Path:
    return settings.SEEDS_DIR
