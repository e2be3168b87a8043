"""What documents mean for rows, by the fields that model and schema share.

Every function walks the schema's fields and asks the model what each one is, so a new field is declared in model and
schema and needs no code here. A value that is absent in the document is None or "" in the row.
"""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

from django.db import models
from pydantic import BaseModel

from .models import Part
from .schema import EntryDocument, Kind, Strict

FieldPath = tuple[str | int, ...]  # where a value stands in a document, such as ("salary_bands", 1, "low")


def fields_of(model: type[models.Model], schema: type[BaseModel]) -> list[Any]:
    """The model's fields and relations that the schema names, in the schema's order."""
    return [model._meta.get_field(name) for name in schema.model_fields]


def walk(model: type[models.Model], document: BaseModel, path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any, Any]]:
    """Each (path, field, value) of a document and of its parts; the lists of parts themselves are left out."""
    for field in fields_of(model, type(document)):
        value = getattr(document, field.name)
        if field.one_to_many:
            for number, part in enumerate(value):
                yield from walk(field.related_model, part, (*path, field.name, number))
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
    """By the path of each list of parts the fields that are unique in it, but for those in words."""
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


# ReferencedRows


def full_reference(model: type[models.Model], reference: str, slug: str) -> str:
    """A single reference to a part has the key alone, and means a part of the same entry, whose slug this is."""
    return f"{slug}#{reference}" if issubclass(model, Part) else reference


def mentions(
    model: type[models.Model], document: BaseModel, slug: str
) -> Iterator[tuple[FieldPath, type[models.Model], str]]:
    """Each (path, model, full reference) of the rows that a document refers to."""
    for path, field, value in walk(model, document):
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


class UnknownReferenceError(LookupError):
    """There is no row that a document refers to; the message names the reference."""


class ReferencedRows:
    """Finds rows by reference; reads each model's rows in one query, when they are first asked for.

    `stale` collects parts that their documents no longer have. Other rows may refer to them until all are written.
    """

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], dict[str, Any]] = {}
        self.stale: list[models.Model] = []

    def find(self, model: type[models.Model], reference: str) -> models.Model:
        """The row; raises UnknownReferenceError."""
        row: models.Model | None = self.of(model).get(reference) or self._moved(model, reference)
        if row is None:
            raise UnknownReferenceError(f"there is no {model._meta.verbose_name} “{reference}”")
        return row

    def _moved(self, model: type[models.Model], reference: str) -> Any:
        """The row by a former slug: an editor may have changed one that documents still go by."""
        slug, _, key = reference.partition("#")
        rows = (row for row in self.of(model).values() if slug in row.owner.former_slugs)
        return next((row for row in rows if row.reference.partition("#")[2] == key), None)

    def of(self, model: type[models.Model]) -> dict[str, Any]:
        """All rows of the model, by reference."""
        if model not in self._rows:
            parents = [field.name for field in model.parent_fields()] if issubclass(model, Part) else []
            rows: Iterable[Any] = (
                model._default_manager.select_related(*parents) if parents else model._default_manager.all()
            )
            self._rows[model] = {row.reference: row for row in rows}
        return self._rows[model]

    def by_key(self, model: type[models.Model]) -> dict[int, str]:
        """The references of all rows of the model, by primary key."""
        return {row.pk: reference for reference, row in self.of(model).items()}

    def add(self, row: models.Model) -> None:
        if hasattr(row, "reference"):
            self.of(type(row))[row.reference] = row


# Writing


def write(row: models.Model, document: BaseModel, slug: str, references: ReferencedRows) -> None:
    """Saves what the document says into the row, its relations and its parts. Raises UnknownReferenceError."""
    collections = []
    for field in fields_of(type(row), type(document)):
        value = getattr(document, field.name)
        if field.one_to_many or field.many_to_many:
            collections.append((field, value))
        elif field.many_to_one:
            model = field.related_model
            setattr(row, field.name, value and references.find(model, full_reference(model, value, slug)))
        else:
            setattr(row, field.name, "" if value is None and not field.null else value)
    is_new = row.pk is None
    row.save()
    references.add(row)
    for field, value in collections:
        if field.one_to_many:
            _write_parts(row, field, value, slug, references)
            continue
        others = [references.find(field.related_model, reference) for reference in value]
        if is_new:
            _link(row, field, others)
        else:
            getattr(row, field.name).set(others)


def _link(row: models.Model, field: "models.ManyToManyField[Any, Any]", others: list[models.Model]) -> None:
    """Relates a new row, which has no relations yet, to others: one query where `set` makes three."""
    near, far = field.m2m_field_name(), field.m2m_reverse_field_name()
    through: Any = field.remote_field.through
    through._default_manager.bulk_create(through(**{near: row, far: other}) for other in others)


def _write_parts(
    row: models.Model, field: models.ManyToOneRel, parts: tuple[Strict, ...], slug: str, references: ReferencedRows
) -> None:
    """Saves the parts. Each keeps the row that it had, so that what refers or leads to it goes on doing so.

    A row left over is deleted: one that others may refer to once all is written, as they may change too.
    """
    model: Any = field.related_model
    old: list[Part] = list(getattr(row, field.name).all())
    kept = _rows_of_parts(model, old, parts)
    left = [one for one in old if one not in kept]
    if model.key_fields:
        references.stale += left
    else:
        model._default_manager.filter(pk__in=[one.pk for one in left]).delete()
    _set_apart(row, field, [one.pk for one in kept if one])
    for position, (child, part) in enumerate(zip(kept, parts, strict=True)):
        child = child or model(**{field.remote_field.name: row})
        child.position = position
        write(child, part, slug, references)


def _rows_of_parts(model: type[Part], old: list[Part], parts: tuple[Strict, ...]) -> list[Part | None]:
    """For each part its row: by its key; or else the one that says the same, or the next that is left."""
    if not parts:
        return []
    plain = [field.name for field in fields_of(model, type(parts[0])) if not field.is_relation]
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


def _set_apart(row: models.Model, field: models.ManyToOneRel, parts: list[int]) -> None:
    """Takes rows from their owner until each comes back with its own save: so they may exchange what is unique."""
    rows = field.related_model._default_manager.filter(pk__in=parts)
    rows.update(**{field.remote_field.attname: -row.pk})  # no entry has such a key
