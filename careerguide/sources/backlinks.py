"""Walks citations backwards: from a section of a source to the facts that were taken from it."""

from careerguide.content.models import Cited, Section
from careerguide.content.whole import Whole


def facts_by_kind(whole: Whole, section: Section) -> dict[str, list[Cited]]:
    """The published facts that cite a section, by the plural name of their kind."""
    found: dict[str, list[Cited]] = {}
    for fact in whole.facts_citing(section):
        found.setdefault(str(fact._meta.verbose_name_plural), []).append(fact)
    return found
