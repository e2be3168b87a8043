"""Reads both sides, `seeds/` and the database, as documents, and finds all that is wrong with any of them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import ValidationError

from . import documents
from .mapping import References, introduces, mentions, prefetch_paths, repeated, too_long, values
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
    """Something wrong in one document, at one field where that can be told."""

    place: str
    message: str
    path: tuple[str | int, ...] = ()

    def __str__(self) -> str:
        at = ".".join(map(str, self.path))
        return f"{self.place}: {at}: {self.message}" if at else f"{self.place}: {self.message}"


Documents = Mapping[Name, EntryDocument]


def read_seeds(folder: Path, kinds: Iterable[Kind]) -> tuple[dict[Name, EntryDocument], list[Problem]]:
    """All documents below the folder, and everything that is wrong with any of them."""
    by_folder = {kind.folder: kind for kind in kinds}
    found: dict[Name, EntryDocument] = {}
    places: dict[Name, str] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        return found, [Problem(str(folder), "no such folder")]
    for path in sorted(file for file in folder.rglob("*") if file.is_file()):
        place = str(Path(folder.name) / path.relative_to(folder))
        name = Name(path.relative_to(folder).parts[0], path.stem)
        if wrong := _wrong_with_name(name, path, by_folder, places):
            problems.append(Problem(place, wrong))
            continue
        places[name] = place
        if document := _read_document(path, place, by_folder[name.folder], problems):
            found[name] = document
    problems += _check(found, by_folder, places)
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


def explained(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each error of pydantic as (path, message in plain words)."""
    plain = {"extra_forbidden": "unknown key", "missing": "missing", "too_short": "needs at least {min_length}"}
    for item in error.errors(include_url=False):
        message = item["msg"].removeprefix("Value error, ")
        if item["type"] in plain:
            message = plain[item["type"]].format_map(item.get("ctx", {}))
        given = item["input"]
        if item["type"] not in ("missing", "value_error") and isinstance(given, str | int):
            message += f" (given: “{str(given)[:60]}”)"
        yield item["loc"], message


def _check(found: Documents, by_folder: Mapping[str, Kind], places: Mapping[Name, str]) -> Iterator[Problem]:
    """What a document alone can't know: references to nothing or to itself, parts that stand twice, texts too long.

    A document that could not be read still stands: references to it are not errors of others.
    """
    known = {
        (model, reference)
        for name, document in found.items()
        for model, reference in introduces(by_folder[name.folder], document, name.slug)
    }
    read = {(by_folder[name.folder].model, name.slug) for name in found}
    unreadable = {(by_folder[name.folder].model, name.slug) for name in places.keys() - found.keys()}
    rows = References()
    for name, document in found.items():
        model = by_folder[name.folder].model
        for path, related, reference in mentions(model, document, name.slug):
            owner = related.parent_field().related_model if issubclass(related, Part) else related
            entry = (owner, reference.partition("#")[0])
            in_database = entry not in read and reference in rows.of(related)
            if (related, reference) == (model, name.slug):
                yield Problem(places[name], "refers to itself", path)
            elif (related, reference) not in known and entry not in unreadable and not in_database:
                yield Problem(places[name], f"there is no {related._meta.verbose_name} “{reference}”", path)
        for path, message in chain(repeated(model, document), too_long(model, document)):
            yield Problem(places[name], message, path)


def read_database(kinds: Iterable[Kind]) -> tuple[dict[Name, EntryDocument], dict[Name, list[Problem]]]:
    """All rows as documents; and, of those that the schema refuses, what is wrong with each."""
    found: dict[Name, EntryDocument] = {}
    refused: dict[Name, list[Problem]] = {}
    for kind in kinds:
        for row in kind.model._default_manager.prefetch_related(*prefetch_paths(kind.model, kind.schema)):
            name = Name(kind.folder, row.slug)
            try:
                found[name] = kind.schema.model_validate(values(row, kind.schema, row.slug))
            except ValidationError as error:
                refused[name] = [Problem(f"database {name}", message, path) for path, message in explained(error)]
    return found, refused
