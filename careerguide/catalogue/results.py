"""What a selection finds: how much, what each further choice would find, and what to do where it is little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from .facets import FacetIndex, FacetValue
from .index import TextIndex
from .listing import Facet
from .request import BEST, ListRequest

PAGE = 20  # entries
FEW = 3  # results; where there are no more, ways to more are offered
ALSO = 2  # values of a facet that are offered as alternatives


@dataclass(frozen=True)
class Way:
    """A link to another selection, and how much it finds."""

    words: str
    count: int
    address: str


class Results:
    """The entries that a selection finds in a collection; counts and links are worked out where they are asked for."""

    def __init__(self, collection: FacetIndex, selection: ListRequest, index: TextIndex) -> None:
        self.collection = collection
        self.ranking = index.search(selection.text, collection.entries) if selection.text else None
        self._within = self.ranking.entries if self.ranking else collection.entries
        self._own = {name: collection.narrowed(name, slugs) for name, slugs in selection.chosen.items()}
        self.found = self._narrowed(self._within)
        self.pages = max(1, -(-len(self.found) // PAGE))
        self.selection, self.ignored = selection, selection.ignored
        if selection.page > self.pages:
            self.selection = selection.at(self.pages)
            self.ignored += (f"page {selection.page}, as there are {self.pages}",)

    @property
    def count(self) -> int:
        return len(self.found)

    @cached_property
    def counted(self) -> str:
        return self.collection.listing.counted(self.count)

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
        return self.collection.sequences[self.order].part(self.found, start, PAGE)

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

    # Choices, made and to be made

    @cached_property
    def chosen(self) -> list[tuple[Facet, FacetValue]]:
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

    def counts(self, name: str, sets: Iterable[BitMap]) -> list[int]:
        """For each of some values of a facet, by their entries: how many would be found with it chosen too."""
        if name not in self._own:
            return list(map(self.found.intersection_cardinality, sets))
        further = self._narrowed(self._within, without=name) - self._own[name]
        found = self.count
        return [found + more for more in map(further.intersection_cardinality, sets)]

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
        panel, chosen = self.collection.panels[name], self.selection.chosen[name]
        allowed = self._narrowed(self._within, without=name)
        if len(allowed) == self.count:
            return
        named = "”, “".join(panel.values[slug].label for slug in chosen)
        yield self._way(f"without “{named}”", len(allowed), self.selection.choosing(name, ()))
        for slug, more in panel.most_frequent(allowed - self._own[name], ALSO):
            words = f"if “{panel.values[slug].label}” is also allowed"
            yield self._way(words, self.count + more, self.selection.choosing(name, (*chosen, slug)))

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
    def _without_text(self) -> ListRequest:
        usual = next(iter(self.collection.sequences))
        return self.selection.but(text="", order="" if self.selection.order == usual else self.selection.order)

    def _way(self, words: str, count: int, selection: ListRequest) -> Way:
        return Way(f"{self.collection.listing.counted(count)} {words}", count, selection.address)
