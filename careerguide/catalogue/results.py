"""What a selection finds: how much, what each further choice would find, and what to do where it is little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pyroaring import BitMap

from .collection import Collection, Panel, Value
from .listing import Facet, Item
from .selection import BEST, Selection
from .text import TextIndex

PAGE = 20  # entries
FEW = 3  # results; where there are no more, ways to more are offered
ALSO = 2  # values of a facet that are offered as alternatives


@dataclass(frozen=True)
class Way:
    """A link to another selection, and how much it finds."""

    words: str
    count: int
    count_in_words: str
    address: str


class Results:
    """The entries that a selection finds in a collection; counts and links are worked out where they are asked for."""

    def __init__(self, collection: Collection, selection: Selection, index: TextIndex) -> None:
        self.collection = collection
        self.ranking = index.search(selection.text, collection.entries) if selection.text else None
        self._within = self.ranking.entries if self.ranking else collection.entries
        self._own = {name: collection.narrowed(name, slugs) for name, slugs in selection.chosen.items()}
        self.found = self._narrowed(self._within)
        self.pages = max(1, -(-len(self.found) // PAGE))
        self.selection = selection.at(min(selection.page, self.pages))
        beyond = [f"page {selection.page}, as there are {self.pages}"] if selection.page > self.pages else []
        self.ignored = [*selection.ignored, *beyond]

    @property
    def count(self) -> int:
        return len(self.found)

    @cached_property
    def count_in_words(self) -> str:
        return self.collection.listing.counted(self.count)

    @property
    def nouns(self) -> str:
        return self.collection.listing.nouns[1]

    def _narrowed(self, found: BitMap, *, without: str = "") -> BitMap:
        """Some entries, as far as they meet the choices in all facets, or in all but one."""
        for name, own in self._own.items():
            if name != without:
                found = found & own
        return found

    # The page of results

    @property
    def order(self) -> str:
        return self.selection.order or (BEST if self.selection.text else next(iter(self.collection.sequences)))

    @cached_property
    def numbers(self) -> list[int]:
        """The entries on this page."""
        start = (self.selection.page - 1) * PAGE
        if self.ranking and self.order == BEST:
            return [hit.number for hit in self.ranking.best(self.found, start, PAGE)]
        return list(islice(self.collection.sequences[self.order].among(self.found), start, start + PAGE))

    @cached_property
    def cards(self) -> SafeString:
        """Each with the key that the list is sorted by."""
        sequence = self.collection.sequences.get(self.order)
        if sequence and sequence.order.shown:
            keys = [mark_safe(sequence.key.filled(sequence.key_of(number))) for number in self.numbers]  # noqa: S308
        else:
            keys = [SafeString()] * len(self.numbers)
        shown = zip(map(self.collection.items.__getitem__, self.numbers), keys, strict=True)
        cards = (self._card(item, key) for item, key in shown)
        return mark_safe("".join(cards))  # noqa: S308  (filled)

    def _card(self, item: Item, key: str) -> str:
        box = (item.slug, item.slug, item.title) if self.collection.listing.comparable else ()
        return self.collection.card.filled(item.hue, item.eyebrow, item.url, item.title, item.summary, key, *box)

    @cached_property
    def rows(self) -> SafeString:
        """Each with the keys of all orders."""
        shown = [sequence for sequence in self.collection.sequences.values() if sequence.order.shown]
        rows = []
        for number in self.numbers:
            item = self.collection.items[number]
            cells = [sequence.key_of(number) for sequence in shown] or [item.summary]
            rows.append(self.collection.row.filled(item.url, item.title, item.eyebrow, *cells))
        return mark_safe("".join(rows))  # noqa: S308  (filled)

    @property
    def columns(self) -> list[str]:
        return [sequence.order.label for sequence in self.collection.sequences.values() if sequence.order.shown]

    @cached_property
    def orders(self) -> list[tuple[str, str, bool]]:
        """(name, label, whether it is the present one) of each order; the usual one goes without a name."""
        named = [(name, sequence.order.label) for name, sequence in self.collection.sequences.items()]
        if self.selection.text:
            named = [(BEST, "Best match"), *named]
        return [("" if place == 0 else name, label, name == self.order) for place, (name, label) in enumerate(named)]

    @cached_property
    def previous(self) -> str:
        page = self.selection.page
        return self.selection.at(page - 1).address if page > 1 else ""

    @cached_property
    def next(self) -> str:
        page = self.selection.page
        return self.selection.at(page + 1).address if page < self.pages else ""

    @cached_property
    def view_address(self) -> str:
        """The same selection in the other view."""
        return self.selection.but(table=not self.selection.table).address

    @property
    def path(self) -> str:
        """The list without any choice."""
        return self.selection.path

    # Choices, made and to be made

    @cached_property
    def chosen(self) -> list[tuple[Facet, Value]]:
        return [
            (self.collection.panels[name].facet, self.collection.panels[name].values[slug])
            for name, slugs in self.selection.chosen.items()
            for slug in slugs
        ]

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """Each choice in words, and the address without it."""
        chips = [(f"“{self.selection.text}”", self._without_text.address)] if self.selection.text else []
        for facet, value in self.chosen:
            rest = tuple(slug for slug in self.selection.chosen[facet.name] if slug != value.slug)
            chips.append((f"{facet.label}: {value.label}", self.selection.choosing(facet.name, rest).address))
        return chips

    @cached_property
    def panels(self) -> SafeString:
        """All facets as boxes to tick, each with the number of results with it."""
        panels = (self._panel(panel) for panel in self.collection.panels.values() if panel.values)
        return mark_safe("".join(piece for pieces in panels for piece in pieces))  # noqa: S308  (finished)

    def _panel(self, panel: Panel) -> Iterator[str]:
        name = panel.facet.name
        unfolded = self.selection.unfolded
        chosen = self.selection.chosen.get(name, ())
        if name in unfolded:
            shown = [*panel.values.values()]
        else:
            added = [panel.values[slug] for slug in chosen]
            shown = [*panel.first, *(value for value in added if value not in panel.first)]
        counts = self.counts(name, shown)
        start, end, *more = (panel.unfolded if name in unfolded else panel.folded).pieces
        yield start
        for value in shown:
            head, middle, tail = value.box.pieces
            count = counts[value.slug]
            yield f"{head}{' checked' if value.slug in chosen else '' if count else ' disabled'}{middle}{count:,}{tail}"
        yield end
        if more:
            others = tuple(other for other in unfolded if other != name)
            there = self.selection.but(unfolded=others if name in unfolded else (*others, name))
            yield escape(there.address)
            yield from more

    def counts(self, name: str, values: Iterable[Value]) -> dict[str, int]:
        """How many entries would be found with each of these values chosen too."""
        if name not in self._own:
            return {value.slug: self.found.intersection_cardinality(value.entries) for value in values}
        chosen = self.selection.chosen[name]
        further = self._narrowed(self._within, without=name) - self._own[name]
        return {
            value.slug: self.count + (0 if value.slug in chosen else further.intersection_cardinality(value.entries))
            for value in values
        }

    # Ways on from little

    @cached_property
    def ways(self) -> list[Way]:
        """Where little is found: what each choice excludes, and what an alternative to it would bring."""
        if self.count > FEW or not (self.chosen or self.selection.text):
            return []
        ways = [way for name in self._own for way in self._ways_around(name)]
        if self.selection.text and (self.chosen or self.count):
            words = f"without the words “{self.selection.text}”"
            ways.append(self._way(words, len(self._narrowed(self.collection.entries)), self._without_text))
        ways = [way for way in ways if way.count > self.count]
        return ways or ([] if self.count else self._ways_of_single_choices)

    def _ways_around(self, name: str) -> Iterator[Way]:
        panel = self.collection.panels[name]
        values = panel.values
        chosen = self.selection.chosen[name]
        named = "”, “".join(values[slug].label for slug in chosen)
        count = len(self._narrowed(self._within, without=name))
        yield self._way(f"without “{named}”", count, self.selection.choosing(name, ()))
        counts = self.counts(name, values.values())
        for slug in nlargest(ALSO, counts, key=counts.__getitem__):
            words = f"if “{values[slug].label}” is also allowed"
            yield self._way(words, counts[slug], self.selection.choosing(name, (*chosen, slug)))

    @property
    def _ways_of_single_choices(self) -> list[Way]:
        """Where no one choice is to blame: what each finds alone."""
        none = self.selection.but(text="", order="", chosen={})
        return [
            self._way(f"with “{value.label}” alone", count, none.choosing(facet.name, (value.slug,)))
            for facet, value in self.chosen
            if (count := len(value.entries))
        ]

    @property
    def _without_text(self) -> Selection:
        usual = next(iter(self.collection.sequences))
        return self.selection.but(text="", order="" if self.selection.order == usual else self.selection.order)

    def _way(self, words: str, count: int, selection: Selection) -> Way:
        return Way(words, count, self.collection.listing.counted(count), selection.address)
