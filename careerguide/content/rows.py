"""Reads the database as documents, a table at a time: one query for each model and each relation, however many rows.

Rows are read as plain values, several times faster than as models. What a column or a relation holds follows from the
schema's field of the same name (see mapping.py).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from django.db import models
from pydantic import BaseModel, ValidationError

from .checking import Name, Problem, explained
from .mapping import fields_of, part_schema, reference_columns
from .schema import EntryDocument, Kind
from .versions import Values, digest

Document = TypeVar("Document", bound=BaseModel)

MOST_ASKED_FOR = 1_000  # keys in one query


def references_of(model: type[models.Model]) -> dict[int, str]:
    """The references of all rows of a model, by primary key."""
    rows = model._default_manager.order_by().values_list("pk", *reference_columns(model))
    return {key: "#".join([slug, ":".join(map(str, keys))] if keys else [slug]) for key, slug, *keys in rows}


AsStored = Mapping[Name, tuple[Kind, Values]]  # what each row states, before a schema sees it


def read_database(
    kinds: Iterable[Kind], agreed: Mapping[Name, str | None] = MappingProxyType({})
) -> tuple[dict[Name, EntryDocument], dict[Name, str]]:
    """All entries as documents (see `documents_of`)."""
    return documents_of(read_stated(kinds), agreed)


def read_stated(kinds: Iterable[Kind], keys: Mapping[Kind, Collection[int]] | None = None) -> AsStored:
    """What the rows of all entries state, or of those with some primary keys."""
    tables = _Tables()
    entries = ((kind, tables.entries(kind, None if keys is None else keys.get(kind, ()))) for kind in kinds)
    return {Name(kind.folder, slug): (kind, values) for kind, found in entries for slug, values in found.values()}


def documents_of(
    stated: AsStored, agreed: Mapping[Name, str | None] = MappingProxyType({})
) -> tuple[dict[Name, EntryDocument], dict[Name, str]]:
    """The documents of rows; and for each that its schema refuses the reasons, one on a line.

    A row with the digest that was `agreed` on is not checked: no editor changed it, though the schema may have become
    stricter since. A refused row stands as an unchecked document, too.
    """
    found: dict[Name, EntryDocument] = {}
    refused: dict[Name, str] = {}
    for name, (kind, values) in stated.items():
        if name in agreed and digest(stored := unchecked(kind.schema, values)) == agreed[name]:
            found[name] = stored
            continue
        try:
            found[name] = kind.schema.model_validate(values)
        except ValidationError as error:
            found[name] = unchecked(kind.schema, values)
            reasons = [Problem(f"database {name}", message, path) for path, message in explained(error)]
            refused[name] = "\n".join(map(str, reasons))
    return found, refused


def read_rows(kind: Kind, keys: Collection[int]) -> dict[int, tuple[str, EntryDocument]]:
    """Slug and document of the entries of a kind with these primary keys, unchecked; those that exist."""
    found = _Tables().entries(kind, keys)
    return {key: (slug, unchecked(kind.schema, values)) for key, (slug, values) in found.items()}


def unchecked(schema: type[Document], values: Values) -> Document:
    """The document that states these values, though its schema may refuse it."""
    stated = {name: value for name, value in values.items() if value != []}
    for name, value in stated.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            stated[name] = [unchecked(part_schema(schema, name), part) for part in value]
    return schema.model_construct(**stated)


Lists = defaultdict[int, list[Any]]  # by the primary key of the row that they belong to


class _Tables:
    """The tables as they stand during one reading."""

    def __init__(self) -> None:
        self._references = cache(references_of)

    def entries(self, kind: Kind, keys: Collection[int] | None = None) -> dict[int, tuple[str, Values]]:
        """Slug and values, with those of its parts, of each entry of a kind, or of those with some primary keys."""
        known = self._references(kind.model) if keys is None or keys else {}
        slugs = known if keys is None else {key: known[key] for key in keys if key in known}
        rows = self._rows(kind.model, kind.schema, "pk", slugs) if slugs else {}
        return {key: (slugs[key], values) for key, (values,) in rows.items()}

    def _rows(self, model: type[models.Model], schema: type[BaseModel], parent: str, slugs: Mapping[int, str]) -> Lists:
        """The values of a model's rows in their order, in a list for each value of the column `parent`.

        `slugs` has, for each such value, the slug of the entry that the rows belong to.
        """
        fields = fields_of(model, schema)
        relations = [field for field in fields if field.one_to_many or field.many_to_many]
        columns = [field for field in fields if field not in relations]
        lists: Lists = defaultdict(list)
        rows: dict[int, Values] = {}
        entries: dict[int, str] = {}
        for key, owner, values in self._columns(model, columns, parent, slugs):
            lists[owner].append(values)
            rows[key], entries[key] = values, slugs[owner]
        for field in relations if rows else ():
            below = self._parts(field, schema, entries) if field.one_to_many else self._links(field, rows)
            for key, values in rows.items():
                values[field.name] = below[key]
        return lists

    def _columns(
        self,
        model: type[models.Model],
        columns: Sequence["models.Field[Any, Any]"],
        parent: str,
        slugs: Mapping[int, str],
    ) -> Iterator[tuple[int, int, Values]]:
        """Primary key, the value of `parent`, and the stated values of each row; foreign keys as references."""
        names = [field.name for field in columns]
        foreign = {field.name: self._references(field.related_model) for field in columns if field.is_relation}
        rows = _having(model._default_manager, parent, slugs)
        order = (*(model._meta.ordering or ()), "pk")  # PostgreSQL moves a row with each change
        stored = rows.order_by(*order).values_list("pk", parent, *(field.attname for field in columns))
        for key, owner, *row in stored:
            if owner not in slugs:
                continue
            values = {name: value for name, value in zip(names, row, strict=True) if value not in (None, "")}
            for name in foreign.keys() & values.keys():  # a part of the same entry goes by its key alone
                values[name] = foreign[name][values[name]].removeprefix(f"{slugs[owner]}#")
            yield key, owner, values

    def _parts(self, field: models.ManyToOneRel, schema: type[BaseModel], slugs: Mapping[int, str]) -> Lists:
        return self._rows(field.related_model, part_schema(schema, field.name), field.remote_field.attname, slugs)

    def _links(self, field: "models.ManyToManyField[Any, Any]", rows: Collection[int]) -> Lists:
        references = self._references(field.related_model)
        near, far = field.m2m_column_name(), field.m2m_reverse_name()
        lists: Lists = defaultdict(list)
        through: Any = field.remote_field.through
        for key, other in _having(through._default_manager, near, rows).values_list(near, far):
            lists[key].append(references[other])
        return defaultdict(list, {key: sorted(linked) for key, linked in lists.items()})


def _having(rows: Any, column: str, keys: Collection[int]) -> Any:
    """The rows with one of these keys in a column; where very many are asked for, those with any key at all."""
    if len(keys) > MOST_ASKED_FOR:
        return rows.exclude(**{column: None})
    return rows.filter(**{f"{column}__in": list(keys)})
