"""What all tests share: a database that holds the seeds, and ways to start from an empty one."""

import fcntl
import gc
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from hypothesis import settings as settings_of_hypothesis

from careerguide.content.current import current
from careerguide.content.models import Content, ContentVersion, LoadRecord
from careerguide.content.whole import Whole
from tests.guide import a_guide

settings_of_hypothesis.register_profile("careerguide", deadline=None)  # a busy machine is no failure
settings_of_hypothesis.load_profile("careerguide")


Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is the path of what the first worker makes, and all others use; `make` is told the path."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], object]) -> Path:
        path = folder / name
        with (folder / f"{name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not path.exists():
                make(unfinished := folder / f"unfinished-{name}")
                unfinished.rename(path)
        return path

    return once


@pytest.fixture(scope="session")
def seeded(once: Once, django_db_blocker) -> Path:
    """A SQLite file that holds the seeds."""

    def load(path: Path) -> None:
        with django_db_blocker.unblock(), closing(sqlite3.connect(path)) as file:
            call_command("migrate", verbosity=0)
            call_command("load_seeds", verbosity=0)
            connection.connection.backup(file)

    return once("seeds.sqlite3", load)


@pytest.fixture(scope="session")
def django_db_setup(seeded: Path, django_db_blocker) -> None:
    """The database of all tests, in memory, holds the seeds; each test's own changes are rolled back.

    What is there before all tests is never garbage, so the collector need not look at it after each whole that is read.
    """
    with django_db_blocker.unblock(), closing(sqlite3.connect(seeded)) as file:
        connection.ensure_connection()
        file.backup(connection.connection)
    gc.freeze()


@pytest.fixture
def empty(db: None) -> None:
    """No content at all, under a version of its own, for tests that build what they are about."""
    models = [model for model in apps.get_models() if issubclass(model, Content)]
    for model in models:
        for field in model._meta.many_to_many:
            field.remote_field.through._default_manager.all()._raw_delete("default")
    for model in reversed(models):
        model._default_manager.all()._raw_delete("default")
    LoadRecord.objects.all().delete()
    ContentVersion.bump()


@pytest.fixture
def guide(empty: None) -> None:
    """A small guide instead of the seeds: two entries of each kind, linked to each other."""
    a_guide()


@pytest.fixture
def whole(db: None) -> Whole:
    """The published whole as the test finds it; `read_whole()` reads it again after a change."""
    return current()


@pytest.fixture
def seeds() -> Path:
    return settings.SEEDS_DIR
