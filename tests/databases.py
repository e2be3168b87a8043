"""The database of a test process: filled once for all processes, and copied by each.

It is SQLite in memory, or, where TEST_DATABASE_URL names a server (`make test-postgres`), PostgreSQL.
"""

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
from django.core.management import call_command
from django.db import connection, transaction

from careerguide.content.models import Content, Draft, LoadRecord, Revision
from careerguide.desk.people import give_rights
from tests.guide import a_guide

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")  # of a database that is never used itself
TEMPLATE = "careerguide_template"


def fill(migrated: Path, folder: Path) -> None:
    """Makes what processes copy: the seeds, loaded, and a small guide."""
    folder.mkdir()
    if POSTGRESQL:
        create_database(TEMPLATE, "template1")
        use_database(TEMPLATE)
        call_command("migrate", verbosity=0)
    else:
        restore_database(migrated)
        for config in apps.get_app_configs():  # rights may have changed without a migration
            give_rights(config, apps)
    a_guide()
    if POSTGRESQL:
        tables = "; ".join(f"CREATE TABLE guide.{table} AS TABLE {table}" for table in content_tables())
        connection.cursor().execute(f"CREATE SCHEMA guide; {tables}")
    else:
        save_database(folder / "guide.sqlite3")
    delete_content()
    call_command("load_seeds", verbosity=0)
    if POSTGRESQL:
        connection.close()
    else:
        save_database(folder / "seeds.sqlite3")


def open_copy(folder: Path) -> None:
    """Gives this process a database of its own, which holds the seeds; the guide is beside them, in a schema."""
    if POSTGRESQL:
        own = f"careerguide_{os.getpid()}"
        create_database(own, TEMPLATE)
        use_database(own)
    else:
        restore_database(folder / "seeds.sqlite3")
        guide = f"file:{folder / 'guide.sqlite3'}?immutable=1"  # else a transaction would lock it for all processes
        connection.cursor().execute("ATTACH %s AS guide", [guide])


def create_database(name: str, template: str) -> None:
    import psycopg  # needed for PostgreSQL alone

    with psycopg.connect(POSTGRESQL, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def new_database(name: str, folder: Path, template: str = "template1") -> str:
    """The address of a new one; with SQLite it is a file in the folder, which is yet to come."""
    if not POSTGRESQL:
        return f"sqlite:///{folder / name}.sqlite3"
    create_database(name, template)
    return f"{POSTGRESQL.rpartition('/')[0]}/{name}"


def use_database(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


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
    """Deletes all content, its history, and what `load_seeds` remembers of it, without a word to anybody."""
    with connection.cursor() as cursor:
        for table in (*content_tables(), *(model._meta.db_table for model in (LoadRecord, Revision, Draft))):
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  (no input)


@transaction.atomic
def insert_guide() -> None:
    """Puts the small guide where the content was deleted."""
    own = "public" if POSTGRESQL else "main"
    with connection.cursor() as cursor:
        for table in content_tables():
            cursor.execute(f"INSERT INTO {own}.{table} SELECT * FROM guide.{table}")  # noqa: S608  (no input)
