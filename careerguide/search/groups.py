"""What the whole catalogue holds on a visitor's words, heading by heading, with these words marked."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from html import escape  # Django's own is several times slower

from django.utils.safestring import SafeString
from django.utils.text import slugify
from pyroaring import BitMap

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.folding import SHOWN_WORD
from careerguide.catalogue.index import Ranking
from careerguide.catalogue.listing import Item
from careerguide.catalogue.words import ParsedWords
from careerguide.web.pattern import fill

from .excerpt import excerpt

FIRST_OF_EACH = 3  # items under a heading
HEADINGS_SHOWN = 4  # that show their first items; of others there is the number alone
LEADING = 64  # results that put the headings in order
MOST_OF_CHOSEN = 100  # items under a heading that was chosen


@dataclass(frozen=True)
class ResultGroup:
    """What was found under one heading: the number of all items, and the first of them, if any are shown."""

    heading: str
    count: int
    found: list["FoundItem"]

    @property
    def has_more(self) -> bool:
        return self.count > len(self.found)

    def html(self, address: str) -> SafeString:
        """The group as HTML. `address` leads to all of it; empty where it can't."""
        values: dict[str, str | bytes] = {
            "heading": self.heading,
            "count": str(self.count),
            "shown": str(len(self.found)),
            "found": b"".join(one.html for one in self.found),
            "slug": slugify(self.heading),
            "address": address,
        }
        filled = fill("search/_group.html", has_more=self.has_more, **values)
        return SafeString(filled.decode())


@dataclass(frozen=True)
class FoundItem:
    """An item with the words marked. Its snippet shows them where neither title nor summary holds one."""

    item: Item
    title: SafeString
    summary: SafeString
    snippet: SafeString

    @property
    def html(self) -> bytes:
        texts = {"title": self.title, "summary": self.summary, "snippet": self.snippet}
        return fill("search/_found.html", url=self.item.url, **texts)


def without(addresses: Collection[str], catalogue: Catalogue, ranking: Ranking) -> Ranking:
    """What was found but the pages with these addresses."""
    if not addresses:
        return ranking
    left_out = BitMap(number for number in ranking.entries if catalogue.items[number].url in addresses)
    return replace(ranking, entries=ranking.entries - left_out)


def result_groups(
    catalogue: Catalogue,
    ranking: Ranking,
    chosen: Collection[str],
    leads: Callable[[Item], bool] = lambda item: True,
) -> list[ResultGroup]:
    """The first of each heading, in the order in which the best of each was found; many of chosen headings.

    An entry takes its heading to the front by the very title that was asked for; references stay behind without that.
    Before all stand headings of leading items.
    """
    found = {heading: both for heading, numbers in catalogue.headings.items() if (both := ranking.entries & numbers)}
    leading = ranking.best(ranking.entries, 0, LEADING)
    places: dict[str, int] = {}
    for place, number in enumerate(leading):
        places.setdefault(catalogue.items[number].heading, place)

    def rank(heading: str) -> tuple[bool, int, int]:
        behind = not leads(catalogue.items[found[heading].min()])
        if heading not in places:
            return behind, 1, LEADING
        item = catalogue.items[leading[places[heading]]]
        return behind, item.reference - ranking.asked.are(item.title), places[heading]

    def group(heading: str, limit: int) -> ResultGroup:
        shown = ranking.best(found[heading], 0, limit) if limit else []
        return ResultGroup(heading, len(found[heading]), [_found(catalogue.items[one], ranking.asked) for one in shown])

    if chosen:
        return [group(heading, MOST_OF_CHOSEN) for heading in sorted(found, key=rank) if heading in chosen]
    ordered = enumerate(sorted(found, key=rank))
    return [group(heading, FIRST_OF_EACH if place < HEADINGS_SHOWN else 0) for place, heading in ordered]


def _found(item: Item, asked: ParsedWords) -> FoundItem:
    title, summary = marked(item.title, asked), marked(item.summary, asked)
    seen = "<mark>" in title + summary
    snippet = "" if seen else excerpt(item.text, item.names, asked)
    return FoundItem(item, title, summary, marked(snippet, asked))


def marked(text: str, asked: ParsedWords) -> SafeString:
    """The text as HTML, with the words that were searched for in <mark>."""
    if not asked.may_be_in(text):
        return SafeString(escape(text))
    return SafeString("".join(_pieces(text, asked)))


def _pieces(text: str, asked: ParsedWords) -> Iterator[str]:
    end = 0
    for word in SHOWN_WORD.finditer(text):
        if asked.marks(word[0]):
            yield escape(text[end : word.start()])
            yield f"<mark>{escape(word[0])}</mark>"
            end = word.end()
    yield escape(text[end:])
