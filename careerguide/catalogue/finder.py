"""A list as it is shown: boxes to tick, links and cards. What is the same for all visitors is finished once."""

from functools import cached_property
from urllib.parse import quote_plus

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString

from careerguide.web.finishing import OPEN, Finished, fill, finish
from careerguide.web.templatetags.web import capitalised

from .collection import Collection, Panel, Value
from .results import Results

NOTHING = SafeString()
ABSENT = SafeString('<span class="absent">not stated</span>')


class Finder:
    """Shows what a selection finds in a collection, and each way to narrow it down."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        listing = collection.listing
        self._fieldsets = [Fieldset(panel) for panel in collection.panels.values() if panel.values]
        self._shown = [sequence for sequence in collection.sequences.values() if sequence.order.shown]
        labels = [sequence.order.label for sequence in self._shown]
        self._table = finish("catalogue/_table.html", "rows", labels=labels)
        self._row = finish("catalogue/_row.html", "url", "title", "eyebrow", "cell", labels=labels)
        self._keys = {one.order.name: finish("catalogue/_key.html", "words", order=one.order) for one in self._shown}
        card = ("hue", "eyebrow", "url", "title", "summary", "fact", "key", "slug")
        self._card_of_any = finish("catalogue/_card.html", *card, labels=listing.facts, comparable=listing.comparable)
        self._cards: dict[int, Finished] = {}  # but for their keys
        self._options: dict[tuple[bool, str], SafeString] = {}  # by whether there are words, and the present order

    def show(self, results: Results) -> SafeString:
        """The fragment that a change of the selection replaces."""
        selection = results.selection
        return fill(
            "catalogue/_finder.html",
            path=selection.path,
            nouns=self.collection.listing.nouns[1],
            chosen=str(len(results.chosen) or ""),
            panels=SafeString("".join([fieldset.show(results) for fieldset in self._fieldsets])),
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

    def _options_for(self, results: Results) -> SafeString:
        key = bool(results.selection.text), results.order
        if key not in self._options:
            self._options[key] = render_to_string("catalogue/_options.html", {"orders": results.orders})
        return self._options[key]

    def _entries(self, results: Results) -> SafeString:
        if results.selection.table:
            return self._table.holding("".join(map(self._row_of, results.numbers)))
        sequence = self.collection.sequences.get(results.order)
        keys = [NOTHING] * len(results.numbers)
        if sequence and sequence.order.shown:
            key = self._keys[results.order]
            keys = [key.filled(sequence.words.get(number, ABSENT)) for number in results.numbers]
        cards = [self._card(number).holding(key) for number, key in zip(results.numbers, keys, strict=True)]
        return SafeString(f'<ul class="cards">{"".join(cards)}</ul>')

    def _card(self, number: int) -> Finished:
        if number not in self._cards:
            item = self.collection.items[number]
            facts = [fact or ABSENT for fact in item.facts]
            box = (item.slug, item.slug, item.title) if self.collection.listing.comparable else ()
            filled = (item.hue, item.eyebrow, item.url, item.title, item.summary, *facts, OPEN, *box)
            self._cards[number] = self._card_of_any.narrowed(*filled)
        return self._cards[number]

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


class Fieldset:
    """A facet's boxes to tick, each with the number of results with it, and a link to more of them, or to fewer."""

    def __init__(self, panel: Panel) -> None:
        self.panel = panel
        self._frames = [
            finish("catalogue/_panel.html", "boxes", "address", panel=panel, unfolded=unfolded)
            for unfolded in (False, True)
        ]
        self._boxes: dict[Value, str] = {}  # open at state and count

    def show(self, results: Results) -> SafeString:
        panel, selection = self.panel, results.selection
        name = panel.facet.name
        chosen = selection.chosen.get(name, ())
        unfolded = name in selection.unfolded
        shown = panel.all if unfolded else panel.with_first(chosen)
        values: list[str] = []
        for value, count in zip(shown, results.counts(name, shown), strict=True):
            values += (" checked" if value.slug in chosen else "" if count else " disabled", f"{count:,}")
        if panel.is_long:
            values.append(escape(selection.folding(name).address))
        finished = self._with_first if shown is panel.first else self._with(shown, unfolded=unfolded)
        return finished.holding(*values)

    @cached_property
    def _with_first(self) -> Finished:
        return self._with(self.panel.first, unfolded=False)

    def _with(self, shown: list[Value], *, unfolded: bool) -> Finished:
        """With these boxes, each open at its state and count, and open at the link's address."""
        address = [OPEN] if self.panel.is_long else []
        return self._frames[unfolded].narrowed(SafeString("".join(map(self._box, shown))), *address)

    def _box(self, value: Value) -> str:
        if value not in self._boxes:
            self._boxes[value] = render_to_string("catalogue/_box.html", {"value": value, "state": OPEN, "count": OPEN})
        return self._boxes[value]
