"""Lets a row say what a document says: an earlier version, a draft, or two changes that were brought together."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError
from pydantic import ValidationError

from .checking import Documents, Name, Problem, explained, repeated, too_long
from .collector import without_collector
from .hyperlinks import kinds
from .links import first_users
from .models import Entry
from .references import circular, contradictions
from .rows import read_database
from .schema import EntryDocument, Kind
from .versions import Values
from .writing import Due, ReferencedRows, UnknownReferenceError, write


class RefusedError(ValueError):
    """An entry can't say this. The message has a line for each problem, which names its field."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@without_collector()
def replace(kind: Kind, entry: Entry, values: Values, *, fits: bool = False) -> Entry:
    """Saves what a document states into an entry, which may be a new one that has a slug. Raises RefusedError.

    The entry keeps all addresses that it has had. `fits` tells that the caller has seen already that the document
    contradicts no other one.
    """
    document = restated(kind, entry, values)
    if not fits and (wrong := wrong_beside({Name(kind.folder, entry.slug): document})):
        raise RefusedError(wrong)
    put(entry, document)
    return entry


def restated(kind: Kind, entry: Entry, values: Values) -> EntryDocument:
    """The document that states these values, and all addresses that an entry has had. Raises RefusedError."""
    kept = [*dict.fromkeys([*values.get("former_slugs", []), *entry.former_slugs])]
    return checked(kind, values | {"former_slugs": [slug for slug in kept if slug != entry.slug]})


def wrong_beside(documents: Documents) -> list[str]:
    """What would be wrong, in words, if entries stated these documents. What is wrong already is left out."""
    before = read_database(kinds().values())[0]
    found = {**before, **documents}
    new = dict.fromkeys(contradictions(found, kinds()))
    for known in contradictions(before, kinds()) if new else ():
        new.pop(known, None)
    wrong = [str(Problem(str(where), message, path)) for where, path, message in new]
    if circle := circular(found, kinds()):
        wrong.append(circle)
    return wrong


def checked(kind: Kind, values: Values) -> EntryDocument:
    """The document that states these values. Raises RefusedError where its schema or its model refuses them."""
    try:
        document = kind.schema.model_validate(values)
    except ValidationError as error:
        wrong = [*explained(error)]
    else:
        wrong = [*repeated(kind.model, document), *too_long(kind.model, document)]
        if not wrong:
            return document
    raise RefusedError([str(Problem(str(kind), message, path)) for path, message in wrong])


def put(entry: Entry, document: Any) -> None:
    """Writes a document into a row, and deletes the parts that it no longer has. Raises RefusedError."""
    try:
        with transaction.atomic():
            for part in write([Due(entry, document, entry.slug)], ReferencedRows()):
                part.delete()
    except (UnknownReferenceError, IntegrityError) as error:
        raise RefusedError([str(error)]) from None
    except RestrictedError as error:
        raise RefusedError([f"A part that would go is in use: {first_users(error)}"]) from None
