"""A listing as it is built from the database: sets of entries by facet, sequences by order, and what shows them.

An entry is a number here, and a set of entries is a bitmap: to filter is to intersect, and to count is to measure that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce

from django.utils.safestring import mark_safe
from pyroaring import BitMap

from careerguide.web.finishing import Finished, finish

from .listing import Choice, Facet, Item, Key, Listing, Order
from .text import TextIndex

UNFOLDED = 8  # values that a panel shows unasked
CARD = ("hue", "eyebrow", "url", "title", "summary", "key")
ABSENT = mark_safe('<span class="absent">not stated</span>')


@dataclass(eq=False)
class Value:
    """A choice of a facet, with the entries that give it."""

    facet: Facet
    slug: str
    label: str
    entries: BitMap

    @cached_property
    def box(self) -> Finished:
        """To tick: finished but for its state and the count beside it."""
        return finish("catalogue/_box.html", "state", "count", value=self)


@dataclass(frozen=True)
class Panel:
    """A facet with its values, as they are shown: with a link to all of them, or to fewer."""

    facet: Facet
    values: dict[str, Value]  # by slug
    first: list[Value]  # those that it shows unasked
    folded: Finished  # but for its boxes and the link's address
    unfolded: Finished


@dataclass(frozen=True)
class Sequence:
    """The entries in an order; those without a key last."""

    order: Order
    numbers: list[int]
    words: dict[int, str]  # of each key
    key: Finished  # the line on a card, but for the words

    def key_of(self, number: int) -> str:
        """An entry's key in words; also that it has none."""
        return self.words.get(number, ABSENT)

    @cached_property
    def rank(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.numbers)}

    def among(self, found: BitMap) -> Iterable[int]:
        """Some of the entries in this order: few of them are sorted, and many are met on a walk through all."""
        if len(found) ** 2 < len(self.numbers):
            return sorted(found, key=self.rank.__getitem__)
        return (number for number in self.numbers if number in found)


@dataclass(frozen=True)
class Collection:
    listing: Listing
    items: dict[int, Item]
    entries: BitMap
    panels: dict[str, Panel]  # by the name of their facet
    sequences: dict[str, Sequence]  # by the name of their order
    card: Finished
    row: Finished

    def narrowed(self, name: str, slugs: Iterable[str]) -> BitMap:
        """The entries that give one of these answers to a facet."""
        values = self.panels[name].values
        return reduce(BitMap.__or__, (values[slug].entries for slug in slugs), BitMap())


def collect(listing: Listing, first: int, index: TextIndex) -> Collection:
    """The collection of a listing, whose items are added to an index; numbers count up from the first."""
    facets, orders = listing.facets(), listing.orders()
    items: dict[int, Item] = {}
    answers: dict[str, dict[Choice, list[int]]] = {
        facet.name: {choice: [] for choice in facet.fixed} for facet in facets
    }
    keys: dict[str, dict[int, Key]] = {order.name: {} for order in orders}
    for number, entry in enumerate(listing.entries(), first):
        items[number] = item = listing.item(entry)
        index.add(number, item)
        for facet in facets:
            for choice in facet.of(entry):
                answers[facet.name].setdefault(choice, []).append(number)
        for order in orders:
            if key := order.key(entry):
                keys[order.name][number] = key
    labels = [order.label for order in orders if order.shown]
    return Collection(
        listing,
        items,
        BitMap(items),
        {facet.name: _panel(facet, answers[facet.name]) for facet in facets},
        {order.name: _sequence(order, keys[order.name], items) for order in orders},
        finish("catalogue/_card.html", *CARD, "slug", comparable=listing.comparable),
        finish("catalogue/_row.html", "url", "title", "eyebrow", "cell", labels=labels),
    )


def _panel(facet: Facet, answers: dict[Choice, list[int]]) -> Panel:
    found = [(choice, BitMap(numbers)) for choice, numbers in answers.items()]
    found.sort(key=lambda pair: (pair[0].place, -len(pair[1]), pair[0].label.lower()))
    values = {choice.slug: Value(facet, choice.slug, choice.label, entries) for choice, entries in found}
    folded, unfolded = (
        finish(
            "catalogue/_panel.html", "boxes", "address", facet=facet, folded=folded, total=len(values), most=UNFOLDED
        )
        for folded in (True, False)
    )
    return Panel(facet, values, [*values.values()][:UNFOLDED], folded, unfolded)


def _sequence(order: Order, keys: dict[int, Key], numbers: Iterable[int]) -> Sequence:
    keyed = sorted(keys, key=lambda number: keys[number].value, reverse=order.descending)
    absent = [number for number in numbers if number not in keys]
    words = {number: key.words for number, key in keys.items()}
    return Sequence(order, keyed + absent, words, finish("catalogue/_key.html", "words", order=order))
