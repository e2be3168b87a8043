"""Finds what is wrong between documents, of which each may be sound by itself.

One is missing, refers or links to nothing, or in a circle, claims an address of another, or breaks a rule of its kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from itertools import chain
from typing import Any

from django.db import models

from .checking import Documents, Name, Problem, Seeds
from .former import taken_twice
from .hyperlinks import dead_in, may_lead, why_not
from .mapping import FieldPath, introduces, mentions, texts_of, walk
from .models import Entry, Part
from .quotation import Quotable
from .schema import EntryDocument, Kind


def wrong_between(found: Documents, kinds: Mapping[str, Kind], seeds: Seeds) -> Iterator[Problem]:
    """What is wrong between the documents found, or to be written, in some seeds."""
    unreadable = seeds.paths.keys() - seeds.documents.keys()
    for only in [Name(kind.folder, kind.only) for kind in kinds.values() if kind.only and found]:
        if only not in found.keys() | unreadable:
            yield Problem(seeds.place(seeds.path(only)), "missing, though every page needs it")
    for name, path, message in contradictions(found, kinds, unreadable):
        yield Problem(seeds.place(seeds.path(name)), message, path)
    if circle := circular(found, kinds):
        yield Problem(seeds.folder.name, circle)


def circular(found: Documents, kinds: Mapping[str, Kind]) -> str:
    """What tells of a circle in which documents refer to each other; empty where there is none."""
    try:
        _referring(found, kinds).prepare()
    except CycleError as error:
        return f"a circle of references: {' → '.join(map(str, error.args[1]))}"
    return ""


def contradictions(
    found: Documents, kinds: Mapping[str, Kind], unreadable: Set[Name] = frozenset()
) -> Iterator[tuple[Name, FieldPath, str]]:
    """Each (name, path, message) of what is wrong in one document beside the others."""
    targets = _Targets(found, kinds, unreadable)
    wrong = ((name, *one) for name, document in found.items() for one in targets.wrong_in(name, document))
    yield from chain(wrong, taken_twice(found, kinds, unreadable), _wrong_by_kind(found, kinds.values()))


def contradictions_about(
    names: Set[Name], found: Documents, kinds: Mapping[str, Kind], unreadable: Set[Name]
) -> Iterator[tuple[Name, FieldPath, str]]:
    """Those of the contradictions that may come or go with the status of some entries, or with these themselves.

    Only documents that lead to these need be found, and those of all kinds with rules on them (see `ruling`).
    """
    targets = _Targets(found, kinds, unreadable, names)
    yield from ((name, *one) for name, document in found.items() for one in targets.unled(name, document))
    yield from _wrong_by_kind(found, ruling(names, kinds.values()))


def ruling(names: Iterable[Name], kinds: Iterable[Kind]) -> list[Kind]:
    """The kinds with rules that look at some entries."""
    folders = {name.folder for name in names}
    return [kind for kind in kinds if not folders.isdisjoint(kind.ruled)]


def _wrong_by_kind(found: Documents, kinds: Iterable[Kind]) -> Iterator[tuple[Name, FieldPath, str]]:
    """Each (name, path, message) of what breaks a rule that its kind has beside other documents."""
    by_folder: dict[str, dict[str, EntryDocument]] = defaultdict(dict)
    for name, document in found.items():
        by_folder[name.folder][name.slug] = document
    for kind in kinds:
        for slug, path, message in kind.wrong({folder: by_folder[folder] for folder in kind.ruled}):
            yield Name(kind.folder, slug), path, message


class _Targets:
    """What documents may refer and lead to: what documents hold. Rows don't count, as another database may lack them.

    A document that can't be read still stands: a reference to it is not an error of the document that refers to it.
    Links and figures may be asked `about` some entries alone.
    """

    def __init__(
        self, found: Documents, kinds: Mapping[str, Kind], unreadable: Iterable[Name], about: Set[Name] | None = None
    ) -> None:
        self.found, self.kinds, self.about = found, kinds, about
        self.unreadable = {(kinds[name.folder].model, name.slug) for name in unreadable}
        self.present = {
            (kinds[name.folder].model, former): name.slug
            for name, document in found.items()
            for former in document.former_slugs
        }

    @cached_property
    def known(self) -> set[tuple[type[models.Model], str]]:
        kinds = self.kinds
        return {
            target
            for name, document in self.found.items()
            for target in introduces(kinds[name.folder], document, name.slug)
        }

    def wrong_in(self, name: Name, document: EntryDocument) -> Iterator[tuple[FieldPath, str]]:
        """Each (path, message) of a reference or link in a document."""
        model = self.kinds[name.folder].model
        yield from self.missing(model, document, name.slug)
        yield from self.unled(name, document)

    def unled(self, name: Name, document: EntryDocument) -> Iterator[tuple[FieldPath, str]]:
        """Each (path, message) of a link or figure in a document that leads nowhere."""
        for path, field, text in walk(self.kinds[name.folder].model, document, fields=texts_of):
            if text and may_lead(field, text):
                yield from ((path, message) for message in dead_in(field, text, name.folder, self.look, self.held))

    def asks_about(self, name: Name) -> bool:
        return self.about is None or name in self.about

    def look(self, name: Name) -> str:
        """Why a link can't lead to an entry."""
        model, document = self.kinds[name.folder].model, self.found.get(name)
        if (model, name.slug) in self.unreadable or not self.asks_about(name):
            return ""
        is_published = document.status == Entry.Status.PUBLISHED if document else None
        return why_not(name, is_published, self.present.get((model, name.slug), ""))

    def held(self, name: Name) -> Sequence[Quotable] | None:
        """What texts may quote of an entry."""
        document = self.found.get(name) if self.asks_about(name) else None
        return document.quotables if document else None

    def missing(self, model: Any, document: EntryDocument, slug: str) -> Iterator[tuple[FieldPath, str]]:
        """Each (path, message) of a reference to nothing, or to the document itself."""
        for path, related, reference in mentions(model, document, slug):
            if (related, reference) == (model, slug):
                yield path, "refers to itself"
            elif (related, reference) not in self.known and not self.unread(related, reference):
                hint = self.hint(related, reference)
                yield path, f"there is no {related._meta.verbose_name} “{reference}”{hint}"

    def unread(self, model: Any, reference: str) -> bool:
        """Whether the reference leads to a document that can't be read."""
        return any(entry in self.unreadable for entry in _entries_of(model, reference))

    def hint(self, model: Any, reference: str) -> str:
        """What to write instead of a former slug."""
        slug, *key = reference.split("#")
        present = next(filter(None, map(self.present.get, _entries_of(model, reference))), "")
        return f"; write “{'#'.join([present, *key])}”, as “{slug}” is called now" if present else ""


