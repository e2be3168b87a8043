"""A list as it is shown: boxes to tick, links and cards. What is the same for all visitors is finished once."""

from urllib.parse import quote_plus

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from careerguide.web.finishing import OPEN, Finished, fill, finish
from careerguide.web.templatetags.web import capitalised

from .collection import Collection, Panel, Value
from .results import Results

NO_KEY = SafeString()
ABSENT = mark_safe('<span class="absent">not stated</span>')


class Finder:
    """Shows what a selection finds in a collection, and each way to narrow it down."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self._shown = [sequence for sequence in collection.sequences.values() if sequence.order.shown]
        labels = [sequence.order.label for sequence in self._shown]
        self._table = finish("catalogue/_table.html", "rows", labels=labels)
        self._row = finish("catalogue/_row.html", "url", "title", "eyebrow", "cell", labels=labels)
        self._keys = {one.order.name: finish("catalogue/_key.html", "words", order=one.order) for one in self._shown}
        listing = collection.listing
        card = ("hue", "eyebrow", "url", "title", "summary", "fact", "key", "slug")
        self._card_of_any = finish("catalogue/_card.html", *card, labels=listing.facts, comparable=listing.comparable)
        self._cards: dict[int, Finished] = {}  # but for their keys
        self._boxes: dict[Value, SafeString] = {}  # open at state and count
        self._panels: dict[tuple[str, bool], Finished] = {}  # folded or not; but for boxes, and the link to the other
        self._first: dict[str, Finished] = {}  # folded, with the boxes that are shown unasked
        self._options: dict[tuple[bool, str], str] = {}  # by whether there are words, and the present order

    def show(self, results: Results) -> SafeString:
        """The fragment that a change of the selection replaces."""
        selection = results.selection
        chosen = sum(map(len, selection.chosen.values()))
        return fill(
            "catalogue/_finder.html",
            path=selection.path,
            nouns=self.collection.listing.nouns[1],
            chosen=str(chosen or ""),
            panels=self._all_panels(results),
            counted=results.counted,
            count=capitalised(results.counted),
            page=str(selection.page) if results.pages > 1 else "",
            pages=str(results.pages),
            previous=results.previous,
            next=results.next,
            ignored="; ".join(results.ignored),
            text=selection.text,
            encoded_text=quote_plus(selection.text),
            understood=self._understood(results),
            chips=results.chips,
            options=self._all_options(results),
            table=selection.table,
            unfolded=[(name,) for name in selection.unfolded],
            view_address=results.view_address,
            entries=self._entries(results) if results.count else "",
            ways=[(way.address, way.words) for way in results.ways],
        )

    def _understood(self, results: Results) -> SafeString:
        if not results.ranking:
            return SafeString()
        understood = {"asked": results.ranking.asked, "complete": results.ranking.complete}
        return render_to_string("catalogue/_understood.html", understood)

    # Boxes

    def _all_panels(self, results: Results) -> SafeString:
        panels = [self._panel(panel, results) for panel in self.collection.panels.values() if panel.values]
        return SafeString("".join(panels))

    def _panel(self, panel: Panel, results: Results) -> SafeString:
        """A facet's values, each with the number of results with it."""
        name = panel.facet.name
        chosen = results.selection.chosen.get(name, ())
        unfolded = name in results.selection.unfolded
        shown = panel.all if unfolded else panel.with_first(chosen) if chosen else panel.first
        values: list[str] = []
        for value, count in zip(shown, results.counts(name, shown), strict=True):
            values += (" checked" if value.slug in chosen else "" if count else " disabled", f"{count:,}")
        if panel.is_long:
            values.append(escape(results.selection.folding(name).address))
        return self._with_boxes(panel, shown, unfolded=unfolded).holding(*values)

    def _with_boxes(self, panel: Panel, shown: list[Value], *, unfolded: bool) -> Finished:
        name = panel.facet.name
        if shown is panel.first and name in self._first:
            return self._first[name]
        if (name, unfolded) not in self._panels:
            template, holes = "catalogue/_panel.html", ("boxes", "address")
            self._panels[name, unfolded] = finish(template, *holes, panel=panel, unfolded=unfolded)
        boxes = mark_safe("".join(map(self._box, shown)))  # noqa: S308  (finished)
        finished = self._panels[name, unfolded].narrowed(boxes, *([OPEN] if panel.is_long else []))
        if shown is panel.first:
            self._first[name] = finished
        return finished

    def _box(self, value: Value) -> str:
        if value not in self._boxes:
            self._boxes[value] = render_to_string("catalogue/_box.html", {"value": value, "state": OPEN, "count": OPEN})
        return self._boxes[value]

    # Entries

    def _entries(self, results: Results) -> SafeString:
        if results.selection.table:
            return self._table.filled(mark_safe("".join(map(self._row_of, results.numbers))))  # noqa: S308  (filled)
        sequence = self.collection.sequences.get(results.order)
        if sequence and sequence.order.shown:
            key = self._keys[results.order]
            keys = [key.filled(sequence.words.get(number, ABSENT)) for number in results.numbers]
        else:
            keys = [NO_KEY] * len(results.numbers)
        cards = [self._card(number).pattern % key for number, key in zip(results.numbers, keys, strict=True)]
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

    def _all_options(self, results: Results) -> str:
        key = bool(results.selection.text), results.order
        if key not in self._options:
            self._options[key] = render_to_string("catalogue/_options.html", {"orders": results.orders})
        return self._options[key]
