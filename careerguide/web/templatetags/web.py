"""Tags and filters of every template; they need no {% load %}."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from careerguide.content import markup
from careerguide.content.models import Cited, Section, Source
from careerguide.web import english

register = template.Library()


@register.filter
def markdown(source: str, top: int = 2) -> SafeString:
    return mark_safe(markup.to_html(source, top))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def inline_markdown(source: str) -> SafeString:
    return mark_safe(markup.to_inline_html(source))  # noqa: S308  (nh3 has cleaned it)


for word in (english.capitalised, english.in_sentence, english.signed, english.thousands):
    register.filter(word)


@register.simple_block_tag
def kept(content: str) -> str:
    """What stands between, under a name, for what a page says in several places: {% kept as name %}…{% endkept %}."""
    return content


@register.simple_tag
def styles(*sheets: str) -> SafeString:
    """Links to style sheets; a page names those that only pages of its kind need in its block `styles`."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ([static(f"css/{sheet}.css")] for sheet in sheets))


@register.inclusion_tag("_citations.html")
def citations(fact: Cited) -> dict[str, Any]:
    """The sections that a fact is taken from, as links."""
    return {"by_source": _by_source(fact.sections)}


@register.inclusion_tag("_sources_used.html")
def sources_used(*facts: Cited | Iterable[Cited]) -> dict[str, Any]:
    """Each source behind the facts with the sections used, for the end of a page."""
    every = chain.from_iterable([fact] if isinstance(fact, Cited) else fact for fact in facts)
    return {"by_source": _by_source({section for fact in every for section in fact.sections})}


def _by_source(sections: Iterable[Section]) -> dict[Source, list[Section]]:
    by_source: dict[Source, list[Section]] = {}
    for section in sorted(sections, key=lambda one: one.rank):
        by_source.setdefault(section.source, []).append(section)
    return by_source
