"""Versions of an entry, as its document or its row states it: digest, text, and the difference of two."""

import difflib
from hashlib import sha256
from typing import Any

from . import documents
from .checking import Name
from .schema import EntryDocument

NEVER_BROKEN = 1_000_000  # letters

Version = EntryDocument | None  # what one side holds of an entry, if anything


Values = dict[str, Any]  # what a document states, by the names of the schema's fields, its body among them


def serialized(document: EntryDocument) -> str:
    """The document as JSON of what it states, in one form for each content."""
    return document.model_dump_json(exclude_defaults=True, warnings=False)


def values_of_document(document: EntryDocument) -> Values:
    values: Values = document.model_dump(mode="json", exclude_defaults=True, warnings=False)
    return values


def digest(document: Version) -> str | None:
    """Tells versions apart by their content, however they are laid out; None for no document.

    Records keep it over releases, so a document keeps its digest while its content stands, save where a release begins
    with a migration that sees to the records (see shapes.py).
    """
    return digest_of(serialized(document)) if document else None


def digest_of(serial: str) -> str:
    return sha256(serial.encode()).hexdigest()


def text_of(document: EntryDocument) -> str:
    """The document as it stands in its file: one text for each content. The citations of a part come last."""
    return text_of_values(values_of_document(document))


def readable(values: Values) -> str:
    """The document for people to read: the lines of its fields are as long as they get, as each screen breaks them."""
    return text_of_values(values, width=NEVER_BROKEN)


def text_of_values(values: Values, width: int = 110) -> str:
    meta = {key: _citations_last(value) for key, value in values.items() if key != "body"}
    return documents.render(meta, values.get("body", ""), width)


def _citations_last(value: Any) -> Any:
    if isinstance(value, list):
        return [_citations_last(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = sorted(value, key=lambda key: key in ("citations", "note"))
    return {key: _citations_last(value[key]) for key in keys}


def difference(ours: Version, theirs: Version, name: Name) -> str:
    """A unified diff from the row to the document."""
    before, after = ((text_of(side) if side else "").splitlines() for side in (ours, theirs))
    return "\n".join(difflib.unified_diff(before, after, f"database {name}", f"seeds/{name}.md", lineterm="", n=2))
