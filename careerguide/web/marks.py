"""The evidence of a page: numbered marks in its text, each of which leads to its entry in the list of sources.

A page collects its marks while it is rendered, so that they are numbered in the order in which one reads them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from careerguide.content import markup
from careerguide.content.models import Section, Source

from .english import in_sentence, listed

NAMED_FIRST = 2  # sources in the name of a mark; in the line below a heading one, so that it fits on a phone
HOSTS = 2_000  # addresses whose hosts are remembered
SHORT = 16  # words of a statement that stands among others
CLAIM = "Claim, no source"
IN_SHORT = {"A": "Official", "D": CLAIM}  # grades without a doubt to tell
UNSAID = {Source.Kind.STANDARD, Source.Kind.ARTICLE}  # kinds of sources that say nothing of a fact by themselves
STATED = "As its source says"


Links = Sequence[tuple[str, str]]  # addresses, each with its words


class Told(NamedTuple):
    """What an entry tells of one fact."""

    figure: str
    terms: SafeString
    besides: str  # its trust and its sources, where these are not those of the whole entry
    note: SafeString


class Read(NamedTuple):
    """A source of an entry, and what the entry leads to: public addresses, and where the site tells of the source."""

    source: str
    kind: str  # what it is, and whether others quote it
    read_on: str  # 25 Nov 2026; empty where we did not
    read_at: Links
    told_at: Links


@dataclass(frozen=True)
class Mark:
    """An entry of the list of sources: one fact, a few that stand as one, or all those below one heading."""

    number: int
    facts: tuple[Any, ...]
    heading: str = ""  # below which the facts stand; empty for a mark in the text

    @cached_property
    def by_source(self) -> dict[Source, list[Section]]:
        return by_source(set().union(*self._cited))

    @cached_property
    def _cited(self) -> list[frozenset[Section]]:
        """The sections of sources that each fact cites."""
        return [frozenset(fact.sections) for fact in self.facts]

    @cached_property
    def _trusted(self) -> list[str]:
        """The grade of each fact: how far to trust it."""
        return [trust(fact) for fact in self.facts]

    @property
    def label(self) -> str:
        """How a screen reader names the mark: Source 7: BLS wages 2025."""
        named = self._first(NAMED_FIRST, [source.short_title for source in self.by_source])
        return f"Source {self.number}: {named}" if named else f"Source {self.number}"

    @property
    def named(self) -> str:
        """The sources whose names tell a reader something: statistics and standards, not articles."""
        return self._first(1, [source.short_title for source in self.by_source if source.kind in Source.AUTHORITIES])

    def _first(self, most: int, names: list[str]) -> str:
        """The first of some names of its sources, and how many more it has; empty without names."""
        more = len(self.by_source) - len(names[:most])
        return listed([*names[:most], *([f"{more} more"] if more else [])]) if names else ""

    @property
    def is_several(self) -> bool:
        return len(self.facts) > 1

    @cached_property
    def _is_brief(self) -> bool:
        """Whether each fact is told in a few words, as one of many."""
        return bool(self.heading) and self.is_several

    @property
    def trust(self) -> str:
        """How far to trust the facts; where they differ, most of them. Empty where their sources tell it."""
        alike = not self._mostly or len({*self._trusted}) == 1
        return self._mostly if alike else f"{self._mostly}, if not said otherwise"

    @cached_property
    def _mostly(self) -> str:
        ((most, _),) = Counter(self._trusted).most_common(1)
        return most

    @property
    def told(self) -> list[Told]:
        named = {cited: self._named_of(cited) for cited in {*self._cited}}
        each = zip(self.facts, self._trusted, self._cited, strict=True)
        return [self._told(fact, self._besides(trusted, named[cited])) for fact, trusted, cited in each]

    def _told(self, fact: Any, besides: str) -> Told:
        figure, terms = fact.said
        words = shortened(terms) if self._is_brief else markup.to_inline_html(terms)
        joint = " " if figure and terms.startswith(" ") else ""
        note = markup.to_inline_html(fact.note)
        return Told(figure, mark_safe(joint + words), besides, mark_safe(note))  # noqa: S308  (clean, or escaped)

    def _besides(self, trusted: str, named: str) -> str:
        own = "" if trusted == self._mostly else trusted or STATED
        return " · ".join(filter(None, [own, named]))

    def _named_of(self, cited: frozenset[Section]) -> str:
        if self._is_cited_alike:
            return ""
        return "; ".join(self._as_named(source, sections) for source, sections in by_source(cited).items())

    @cached_property
    def _is_cited_alike(self) -> bool:
        return len({*self._cited}) == 1

    def _as_named(self, source: Source, sections: Iterable[Section]) -> str:
        """O*NET 30.1; with the labels of the sections where the entry has several of that source."""
        if len(self.by_source[source]) == 1:
            return source.short_title
        return f"{source.short_title}: {', '.join(section.label for section in sections)}"

    @property
    def sources(self) -> list[Read]:
        return [
            Read(source.short_title, self._kind_of(some), read_on(source), read_at(some), told_at(some))
            for source, some in self.by_source.items()
        ]

    def _kind_of(self, sections: Sequence[Section]) -> str:
        """The kind of a source, if not the grades of all facts tell how far to trust them."""
        return "" if all(fact.grade for fact in self.facts) else kind_of(sections)


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

    @property
    def superseded(self) -> list[Source]:
        """The sources of which a newer edition exists."""
        found = {source for entry in self.entries for source in entry.by_source if source.newer_edition}
        return sorted(found, key=attrgetter("rank"))


def by_source(sections: Iterable[Section]) -> dict[Source, list[Section]]:
    """Sections below the sources that they belong to, both in their order."""
    in_order = sorted(sections, key=attrgetter("rank"))  # which keeps those of one source together
    return {source: [*some] for source, some in groupby(in_order, key=attrgetter("source"))}


def trust(fact: Any) -> str:
    """How far to trust a fact, in words. Empty where that differs by its sources, which are told with their kinds."""
    if grade := fact.grade:
        return IN_SHORT.get(grade.letter) or str(grade.reason).removesuffix(".")
    if getattr(fact, "basis", "") in ("inferred", "estimate"):
        return "Our estimate"
    return _by_kinds({section.source.kind for section in fact.sections})


def _by_kinds(kinds: set[str]) -> str:
    if not kinds:
        return "No source"
    return CLAIM if kinds == {Source.Kind.ARTICLE} else ""


def kind_of(sections: Sequence[Section]) -> str:
    """What the source of some sections is, where that tells how far to trust it: official statistics."""
    source = sections[0].source
    own = "" if source.kind in UNSAID else in_sentence(Source.Kind(source.kind).label)
    quoted = "quoted second-hand" if any(section.second_hand for section in sections) else ""
    return ", ".join(filter(None, [own, quoted]))


def shortened(text: str) -> str:
    """The first words of a text, as HTML without any tags."""
    words = " ".join(markup.to_texts(text)).split()
    return escape(" ".join(words[:SHORT]) + ("…" if len(words) > SHORT else ""))


def read_on(source: Source) -> str:
    """The day on which a source was read: 25 Nov 2026."""
    return f"{source.accessed.day} {source.accessed:%b %Y}" if source.accessed else ""


def read_at(sections: Iterable[Section]) -> Links:
    """The public addresses of sections of one source, and what stands there where others stand elsewhere."""
    found: dict[str, list[str]] = {}
    for section in sections:
        if address := deepest(section):
            found.setdefault(address, []).append(section.label)
    is_alone = len(found) == 1 and len(*found.values()) > 1
    return [(address, _link_words("" if is_alone else ", ".join(labels), address)) for address, labels in found.items()]


def _link_words(what: str, address: str) -> str:
    """The words of a link to a source: Open May 2025, national at bls.gov."""
    return " ".join(filter(None, ["Open", what, "at", host(address)]))


def told_at(sections: Sequence[Section]) -> Links:
    """Where the site tells of sections of one source; nowhere if that is not published."""
    if not sections[0].source.is_published:
        return []
    alone = len(sections) == 1
    return [(one.get_absolute_url(), "About this source" if alone else f"About “{one.label}”") for one in sections]


def deepest(section: Section) -> str:
    """The public address that comes closest to what a section holds; empty where there is none."""
    doi = section.source.doi
    return section.url or section.source.url or (f"https://doi.org/{doi}" if doi else "")


@lru_cache(HOSTS)
def host(address: str) -> str:
    return urlsplit(address).netloc.removeprefix("www.")
