"""What a request finds: how much, what each further choice would find, and what to do where it is little."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pyroaring import BitMap

from .facets import FacetIndex, FacetValue
from .index import TextIndex
from .listing import Facet
from .request import BEST, ListRequest

FEW = 3  # results; where there are no more, ways to more are offered
ALSO = 2  # values of a facet that are offered as alternatives


@dataclass(frozen=True)
class WayOn:
    """A link to another list request, with the number of entries that it finds."""

    words: str
    count: int
    address: str


class Results:
    """The entries that a list request finds; counts and links are worked out where a page shows them."""

    def __init__(self, index: FacetIndex, request: ListRequest, words: TextIndex) -> None:
        self.index = index
        self.ranking = words.search(request.text, index.entries) if request.text else None
        self._within = self.ranking.entries if self.ranking else index.entries
        self._own = {name: index.narrowed(name, slugs) for name, slugs in request.chosen.items()}
        self.found = self._narrowed(self._within)
        self.page = index.listing.page
        self.pages = max(1, -(-len(self.found) // self.page))
        self.request = request.at(min(request.page, self.pages))

    @property
    def count(self) -> int:
        return len(self.found)

    @cached_property
    def counted(self) -> str:
        return self.index.listing.counted(self.count)

    @property
    def tally(self) -> str:
        """How many of all entries are found: 10, or 4 of 10."""
        total = len(self.index.entries)
        return f"{self.count:,} of {total:,}" if self.count != total else f"{total:,}"

    @property
    def title(self) -> str:
        """What is listed, in the words of the choices: Roles: “data”, Profession."""
        named = [f"“{self.request.text}”"] if self.request.text else []
        named += [value.label for _, value in self.chosen]
        listed = ": ".join(filter(None, [self.index.listing.nouns[1].capitalize(), ", ".join(named)]))
        return f"{listed}, page {self.request.page}" if self.request.page > 1 else listed

    def _narrowed(self, found: BitMap, *, without: str = "") -> BitMap:
        """Keeps the entries that meet the choices in all facets, or in all facets but one."""
        for name, own in self._own.items():
            if name != without:
                found = found & own
        return found

    # The page of results

    @property
    def order(self) -> str:
        return self.request.order or (BEST if self.request.text else next(iter(self.index.orderings)))

    @cached_property
    def numbers(self) -> list[int]:
        """The numbers of the entries on this page of results."""
        start = (self.request.page - 1) * self.page
        if self.ranking and self.order == BEST:
            return self.ranking.best(self.found, start, self.page)
        return self.index.orderings[self.order].part(self.found, start, self.page)

    @cached_property
    def orders(self) -> list[tuple[str, str, bool]]:
        """(name, label, whether it is the present one) of each sort order. The default has an empty name."""
        orders = [ordering.order for ordering in self.index.orderings.values()]
        named = [(one.name, one.label) for one in orders if one.lens in ("", self.lens) or one.name == self.order]
        if self.request.text:
            named = [(BEST, "Best match"), *named]
        return [("" if place == 0 else name, label, name == self.order) for place, (name, label) in enumerate(named)]

    @cached_property
    def lens(self) -> str:
        """The choice by which cards are seen; empty where there is none."""
        lens = self.index.lens
        default = lens.choices[0].slug if lens and lens.choices else ""
        return self.request.lens[-1] if self.request.lens else default

    @cached_property
    def previous(self) -> str:
        page = self.request.page
        return self.request.at(page - 1).address if page > 1 else ""

    @cached_property
    def next(self) -> str:
        page = self.request.page
        return self.request.at(page + 1).address if page < self.pages else ""

    # Choices, made and to be made

    @cached_property
    def chosen(self) -> list[tuple[Facet, FacetValue]]:
        return [
            (self.index.panels[name].facet, self.index.panels[name].values[slug])
            for name, slugs in self.request.chosen.items()
            for slug in slugs
        ]

    @cached_property
    def chips(self) -> list[tuple[str, str]]:
        """(words, address without it) of each choice that was made."""
        chips = [(f"“{self.request.text}”", self._without_text.address)] if self.request.text else []
        for facet, value in self.chosen:
            rest = tuple(slug for slug in self.request.chosen[facet.name] if slug != value.slug)
            chips.append((value.label, self.request.choosing(facet.name, rest).address))
        return chips

    def counts(self, name: str, sets: Iterable[BitMap]) -> list[int]:
        """How many entries would be found with each value of a facet chosen too, by the entries that give it."""
        if name not in self._own:
            return list(map(self.found.intersection_cardinality, sets))
        further = self._narrowed(self._within, without=name) - self._own[name]
        found = self.count
        return [found + more for more in map(further.intersection_cardinality, sets)]

    # Ways on from little

    @cached_property
    def ways(self) -> list[WayOn]:
        """Links that lead to more where little is found: without one of the choices, or with an alternative to it."""
        if self.count > FEW or not (self.chosen or self.request.text):
            return []
        ways = [way for name in self._own for way in self._ways_around(name)]
        if self.request.text and (self.chosen or self.count):
            words = f"Drop “{self.request.text}”"
            ways.append(self._way(words, len(self._narrowed(self.index.entries)), self._without_text))
        ways = [way for way in ways if way.count > self.count]
        return ways or ([] if self.count else self._ways_of_single_choices)

    def _ways_around(self, name: str) -> Iterator[WayOn]:
        panel, chosen = self.index.panels[name], self.request.chosen[name]
        allowed = self._narrowed(self._within, without=name)
        if len(allowed) == self.count:
            return
        named = "”, “".join(panel.values[slug].label for slug in chosen)
        yield self._way(f"Drop “{named}”", len(allowed), self.request.choosing(name, ()))
        for slug, more in panel.most_frequent(allowed - self._own[name], ALSO):
            words = f"Also allow “{panel.values[slug].label}”"
            yield self._way(words, self.count + more, self.request.choosing(name, (*chosen, slug)))

    @property
    def _ways_of_single_choices(self) -> list[WayOn]:
        """Links to what each choice finds alone, for when no single choice is to blame."""
        none = self.request.but(text="", order="", chosen={})
        return [
            self._way(f"Keep “{value.label}” alone", count, none.choosing(facet.name, (value.slug,)))
            for facet, value in self.chosen
            if (count := len(value.entries))
        ]

    @property
    def _without_text(self) -> ListRequest:
        usual = next(iter(self.index.orderings))
        return self.request.but(text="", order="" if self.request.order == usual else self.request.order)

    def _way(self, words: str, count: int, request: ListRequest) -> WayOn:
        more = f"{count - self.count:,} more" if self.count else self.index.listing.counted(count)
        return WayOn(f"{words} to see {more}", count, request.address)
