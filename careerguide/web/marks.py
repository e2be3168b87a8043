"""The evidence of a page: numbered marks in its text, each of which leads to its entry in the list of sources.

A page collects its marks while it is rendered, so that they are numbered in the order in which one reads them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from careerguide.content import markup
from careerguide.content.models import Section, Source

from .english import listed

NAMED_FIRST = 2  # sources in the line below a heading
SHORT = 16  # words of a statement that stands among others
CLAIM = "Claim, no source"
IN_SHORT = {"A": "Official", "D": CLAIM}  # grades without a doubt to tell


class Told(NamedTuple):
    """What an entry tells of one fact."""

    figure: str
    terms: SafeString
    besides: str  # its trust and its sources, where these are not those of the whole entry
    note: str  # Markdown


class Read(NamedTuple):
    """A source of an entry, and what the entry leads to: public addresses, and where the site tells of the source."""

    source: Source
    at: dict[str, str]  # what stands there, by address; empty words where nothing need be told apart
    told_at: dict[str, str]


@dataclass(frozen=True)
class Mark:
    """An entry of the list of sources: one fact, a few that stand as one, or all those below one heading."""

    number: int
    facts: tuple[Any, ...]
    heading: str = ""  # below which the facts stand; empty for a mark in the text

    @cached_property
    def by_source(self) -> dict[Source, list[Section]]:
        return by_source({section for fact in self.facts for section in fact.sections})

    @property
    def label(self) -> str:
        """How a screen reader names the mark: Source 7: BLS wages 2025."""
        named = self._first([source.short_title for source in self.by_source])
        return f"Source {self.number}: {named}" if named else f"Source {self.number}"

    @property
    def named(self) -> str:
        """The sources whose names tell a reader something: statistics and standards, not articles."""
        return self._first([source.short_title for source in self.by_source if source.kind in Source.AUTHORITIES])

    def _first(self, names: list[str]) -> str:
        """The first of some names of its sources, and how many more it has; empty without names."""
        more = len(self.by_source) - len(names[:NAMED_FIRST])
        return listed([*names[:NAMED_FIRST], *([f"{more} more"] if more else [])]) if names else ""

    @cached_property
    def _is_brief(self) -> bool:
        """Whether each fact is told in a few words, as one of many."""
        return bool(self.heading) and len(self.facts) > 1

    @property
    def trust(self) -> str:
        """How far to trust the facts; where they differ, most of them."""
        return self._trust + (
            "" if all(trust(fact) == self._trust for fact in self.facts) else ", if not said otherwise"
        )

    @cached_property
    def _trust(self) -> str:
        ((most, _),) = Counter(map(trust, self.facts)).most_common(1)
        return most

    @property
    def told(self) -> list[Told]:
        return [self._told(fact) for fact in self.facts]

    def _told(self, fact: Any) -> Told:
        figure, terms = fact.said
        words = shortened(terms) if self._is_brief else markup.to_inline_html(terms)
        joint = " " if figure and terms.startswith(" ") else ""
        return Told(figure, mark_safe(joint + words), self._besides(fact), fact.note)  # noqa: S308  (clean, or escaped)

    def _besides(self, fact: Any) -> str:
        own = "" if trust(fact) == self._trust else trust(fact)
        return " · ".join(filter(None, [own, self._sources_of(fact)]))

    def _sources_of(self, fact: Any) -> str:
        if self._has_same_sources:
            return ""
        found = by_source(fact.sections)
        return "; ".join(self._as_named(source, sections) for source, sections in found.items())

    @cached_property
    def _has_same_sources(self) -> bool:
        return len({frozenset(fact.sections) for fact in self.facts}) == 1

    def _as_named(self, source: Source, sections: Iterable[Section]) -> str:
        """O*NET 30.1; with the labels of the sections where the entry has several of that source."""
        if len(self.by_source[source]) == 1:
            return source.short_title
        return f"{source.short_title}: {', '.join(section.label for section in sections)}"

    @property
    def sources(self) -> list[Read]:
        return [Read(source, read_at(some), told_at(some)) for source, some in self.by_source.items()]


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
    """How far to trust a fact, in words."""
    if grade := getattr(fact, "grade", None):
        return IN_SHORT.get(grade.letter) or str(grade.reason).removesuffix(".")
    if getattr(fact, "basis", "") in ("inferred", "estimate"):
        return "Our estimate"
    return _by_kind(fact.sections)


def _by_kind(sections: Sequence[Section]) -> str:
    """What the best of the sources is."""
    if not sections:
        return "No source"
    best = min((section.source for section in sections), key=lambda source: Source.Kind.values.index(source.kind))
    if best.kind == Source.Kind.ARTICLE:
        return CLAIM
    return best.get_kind_display() + (", quoted second-hand" if any(one.second_hand for one in sections) else "")


def shortened(text: str) -> str:
    """The first words of a text, as HTML without any tags."""
    words = " ".join(markup.to_texts(text)).split()
    return escape(" ".join(words[:SHORT]) + ("…" if len(words) > SHORT else ""))


def read_at(sections: Iterable[Section]) -> dict[str, str]:
    """The public addresses of sections of one source, each with what stands there, if others stand elsewhere."""
    found: dict[str, list[str]] = {}
    for section in sections:
        if address := deepest(section):
            found.setdefault(address, []).append(section.label)
    if len(found) == 1 and len(*found.values()) > 1:
        return dict.fromkeys(found, "")
    return {address: ", ".join(labels) for address, labels in found.items()}


def told_at(sections: Sequence[Section]) -> dict[str, str]:
    """Where the site tells of sections of one source, with the words of the link; nowhere if that is not published."""
    if not sections[0].source.is_published:
        return {}
    alone = len(sections) == 1
    return {one.get_absolute_url(): "this source" if alone else f"“{one.label}”" for one in sections}


def deepest(section: Section) -> str:
    """The public address that comes closest to what a section holds; empty where there is none."""
    doi = section.source.doi
    return section.url or section.source.url or (f"https://doi.org/{doi}" if doi else "")


def host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
