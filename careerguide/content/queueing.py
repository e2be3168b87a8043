"""Lets loads and saves wait for each other on PostgreSQL; with SQLite any writer waits for any other."""

from django.db import connection

LOADING = 20_261_129  # the number of the lock that a load holds alone, and saves hold together


def queue_up(*, alone: bool = False) -> None:
    """Waits until no load runs, or `alone` until no save does either; and keeps it so to the end of the transaction.

    Call it first in a transaction: who holds rows already could wait for a load that waits for these.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT pg_advisory_xact_lock{'' if alone else '_shared'}(%s)", [LOADING])
