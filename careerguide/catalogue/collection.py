"""A listing as it is built from the database: sets of entries by facet, sequences by order, and finished cards.

An entry is a number here, and a set of entries is a bitmap: to filter is to intersect, and to count is to measure that.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from django.utils.html import escape
from pyroaring import BitMap

from careerguide.web.pages import finished

from .listing import Choice, Facet, Item, Key, Listing, Order

CHUNK = 500  # entries that are read at once
UNFOLDED = 8  # values that a panel shows unasked


@dataclass(frozen=True)
class Value:
    """A choice of a facet, with the entries that give it."""

    slug: str
    label: str
    entries: BitMap
    box: list[str]  # finished but for its state and its count


@dataclass(frozen=True)
class Panel:
    """A facet with its values, as they are shown. The panel is finished but for its boxes and its link to more."""

    facet: Facet
    values: dict[str, Value]  # by slug
    folded: list[str]  # with a link to all values
    unfolded: list[str]  # with a link to fewer


@dataclass(frozen=True)
class Sequence:
    """The entries in an order; those without a key last."""

    order: Order
    numbers: list[int]
    words: dict[int, str]  # each key, escaped

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
    entries: BitMap
    panels: dict[str, Panel]  # by the name of their facet
    sequences: dict[str, Sequence]  # by the name of their order
    cards: dict[int, list[str]]  # finished but for the key
    rows: dict[int, str]

    def narrowed(self, name: str, slugs: Iterable[str]) -> BitMap:
        """The entries that give one of these answers to a facet."""
        values = self.panels[name].values
        return reduce(BitMap.__or__, (values[slug].entries for slug in slugs), BitMap())


def collect(listing: Listing, first: int) -> tuple[list[Item], Collection]:
    """The items of a listing, and their collection; numbers count up from the first."""
    orders = listing.orders()
    items: list[Item] = []
    answers: dict[str, dict[Choice, BitMap]] = {
        facet.name: {choice: BitMap() for choice in facet.fixed} for facet in listing.facets
    }
    keys: dict[str, dict[int, Key]] = {order.name: {} for order in orders}
    cards, rows = {}, {}
    for number, entry in enumerate(_entries(listing), first):
        item = listing.item(entry)
        items.append(item)
        for facet in listing.facets:
            for choice in facet.of(entry):
                answers[facet.name].setdefault(choice, BitMap()).add(number)
        for order in orders:
            if key := order.key(entry):
                keys[order.name][number] = key
        if orders:
            shown = [(order.label, keys[order.name].get(number)) for order in orders if order.shown]
            cards[number] = finished("catalogue/_card.html", "key", item=item)
            rows[number] = "".join(finished("catalogue/_row.html", item=item, keys=shown))
    numbers = range(first, first + len(items))
    collection = Collection(
        listing,
        BitMap(numbers),
        {facet.name: _panel(facet, answers[facet.name]) for facet in listing.facets},
        {order.name: _sequence(order, keys[order.name], numbers) for order in orders},
        cards,
        rows,
    )
    return items, collection


def _entries(listing: Listing) -> Iterator[Any]:
    needs = [need for facet in listing.facets for need in facet.needs]
    return listing.entries().prefetch_related(*needs).iterator(chunk_size=CHUNK)


def _panel(facet: Facet, answers: dict[Choice, BitMap]) -> Panel:
    ordered = sorted(answers.items(), key=lambda pair: (pair[0].place, -len(pair[1]), pair[0].label))
    values = {
        choice.slug: Value(
            choice.slug,
            choice.label,
            entries,
            finished("catalogue/_box.html", "state", "count", facet=facet, choice=choice),
        )
        for choice, entries in ordered
    }
    folded, unfolded = (
        finished(
            "catalogue/_panel.html", "boxes", "address", facet=facet, folded=folded, total=len(values), most=UNFOLDED
        )
        for folded in (True, False)
    )
    return Panel(facet, values, folded, unfolded)


def _sequence(order: Order, keys: dict[int, Key], numbers: range) -> Sequence:
    keyed = sorted(keys, key=lambda number: keys[number].value, reverse=order.descending)
    absent = [number for number in numbers if number not in keys]
    return Sequence(order, keyed + absent, {number: escape(key.words) for number, key in keys.items()})
