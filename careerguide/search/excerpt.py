"""Where the text of an entry, written in Markdown, holds some words: one sentence of it, as plain text."""

import re
from collections.abc import Sequence

from careerguide.catalogue.index import WORD, ParsedWords

LONGEST = 160  # letters
MARKER = re.compile(r"^\s*(?:#+|>)\s+")
ITEM = re.compile(r"(?:^|\n)\s*(?:[-*]|\d+\.)\s+|\s*\|\s*")  # of a list, or a cell of a table
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(r"(?<!\w)(\*\*?|_|`)(\S.*?)\1(?!\w)", re.DOTALL)
SENTENCE = re.compile(r"(?:(?<=[\w)”]{2}[.!?])|(?<=[\w)”][.!?][”)]))\s+(?:· )?(?=[“(]?[A-Z0-9])")  # not after “U.S.”


def excerpt(text: str, names: Sequence[str], asked: ParsedWords) -> str:
    """The sentence, else the name at its end, that holds the most of the words; empty where none holds any."""
    said = LINK.sub(r"\1", text.removesuffix(" ".join(names)))
    blocks = [*said.split("\n\n"), *(f"Also under “{name}”." for name in names)]
    best = max(blocks, key=asked.count_in)
    return _cut(max(sentences(best), key=asked.count_in), asked) if asked.count_in(best) else ""


def sentences(block: str) -> list[str]:
    plain = EMPHASIS.sub(r"\2", ITEM.sub(" · ", MARKER.sub("", block)))
    return SENTENCE.split(" ".join(plain.split()).strip("· "))


def _cut(sentence: str, asked: ParsedWords) -> str:
    """As much of a long sentence as shows the first of the words, in whole words."""
    if len(sentence) <= LONGEST:
        return sentence
    first = next((word.start() for word in re.finditer(WORD, sentence) if asked.marks(word[0])), 0)
    start = max(0, min(first - LONGEST // 3, len(sentence) - LONGEST))
    end = start + LONGEST
    piece = sentence[start:end]
    if start:
        piece = f"… {piece.partition(' ')[2]}"
    return f"{piece.rpartition(' ')[0]} …" if end < len(sentence) else piece
