"""Reads the database as it is at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Django's own transactions begin with a write lock on SQLite (see `transaction_mode`), for which readers would wait.
BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"}


@contextmanager
def snapshot() -> Iterator[None]:
    """All queries in the block see the database at one moment; in a transaction, as that transaction sees it."""
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
