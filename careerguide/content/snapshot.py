"""Reads the database as it is at one moment."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

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


def all_rows(model: Any, *names: str) -> Iterable[tuple[Any, ...]]:
    """The values of these columns of all rows of a model, in no order.

    The query is worked out once: for most tables Django takes longer to do so than the database to answer.
    """
    compiler, sql, converters = _query(model, names)
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows: Iterable[tuple[Any, ...]] = cursor.fetchall()
    return map(tuple, compiler.apply_converters(rows, converters)) if converters else rows


@cache
def _query(model: Any, names: tuple[str, ...]) -> tuple[Any, str, dict[int, Any]]:
    """A compiled query, its SQL, and what turns values of its columns into those of Python."""
    query = model._default_manager.order_by().values_list(*names).query
    compiler = query.get_compiler(connection=connection)
    sql, _ = compiler.as_sql()
    return compiler, sql, compiler.get_converters(column for column, *_ in compiler.select)
