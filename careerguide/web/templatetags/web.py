"""Tags and filters of every template; they need no {% load %}."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from careerguide.content.models import Cited, Section, Source
from careerguide.web import markup

register = template.Library()


@register.filter
def markdown(source: str) -> SafeString:
    return mark_safe(markup.to_html(source))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def inline_markdown(source: str) -> SafeString:
    return mark_safe(markup.to_inline_html(source))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def capitalised(text: str) -> str:
    """With a capital at the start, and the rest as it is: “about US$…” → “About US$…”."""
    return text[:1].upper() + text[1:]


@register.filter
def in_sentence(title: str) -> str:
    """As a title stands inside a sentence: “Data scientist” → “data scientist”, but “AI engineer” as it is."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


@register.filter
def thousands(number: int) -> str:
    """23400 → 23,400."""
    return f"{number:,}"


@register.filter
def signed(number: Decimal) -> str:
    """33.5 → +33.5; with a true minus sign where it falls, and none where nothing changes."""
    return f"{number:+}".replace("-", "−") if number else str(abs(number))


@register.simple_tag
def styles(*sheets: str) -> SafeString:
    """Links to style sheets; a page names those that only pages of its kind need in its block `styles`."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ([static(f"css/{sheet}.css")] for sheet in sheets))


@register.inclusion_tag("_citations.html")
def citations(fact: Cited) -> dict[str, Any]:
    """The sections that a fact is taken from, as links; see `with_citations`."""
    return {"by_source": _by_source(fact.sections)}


@register.inclusion_tag("_sources_used.html")
def sources_used(*facts: Cited | Iterable[Cited]) -> dict[str, Any]:
    """Each source behind the facts with the sections used, for the end of a page."""
    every = chain.from_iterable([fact] if isinstance(fact, Cited) else fact for fact in facts)
    return {"by_source": _by_source({section for fact in every for section in fact.sections})}


def _by_source(sections: Iterable[Section]) -> dict[Source, list[Section]]:
    by_source: dict[Source, list[Section]] = {}
    for section in sorted(sections, key=lambda one: (one.source.order, one.source.title, one.position)):
        by_source.setdefault(section.source, []).append(section)
    return by_source
