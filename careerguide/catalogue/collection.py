"""A listing as it is built from the database: sets of entries by facet, sequences by order, and finished cards.

An entry is a number here, and a set of entries is a bitmap: to filter is to intersect, and to count is to measure that.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any

from django.template import Template
from django.template.loader import get_template
from django.utils.html import escape
from django.utils.safestring import mark_safe
from pyroaring import BitMap

from .listing import Choice, Facet, Item, Key, Listing, Order

CHUNK = 500  # entries that are read at once
HOLE = "\x1f"  # stands in a finished template where a request puts something; no text holds it


@dataclass(frozen=True)
class Value:
    """A choice of a facet, with the entries that give it and its box, cut where its state and its count belong."""

    slug: str
    label: str
    entries: BitMap
    box: list[str]


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
    facets: dict[str, dict[str, Value]]  # by name and slug, as they are shown
    sequences: dict[str, Sequence]
    cards: dict[int, list[str]]  # cut where the key belongs
    rows: dict[int, str]

    def narrowed(self, name: str, slugs: Iterable[str]) -> BitMap:
        """The entries that give one of these answers to a facet."""
        values = self.facets[name]
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
    card, row = get_template("catalogue/_card.html"), get_template("catalogue/_row.html")
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
            cards[number] = card.render({"item": item, "key": mark_safe(HOLE)}).split(HOLE)  # noqa: S308  (our own)
            rows[number] = row.render({"item": item, "keys": shown})
    numbers = range(first, first + len(items))
    collection = Collection(
        listing,
        BitMap(numbers),
        {facet.name: _values(facet, answers[facet.name]) for facet in listing.facets},
        {order.name: _sequence(order, keys[order.name], numbers) for order in orders},
        cards,
        rows,
    )
    return items, collection


def _entries(listing: Listing) -> Iterator[Any]:
    needs = [need for facet in listing.facets for need in facet.needs]
    return listing.entries().prefetch_related(*needs).iterator(chunk_size=CHUNK)


def _values(facet: Facet, answers: dict[Choice, BitMap]) -> dict[str, Value]:
    box = get_template("catalogue/_box.html")
    hole = mark_safe(HOLE)  # noqa: S308  (our own)
    ordered = sorted(answers.items(), key=lambda pair: (pair[0].place, -len(pair[1]), pair[0].label))
    return {
        choice.slug: Value(
            choice.slug,
            choice.label,
            entries,
            box.render({"facet": facet, "choice": choice, "state": hole, "count": hole}).split(HOLE),
        )
        for choice, entries in ordered
    }


def _sequence(order: Order, keys: dict[int, Key], numbers: range) -> Sequence:
    keyed = sorted(keys, key=lambda number: keys[number].value, reverse=order.descending)
    absent = [number for number in numbers if number not in keys]
    return Sequence(order, keyed + absent, {number: escape(key.words) for number, key in keys.items()})
