"""Tags and filters of every template; they need no {% load %}."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from careerguide.content.models import Cited, Section
from careerguide.web import markup

register = template.Library()


@register.filter
def markdown(source: str) -> SafeString:
    return mark_safe(markup.to_html(source))  # noqa: S308  (nh3 has cleaned it)


@register.filter
def inline_markdown(source: str) -> SafeString:
    return mark_safe(markup.to_inline_html(source))  # noqa: S308  (nh3 has cleaned it)


@register.inclusion_tag("_citations.html")
def citations(fact: Cited) -> dict[str, Any]:
    """The sections that a fact is taken from, as links; prefetch `citations__source`."""
    return {"sections": fact.citations.all()}


@register.inclusion_tag("_sources_used.html")
def sources_used(*facts: Cited | Iterable[Cited]) -> dict[str, Any]:
    """Each source behind the facts with the sections used, for the end of a page."""
    sections: set[Section] = set()
    for fact in facts:
        for one in [fact] if isinstance(fact, Cited) else fact:
            sections.update(one.citations.all())
    by_source: dict[Any, list[Section]] = {}
    for section in sorted(sections, key=lambda s: (s.source.order, s.source.title, s.position)):
        by_source.setdefault(section.source, []).append(section)
    return {"by_source": by_source}
