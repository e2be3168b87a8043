"""The evidence of a page: numbered marks in the text, each of which leads to its entry in the list of sources at the end.

A page collects its marks while it is rendered, so that they are numbered in the order in which one reads them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from careerguide.content.models import Section, Source

from .english import listed

MOST_NAMED = 2  # sources in the line below a heading


@dataclass(frozen=True)
class Mark:
    """An entry of the list of sources: one fact, or all those that stand below one heading."""

    number: int
    facts: tuple[Any, ...]
    heading: str = ""  # below which the facts stand; empty for a single one

    @property
    def by_source(self) -> dict[Source, list[Section]]:
        return by_source({section for fact in self.facts for section in fact.sections})

    @property
    def label(self) -> str:
        """How a screen reader names the mark: Source 7: BLS wages 2025."""
        named = ", ".join(source.short_title for source in self.by_source)
        return f"Source {self.number}: {named}" if named else f"Source {self.number}"

    @property
    def named(self) -> str:
        """The sources whose names tell a reader something: statistics and standards, not articles."""
        names = [source.short_title for source in self.by_source if source.kind in Source.AUTHORITIES]
        more = len(self.by_source) - len(names[:MOST_NAMED])
        return listed([*names[:MOST_NAMED], *([f"{more} more"] if more else [])]) if names else ""


@dataclass
class Marks:
    """The marks of one page, in the order in which they were set."""

    entries: list[Mark] = field(default_factory=list)
    _by_facts: dict[tuple[Any, ...], Mark] = field(default_factory=dict)

    def mark(self, facts: Sequence[Any], heading: str = "") -> tuple[Mark, bool]:
        """The mark of some facts, and whether it is set for the first time. The same facts have one mark."""
        key = (heading, *facts)
        if known := self._by_facts.get(key):
            return known, False
        new = self._by_facts[key] = Mark(len(self.entries) + 1, tuple(facts), heading)
        self.entries.append(new)
        return new, True


def by_source(sections: Iterable[Section]) -> dict[Source, list[Section]]:
    """Sections below the sources that they belong to, both in their order."""
    found: dict[Source, list[Section]] = {}
    for section in sorted(sections, key=lambda one: one.rank):
        found.setdefault(section.source, []).append(section)
    return found


def trust(fact: Any) -> str:
    """How far to trust a fact, in words; empty where nothing is to be said."""
    if grade := getattr(fact, "grade", None):
        return str(grade.reason)
    sections = fact.sections
    if getattr(fact, "basis", "") in ("inferred", "estimate"):
        return "Our estimate."
    if sections and all(section.source.kind == Source.Kind.ARTICLE for section in sections):
        return "A claim: the article names no source for it."
    return "Quoted second-hand." if any(section.second_hand for section in sections) else ""


def deepest(section: Section) -> str:
    """The public address that comes closest to what a section holds; empty where there is none."""
    return section.url or section.source.url


def host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
