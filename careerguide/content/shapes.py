"""The shapes that documents had at a release, for the migrations of the next one.

A record keeps the digest of a document in the shape of its day (see sync.py), and a migration changes shapes. So the
first migration of a release notes which rows stand as they were loaded, by the shapes frozen beside it as JSON; once
all migrations are done their records take the digests of the rows as they have become. An entry that nobody edited thus
takes its new document, whatever was changed in between.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import models
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from .checking import Name
from .mapping import fields_of, part_schema, reference_columns
from .models import LoadRecord
from .rows import read_database
from .schema import Kind
from .versions import digest

UNTOUCHED = "stands as it was loaded"  # in the place of a digest, from the first migration to the end of all
UNSTATED: tuple[Any, ...] = (None, "", [])

FrozenShape = dict[str, Any]
Stated = dict[str, Any]  # what a document, or a part of it, states


# Freezing


def freeze(kinds: Iterable[Kind]) -> FrozenShape:
    """The shapes of today's documents: their fields in order, with their defaults and relations."""
    return {
        kind.folder: {"model": kind.model._meta.label, "fields": _fields(kind.model, kind.schema)} for kind in kinds
    }


def _fields(model: type[models.Model], schema: type[BaseModel]) -> FrozenShape:
    return {field.name: _field(field, schema) for field in fields_of(model, schema)}


def _field(field: Any, schema: type[BaseModel]) -> FrozenShape:
    if field.one_to_many:
        parts = _fields(field.related_model, part_schema(schema, field.name))
        return {"parts": field.related_model._meta.label, "of": field.remote_field.name, "fields": parts}
    if field.is_relation:
        return {
            "to": field.related_model._meta.label,
            "by": reference_columns(field.related_model),
            "many": field.many_to_many,
        }
    default = schema.model_fields[field.name].default
    return {} if default in (PydanticUndefined, None, ()) else {"default": _in_json(default)}


def _in_json(value: Any) -> Any:
    """A value as it stands in JSON."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


# Reading


class FrozenDocuments:
    """The rows that a migration finds, as documents in frozen shapes."""

    def __init__(self, kinds: FrozenShape, apps: Any) -> None:
        self._kinds, self._apps = kinds, apps
        self._references: dict[str, dict[int, str]] = {}

    @cached_property
    def all(self) -> dict[Name, Stated]:
        return {Name(folder, slug): values for folder in self._kinds for slug, values in self.of_kind(folder)}

    def of_kind(self, folder: str) -> Iterator[tuple[str, Stated]]:
        """Slug and document of each entry of a kind."""
        kind = self._kinds[folder]
        slugs = self._by_key(kind["model"], ["slug"])
        for key, documents in self._rows(kind["model"], kind["fields"], "pk", slugs).items():
            yield slugs[key], documents[0]

    def _objects(self, label: str) -> Any:
        return self._apps.get_model(label)._default_manager

    def _by_key(self, label: str, columns: list[str]) -> dict[int, str]:
        """The references of all rows of a model, by primary key."""
        if label not in self._references:
            rows = self._objects(label).values_list("pk", *columns)
            self._references[label] = {
                key: f"{slug}#{':'.join(map(str, rest))}" if rest else slug for key, slug, *rest in rows
            }
        return self._references[label]

    def _rows(self, label: str, fields: FrozenShape, parent: str, slugs: Mapping[int, str]) -> dict[int, list[Stated]]:
        """What the rows of a model state, in their order, in a list for each value of the column `parent`.

        `slugs` has, for each such value, the slug of the entry that the rows belong to.
        """
        columns = [name for name, shape in fields.items() if not ("parts" in shape or shape.get("many"))]
        order = ["pk"] if parent == "pk" else ["position", "pk"]
        lists: dict[int, list[Stated]] = defaultdict(list)
        entries, stated = {}, {}
        for key, owner, *values in self._objects(label).order_by(*order).values_list("pk", parent, *columns):
            if owner in slugs:
                stated[key], entries[key] = dict(zip(columns, values, strict=True)), slugs[owner]
                lists[owner].append(stated[key])
        for name, shape in fields.items():
            for key, value in self._values(name, shape, label, stated, entries):
                if value not in UNSTATED and value != shape.get("default"):
                    stated[key][name] = value
        return lists

    def _values(
        self, name: str, shape: FrozenShape, label: str, rows: dict[int, Stated], entries: dict[int, str]
    ) -> Iterator[tuple[int, Any]]:
        """The value of a field in each row, by primary key, as it stands in a document."""
        if "parts" in shape:
            parts = self._rows(shape["parts"], shape["fields"], f"{shape['of']}_id", entries)
            yield from ((key, parts.get(key)) for key in rows)
        elif shape.get("many"):
            links = self._links(name, shape, label)
            yield from ((key, links.get(key)) for key in rows)
        else:
            references = self._by_key(shape["to"], shape["by"]) if "to" in shape else {}
            for key, row in rows.items():
                value = _in_json(row.pop(name))
                # A part of the same entry goes by its key alone.
                yield key, references[value].removeprefix(f"{entries[key]}#") if references and value else value

    def _links(self, name: str, shape: FrozenShape, label: str) -> dict[int, list[str]]:
        references = self._by_key(shape["to"], shape["by"])
        links: dict[int, list[str]] = defaultdict(list)
        for key, other in self._objects(label).order_by().exclude(**{name: None}).values_list("pk", name):
            links[key].append(references[other])
        return {key: sorted(linked) for key, linked in links.items()}


def frozen_digest(document: Stated) -> str:
    """The digest of a document in a frozen shape: that of versions.py, when the shape was today's."""
    return sha256(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


# Records


def mark_untouched(shapes: Path) -> Callable[[Any, Any], None]:
    """For RunPython: marks the records of all entries that stand as they were loaded, by the shapes of a file."""

    def mark(apps: Any, schema_editor: Any) -> None:
        found = FrozenDocuments(json.loads(shapes.read_text(encoding="utf-8")), apps).all
        records = apps.get_model("content.LoadRecord").objects
        digests = {name: frozen_digest(document) for name, document in found.items()}
        untouched = [record for record in records.all() if digests.get(Name(record.kind, record.slug)) == record.digest]
        for record in untouched:
            record.digest = UNTOUCHED
        records.bulk_update(untouched, ["digest"])

    return mark


def settle(kinds: Iterable[Kind]) -> None:
    """Gives each marked record the digest of its row as all migrations have left it."""
    marked = list(LoadRecord.objects.filter(digest=UNTOUCHED))
    found = read_database(kinds)[0] if marked else {}
    for record in marked:
        record.digest = digest(found.get(Name(record.kind, record.slug))) or ""
    LoadRecord.objects.bulk_update(marked, ["digest"])
