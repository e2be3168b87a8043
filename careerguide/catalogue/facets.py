"""A listing as it is built from the published whole: which entries give which answer, and how they are sorted.

An entry is a number here, and a set of entries is a bitmap: to filter is to intersect, and to count is to measure that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from heapq import nlargest
from itertools import islice
from typing import Any

from pyroaring import BitMap

from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole

from .index import TextIndex
from .listing import Choice, Facet, Item, Lens, Listing, SortKey, SortOrder

FIRST_SHOWN = 8  # values of a panel; a link shows the rest
SORTED = 80  # entries; a page of more is sooner found by walking through all in their order
LOOKED_AT = 100  # values of a facet, from the first one on, among which alternatives to a choice are sought

Given = tuple[Choice, list[int]]  # an answer, and the entries that give it


@dataclass(eq=False, slots=True)
class FacetValue:
    """A choice of a facet, with the entries that give it."""

    facet: Facet
    slug: str
    label: str
    entries: BitMap
    scale: str = ""


@dataclass(frozen=True)
class FacetPanel:
    """A facet with its values in the order in which they are shown."""

    facet: Facet
    values: dict[str, FacetValue]  # by slug
    present: dict[str, str]  # their slugs by former ones

    @cached_property
    def slugs(self) -> tuple[str, ...]:
        """The slugs of the values that it offers; of steps, only those that find something else than the one before."""
        scales: dict[str, BitMap] = {}
        offered = []
        for slug, value in self.values.items():
            if not value.scale or value.entries != scales.get(value.scale, BitMap()):
                offered.append(slug)
            scales[value.scale] = value.entries
        return tuple(offered)

    @cached_property
    def first(self) -> tuple[str, ...]:
        """The slugs of the values that the panel shows at first."""
        return self.slugs[:FIRST_SHOWN]

    @cached_property
    def is_offered(self) -> bool:
        """Whether the page shows it: only where its choices lead to different lists."""
        lists = {tuple(value.entries) for value in self.values.values() if value.entries}
        return self.facet.offered and len(lists) > 1

    @property
    def is_long(self) -> bool:
        """Whether the facet has more values than the panel shows at first."""
        return len(self.slugs) > FIRST_SHOWN

    def shown(self, chosen: Iterable[str], *, unfolded: bool) -> tuple[str, ...]:
        """The slugs that the panel shows, at first or unfolded, followed by other chosen slugs."""
        offered = self.slugs if unfolded else self.first
        others = [slug for slug in chosen if slug not in offered]
        return (*offered, *others) if others else offered

    def most_frequent(self, entries: BitMap, count: int) -> list[tuple[str, int]]:
        """Counts how many of some entries give each of the first hundred values.

        Returns (slug, count) of the `count` largest.
        """
        slugs, sets = self._looked_at
        counts = list(map(entries.intersection_cardinality, sets))
        return [(slugs[place], counts[place]) for place in nlargest(count, range(len(counts)), key=counts.__getitem__)]

    @cached_property
    def _looked_at(self) -> tuple[list[str], list[BitMap]]:
        values = list(islice(self.values.items(), LOOKED_AT))
        return [slug for slug, _ in values], [value.entries for _, value in values]


@dataclass(frozen=True)
class Ordering:
    """All entries in one sort order; those without a key come last."""

    order: SortOrder
    numbers: Sequence[int]
    words: dict[int, str]  # of each key
    headings: dict[int, str] = field(default_factory=dict)  # of those that are listed under one

    @cached_property
    def is_counting_up(self) -> bool:
        return all(map(int.__lt__, self.numbers, self.numbers[1:]))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {number: place for place, number in enumerate(self.numbers)}

    def part(self, found: BitMap, start: int, count: int) -> list[int]:
        """Returns one page of the found entries in this order: `count` of them, starting at place `start`."""
        if self.is_counting_up:
            return list(found[start : start + count])
        if len(found) <= SORTED:
            return sorted(found, key=self._places.__getitem__)[start : start + count]
        return list(islice(filter(found.__contains__, self.numbers), start, start + count))


@dataclass(frozen=True)
class FacetIndex:
    """The entries of a listing, by each answer and in each sort order."""

    listing: Listing
    items: dict[int, Item]
    rows: dict[int, Any]  # the entries themselves
    entries: BitMap
    panels: dict[str, FacetPanel]  # by the name of their facet
    orderings: dict[str, Ordering]  # by the name of their sort order
    lens: Lens | None

    @cached_property
    def present_orders(self) -> dict[str, str]:
        """The names of sort orders by those that they have had."""
        return {former: name for name, one in self.orderings.items() for former in one.order.former}

    def narrowed(self, name: str, slugs: Iterable[str]) -> BitMap:
        """The entries that give at least one of some answers to a facet."""
        values = self.panels[name].values
        return reduce(BitMap.__or__, (values[slug].entries for slug in slugs))


def index_facets(listing: Listing, whole: Whole, first: int, index: TextIndex) -> FacetIndex:
    """Numbers the entries of a listing, from `first` on, and adds their items to the search index."""
    facets, orders = listing.facets(whole), listing.orders(whole)
    items: dict[int, Item] = {}
    rows: dict[int, Any] = {}
    answers: list[dict[str, Given]] = [{choice.slug: (choice, []) for choice in facet.fixed} for facet in facets]
    keys: list[dict[int, SortKey]] = [{} for _ in orders]
    for entry in listing.entries(whole):
        number = first + len(items)
        try:
            item, choices, sort_keys = _read_entry(entry, listing, facets, orders)
            index.add(number, item)
        except Exception:
            whole.leave_out(entry)
            continue
        items[number], rows[number] = item, entry
        for given, some in zip(answers, choices, strict=True):
            for choice in some:
                given.setdefault(choice.slug, (choice, []))[1].append(number)
        for known, key in zip(keys, sort_keys, strict=True):
            if key:
                known[number] = key
    return FacetIndex(
        listing,
        items,
        rows,
        BitMap(items),
        {facet.name: _panel(facet, given.values()) for facet, given in zip(facets, answers, strict=True)},
        {order.name: _ordering(order, known, items) for order, known in zip(orders, keys, strict=True)},
        listing.lens([*rows.values()]),
    )


def _read_entry(
    entry: Any, listing: Listing, facets: Iterable[Facet], orders: Iterable[SortOrder]
) -> tuple[Item, list[list[Choice]], list[SortKey | None]]:
    """An entry's item, its answers to each facet, and its key in each sort order."""
    return listing.item(entry), [[*facet.of(entry)] for facet in facets], [order.key(entry) for order in orders]


def _panel(facet: Facet, answers: Iterable[Given]) -> FacetPanel:
    values = [
        (choice, FacetValue(facet, choice.slug, choice.label, BitMap(numbers), choice.scale))
        for choice, numbers in answers
    ]
    values.sort(key=lambda pair: (pair[0].place, -len(pair[1].entries), sort_key(pair[0].label)))
    present = {former: choice.slug for choice, _ in values for former in choice.former}
    return FacetPanel(facet, {value.slug: value for _, value in values}, present)


def _ordering(order: SortOrder, keys: dict[int, SortKey], numbers: Iterable[int]) -> Ordering:
    keyed = sorted(keys, key=lambda number: keys[number].value, reverse=order.descending)
    absent = [number for number in numbers if number not in keys]
    words = {number: key.words for number, key in keys.items()}
    headings = {number: key.heading for number, key in keys.items() if key.heading}
    return Ordering(order, keyed + absent, words, headings)
