"""Finds all that is wrong with the documents of `seeds/`, and says it in plain words, by file and field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models
from pydantic import BaseModel, ValidationError

from . import documents
from .mapping import FieldPath, ReferencedRows, fields_of, introduces, mentions, walk
from .models import Part
from .schema import SLUG, EntryDocument, Kind


@dataclass(frozen=True, order=True)
class Name:
    """An entry's name: the folder of its kind, and its slug."""

    folder: str
    slug: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.slug}"


@dataclass(frozen=True)
class Problem:
    """Something wrong in one document, with the field where it is known."""

    place: str
    message: str
    path: FieldPath = ()

    def __str__(self) -> str:
        at = ".".join(map(str, self.path))
        return f"{self.place}: {at}: {self.message}" if at else f"{self.place}: {self.message}"


Documents = Mapping[Name, EntryDocument]


def read_seeds(folder: Path, kinds: Iterable[Kind]) -> tuple[dict[Name, EntryDocument], list[Problem]]:
    """All valid documents below the folder, and everything that is wrong with any document."""
    if not folder.is_dir():
        return {}, [Problem(str(folder), "no such folder")]
    by_folder = {kind.folder: kind for kind in kinds}
    found: dict[Name, EntryDocument] = {}
    places: dict[Name, str] = {}
    problems: list[Problem] = []
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        place = str(Path(folder.name) / path.relative_to(folder))
        name = Name(path.relative_to(folder).parts[0], path.stem)
        if wrong := _wrong_with_name(name, path, by_folder, places):
            problems.append(Problem(place, wrong))
            continue
        places[name] = place
        if document := _read_document(path, place, by_folder[name.folder], problems):
            found[name] = document
    problems += _beyond_the_schema(found, by_folder, places)
    return found, problems


def _wrong_with_name(name: Name, path: Path, by_folder: Mapping[str, Kind], places: Mapping[Name, str]) -> str:
    if name.folder not in by_folder or path.suffix != ".md":
        return f"not a document: expected one of {', '.join(by_folder)}, and a name in .md"
    if not re.fullmatch(SLUG, name.slug) or len(name.slug) > 80:
        return "the name of the file is no slug: lower-case letters, digits and single dashes, 80 at most"
    if name.slug in by_folder[name.folder].schema.reserved_slugs:
        return f"the slug “{name.slug}” is the address of another page; choose another one"
    return f"the slug “{name.slug}” is taken by {places[name]}" if name in places else ""


def _read_document(path: Path, place: str, kind: Kind, problems: list[Problem]) -> EntryDocument | None:
    try:
        meta, body = documents.parse(path.read_bytes())
        if "body" in meta:
            raise documents.MalformedError("body: the prose stands below the front matter, not in it")
        return kind.schema.model_validate(meta | {"body": body})
    except documents.MalformedError as error:
        problems.append(Problem(place, str(error)))
    except ValidationError as error:
        problems += [Problem(place, message, loc) for loc, message in explained(error)]
    return None


def explained(error: ValidationError) -> Iterator[tuple[FieldPath, str]]:
    """Each of pydantic's errors as (path of the field, message in plain words)."""
    plain = {"extra_forbidden": "unknown key", "missing": "missing", "too_short": "needs at least {min_length}"}
    for item in error.errors(include_url=False):
        message = item["msg"].removeprefix("Value error, ")
        if item["type"] in plain:
            message = plain[item["type"]].format_map(item.get("ctx", {}))
        given = item["input"]
        if item["type"] not in ("missing", "value_error") and isinstance(given, str | int):
            message += f" (given: “{str(given)[:60]}”)"
        yield item["loc"], message


def _beyond_the_schema(
    found: Documents, by_folder: Mapping[str, Kind], places: Mapping[Name, str]
) -> Iterator[Problem]:
    """What no document can know by itself, and what only its model knows."""
    targets = _Targets(found, by_folder, places.keys() - found.keys())
    for name, document in found.items():
        model = by_folder[name.folder].model
        for wrong in (
            targets.missing(model, document, name.slug),
            repeated(model, document),
            too_long(model, document),
        ):
            for path, message in wrong:
                yield Problem(places[name], message, path)


class _Targets:
    """What documents may refer to: what other documents hold, or rows of entries that have no document.

    A document that can't be read still stands: a reference to it is not an error of the document that refers to it.
    """

    def __init__(self, found: Documents, by_folder: Mapping[str, Kind], unreadable: Iterable[Name]) -> None:
        self.known = {
            target
            for name, document in found.items()
            for target in introduces(by_folder[name.folder], document, name.slug)
        }
        self.read = {(by_folder[name.folder].model, name.slug) for name in found}
        self.unreadable = {(by_folder[name.folder].model, name.slug) for name in unreadable}
        self.rows = ReferencedRows()

    def missing(self, model: type[models.Model], document: EntryDocument, slug: str) -> Iterator[tuple[FieldPath, str]]:
        """Each (path, message) of a reference to nothing, or to the document itself."""
        for path, related, reference in mentions(model, document, slug):
            if (related, reference) == (model, slug):
                yield path, "refers to itself"
            elif (related, reference) not in self.known and not self.stands(related, reference):
                yield path, f"there is no {related._meta.verbose_name} “{reference}”"

    def stands(self, model: type[models.Model], reference: str) -> bool:
        """Whether the reference leads to a document that can't be read, or to a row whose entry has no document."""
        owner = model.parent_field().related_model if issubclass(model, Part) else model
        entry = (owner, reference.partition("#")[0])
        return entry in self.unreadable or (entry not in self.read and reference in self.rows.of(model))


def repeated(model: type[models.Model], document: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Each (path, message) of a part that its model's unique constraints refuse beside an earlier one."""
    for field in fields_of(model, type(document)):
        for columns in _unique_columns(field) if field.one_to_many else ():
            first: dict[tuple[Any, ...], int] = {}
            for number, part in enumerate(getattr(document, field.name)):
                key = tuple(getattr(part, column) for column in columns)
                if (earlier := first.setdefault(key, number)) != number:
                    same = f"the same {', '.join(columns)} as in {field.name}.{earlier}"
                    yield (field.name, number, columns[0]), same


def _unique_columns(parts: models.ManyToOneRel) -> Iterator[list[str]]:
    """The fields of each unique constraint among parts of one row."""
    for constraint in parts.related_model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            yield [column for column in constraint.fields if column != parts.remote_field.name]


def too_long(model: type[models.Model], document: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Each (path, message) of a text that its column can't hold."""
    for path, field, value in walk(model, document):
        if isinstance(value, str) and field.max_length and len(value) > field.max_length:
            yield path, f"has {len(value)} characters, and may have {field.max_length}"
