"""Rows as documents and documents as rows, by the fields that model and schema share.

Both directions walk the schema's fields and ask the model what each one is, so a new field is declared in model and
schema and needs no code here. A value that is absent in the document is None or "" in the row.
"""

from collections.abc import Iterator
from typing import Any, get_args

from django.db import models
from pydantic import BaseModel

from .models import Part
from .schema import EntryDocument, Kind, Strict


def part_schema(schema: type[BaseModel], name: str) -> type[Strict]:
    """The schema of the parts that a field lists."""
    return get_args(schema.model_fields[name].annotation)[0]


def part_key(model: type[Part], part: Any) -> str:
    """What tells a part from its siblings: of a row or of its schema alike."""
    return ":".join(str(getattr(part, name)) for name in model.key_fields)


# From rows to documents


def prefetch_paths(model: type[models.Model], schema: type[BaseModel], prefix: str = "") -> Iterator[str]:
    """What to prefetch so that `values` reads rows of the model without a query for each."""
    for name in schema.model_fields:
        field = model._meta.get_field(name)
        if not field.is_relation:
            continue
        yield prefix + name
        if field.one_to_many:
            yield from prefetch_paths(field.related_model, part_schema(schema, name), f"{prefix}{name}__")
        elif issubclass(field.related_model, Part):
            yield f"{prefix}{name}__{field.related_model.parent_field().name}"


def values(row: models.Model, schema: type[BaseModel], slug: str) -> dict[str, Any]:
    """The row's values by schema field, ready to be validated. `slug` is that of the entry it belongs to."""
    return {name: value for name in schema.model_fields if (value := _value(row, name, schema, slug)) not in (None, "")}


def _value(row: models.Model, name: str, schema: type[BaseModel], slug: str) -> Any:
    field = row._meta.get_field(name)
    if field.one_to_many:
        return [values(part, part_schema(schema, name), slug) for part in getattr(row, name).all()]
    if field.many_to_many:
        return [other.reference for other in getattr(row, name).all()]
    if field.many_to_one:
        other = getattr(row, name)
        return other and other.reference.removeprefix(f"{slug}#")
    return getattr(row, name)


# From documents to rows


class UnknownReferenceError(LookupError):
    """There is no row that a document refers to; the message says which."""


class References:
    """Finds rows by reference, each model's rows in one query at first need.

    `stale` gathers parts that their documents no longer have. Others may refer to them until all is written.
    """

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[str, models.Model]] = {}
        self.stale: list[models.Model] = []

    def find(self, model: type[models.Model], reference: str) -> models.Model:
        try:
            return self.of(model)[reference]
        except KeyError:
            raise UnknownReferenceError(f"there is no {model._meta.verbose_name} “{reference}”") from None

    def of(self, model: type[models.Model]) -> dict[str, models.Model]:
        if model not in self._rows:
            parent = [model.parent_field().name] if issubclass(model, Part) else []
            rows = model._default_manager.select_related(*parent) if parent else model._default_manager.all()
            self._rows[model] = {row.reference: row for row in rows}
        return self._rows[model]

    def add(self, row: models.Model) -> None:
        if hasattr(row, "reference"):
            self.of(type(row))[row.reference] = row


def full_reference(model: type[models.Model], reference: str, slug: str) -> str:
    """A single reference to a part means one of the same entry, by its key alone."""
    return f"{slug}#{reference}" if issubclass(model, Part) else reference


def mentions(
    model: type[models.Model], document: BaseModel, slug: str, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], type[models.Model], str]]:
    """Each (path of the field, model, full reference) that a document speaks of."""
    for name in type(document).model_fields:
        field, value = model._meta.get_field(name), getattr(document, name)
        if not field.is_relation or value is None:
            continue
        if field.one_to_many:
            for number, part in enumerate(value):
                yield from mentions(field.related_model, part, slug, (*path, name, number))
        elif field.many_to_many:
            for number, reference in enumerate(value):
                yield (*path, name, number), field.related_model, reference
        else:
            yield (*path, name), field.related_model, full_reference(field.related_model, value, slug)


def introduces(kind: Kind, document: EntryDocument, slug: str) -> Iterator[tuple[type[models.Model], str]]:
    """Each (model, reference) that others may speak of once this document is loaded."""
    yield kind.model, slug
    for name in type(document).model_fields:
        field = kind.model._meta.get_field(name)
        if field.one_to_many and field.related_model.key_fields:
            for part in getattr(document, name):
                yield field.related_model, f"{slug}#{part_key(field.related_model, part)}"


def too_long(
    model: type[models.Model], document: BaseModel, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each (path, message) of a text that its column can't hold."""
    for name in type(document).model_fields:
        field, value = model._meta.get_field(name), getattr(document, name)
        if field.one_to_many:
            for number, part in enumerate(value):
                yield from too_long(field.related_model, part, (*path, name, number))
        elif isinstance(value, str) and field.max_length and len(value) > field.max_length:
            yield (*path, name), f"has {len(value)} characters, and may have {field.max_length}"


def repeated(model: type[models.Model], document: BaseModel) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each (path, message) of a part that its model's unique constraints refuse beside an earlier one."""
    for name in type(document).model_fields:
        field = model._meta.get_field(name)
        if not field.one_to_many:
            continue
        for constraint in field.related_model._meta.constraints:
            if not isinstance(constraint, models.UniqueConstraint):
                continue
            own = [column for column in constraint.fields if column != field.remote_field.name]
            seen: dict[tuple, int] = {}
            for number, part in enumerate(getattr(document, name)):
                key = tuple(getattr(part, column) for column in own)
                if key in seen:
                    yield (name, number, own[0]), f"the same {', '.join(own)} as in {name}.{seen[key]}"
                seen.setdefault(key, number)


def write(row: models.Model, document: BaseModel, slug: str, references: References) -> None:
    """Saves what the document says into the row, its relations and its parts. References must be known."""
    collections = []
    for name in type(document).model_fields:
        field, value = row._meta.get_field(name), getattr(document, name)
        if field.one_to_many or field.many_to_many:
            collections.append((field, value))
        elif field.many_to_one:
            model = field.related_model
            setattr(row, name, value and references.find(model, full_reference(model, value, slug)))
        else:
            setattr(row, name, "" if value is None and not field.null else value)
    row.save()
    references.add(row)
    for field, value in collections:
        if field.many_to_many:
            model = field.related_model
            getattr(row, field.name).set([references.find(model, reference) for reference in value])
        else:
            _write_parts(row, field, value, slug, references)


def _write_parts(
    row: models.Model, field: models.ManyToOneRel, parts: tuple[Strict, ...], slug: str, references: References
) -> None:
    """Parts that others may refer to keep their rows; the rest is written anew."""
    model: type[Part] = field.related_model
    old: dict[str, Part] = {}
    if model.key_fields:
        old = {part_key(model, part): part for part in getattr(row, field.name).all()}
    else:
        getattr(row, field.name).all().delete()
    for position, part in enumerate(parts):
        child = old.pop(part_key(model, part), None) or model(**{field.remote_field.name: row})
        child.position = position
        write(child, part, slug, references)
    references.stale += old.values()
