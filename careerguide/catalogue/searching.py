"""What the whole catalogue holds on some words, heading by heading, with these words marked."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pyroaring import BitMap

from .current import Catalogue
from .listing import Item
from .text import WORD, Asked, Hit, Ranking

FIRST = 5  # of each heading
MOST = 100  # of the headings that were chosen


@dataclass(frozen=True)
class Group:
    heading: str
    count: int
    found: list["Found"]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.found)


@dataclass(frozen=True)
class Found:
    """An item as it is shown for some words; its snippet is where they stand, where title and summary lack them."""

    item: Item
    title: SafeString
    summary: SafeString
    snippet: SafeString


def groups(catalogue: Catalogue, ranking: Ranking, chosen: Collection[str]) -> list[Group]:
    """The first of each heading, in the order in which the best of each was found; many of chosen headings."""
    most = MOST if chosen else FIRST
    first: dict[str, list[Hit]] = {}
    for hit in ranking.hits:
        heading = catalogue.items[hit.number].heading
        if heading in chosen or not chosen:
            hits = first.setdefault(heading, [])
            if len(hits) < most:
                hits.append(hit)
    every = BitMap(ranking.numbers)
    return [
        Group(
            heading,
            every.intersection_cardinality(catalogue.headings[heading]),
            [_found(catalogue, hit, ranking.asked) for hit in hits],
        )
        for heading, hits in first.items()
    ]


def _found(catalogue: Catalogue, hit: Hit, asked: Asked) -> Found:
    item = catalogue.items[hit.number]
    title, summary = marked(item.title, asked), marked(item.summary, asked)
    seen = "<mark>" in title + summary
    snippet = "" if seen else catalogue.index.snippet(hit, asked)
    return Found(item, title, summary, mark_safe(snippet))  # noqa: S308  (the library has escaped it)


def marked(text: str, asked: Asked) -> SafeString:
    """The text as HTML, with the words that were looked for marked."""
    return mark_safe("".join(_pieces(text, asked)))  # noqa: S308  (each piece is escaped)


def _pieces(text: str, asked: Asked) -> Iterator[str]:
    end = 0
    for word in re.finditer(WORD, text):
        yield escape(text[end : word.start()])
        yield f"<mark>{escape(word[0])}</mark>" if asked.marks(word[0]) else escape(word[0])
        end = word.end()
    yield escape(text[end:])
