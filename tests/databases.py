"""The databases of a test process: filled once for all processes, and copied by each.

They are SQLite in memory, or, where TEST_DATABASE_URL names a server (`make test-postgres`), PostgreSQL.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from careerguide.content.models import Content, ContentVersion, Draft, LoadRecord, Revision
from careerguide.desk.people import give_rights
from tests.content.seeds_copy import JUGGLING, SKILL, circus
from tests.guide import a_guide

POSTGRESQL = os.environ.get("TEST_DATABASE_URL", "")  # of a database that is never used itself
MAKING = "careerguide_making"
CONTENTS = ("juggling", "copy", "guide", "empty", "seeds")  # of databases, by the fixtures that ask for them
COPIES: dict[str, Any] = {}  # the connections of this process to them


def fill(migrated: Path, folder: Path) -> None:
    """Makes what processes copy."""
    folder.mkdir()
    if POSTGRESQL:
        create_database(MAKING, "template1")
        connection.settings_dict["NAME"] = MAKING
        call_command("migrate", verbosity=0)
    else:
        restore_database(migrated, connection)
        for config in apps.get_app_configs():  # rights may have changed without a migration
            give_rights(config, apps)
    for content in reversed(CONTENTS):
        delete_content()
        make_content(content, folder / "documents")
        if POSTGRESQL:
            connection.close()
            create_database(template(content), MAKING)
        else:
            save_database(folder / f"{content}.sqlite3")


def make_content(content: str, folder: Path) -> None:
    """Fills the database that has no content; the folder takes documents."""
    if content == "guide":
        a_guide()
    elif content == "seeds":
        call_command("load_seeds", verbosity=0)
    elif content != "empty":
        copy = circus(folder)
        copy.load()
        if content == "juggling":  # the document is new to what was loaded before
            copy.write(JUGGLING, SKILL)
            copy.load()
    ContentVersion.bump()


def open_copies(folder: Path) -> None:
    """Gives this process databases of its own."""
    for content in CONTENTS:
        own = connections.create_connection(DEFAULT_DB_ALIAS)
        name = f"careerguide_{os.getpid()}_{content}" if POSTGRESQL else f"file:{content}?mode=memory&cache=shared"
        own.settings_dict = own.settings_dict | {"NAME": name}
        if POSTGRESQL:
            create_database(name, template(content))
        else:
            restore_database(folder / f"{content}.sqlite3", own)
        COPIES[content] = own


def use_copy(content: str) -> None:
    """Lets this thread, and those that begin from now on, have the database with such content, once there is one."""
    if content in COPIES:
        connections[DEFAULT_DB_ALIAS] = COPIES[content]
        connections.settings[DEFAULT_DB_ALIAS]["NAME"] = COPIES[content].settings_dict["NAME"]


def template(content: str) -> str:
    """The database of the server that has such content, and is copied."""
    return f"careerguide_{content}"


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


def restore_database(path: Path, into: Any) -> None:
    into.ensure_connection()
    with closing(sqlite3.connect(path)) as file:
        file.backup(into.connection)


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
