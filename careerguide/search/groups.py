"""What the whole catalogue holds on a visitor's words, heading by heading, with these words marked."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.index import Ranking
from careerguide.catalogue.listing import Item
from careerguide.catalogue.words import WORD, ParsedWords

from .excerpt import excerpt

FIRST_OF_EACH = 5  # items under a heading
MOST_OF_CHOSEN = 100  # items under a heading that was chosen


@dataclass(frozen=True)
class ResultGroup:
    """What was found under one heading: the number of all items, and the first of them."""

    heading: str
    count: int
    found: list["FoundItem"]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.found)


@dataclass(frozen=True)
class FoundItem:
    """An item with the words marked. Its snippet shows them where neither title nor summary holds one."""

    item: Item
    title: SafeString
    summary: SafeString
    snippet: SafeString


def result_groups(catalogue: Catalogue, ranking: Ranking, chosen: Collection[str]) -> list[ResultGroup]:
    """The first of each heading, in the order in which the best of each was found; many of chosen headings.

    An entry takes its heading to the front by the very title that was asked for; references stay behind without that.
    """
    found = {heading: ranking.entries & numbers for heading, numbers in catalogue.headings.items()}
    best = {
        heading: ranking.best(entries, 0, MOST_OF_CHOSEN if chosen else FIRST_OF_EACH)
        for heading, entries in found.items()
        if entries and (heading in chosen or not chosen)
    }
    places = {number: place for place, number in enumerate(ranking.best(ranking.entries, 0, FIRST_OF_EACH * len(best)))}

    def place(heading: str) -> tuple[int, int]:
        number = best[heading][0]
        item = catalogue.items[number]
        return item.reference - ranking.asked.are(item.title), places.get(number, len(places))

    return [
        ResultGroup(
            heading, len(found[heading]), [_found(catalogue.items[number], ranking.asked) for number in best[heading]]
        )
        for heading in sorted(best, key=place)
    ]


def _found(item: Item, asked: ParsedWords) -> FoundItem:
    title, summary = marked(item.title, asked), marked(item.summary, asked)
    seen = "<mark>" in title + summary
    snippet = "" if seen else excerpt(item.text, item.names, asked)
    return FoundItem(item, title, summary, marked(snippet, asked))


def marked(text: str, asked: ParsedWords) -> SafeString:
    """The text as HTML, with the words that were searched for in <mark>."""
    return mark_safe("".join(_pieces(text, asked)))  # noqa: S308  (each piece is escaped)


def _pieces(text: str, asked: ParsedWords) -> Iterator[str]:
    end = 0
    for word in re.finditer(WORD, text):
        if asked.marks(word[0]):
            yield escape(text[end : word.start()])
            yield f"<mark>{escape(word[0])}</mark>"
            end = word.end()
    yield escape(text[end:])
