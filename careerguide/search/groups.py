"""What the whole catalogue holds on some words, heading by heading, with these words marked."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.index import WORD, Hit, ParsedWords, Ranking
from careerguide.catalogue.listing import Item

from .excerpt import excerpt

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
    """The first of each heading, in the order in which the best of each was found; many of chosen headings.

    An entry takes its heading to the front by the very title that was asked for; references stay behind without that.
    """
    found = {heading: ranking.entries & numbers for heading, numbers in catalogue.headings.items()}
    best = {
        heading: ranking.best(entries, 0, MOST if chosen else FIRST)
        for heading, entries in found.items()
        if entries and (heading in chosen or not chosen)
    }
    places = {hit.number: place for place, hit in enumerate(ranking.best(ranking.entries, 0, FIRST * len(best)))}

    def place(heading: str) -> tuple[int, int]:
        number = best[heading][0].number
        item = catalogue.items[number]
        return item.reference - ranking.asked.are(item.title), places.get(number, len(places))

    return [
        Group(heading, len(found[heading]), [_found(catalogue, hit, ranking.asked) for hit in best[heading]])
        for heading in sorted(best, key=place)
    ]


def _found(catalogue: Catalogue, hit: Hit, asked: ParsedWords) -> Found:
    item = catalogue.items[hit.number]
    title, summary = marked(item.title, asked), marked(item.summary, asked)
    seen = "<mark>" in title + summary
    snippet = "" if seen else excerpt(catalogue.index.text(hit), item.names, asked)
    return Found(item, title, summary, marked(snippet, asked))


def marked(text: str, asked: ParsedWords) -> SafeString:
    """The text as HTML, with the words that were looked for marked."""
    return mark_safe("".join(_pieces(text, asked)))  # noqa: S308  (each piece is escaped)


def _pieces(text: str, asked: ParsedWords) -> Iterator[str]:
    end = 0
    for word in re.finditer(WORD, text):
        if asked.marks(word[0]):
            yield escape(text[end : word.start()])
            yield f"<mark>{escape(word[0])}</mark>"
            end = word.end()
    yield escape(text[end:])
