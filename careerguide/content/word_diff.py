"""What two versions of a text have in common and what not, word by word. Pure.

Lines are compared first, and words only within lines that differ: it is quick for long texts. Where lines break within
a paragraph makes no difference.
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

WORD_AND_BLANKS = re.compile(r"\S+\s*|\s+")
CONTEXT = 2  # unchanged lines that are shown before and after each change
COINCIDENCE = 3  # letters; what is the same between two changes, and no longer, is shown as changed with them


class Fate(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    FOLDED = "folded"  # the same too: whole lines, far from any change


class Piece(NamedTuple):
    kind: Fate
    text: str


def word_by_word(before: str, after: str) -> list[Piece]:
    """Both versions as one sequence: what was added is not of the version before, what was removed not of that after.

    Of what is the same the blanks and line breaks are those of the version after.
    """
    pieces = _compared_lines(before.splitlines(keepends=True), after.splitlines(keepends=True))
    runs = groupby((piece for piece in pieces if piece.text), lambda piece: piece.kind)
    return [Piece(kind, "".join(piece.text for piece in run)) for kind, run in runs]


def _compared_lines(before: list[str], after: list[str]) -> Iterator[Piece]:
    ends = (len(before), len(after))
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from _unchanged(after[first:last], is_first=start == first == 0, is_last=(end, last) == ends)
        else:
            yield from _by_words("".join(before[start:end]), "".join(after[first:last]))


def _unchanged(lines: list[str], *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    """Unchanged lines, of which those near a change are shown. A single line is not worth folding."""
    head = 0 if is_first else CONTEXT
    tail = len(lines) - (0 if is_last else CONTEXT)
    if tail - head < 2:
        head = tail = len(lines)
    yield Piece(Fate.SAME, "".join(lines[:head]))
    yield Piece(Fate.FOLDED, "".join(lines[head:tail]))
    yield Piece(Fate.SAME, "".join(lines[tail:]))


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = WORD_AND_BLANKS.findall(before), WORD_AND_BLANKS.findall(after)
    reached_before = reached = 0
    for start, first, size in _in_common(old, new):
        yield from _replaced("".join(old[reached_before:start]), "".join(new[reached:first]))
        yield Piece(Fate.SAME, "".join(new[first : first + size]))
        reached_before, reached = start + size, first + size


def _in_common(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """The runs of words that both have, each as (place in the old, place in the new, number of words)."""
    matcher = SequenceMatcher(None, [*map(_without_blanks, old)], [*map(_without_blanks, new)])
    ends = {(0, 0), (len(old), len(new))}
    for start, first, size in matcher.get_matching_blocks():
        is_at_an_end = not ends.isdisjoint({(start, first), (start + size, first + size)})
        if is_at_an_end or len("".join(new[first : first + size]).strip()) > COINCIDENCE:
            yield start, first, size


def _without_blanks(word: str) -> str:
    """A word without the blanks after it, but with the end of a paragraph."""
    return word.rstrip() + _end(word).rstrip(" ")


def _end(text: str) -> str:
    """What a text ends with: nothing but a word, a blank, or the end of a paragraph."""
    blanks = text[len(text.rstrip()) :]
    return "\n\n" if blanks.count("\n") > 1 else blanks[:1] and " "


def _replaced(removed: str, added: str) -> Iterator[Piece]:
    """Words and what stands in their place. Blanks that end both are the same."""
    words = added.rstrip() if _end(removed) == _end(added) else added
    yield Piece(Fate.REMOVED, removed if words == added else removed.rstrip())
    yield Piece(Fate.ADDED, words)
    yield Piece(Fate.SAME, added[len(words) :])
