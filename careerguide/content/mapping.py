"""What documents mean for rows, by the fields that model and schema share.

Every function walks the schema's fields and asks the model what each one is, so a new field is declared in model and
schema and needs no code here. A value that is absent in the document is None or "" in the row.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, get_args

from django.db import models
from pydantic import BaseModel

from .models import Part
from .schema import EntryDocument, Kind, Strict

FieldPath = tuple[str | int, ...]  # where a value stands in a document, such as ("salary_bands", 1, "low")


@cache
def fields_of(model: type[models.Model], schema: type[BaseModel]) -> tuple[Any, ...]:
    """The model's fields and relations that the schema names, in the schema's order."""
    return tuple(model._meta.get_field(name) for name in schema.model_fields)


@cache
def relations_of(model: type[models.Model], schema: type[BaseModel]) -> tuple[Any, ...]:
    """The model's relations that the schema names, in the schema's order."""
    return tuple(field for field in fields_of(model, schema) if field.is_relation)


@cache
def texts_of(model: type[models.Model], schema: type[BaseModel]) -> tuple[Any, ...]:
    """The model's fields of text that the schema names, and its parts, which may hold some, in the schema's order."""
    fields = fields_of(model, schema)
    return tuple(
        field for field in fields if field.one_to_many or isinstance(field, models.TextField | models.CharField)
    )


Fields = Callable[[type[models.Model], type[BaseModel]], tuple[Any, ...]]


def walk(
    model: type[models.Model], document: BaseModel, path: FieldPath = (), fields: Fields = fields_of
) -> Iterator[tuple[FieldPath, Any, Any]]:
    """Each (path, field, value) of a document and of its parts; the lists of parts themselves are left out.

    `fields` tells which of the fields of model and schema are looked at.
    """
    for field in fields(model, type(document)):
        value = getattr(document, field.name)
        if field.one_to_many:
            for number, part in enumerate(value):
                yield from walk(field.related_model, part, (*path, field.name, number), fields)
        else:
            yield (*path, field.name), field, value


def part_schema(schema: type[BaseModel], name: str) -> type[Strict]:
    """The schema of the parts that a field lists."""
    part: type[Strict] = get_args(schema.model_fields[name].annotation)[0]
    return part


def part_key(model: type[Part], part: Any) -> str:
    """What tells a part, as a row or as a document, from its siblings."""
    return ":".join(str(getattr(part, name)) for name in model.key_fields)


def unique_columns(parts: models.ManyToOneRel) -> Iterator[list[str]]:
    """The fields of each unique constraint among parts of one row."""
    for constraint in parts.related_model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield [column for column in constraint.fields if column != parts.remote_field.name]


IDENTIFYING = (models.ForeignKey, models.SlugField, models.URLField)  # titles and texts are reworded


def part_keys(
    model: type[models.Model], schema: type[BaseModel], path: tuple[str, ...] = ()
) -> dict[tuple[str, ...], list[str]]:
    """The fields that are unique in each list of parts, but for those in words, by the path of the list."""
    keys: dict[tuple[str, ...], list[str]] = {}
    for parts in fields_of(model, schema):
        if parts.one_to_many:
            here = (*path, parts.name)
            keys |= {here: _keys_of(parts)} | part_keys(parts.related_model, part_schema(schema, parts.name), here)
    return {place: columns for place, columns in keys.items() if columns}


def _keys_of(parts: models.ManyToOneRel) -> list[str]:
    field = parts.related_model._meta.get_field
    return [
        name
        for columns in unique_columns(parts)
        if all(isinstance(field(column), IDENTIFYING) for column in columns)
        for name in columns
    ]


# References


def full_reference(model: type[models.Model], reference: str, slug: str) -> str:
    """A single reference to a part has the key alone, and means a part of the same entry, whose slug this is."""
    return f"{slug}#{reference}" if issubclass(model, Part) else reference


def reference_columns(model: type[models.Model]) -> list[str]:
    """The columns that make a reference: the slug of an entry and, for a part of it, what tells it from the others."""
    if issubclass(model, Part):
        return [f"{model.parent_fields()[0].name}__slug", *model.key_fields]
    return ["slug"]


def mentions(
    model: type[models.Model], document: BaseModel, slug: str
) -> Iterator[tuple[FieldPath, type[models.Model], str]]:
    """Each (path, model, full reference) of the rows that a document refers to."""
    for path, field, value in walk(model, document, fields=relations_of):
        if field.many_to_many:
            for number, reference in enumerate(value):
                yield (*path, number), field.related_model, reference
        elif field.many_to_one and value is not None:
            yield path, field.related_model, full_reference(field.related_model, value, slug)


def introduces(kind: Kind, document: EntryDocument, slug: str) -> Iterator[tuple[type[models.Model], str]]:
    """Each (model, full reference) of the rows that a document fills and that others may refer to."""
    yield kind.model, slug
    for field in fields_of(kind.model, kind.schema):
        if field.one_to_many and field.related_model.key_fields:
            for part in getattr(document, field.name):
                yield field.related_model, f"{slug}#{part_key(field.related_model, part)}"
