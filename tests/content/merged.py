"""Two versions of a document, and what becomes of both."""

from typing import Any

from careerguide.content.merging import Merged, merge

Document = dict[str, Any]
KEYS = {("skills",): ["skill"], ("ways",): ["key"], ("ways", "items"): ["stage"]}


def merged(base: Document, mine: Document, theirs: Document, choices: Any = None) -> Merged:
    return merge(base, mine, theirs, KEYS, choices)


def settled(base: Document, mine: Document, theirs: Document) -> Document:
    """What both make of the base, where nothing is in conflict."""
    document, conflicts = merged(base, mine, theirs)
    assert conflicts == ()
    return document


def in_conflict(base: Document, mine: Document, theirs: Document) -> list[tuple[Any, ...]]:
    return [conflict.path for conflict in merged(base, mine, theirs).conflicts]


def a_duty(name: str) -> Document:
    """A part without a key, unlike all others."""
    text = " ".join(f"{name}{number}" for number in range(8))
    return {"title": f"Title {name}", "text": text, "citations": ["career-paths#duties"]}