def _entries_of(model: Any, reference: str) -> list[tuple[Any, str]]:
    """The (model, slug) of the entry that a reference means, or of those of which it may mean a part."""
    owners = [field.related_model for field in model.parent_fields()] if issubclass(model, Part) else [model]
    return [(owner, reference.partition("#")[0]) for owner in owners]


def in_waves(found: Documents, kinds: Mapping[str, Kind]) -> Iterator[list[Name]]:
    """The documents in groups, each after all documents that those of the group refer to. Raises CycleError."""
    sorter = _referring(found, kinds)
    sorter.prepare()
    while wave := sorter.get_ready():
        yield sorted(wave)
        sorter.done(*wave)


def _referring(found: Documents, kinds: Mapping[str, Kind]) -> TopologicalSorter[Name]:
    """Which documents each of the documents refers to."""
    introduced = {
        (model, reference): name
        for name, document in found.items()
        for model, reference in introduces(kinds[name.folder], document, name.slug)
    }
    sorter: TopologicalSorter[Name] = TopologicalSorter()
    for name, document in found.items():
        mentioned = (
            introduced.get((model, reference))
            for _, model, reference in mentions(kinds[name.folder].model, document, name.slug)
        )
        sorter.add(name, *(other for other in mentioned if other not in (None, name)))
    return sorter
