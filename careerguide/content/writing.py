"""Writes documents into rows, a table at a time: one query for each model and each relation, however many documents.

What a field of a document means for its row follows from the model's field of the same name (see mapping.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.db import models
from django.db.models import F
from pydantic import BaseModel

from .mapping import fields_of, full_reference
from .models import Part
from .rows import MOST_ASKED_FOR, references_of
from .schema import Strict


class UnknownReferenceError(LookupError):
    """There is no row that a document refers to; the message names the reference."""


class ReferencedRows:
    """Finds rows by reference; reads those of each model in one query, when they are first asked for."""

    def __init__(self) -> None:
        self._keys: dict[type[models.Model], dict[str, int]] = {}

    def find(self, model: type[models.Model], reference: str) -> int:
        """The primary key of the row; raises UnknownReferenceError."""
        found = self.of(model).get(reference) or self.of(model).get(_present(model, reference))
        if found is None:
            raise UnknownReferenceError(f"there is no {model._meta.verbose_name} “{reference}”")
        return found

    def of(self, model: type[models.Model]) -> dict[str, int]:
        """The primary keys of all rows of the model, by reference."""
        if model not in self._keys:
            self._keys[model] = {reference: key for key, reference in references_of(model).items()}
        return self._keys[model]

    def add(self, rows: Iterable[models.Model]) -> None:
        for row in rows:
            if hasattr(row, "reference"):
                self.of(type(row))[row.reference] = row.pk


def _present(model: type[models.Model], reference: str) -> str:
    """The reference with the present slug for a former one, which documents may still use."""
    slug, mark, key = reference.partition("#")
    entry: Any = model.parent_fields()[0].related_model if issubclass(model, Part) else model
    entries = entry._default_manager.values_list("slug", "former_slugs")
    return next((f"{present}{mark}{key}" for present, former in entries if slug in former), "")


class Due(NamedTuple):
    """A row, which may be a new one, the document that it is to state, and the slug of that document."""

    row: Any
    document: BaseModel
    slug: str


def write(dues: Sequence[Due], references: ReferencedRows) -> list[Part]:
    """Saves what is stated of rows of one model, their relations and their parts. Raises UnknownReferenceError.

    Returns the parts that their documents no longer have, but that other rows may refer to until all is written.
    """
    if not dues:
        return []
    model: type[models.Model] = type(dues[0].row)
    fields = fields_of(model, type(dues[0].document))
    collections = [field for field in fields if field.one_to_many or field.many_to_many]
    columns = [field for field in fields if field not in collections]
    rows = [row for row, *_ in dues]
    known = [row.pk for row in rows if row.pk]
    for due in dues:
        _fill(due, columns, references)
    _save(model, rows)
    references.add(rows)
    stale = []
    for field in collections:
        if field.one_to_many:
            stale += _write_parts(field, known, dues, references)
        else:
            _link(field, known, dues, references)
    return stale


def _fill(due: Due, columns: Iterable[Any], references: ReferencedRows) -> None:
    row, document, slug = due
    for field in columns:
        value = getattr(document, field.name)
        if field.is_relation and value:
            model = field.related_model
            value = references.find(model, full_reference(model, value, slug))
        setattr(row, field.attname, "" if value is None and not field.null else value)


def _save(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Inserts new rows, and updates others, in one statement."""
    columns = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=["pk"], update_fields=columns)


def _with(manager: Any, column: str, keys: Sequence[int]) -> Iterator[Any]:
    """The rows that have one of some keys in a column."""
    for start in range(0, len(keys), MOST_ASKED_FOR):
        yield from manager.filter(**{f"{column}__in": keys[start : start + MOST_ASKED_FOR]})


