"""Texts in the form that tells them apart, and the changes of two sides to one, by paragraphs. Pure."""

import re
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import product
from typing import NamedTuple
from unicodedata import normalize

# Between paragraphs, and before a line that is an item of a list, a row of a table or a heading.
SEAM = re.compile(r"(?=\n\n\S)|(?<!\n)(?=\n *(?:[-*+|]|#+|\d+\.) )")
SIMILAR = 0.5  # share of words in common above which a part or paragraph is another one edited


def tidied(text: str) -> str:
    """The text with one form for each letter and line break, without blanks at the ends of lines or lines around it."""
    lines = (line.rstrip() for line in text.splitlines())
    return normalize("NFC", "\n".join(lines).strip())


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a text, each with the line breaks before it."""
    return [piece for piece in SEAM.split(f"\n\n{tidied(text)}") if piece.strip()]


def likeness(one: Sequence[Hashable], other: Sequence[Hashable], least: float = SIMILAR) -> float:
    """The share of words that two texts or parts have in common, in one order; 0 for less than the least."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > least and matcher.quick_ratio() > least else 0


class StretchOfText(NamedTuple):
    """Some paragraphs of a text as it began, and what became of them on two sides."""

    place: tuple[int | str, ...]  # of the first paragraph, or the one it is added before; () for the whole text
    base: str
    mine: str
    theirs: str


class _Change(NamedTuple):
    """The paragraphs that one side has in the place of some of the base's, or between two of them."""

    start: int
    end: int
    is_mine: bool
    paragraphs: list[str]


def stretches(base: str, mine: str, theirs: str) -> Iterator[StretchOfText]:
    """The whole text in stretches, each of which is unchanged or changed as one by a side or by both.

    It is one stretch where both have moved or added the same paragraph, but to different places.
    """
    before = paragraphs_of(base)
    changes = [*_changes(before, paragraphs_of(mine), is_mine=True), *_changes(before, paragraphs_of(theirs))]
    if _is_doubled(changes):
        yield StretchOfText((), base, mine, theirs)
        return
    reached = 0
    for together in _overlapping(sorted(changes)):
        start, end = together[0].start, max(change.end for change in together)
        yield _stretch_of(before, reached, start, [])
        yield _stretch_of(before, start, end, together)
        reached = end
    yield _stretch_of(before, reached, len(before), [])


def _changes(before: list[str], after: list[str], *, is_mine: bool = False) -> Iterator[_Change]:
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            for place, length, paragraphs in _in_pairs(start, before[start:end], after[first:last]):
                yield _Change(place, place + length, is_mine, paragraphs)


def _in_pairs(start: int, before: list[str], after: list[str]) -> Iterator[tuple[int, int, list[str]]]:
    """Replaced paragraphs as (place, number, those in their place): each edited one for itself, and the rest."""
    pairs = product(range(len(before)), range(len(after)))
    alike, one, other = max(
        ((likeness(before[one].split(), after[other].split()), one, other) for one, other in pairs), default=(0, 0, 0)
    )
    if alike > SIMILAR:
        yield from _in_pairs(start, before[:one], after[:other])
        yield start + one, 1, [after[other]]
        yield from _in_pairs(start + one + 1, before[one + 1 :], after[other + 1 :])
    elif before or after:
        yield start, len(before), after


def _is_doubled(changes: list[_Change]) -> bool:
    """Whether a paragraph comes from both sides, to different places."""
    mine, theirs = (
        {(change.start, paragraph) for change in changes if change.is_mine == side for paragraph in change.paragraphs}
        for side in (True, False)
    )
    return bool({paragraph for _, paragraph in mine - theirs} & {paragraph for _, paragraph in theirs - mine})


def _overlapping(changes: list[_Change]) -> Iterator[list[_Change]]:
    """The changes in groups that concern the same paragraphs, or add some in the same place."""
    group: list[_Change] = []
    reached = 0
    for change in changes:
        if group and (change.start < reached or group[-1][:2] == change[:2]):
            group.append(change)
        else:
            yield from [group] if group else []
            group, reached = [change], 0
        reached = max(reached, change.end)
    yield from [group] if group else []


def _stretch_of(before: list[str], start: int, end: int, changes: list[_Change]) -> StretchOfText:
    place = () if (start, end) == (0, len(before)) else (start if start < end else f"before {start}",)
    mine = _with_changes(before, start, end, [change for change in changes if change.is_mine])
    theirs = _with_changes(before, start, end, [change for change in changes if not change.is_mine])
    return StretchOfText(place, "".join(before[start:end]), mine, theirs)


def _with_changes(before: list[str], start: int, end: int, changes: list[_Change]) -> str:
    """Some of the base's paragraphs with a side's changes."""
    pieces: list[str] = []
    for change in changes:
        pieces += [*before[start : change.start], *change.paragraphs]
        start = change.end
    return "".join([*pieces, *before[start:end]])
