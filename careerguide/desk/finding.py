"""Entries found by what one types of their names."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When


def _named(rows: QuerySet[Any], names: Sequence[str], lookup: str, words: str) -> Q:
    """Whether one of the names of a row, which may stand in rows of their own, answers to the words."""
    either = reduce(or_, (Q(**{f"{name}__{lookup}": words}) for name in names))
    return Q(pk__in=rows.model._default_manager.filter(either).order_by().values("pk"))


def best_first(rows: QuerySet[Any], names: Sequence[str], typed: str) -> QuerySet[Any]:
    """The rows that have each word typed in one of their names.

    First come those whose title begins with what was typed, then those of which another name does, then those of whose
    title a word does.
    """
    words = typed.split()
    if not words:
        return rows
    phrase = " ".join(words)
    rank = Case(
        When(title__istartswith=phrase, then=Value(0)),
        When(_named(rows, names, "istartswith", phrase), then=Value(1)),
        When(title__icontains=f" {phrase}", then=Value(2)),
        default=Value(3),
    )
    found = reduce(and_, (_named(rows, names, "icontains", word) for word in words))
    return rows.filter(found).order_by(rank, *rows.query.order_by)
