"""What an app declares of its entries so that they can be found: their words, facets, sort orders and cards.

A facet or a sort order is one declaration; the list, its counts, chips and hints follow from it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from django.utils.text import slugify

from careerguide.content.models import Entry
from careerguide.content.whole import Whole

SLUGS_REMEMBERED = 5_000  # of labels, which many entries share


@dataclass(frozen=True)
class Item:
    """What the catalogue knows of an entry: the words it is found by, and what its card shows."""

    heading: str  # what it is listed under
    title: str
    url: str
    summary: str
    names: tuple[str, ...] = ()  # other names, abbreviations, tools
    texts: tuple[str, ...] = ()  # in Markdown, as the rows hold them
    foot: str = ""  # a line at the end of its card
    slug: str = ""  # where it can be chosen to be compared
    reference: bool = False  # supports other entries, and comes after them
    phrasings: tuple[str, ...] = ()  # how people ask for it: it is found by their words, which no page shows

    @property
    def text(self) -> str:
        """What the entry tells. It is joined where it is read: all texts are as large as the rows that hold them."""
        return "\n\n".join(self.texts)

    @cached_property
    def suggested_after(self) -> int:
        """Suggestions name what can be compared first, then questions, then what else is called so, then references."""
        return next(rank for rank, holds in enumerate((self.slug, self.phrasings, not self.reference, True)) if holds)


@lru_cache(SLUGS_REMEMBERED)
def slug_of(label: str) -> str:
    """A slug for a label that has no entry.

    A label without a Latin letter or digit becomes its bytes in hexadecimal.
    """
    return slugify(label) or label.encode().hex()


class Choice(NamedTuple):
    """A value of a facet, known by its slug."""

    slug: str
    label: str
    place: int = 0  # low ones come first, then the most frequent
    former: tuple[str, ...] = ()  # slugs that it has had
    scale: str = ""  # that it is a step of: of two steps, one holds all that the other does


def choice_of(entry: Entry, place: int = 0) -> Choice:
    return Choice(entry.slug, entry.title, place, tuple(entry.former_slugs))


def choices(entries: Iterable[Entry]) -> list[Choice]:
    """Turns entries into choices."""
    return [choice_of(entry) for entry in entries]


def in_their_order(entries: Iterable[Entry]) -> list[Choice]:
    """Turns entries into choices that stand as they do, however frequent they are."""
    return [choice_of(entry, place) for place, entry in enumerate(entries)]


@dataclass(frozen=True)
class Facet:
    """A question that an entry answers with any number of choices."""

    name: str  # in the query string
    label: str
    of: Callable[[Any], Iterable[Choice]]  # an entry's answers
    fixed: Sequence[Choice] = ()  # offered even where no entry answers so
    hint: str = ""
    offered: bool = True  # on the page; else it is read from addresses alone


@dataclass(frozen=True)
class SortKey:
    """The value that an entry is sorted by, the same value in words, and a heading that it is listed under, if any."""

    value: Any
    words: str
    heading: str = ""


@dataclass(frozen=True)
class SortOrder:
    """A way to sort a list. Entries without a key come last in either direction, and the list says so."""

    name: str  # in the query string
    label: str
    key: Callable[[Any], SortKey | None]
    descending: bool = False
    shown: bool = True  # on cards; not where they show it anyway
    former: tuple[str, ...] = ()  # names that it has had
    lens: str = ""  # offered where cards are seen so; empty for always


@dataclass(frozen=True)
class Lens:
    """A choice of what the cards of a list show, such as the market whose pay they tell. It narrows nothing down."""

    name: str  # in the query string
    label: str
    choices: Sequence[Choice]  # the first is the default
    cards: Callable[[Sequence[Any], str], tuple[Sequence[Any], str]]  # the card of each entry, and a line about all


@dataclass(frozen=True)
class Listing:
    """All entries of one kind, as they are listed and found.

    Entries, facets and sort orders are taken from the published whole once, when the catalogue is built. A kind that
    has a list of its own has sort orders; the first is the default.
    """

    name: str
    entries: Callable[[Whole], Iterable[Any]]
    item: Callable[[Any], Item]
    nouns: tuple[str, str] = ("entry", "entries")  # singular and plural
    facets: Callable[[Whole], tuple[Facet, ...]] = lambda whole: ()
    orders: Callable[[Whole], tuple[SortOrder, ...]] = lambda whole: ()
    lens: Callable[[Sequence[Any]], Lens | None] = lambda entries: None
    template: str = "catalogue/_card.html"  # of the `card` of an entry: its item, or what the lens makes of it
    shape: str = "cards"  # the class of the lists of these
    page: int = 20  # entries on a page

    def counted(self, count: int) -> str:
        """A number of entries in words: no roles, 1 role, 2,000 roles."""
        return f"{count:,} {self.nouns[count != 1]}" if count else f"no {self.nouns[1]}"