def _link(
    field: "models.ManyToManyField[Any, Any]",
    known: Sequence[int],
    dues: Iterable[Due],
    references: ReferencedRows,
) -> None:
    """Writes a many-to-many relation of some rows. `known` has the keys of those that the database had before."""
    near, far = field.m2m_column_name(), field.m2m_reverse_name()
    through: Any = field.remote_field.through
    model: Any = field.related_model
    stated = {
        (row.pk, references.find(model, reference)): None
        for row, document, _ in dues
        for reference in getattr(document, field.name)
    }
    stand = {
        (getattr(link, near), getattr(link, far)): link.pk for link in _with(through._default_manager, near, known)
    }
    _delete(through, [link for pair, link in stand.items() if pair not in stated])
    through._default_manager.bulk_create(through(**{near: a, far: b}) for a, b in stated if (a, b) not in stand)


def _delete(model: Any, keys: Collection[int]) -> None:
    if keys:
        model._default_manager.filter(pk__in=keys).delete()


# Parts


def _write_parts(
    field: models.ManyToOneRel, known: Sequence[int], dues: Iterable[Due], references: ReferencedRows
) -> list[Part]:
    """Saves the parts of rows, some `known` to the database before. Returns parts to delete once all is written.

    Each part keeps the row that it had, so that what refers or leads to it goes on doing so. A row left over is deleted
    at once, but for one that others may refer to, as they may change too.
    """
    model: Any = field.related_model
    owner = field.remote_field
    old: dict[int, list[Part]] = defaultdict(list)
    for part in _with(model._default_manager, owner.attname, known):
        old[getattr(part, owner.attname)].append(part)
    parts: list[Due] = []
    for row, document, slug in dues:
        stated = getattr(document, field.name)
        for position, (one, said) in enumerate(zip(_rows_of_parts(model, old[row.pk], stated), stated, strict=True)):
            part = one or model()
            part.position = position
            setattr(part, owner.name, row)
            parts.append(Due(part, said, slug))
    kept = {part.pk for part, *_ in parts if part.pk}
    left = [one for ones in old.values() for one in ones if one.pk not in kept]
    if not model.key_fields:
        _delete(model, [one.pk for one in left])
    _set_apart(owner, kept)
    return [*(left if model.key_fields else ()), *write(parts, references)]


def _rows_of_parts(model: type[Part], old: list[Part], parts: tuple[Strict, ...]) -> list[Part | None]:
    """The row of each part: the one with its key; or else the one that says the same, or the next that is left."""
    if not old:
        return [None] * len(parts)
    plain = [field.name for field in fields_of(model, type(parts[0])) if not field.is_relation] if parts else []
    pool = [(_content(one, model.key_fields or plain), one) for one in old]
    kept = [_taken(pool, _content(part, model.key_fields or plain)) for part in parts]
    left = iter([] if model.key_fields else [one for _, one in pool])
    return [one or next(left, None) for one in kept]


def _taken(pool: list[tuple[tuple[str, ...], Part]], content: tuple[str, ...]) -> Part | None:
    """The first row of a pool with this content, which leaves the pool."""
    number = next((number for number, (other, _) in enumerate(pool) if other == content), None)
    return None if number is None else pool.pop(number)[1]


def _content(part: Any, names: Iterable[str]) -> tuple[str, ...]:
    """What a part, as a row or as a document, says in these fields; what it leaves open reads the same in both."""
    values = (getattr(part, name) for name in names)
    plain = ([*value] if isinstance(value, tuple) else value for value in values)
    return tuple("" if value in (None, "", []) else str(value) for value in plain)


def _set_apart(owner: Any, parts: Collection[int]) -> None:
    """Takes rows from their owners until they are saved, so that they may exchange what is unique. No owner has a key
    below zero."""
    model: Any = owner.model
    if parts and any(isinstance(constraint, models.UniqueConstraint) for constraint in model._meta.constraints):
        rows = model._default_manager.filter(pk__in=parts)
        models.QuerySet.update(rows, **{owner.attname: -F(owner.attname)})  # they are noted as written soon enough
