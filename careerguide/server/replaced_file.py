"""Leaves SQLite's file when another one takes its place, as when a copy is put back by hand.

A connection would go on in the file that was removed: what editors save there is lost.
"""

import os
from contextlib import suppress
from typing import Any

from django.core.signals import request_started
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def watch() -> None:
    connection_created.connect(note_file)
    request_started.connect(leave_replaced_file)


def note_file(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if connection.vendor == "sqlite":
        connection.opened_file = _file_number(connection)  # type: ignore[attr-defined]


def leave_replaced_file(**_: Any) -> None:
    if connection.vendor == "sqlite" and getattr(connection, "opened_file", None) != _file_number(connection):
        connection.close()


def _file_number(connection: BaseDatabaseWrapper) -> int | None:
    """The number by which the disk knows the file at the database's path; None where there is none."""
    with suppress(OSError):
        return os.stat(connection.settings_dict["NAME"]).st_ino
    return None
