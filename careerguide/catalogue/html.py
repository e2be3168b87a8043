"""A list as HTML: boxes to tick, links and cards. What is the same for all visitors is rendered once."""

import secrets
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote_plus

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from pyroaring import BitMap

from careerguide.web.english import capitalised
from careerguide.web.pattern import Pattern, fill, html

from .facets import FacetIndex, FacetPanel, Ordering
from .listing import Item
from .results import Results

ABSENT = SafeString('<span class="absent">not stated</span>')
FIELDSETS = 1_000  # of each facet, by the values that they show, which are remembered
HOLE = SafeString(f"hole-{secrets.token_hex(8)}")  # a place that each answer fills


class ListHtml:
    """Renders what a list request finds, and each way to narrow it down."""

    def __init__(self, index: FacetIndex) -> None:
        self.index = index
        self._fieldsets = [Fieldset(panel) for panel in index.panels.values() if panel.values]
        self._shown = [ordering for ordering in index.orderings.values() if ordering.order.shown]
        self._columns = [(ordering.order.label,) for ordering in self._shown] or [("In short",)]
        self._cards = {number: self._card(item) for number, item in index.items.items()}
        self._row = cache(self._render_row)
        self._keys = {
            ordering.order.name: Pattern("catalogue/_key.html", {"label": ordering.order.label}, ["words"])
            for ordering in self._shown
        }

    def render(self, results: Results, ignored: Sequence[str]) -> bytes:
        """The fragment that a change of the request replaces, with notes of what was ignored."""
        request = results.request
        return fill(
            "catalogue/_finder.html",
            path=request.path,
            nouns=self.index.listing.nouns[1],
            chosen=str(len(results.chosen) or ""),
            panels=b"".join(fieldset.render(results) for fieldset in self._fieldsets),
            counted=results.counted,
            count=capitalised(results.counted),
            page=str(request.page) if results.pages > 1 else "",
            pages=str(results.pages),
            previous=results.previous,
            next=results.next,
            ignored="; ".join(ignored),
            text=request.text,
            encoded_text=quote_plus(request.text),
            understood=_understood(results),
            chips=results.chips,
            options=_options(tuple(results.orders)),
            table=request.table,
            unfolded=[(name,) for name in request.unfolded],
            view_address=results.view_address,
            entries=self._entries(results) if results.count else b"",
            ways=[(way.address, way.words) for way in results.ways],
        )

    def _entries(self, results: Results) -> bytes:
        if results.request.table:
            rows = b"".join(map(self._row, results.numbers))
            return fill("catalogue/_table.html", columns=self._columns, rows=rows)
        ordering = self.index.orderings.get(results.order)
        headings = ordering.headings if ordering else {}
        groups = groupby(results.numbers, lambda number: headings.get(number, ""))
        return b"".join(_headed(heading, self._in_cards(numbers, ordering)) for heading, numbers in groups)

    def _in_cards(self, numbers: Iterable[int], ordering: Ordering | None) -> bytes:
        key, words = (self._keys.get(ordering.order.name), ordering.words) if ordering else (None, {})
        return b"".join(
            part
            for number in numbers
            for before, after in [self._cards[number]]
            for part in (before, key.fill(words=words.get(number, ABSENT)) if key else b"", after)
        )

    def _card(self, item: Item) -> tuple[bytes, bytes]:
        """Renders the card of an entry. Returns the HTML before and after the place of the sort key."""
        facts = zip(self.index.listing.facts, item.facts, strict=False)
        before, after = fill(
            "catalogue/_card.html",
            hue=item.hue,
            eyebrow=item.eyebrow,
            emblem=item.emblem,
            url=item.url,
            title=item.title,
            summary=item.summary,
            facts=[(label, fact or ABSENT) for label, fact in facts],
            key=html(HOLE),
            slug=item.slug if self.index.listing.comparable else "",
        ).split(html(HOLE))
        return before, after

    def _render_row(self, number: int) -> bytes:
        """Renders a line of the table: the entry, and its words in each sort order."""
        item = self.index.items[number]
        cells = [ordering.words.get(number, ABSENT) for ordering in self._shown] or [item.summary]
        labelled = [(label, cell) for (label,), cell in zip(self._columns, cells, strict=True)]
        return fill("catalogue/_row.html", url=item.url, title=item.title, eyebrow=item.eyebrow, cells=labelled)


def _headed(heading: str, cards: bytes) -> bytes:
    """A list of cards, under a heading if there is one."""
    title = format_html('<h3 class="cards-title">{}</h3>', heading) if heading else ""
    return html(title) + b'<ul class="cards">' + cards + b"</ul>"


@lru_cache(100)
def _options(orders: tuple[tuple[str, str, bool], ...]) -> bytes:
    return html(render_to_string("catalogue/_options.html", {"orders": orders}))


def _understood(results: Results) -> bytes:
    """Says which words were read as others, or left out; nothing for most searches."""
    ranking = results.ranking
    if not ranking or (ranking.complete and not ranking.asked.corrected and not ranking.asked.unknown):
        return b""
    context = {"asked": ranking.asked, "complete": ranking.complete}
    return html(render_to_string("catalogue/_understood.html", context))


class Boxes(NamedTuple):
    """Some values of a facet, rendered as a fieldset."""

    slugs: tuple[str, ...]
    entries: list[BitMap]  # of each value
    pattern: bytes  # to fill by position: the state and the count of each box, then the address of the link if any


class Fieldset:
    """The boxes of a facet, each with the number of results that it leads to, and a link to more values or fewer.

    Its patterns are filled by position, as a list has dozens of boxes and names would cost more than all the rest.
    """

    def __init__(self, panel: FacetPanel) -> None:
        self.panel = panel
        self._boxes = lru_cache(FIELDSETS)(_boxes_of(panel))

    def render(self, results: Results) -> bytes:
        panel, request = self.panel, results.request
        name = panel.facet.name
        chosen = request.chosen.get(name, ())
        unfolded = name in request.unfolded
        boxes = self._boxes(panel.slugs if unfolded else panel.with_first(chosen), unfolded)
        values: list[bytes] = []
        for count in results.counts(name, boxes.entries):
            values += (b"" if count else b" disabled", b"%d" % count if count < 1000 else f"{count:,}".encode())
        for slug in chosen:
            values[2 * boxes.slugs.index(slug)] = b" checked"
        if panel.is_long:
            values.append(html(request.folding(name).address))
        return boxes.pattern % tuple(values)


def _boxes_of(panel: FacetPanel) -> Callable[[tuple[str, ...], bool], Boxes]:
    """Renders the fieldset of a facet with some of its values, or unfolded with all."""
    frames = {
        unfolded: Pattern("catalogue/_panel.html", {"panel": panel, "unfolded": unfolded, "address": HOLE}, ["boxes"])
        for unfolded in (False, True)
    }

    @cache
    def box(slug: str) -> str:
        return render_to_string("catalogue/_box.html", {"value": panel.values[slug], "state": HOLE, "count": HOLE})

    def boxes(slugs: tuple[str, ...], unfolded: bool) -> Boxes:
        filled = frames[unfolded].fill(boxes=SafeString("".join(map(box, slugs))))
        entries = [panel.values[slug].entries for slug in slugs]
        return Boxes(slugs, entries, filled.replace(b"%", b"%%").replace(html(HOLE), b"%b"))

    return boxes
