"""The content version: a stamp that is replaced with every change that a visitor may come to see.

The stamp is replaced after the change and in the same transaction. So nobody ever reads old rows under a new stamp, or
new rows under an old one.
"""

import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.apps import AppConfig
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save
from django.dispatch import receiver

_changed: ContextVar[bool | None] = ContextVar("_changed", default=None)  # since `one_bump` began; None outside it
_touched: ContextVar[set[Any] | None] = ContextVar("_touched", default=None)  # since `touched` began; None outside it


def new_stamp() -> str:
    """16 random hexadecimal digits."""
    return secrets.token_hex(8)


class ContentVersion(models.Model):
    """A table of one row, whose stamp is replaced in the transaction of any content change.

    No stamp comes twice, so an answer that was kept under an old stamp never passes for a new one: not after a
    rollback, nor in a restored or fresh database.
    """

    stamp = models.CharField(max_length=16, default=new_stamp)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="content_version_has_one_row")]

    def __str__(self) -> str:
        return self.stamp

    @classmethod
    def current(cls) -> str:
        """The stamp; "empty" before there is any content. Each page asks for it, so it bypasses the ORM."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT stamp FROM {cls._meta.db_table}")  # noqa: S608  (no input)
            row = cursor.fetchone()
        return row[0] if row else "empty"

    @classmethod
    def bump(cls) -> None:
        """Replaces the stamp, in one statement; inside `one_bump` at its end. Call it after the change."""
        if _changed.get() is None:
            ContentVersion.objects.bulk_create(
                [ContentVersion(pk=1)], update_conflicts=True, unique_fields=["pk"], update_fields=["stamp"]
            )
        else:
            _changed.set(True)


@contextmanager
def one_bump() -> Iterator[None]:
    """One transaction, at whose end the stamp is replaced once if content has changed. It may be nested.

    Inside another transaction it opens no savepoint: an error marks that transaction for rollback.
    """
    outer = _changed.set(bool(_changed.get()))
    with transaction.atomic(savepoint=False):
        try:
            yield
        finally:
            changed = _changed.get()
            _changed.reset(outer)
        if changed and not transaction.get_rollback():
            ContentVersion.bump()


def has_changed() -> bool:
    """Whether content has changed since the outermost `one_bump` began, which has yet to replace the stamp."""
    return bool(_changed.get())


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is written in the block is rolled back at its end, and counts for no change."""
    outer, listening = _changed.get(), _touched.set(None)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        _touched.reset(listening)
        _changed.set(outer)


@contextmanager
def touched() -> Iterator[set[Any]]:
    """The keys (see Versioned.owner_key) of all that is written in the block; they are added as it goes."""
    found: set[Any] = set()
    outer = _touched.set(found)
    try:
        yield found
    finally:
        _touched.reset(outer)


def _touch(rows: Iterable[Any]) -> None:
    """Notes rows that are or were written, where somebody listens."""
    if (found := _touched.get()) is not None:
        found.update(row.owner_key for row in rows)


def _bumping(write: Callable[..., Any], *, of_its_own: bool = False) -> Callable[..., Any]:
    """A bulk write followed by a bump. It writes the rows that it is given, or `of_its_own` those of the queryset."""

    @wraps(write)
    def write_and_bump(queryset: Any, *args: Any, **options: Any) -> Any:
        with one_bump():
            _touch(queryset.all() if of_its_own and _touched.get() is not None else ())
            result = write(queryset, *args, **options)
            _touch(args[0] if args and not of_its_own else ())
            ContentVersion.bump()
        return result

    return write_and_bump


class ContentQuerySet(models.QuerySet[Any]):
    """Bulk writes send no signals, so they bump the content version themselves."""

    update = _bumping(models.QuerySet.update, of_its_own=True)
    bulk_create = _bumping(models.QuerySet.bulk_create)
    bulk_update = _bumping(models.QuerySet.bulk_update)


class Versioned(models.Model):
    """A model whose rows visitors may come to see: saving or deleting one bumps the content version."""

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        with one_bump():  # as Django sends `post_save` after its own transaction has ended
            super().save(*args, **options)

    @property
    def owner_key(self) -> tuple[type[models.Model], int]:
        """Model and primary key of the entry that the row is, or belongs to."""
        raise NotImplementedError


@receiver([post_save, post_delete, m2m_changed])
def row_changed(instance: models.Model, action: str = "post_save", **_: Any) -> None:
    """A row, or with an `action` a relation of its, has changed or (`pre_…`) is about to change."""
    if action.startswith("post_") and isinstance(instance, Versioned):
        _touch([instance])
        ContentVersion.bump()


@receiver(post_migrate)
def database_migrated(sender: AppConfig, plan: Sequence[Any] = (), **_: Any) -> None:
    """Bumps the version after migrations, as they may change rows without signals. The table may not exist (yet)."""
    table = ContentVersion._meta.db_table
    if plan and sender.label == ContentVersion._meta.app_label and table in connection.introspection.table_names():
        ContentVersion.bump()
