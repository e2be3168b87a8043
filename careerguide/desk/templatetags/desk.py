"""Filters for the pages that show what differs. Templates load them: {% load desk %}."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from careerguide.content.alignment import PartName
from careerguide.content.versions import readable
from careerguide.content.word_diff import Fate, Piece

register = template.Library()

MARKED = {Fate.SAME: "{}", Fate.REMOVED: "<del>{}</del>", Fate.ADDED: "<ins>{}</ins>"}
FOLDED = "<details><summary>{} lines unchanged</summary>{}</details>"


@register.filter
def told_apart(pieces: Iterable[Piece]) -> SafeString:
    """Two versions in one as HTML, in which nothing but the marks is added."""
    return mark_safe("".join(map(_marked, pieces)))  # noqa: S308  (each piece is escaped)


def _marked(piece: Piece) -> SafeString:
    if piece.kind == Fate.FOLDED:
        return format_html(FOLDED, piece.text.count("\n"), piece.text)
    return format_html(MARKED[piece.kind], piece.text)


@register.filter
def stated(value: Any) -> str:
    """What a field or part says, as its document would state it."""
    if isinstance(value, dict):
        return readable(value).removeprefix("---\n").partition("\n---\n")[0]
    if isinstance(value, list):
        return "\n".join(map(stated, value))
    return "(taken out)" if value is None else str(value)


@register.filter
def whereabouts(path: Iterable[PartName], document: Any) -> str:
    """The way to a field, part or paragraph of a document, whose places count from 1: duties › “Teach” › text."""
    steps = []
    for step in path:
        document = _within(document, step)
        steps.append(_called(step, document))
    return " › ".join(steps)


def _within(value: Any, step: PartName) -> Any:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _called(step: PartName, value: Any) -> str:
    if isinstance(value, dict) and "title" in value:
        return f"“{value['title']}”"
    before, _, place = str(step).rpartition(" ")
    return f"{before} no. {int(place) + 1}".strip() if place.isdecimal() else str(step).replace("_", " ")
