"""The database of a test process, in memory: saved to files, restored, and emptied."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction

from careerguide.content.models import Content, LoadRecord


def digest_of_migrations() -> str:
    """Changes with every migration, those of Django among them."""
    folders = [Path(config.path) / "migrations" for config in apps.get_app_configs()]
    files = sorted(path for folder in folders for path in folder.glob("*.*"))
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def manage(database: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """A command of `manage.py`, as a process of its own, on a database of its own in a file."""
    own = {"DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "careerguide.settings"}
    environment = os.environ | own | {"SECRET_KEY": "for tests alone"}
    return subprocess.run(  # noqa: S603  (our own command)
        [sys.executable, settings.BASE_DIR / "manage.py", *command], env=environment, capture_output=True, text=True
    )


def make_tables(path: Path) -> None:
    assert manage(path, "migrate", "--verbosity=0").returncode == 0


def save_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)


def restore_database(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as file:
        file.backup(connection.connection)


@cache
def content_tables() -> list[str]:
    """The tables of all content, with those of its many-to-many relations."""
    models = apps.get_models(include_auto_created=True)
    return [model._meta.db_table for model in models if issubclass(model._meta.auto_created or model, Content)]


@transaction.atomic
def delete_content() -> None:
    """Deletes all content, and what `load_seeds` remembers of it, without a word to anybody."""
    with connection.cursor() as cursor:
        for table in (*content_tables(), LoadRecord._meta.db_table):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  (no input)
