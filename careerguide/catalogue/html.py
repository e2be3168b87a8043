"""A list as it is shown: boxes to tick, links and cards. What is the same for all visitors is finished once."""

from collections.abc import Callable
from functools import cache, lru_cache
from html import escape
from typing import NamedTuple
from urllib.parse import quote_plus

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from pyroaring import BitMap

from careerguide.web.pattern import OPEN, Finished, fill, finish
from careerguide.web.templatetags.web import capitalised

from .facets import FacetIndex, FacetPanel
from .listing import Item
from .results import Results

NOTHING = SafeString()
ABSENT = SafeString('<span class="absent">not stated</span>')
FIELDSETS = 1_000  # of each facet that are kept


class ListHtml:
    """Shows what a selection finds in a collection, and each way to narrow it down."""

    def __init__(self, collection: FacetIndex) -> None:
        self.collection = collection
        listing = collection.listing
        self._fieldsets = [Fieldset(panel) for panel in collection.panels.values() if panel.values]
        self._shown = [sequence for sequence in collection.sequences.values() if sequence.order.shown]
        labels = [sequence.order.label for sequence in self._shown]
        self._table = finish("catalogue/_table.html", "rows", labels=labels)
        self._row = finish("catalogue/_row.html", "url", "title", "eyebrow", "cell", labels=labels)
        self._keys = {one.order.name: finish("catalogue/_key.html", "words", order=one.order) for one in self._shown}
        card = ("hue", "eyebrow", "url", "title", "summary", "fact", "key", "slug")
        any_card = finish("catalogue/_card.html", *card, labels=listing.facts, comparable=listing.comparable)
        self._cards = {number: self._card(item, any_card) for number, item in collection.items.items()}
        self._options: dict[tuple[bool, str], SafeString] = {}  # by whether there are words, and the present order

    def show(self, results: Results) -> SafeString:
        """The fragment that a change of the selection replaces."""
        selection = results.selection
        return fill(
            "catalogue/_finder.html",
            path=selection.path,
            nouns=self.collection.listing.nouns[1],
            chosen=str(len(results.chosen) or ""),
            panels=self._panels(results),
            counted=results.counted,
            count=capitalised(results.counted),
            page=str(selection.page) if results.pages > 1 else "",
            pages=str(results.pages),
            previous=results.previous,
            next=results.next,
            ignored="; ".join(results.ignored),
            text=selection.text,
            encoded_text=quote_plus(selection.text),
            understood=_understood(results),
            chips=results.chips,
            options=self._options_for(results),
            table=selection.table,
            unfolded=[(name,) for name in selection.unfolded],
            view_address=results.view_address,
            entries=self._entries(results) if results.count else NOTHING,
            ways=[(way.address, way.words) for way in results.ways],
        )

    def _panels(self, results: Results) -> SafeString:
        patterns: list[str] = []
        texts: list[str] = []
        for fieldset in self._fieldsets:
            pattern, own = fieldset.show(results)
            patterns.append(pattern)
            texts += own
        return SafeString("".join(patterns) % tuple(texts))

    def _options_for(self, results: Results) -> SafeString:
        key = bool(results.selection.text), results.order
        if key not in self._options:
            self._options[key] = render_to_string("catalogue/_options.html", {"orders": results.orders})
        return self._options[key]

    def _entries(self, results: Results) -> SafeString:
        if results.selection.table:
            return self._table.holding("".join(map(self._row_of, results.numbers)))
        keys = [NOTHING] * len(results.numbers)
        if results.order in self._keys:
            key, words = self._keys[results.order], self.collection.sequences[results.order].words
            keys = [key.filled(words.get(number, ABSENT)) for number in results.numbers]
        cards = "".join(map(self._cards.__getitem__, results.numbers))
        return SafeString(f'<ul class="cards">{cards % tuple(keys)}</ul>')

    def _card(self, item: Item, any_card: Finished) -> str:
        """The pattern of an entry's card, open at its key."""
        facts = [fact or ABSENT for fact in item.facts]
        box = (item.slug, item.slug, item.title) if self.collection.listing.comparable else ()
        filled = (item.hue, item.eyebrow, item.url, item.title, item.summary, *facts, OPEN, *box)
        return any_card.narrowed(*filled).pattern

    def _row_of(self, number: int) -> SafeString:
        """With the keys of all orders."""
        item = self.collection.items[number]
        cells = [sequence.words.get(number, ABSENT) for sequence in self._shown] or [item.summary]
        return self._row.filled(item.url, item.title, item.eyebrow, *cells)


def _understood(results: Results) -> SafeString:
    if not results.ranking:
        return NOTHING
    context = {"asked": results.ranking.asked, "complete": results.ranking.complete}
    return render_to_string("catalogue/_understood.html", context)


class Boxes(NamedTuple):
    """A fieldset with some of its facet's values."""

    slugs: tuple[str, ...]
    entries: list[BitMap]  # of each value
    pattern: str  # open at the state and the count of each, and at the address of the link where there is one


class Fieldset:
    """A facet's boxes to tick, each with the number of results with it, and a link to more of them, or to fewer."""

    def __init__(self, panel: FacetPanel) -> None:
        self.panel = panel
        self._boxes = lru_cache(FIELDSETS)(_boxes_of(panel))

    def show(self, results: Results) -> tuple[str, list[str]]:
        """The pattern of the fieldset, and what to fill it with."""
        panel, selection = self.panel, results.selection
        name = panel.facet.name
        chosen = selection.chosen.get(name, ())
        unfolded = name in selection.unfolded
        boxes = self._boxes(panel.slugs if unfolded else panel.with_first(chosen), unfolded)
        texts = [
            text
            for count in results.counts(name, boxes.entries)
            for text in ("" if count else " disabled", f"{count:,}")
        ]
        for slug in chosen:
            texts[2 * boxes.slugs.index(slug)] = " checked"
        if panel.is_long:
            texts.append(escape(selection.folding(name).address))
        return boxes.pattern, texts


def _boxes_of(panel: FacetPanel) -> Callable[[tuple[str, ...], bool], Boxes]:
    """Finishes the fieldset of a facet with some of its values, or unfolded with all."""
    frames = {
        unfolded: finish("catalogue/_panel.html", "boxes", "address", panel=panel, unfolded=unfolded)
        for unfolded in (False, True)
    }
    address = [OPEN] if panel.is_long else []

    @cache
    def box(slug: str) -> str:
        context = {"value": panel.values[slug], "state": OPEN, "count": OPEN}
        return render_to_string("catalogue/_box.html", context)

    def boxes(slugs: tuple[str, ...], unfolded: bool) -> Boxes:
        finished = frames[unfolded].narrowed(SafeString("".join(map(box, slugs))), *address)
        return Boxes(slugs, [panel.values[slug].entries for slug in slugs], finished.pattern)

    return boxes
