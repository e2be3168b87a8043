"""An excerpt: the one sentence of an entry's text that holds the most of a visitor's words."""

import re
from collections.abc import Sequence

from careerguide.catalogue.folding import SHOWN_WORD
from careerguide.catalogue.words import ParsedWords
from careerguide.content import markup

LONGEST_EXCERPT = 160  # characters
SENTENCE_END = re.compile(r"(?:(?<=[\w)”]{2}[.!?])|(?<=[\w)”][.!?][”)]))\s+(?=[“(]?[A-Z0-9])")  # not after “U.S.”


def excerpt(text: str, names: Sequence[str], asked: ParsedWords) -> str:
    """Returns the best sentence of a Markdown text, or of the entry's other names; empty where none holds a word."""
    blocks = [*text.split("\n\n"), *(f"Also under “{name}”." for name in names)]
    best = max(blocks, key=asked.count_in)
    sentence = max(sentences(best), key=asked.count_in, default="")
    return _cut(sentence, asked) if asked.count_in(sentence) else ""


def sentences(block: str) -> list[str]:
    """Splits a block of Markdown into plain sentences."""
    return [sentence for text in markup.to_texts(block) for sentence in SENTENCE_END.split(text)]


def _cut(sentence: str, asked: ParsedWords) -> str:
    """Shortens a long sentence to whole words around the first word that was searched for."""
    if len(sentence) <= LONGEST_EXCERPT:
        return sentence
    first = next((word.start() for word in SHOWN_WORD.finditer(sentence) if asked.marks(word[0])), 0)
    start = max(0, min(first - LONGEST_EXCERPT // 3, len(sentence) - LONGEST_EXCERPT))
    end = start + LONGEST_EXCERPT
    piece = sentence[start:end]
    if start:
        piece = f"… {piece.partition(' ')[2]}"
    return f"{piece.rpartition(' ')[0]} …" if end < len(sentence) else piece
