"""The database of a test process, in memory: saved to files, restored, and emptied."""

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction

from careerguide.content.models import Content, LoadRecord


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
