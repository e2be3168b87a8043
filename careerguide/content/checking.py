"""Reads the documents of `seeds/`, and says in plain words what is wrong with each, by file and field."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import models
from pydantic import BaseModel, ValidationError

from . import documents
from .mapping import FieldPath, fields_of, texts_of, unique_columns, walk
from .schema import SLUG, EntryDocument, Kind


@dataclass(frozen=True, order=True)
class Name:
    """An entry's name: the folder of its kind, empty for one that stands beside the folders, and its slug."""

    folder: str
    slug: str

    def __str__(self) -> str:
        return f"{self.folder}/{self.slug}".lstrip("/")


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
Progress = Callable[[str, int, int], None]  # is told what goes on, how much of it is done, and of how much


def silent(doing: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass
class Seeds:
    """What stands in the folder of documents."""

    folder: Path
    documents: dict[Name, EntryDocument]  # those that can be read
    paths: dict[Name, Path]  # of all documents
    strays: list[str]  # other files
    problems: list[Problem]

    def path(self, name: Name) -> Path:
        """Where the document stands, or where a new one would."""
        return self.paths.get(name, self.folder / f"{name}.md")

    def place(self, path: Path) -> str:
        """How a file is called."""
        return str(Path(self.folder.name) / path.relative_to(self.folder))


LEFTOVER = re.compile(r"\..*|.*~|#.*#|.*\.(bak|orig|rej|swp|tmp)|Thumbs\.db|desktop\.ini", re.IGNORECASE)


def read_seeds(folder: Path, kinds: Iterable[Kind], progress: Progress = silent) -> Seeds:
    """Reads all documents below the folder. What editors and systems leave behind is passed over without a word."""
    seeds = Seeds(folder, {}, {}, [], [])
    if not folder.is_dir():
        seeds.problems.append(Problem(str(folder), "no such folder"))
        return seeds
    by_folder = {kind.folder: kind for kind in kinds}
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    for number, path in enumerate(files, 1):
        progress("reading", number, len(files))
        parts = path.relative_to(folder).parts
        if any(map(LEFTOVER.fullmatch, parts)):
            continue
        kind = by_folder.get(parts[0] if len(parts) > 1 else "")
        if kind and path.suffix == ".md" and kind.takes(path.stem):
            _add(seeds, kind, path)
        else:
            seeds.strays.append(seeds.place(path))
    return seeds


def _add(seeds: Seeds, kind: Kind, path: Path) -> None:
    name, place = Name(kind.folder, path.stem), seeds.place(path)
    if wrong := _wrong_with_name(name, kind, seeds):
        seeds.problems.append(Problem(place, wrong))
        return
    seeds.paths[name] = path
    try:
        with path.open("rb") as file:
            raw = file.read(documents.MOST_BYTES + 1)
    except OSError as error:
        seeds.problems.append(Problem(place, f"can't be read: {error.strerror}"))
        return
    document, problems = read_document(raw, kind, place)
    seeds.problems += problems
    if document:
        seeds.documents[name] = document


def _wrong_with_name(name: Name, kind: Kind, seeds: Seeds) -> str:
    if not re.fullmatch(SLUG, name.slug) or len(name.slug) > 80:
        return "the name of the file is no slug: lower-case letters, digits and single dashes, 80 at most"
    if name.slug in kind.schema.reserved_slugs:
        return f"the slug “{name.slug}” is the address of another page; choose another one"
    return f"the slug “{name.slug}” is taken by {seeds.place(seeds.paths[name])}" if name in seeds.paths else ""


MOST_TOLD = 20  # problems of one document


def read_document(raw: bytes, kind: Kind, place: str) -> tuple[EntryDocument | None, list[Problem]]:
    """The document that some bytes hold, if its schema takes it, and what is wrong with it by itself."""
    document = None
    try:
        meta, body = documents.parse(raw)
        if "body" in meta:
            raise documents.MalformedError("body: the prose stands below the front matter, not in it")
        document = kind.schema.model_validate(meta | {"body": body})
        wrong = [*repeated(kind.model, document), *too_long(kind.model, document)]
    except documents.MalformedError as error:
        wrong = [((), str(error))]
    except ValidationError as error:
        wrong = [*explained(error)]
    problems = [Problem(place, message, path) for path, message in wrong[:MOST_TOLD]]
    if more := len(wrong) - len(problems):
        problems.append(Problem(place, f"and {more} more"))
    return document, problems


def explained(error: ValidationError) -> Iterator[tuple[FieldPath, str]]:
    """Each of pydantic's errors as (path of the field, message in plain words)."""
    plain = {"extra_forbidden": "unknown key", "missing": "missing", "too_short": "needs at least {min_length}"}
    for item in error.errors(include_url=False):
        message = item["msg"].removeprefix("Value error, ")
        given = item["input"]
        if item["type"] in plain:
            message = plain[item["type"]].format_map(item.get("ctx", {}))
        if item["type"] not in ("missing", "value_error") and isinstance(given, str | int):
            message += f" (given: “{str(given)[:60]}”)"
        yield item["loc"], message


def repeated(model: type[models.Model], document: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Each (path, message) of a part that its model's unique constraints refuse beside an earlier one.

    As to the database, what is absent is like nothing else.
    """
    for field in fields_of(model, type(document)):
        for columns in unique_columns(field) if field.one_to_many else ():
            first: dict[tuple[Any, ...], int] = {}
            for number, part in enumerate(getattr(document, field.name)):
                key = tuple(getattr(part, column) for column in columns)
                if None not in key and (earlier := first.setdefault(key, number)) != number:
                    same = f"the same {', '.join(columns)} as in {field.name}.{earlier}"
                    yield (field.name, number, columns[0]), same


def too_long(model: type[models.Model], document: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Each (path, message) of a text that its column can't hold."""
    for path, field, value in walk(model, document, fields=texts_of):
        if field.max_length and isinstance(value, str) and len(value) > field.max_length:
            yield path, f"has {len(value)} characters, and may have {field.max_length}"
