"""A list as HTML: boxes to tick, links and cards. What is the same for all visitors is rendered once."""

import logging
import secrets
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from pyroaring import BitMap

from careerguide.web.pattern import Pattern, fill, html, placeholder

from .facets import FacetIndex, FacetPanel, FacetValue, Ordering
from .listing import Choice, slug_of
from .results import FEW, Results

ABSENT = SafeString('<span class="absent">not stated</span>')
OPEN = SafeString(" open")
FOLDED_ABOVE = 40  # cards on a page: groups of more are folded
HOLE = SafeString(f"hole-{secrets.token_hex(8)}")  # a place that each answer fills
BOXES = SafeString(f"boxes-{secrets.token_hex(8)}")  # the place of a fieldset's boxes


class ListHtml:
    """Renders what a list request finds, and each way to narrow it down."""

    def __init__(self, index: FacetIndex) -> None:
        self.index = index
        self._fieldsets = [Fieldset(panel) for panel in index.panels.values() if panel.is_offered]
        self._seen = cache(self._see)
        self._card = cache(self._render_card)
        self._keys = {
            name: Pattern("catalogue/_key.html", {"label": ordering.order.label}, ["words"])
            for name, ordering in index.orderings.items()
            if ordering.order.shown
        }

    def render(self, results: Results, ignored: Sequence[str], site: str = "") -> bytes:
        """The form with all that it finds, which a change of the request replaces; with notes of what was ignored."""
        request, listing, lens = results.request, self.index.listing, self.index.lens
        return fill(
            "catalogue/_finder.html",
            path=request.path,
            noun=listing.nouns[0],
            nouns=listing.nouns[1],
            heading=listing.nouns[1].capitalize(),
            title=f"{results.title} · {site}",
            tally=results.tally,
            page=str(request.page) if results.pages > 1 else "",
            pages=str(results.pages),
            options=_options(tuple(results.orders)) if len(results.orders) > 1 else b"",
            text=request.text,
            encoded_text=quote_plus(request.text),
            chosen=str(len(results.chosen) or ""),
            lens_name=lens.name if lens else "",
            lens_label=lens.label if lens else "",
            lenses=_lenses(lens.choices, results.lens) if lens and len(lens.choices) > 1 else b"",
            chips=results.chips,
            panels=b"".join(fieldset.render(results) for fieldset in self._fieldsets),
            kept=self._kept(results),
            counted=results.counted,
            ignored="; ".join(ignored),
            understood=_understood(results),
            entries=self._entries(results) if results.count else b"",
            about=self._seen(results.lens)[1],
            ways=[(way.address, way.words) for way in results.ways],
            previous=results.previous,
            next=results.next,
        )

    def _kept(self, results: Results) -> list[tuple[str, str]]:
        """(name, value) of what was asked for and has no field on the page."""
        chosen = [(facet.name, value.slug) for facet, value in results.chosen]
        hidden = [(name, slug) for name, slug in chosen if not self.index.panels[name].is_offered]
        return [*hidden, *(("show", name) for name in results.request.unfolded)]

    def _see(self, lens: str) -> tuple[dict[int, Any], str]:
        """What the card of each entry shows by a choice of the lens, and a line about all."""
        if not self.index.lens:
            return {**self.index.items}, ""
        cards, about = self.index.lens.cards([*self.index.rows.values()], lens)
        return dict(zip(self.index.rows, cards, strict=True)), about

    def _entries(self, results: Results) -> bytes:
        ordering = self.index.orderings.get(results.order)
        headings = ordering.headings if ordering else {}
        groups = groupby(results.numbers, lambda number: headings.get(number, ""))
        parts = [(heading, [*numbers]) for heading, numbers in groups]
        headed = _folded if len(results.numbers) > FOLDED_ABOVE and len(parts) > 1 else _headed
        start = html(format_html('<ul class="{}">', self.index.listing.shape))
        return b"".join(
            headed(heading, len(numbers), start + self._cards(numbers, ordering, results.lens) + b"</ul>")
            for heading, numbers in parts
        )

    def _cards(self, numbers: Iterable[int], ordering: Ordering | None, lens: str) -> bytes:
        key, words = (self._keys.get(ordering.order.name), ordering.words) if ordering else (None, {})
        return b"".join(
            part
            for number in numbers
            for before, after in [self._card(number, lens)]
            for part in (before, key.fill(words=words.get(number, ABSENT)) if key else b"", after)
        )

    def _render_card(self, number: int, lens: str) -> tuple[bytes, bytes]:
        """Renders the card of an entry. Returns the HTML before and after the place of the sort key; nothing where it
        is broken, as the others are to be seen all the same."""
        context = {"card": self._seen(lens)[0][number], "key": HOLE, "is_listed": True}
        try:
            before, after = html(SafeString(render_to_string(self.index.listing.template, context))).split(html(HOLE))
        except Exception:
            logging.getLogger(__name__).exception("%s has no card", self.index.rows[number])
            return b"", b""
        return before, after


