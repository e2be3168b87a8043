"""Tags and filters of every template; they need no {% load %}."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from careerguide.content import markup
from careerguide.content.hyperlinks import name_of
from careerguide.content.models import Cited, Entry
from careerguide.web import english
from careerguide.web.marks import Mark, Marks, host
from careerguide.web.once import render_once
from careerguide.web.pattern import Value, fill

LINKED = 8  # of some entries that a page names

register = template.Library()


@register.filter
def markdown(source: str, top: int = 2) -> SafeString:
    return mark_safe(markup.to_html(source, top))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def inline_markdown(source: str) -> SafeString:
    return mark_safe(markup.to_inline_html(source))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def document_name(entry: Entry) -> str:
    return str(name_of(entry))


for word in (
    english.capitalised,
    english.in_sentence,
    english.short_place,
    english.thousands,
    english.with_article,
):
    register.filter(word)


# A paragraph, with the list after it where it ends in a colon; a list within that list ends before its item does.
OPENING = re.compile(r".*?</p>(?:(?<=:</p>)\s*<(ul|ol)\b.*?</\1>(?!\s*</li>))?", re.DOTALL)


@register.filter
def first_paragraph(html: SafeString) -> SafeString:
    """The first paragraph of a text with the list that it announces, as HTML."""
    return mark_safe(html[: _opening(html)])  # noqa: S308  (it was clean before)


@register.filter
def after_first_paragraph(html: SafeString) -> SafeString:
    return mark_safe(html[_opening(html) :].strip())  # noqa: S308  (it was clean before)


def _opening(html: str) -> int:
    """The place in a text's HTML where its first paragraph ends."""
    found = OPENING.match(html)
    return found.end() if found else len(html)


@register.simple_block_tag
def kept(content: str) -> str:
    """Keeps what a page says in several places under a name: {% kept as name %}…{% endkept %}."""
    return content


@register.simple_tag(takes_context=True)
def once(context: Context, template: str, **values: Hashable) -> SafeString:
    """Like {% include template with … only %}, but rendered once for the same values in all pages (once.py)."""
    return render_once(context["request"].whole, template, **values)


@register.simple_tag
def filled(template: str, values: Mapping[str, Value] | None = None, **context: Value) -> SafeString:
    """Like {% include template with … only %}, for texts and lists of texts, and ten times as fast (pattern.py)."""
    return mark_safe(fill(template, **(values or {}), **context).decode().strip())  # noqa: S308  (its template escapes)


@register.simple_tag
def first_links(entries: Sequence[Any]) -> SafeString:
    """Links to the first of some entries, and how many more there are."""
    links = [(entry.get_absolute_url(), entry.title) for entry in entries[:LINKED]]
    return filled("_first_links.html", links=links, more=str(len(entries[LINKED:]) or ""))


@register.simple_tag
@cache  # as every page asks for the same, and the address of a file is looked up each time
def styles(*sheets: str) -> SafeString:
    """Links to style sheets; a page names those that only pages of its kind need in its block `styles`."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ([static(f"css/{sheet}.css")] for sheet in sheets))


@register.simple_tag
@cache
def shape(name: str) -> SafeString:
    """A small drawing in the colour of the text, from static/shapes.svg. The words beside it say what it means."""
    svg = '<svg class="shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>'
    return format_html(svg, static("shapes.svg"), name)


@register.simple_tag
def boxes(filled: Iterable[float]) -> SafeString:
    """Boxes that are full (1), half full (½) or empty (0), such as one for each step of a level. Words say the same."""
    return _boxes(*filled)


@cache
def _boxes(*filled: float) -> SafeString:
    looks = {1: SafeString(' class="full"'), 0.5: SafeString(' class="half"')}
    drawn = format_html_join("", "<i{}></i>", ([looks.get(one, "")] for one in filled))
    return format_html('<span class="level" aria-hidden="true">{}</span>', drawn)


# Evidence


def _marks(context: Context) -> Marks:
    found: Marks = context["marks"]
    return found


@register.simple_tag(takes_context=True)
def mark(context: Context, *facts: Cited | Iterable[Cited]) -> SafeString:
    """A small number that leads to the entry of a fact in the list of sources. Several facts share one entry."""
    found, is_first = _marks(context).mark(_every(facts))
    return filled("_mark.html", number=str(found.number), label=found.label, is_first=is_first)


@register.simple_tag(takes_context=True)
def how_we_know(context: Context, heading: str, *facts: Cited | Iterable[Cited]) -> SafeString:
    """The line below a heading that leads to one entry for all facts there, which need no marks of their own."""
    if not (cited := [fact for fact in _every(facts) if fact.sections]):
        return SafeString()
    found, is_first = _marks(context).mark(cited, heading)
    return filled("_from.html", number=str(found.number), heading=heading, named=found.named, is_first=is_first)


@register.inclusion_tag("_sources.html", takes_context=True)
def sources(context: Context) -> dict[str, Any]:
    """The list of sources of the page; it comes after all its marks."""
    marks = _marks(context)
    return {"entries": [(mark.number, _entry(mark)) for mark in marks.entries], "superseded": marks.superseded}


def _entry(mark: Mark) -> SafeString:
    """What an entry tells. Its templates are filled, as a page has up to a hundred of what they show."""
    several = mark.is_several
    told = b"".join(fill("_source_told.html", several=several, **one._asdict()) for one in mark.told)
    read = b"".join(fill("_source_read.html", **one._asdict()) for one in mark.sources)
    return filled("_source_entry.html", several=several, told=told, read=read, heading=mark.heading, trust=mark.trust)


register.filter("host", host)


@register.filter("links")
def addressed(entries: Iterable[Any], part: str = "") -> list[tuple[str, str]]:
    """The addresses of entries, or of a part of their pages, with their titles: rows for a template that is filled."""
    return [(f"{entry.get_absolute_url()}{part}", english.in_sentence(entry.title)) for entry in entries]


def _every(facts: Iterable[Cited | Iterable[Cited]]) -> list[Cited]:
    """Facts, and lists of facts, as one list, each once."""
    return list(dict.fromkeys(chain.from_iterable(one if isinstance(one, Iterable) else [one] for one in facts)))