def _headed(heading: str, count: int, cards: bytes) -> bytes:
    """A list of cards, under a heading if there is one."""
    return html(format_html('<h2 class="cards-title">{}</h2>', heading)) + cards if heading else cards


def _folded(heading: str, count: int, cards: bytes) -> bytes:
    """A list of cards that its heading opens; one of few is open."""
    if not heading:
        return cards
    title = format_html(
        '<summary><h2 class="cards-title">{} <span class="count">{}</span></h2></summary>', heading, count
    )
    frame = format_html('<details class="fold" id="group-{}"{}>', slug_of(heading), OPEN if count <= FEW else "")
    return html(frame) + html(title) + cards + b"</details>"


@lru_cache(100)
def _options(orders: tuple[tuple[str, str, bool], ...]) -> bytes:
    return html(render_to_string("catalogue/_options.html", {"options": orders}))


def _lenses(choices: Iterable[Choice], chosen: str) -> bytes:
    return _options(tuple((choice.slug, choice.label, choice.slug == chosen) for choice in choices))


def _understood(results: Results) -> bytes:
    """Says which words were read as others, or left out; nothing for most searches."""
    ranking = results.ranking
    if not ranking or (ranking.complete and not ranking.asked.corrected and not ranking.asked.unknown):
        return b""
    context = {"asked": ranking.asked, "complete": ranking.complete}
    return html(render_to_string("catalogue/_understood.html", context))


class Boxes(NamedTuple):
    """Some values of a facet, rendered as the beginning of a fieldset."""

    entries: list[BitMap]  # of each value
    before: bytes  # to fill by position: the state and the count of each box
    after: bytes  # the rest of the fieldset, to fill with the address of the link if any


class Fieldset:
    """The boxes of a facet, each with the number of results that it leads to, and a link to more values or fewer.

    Its patterns are filled by position, as a list has dozens of boxes and names would cost more than all the rest.
    """

    def __init__(self, panel: FacetPanel) -> None:
        self.panel = panel
        value = {"facet": panel.facet, "slug": placeholder("slug"), "label": placeholder("label")}
        self._box = Pattern("catalogue/_box.html", {"value": value, "state": HOLE, "count": HOLE})
        self._boxes = cache(self._rendered)

    def render(self, results: Results) -> bytes:
        panel, request = self.panel, results.request
        name = panel.facet.name
        chosen = request.chosen.get(name, ())
        boxes = self._boxes(name in request.unfolded)
        shown = panel.shown(chosen, unfolded=name in request.unfolded)
        further = [panel.values[slug] for slug in shown[len(boxes.entries) :]]
        values: list[bytes] = []
        for count in results.counts(name, [*boxes.entries, *(value.entries for value in further)]):
            values += (b"" if count else b" disabled", b"%d" % count if count < 1000 else f"{count:,}".encode())
        for slug in chosen:
            values[2 * shown.index(slug)] = b" checked"
        if panel.is_long:
            values += [html(request.folding(name).address)] * 2
        return (boxes.before + self._in_boxes(further) + boxes.after) % tuple(values)

    def _rendered(self, unfolded: bool) -> Boxes:
        """The values that the panel offers, at first or unfolded."""
        panel = self.panel
        values = [panel.values[slug] for slug in panel.shown((), unfolded=unfolded)]
        context = {"panel": panel, "unfolded": unfolded, "address": HOLE, "boxes": BOXES}
        frame = html(SafeString(render_to_string("catalogue/_panel.html", context)))
        before, after = map(_by_position, frame.split(html(BOXES)))
        return Boxes([value.entries for value in values], before + self._in_boxes(values), after)

    def _in_boxes(self, values: Iterable[FacetValue]) -> bytes:
        return b"".join(_by_position(self._box.fill(slug=value.slug, label=value.label)) for value in values)


def _by_position(rendered: bytes) -> bytes:
    return rendered.replace(b"%", b"%%").replace(html(HOLE), b"%b")
