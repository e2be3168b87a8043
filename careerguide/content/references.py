"""Finds what is wrong between documents, of which each may be sound by itself: references to nothing, and circles."""

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any

from .checking import Documents, Name, Problem, Seeds
from .mapping import FieldPath, introduces, mentions
from .models import Part
from .schema import EntryDocument, Kind


def wrong_between(found: Documents, kinds: Mapping[str, Kind], seeds: Seeds) -> Iterator[Problem]:
    """What is wrong between the documents found, or to be written, in some seeds."""
    targets = _Targets(found, kinds, seeds.paths.keys() - seeds.documents.keys())
    for name, document in found.items():
        for path, message in targets.missing(kinds[name.folder].model, document, name.slug):
            yield Problem(seeds.place(seeds.path(name)), message, path)
    try:
        in_order(found, kinds)
    except CycleError as error:
        yield Problem(seeds.folder.name, f"a circle of references: {' → '.join(map(str, error.args[1]))}")


class _Targets:
    """What documents may refer to: what documents hold. Rows don't count, as another database may not have them.

    A document that can't be read still stands: a reference to it is not an error of the document that refers to it.
    """

    def __init__(self, found: Documents, kinds: Mapping[str, Kind], unreadable: Iterable[Name]) -> None:
        self.known = {
            target for name, document in found.items() for target in introduces(kinds[name.folder], document, name.slug)
        }
        self.unreadable = {(kinds[name.folder].model, name.slug) for name in unreadable}

    def missing(self, model: Any, document: EntryDocument, slug: str) -> Iterator[tuple[FieldPath, str]]:
        """Each (path, message) of a reference to nothing, or to the document itself."""
        for path, related, reference in mentions(model, document, slug):
            if (related, reference) == (model, slug):
                yield path, "refers to itself"
            elif (related, reference) not in self.known and not self.unread(related, reference):
                yield path, f"there is no {related._meta.verbose_name} “{reference}”"

    def unread(self, model: Any, reference: str) -> bool:
        """Whether the reference leads to a document that can't be read."""
        owners = [field.related_model for field in model.parent_fields()] if issubclass(model, Part) else [model]
        return any((owner, reference.partition("#")[0]) in self.unreadable for owner in owners)


def in_order(found: Documents, kinds: Mapping[str, Kind]) -> list[Name]:
    """The documents, each after all documents that it refers to. Raises CycleError."""
    introduced = {
        (model, reference): name
        for name, document in found.items()
        for model, reference in introduces(kinds[name.folder], document, name.slug)
    }
    graph = {
        name: {
            introduced[related, reference]
            for _, related, reference in mentions(kinds[name.folder].model, document, name.slug)
            if introduced.get((related, reference), name) != name
        }
        for name, document in found.items()
    }
    return list(TopologicalSorter(graph).static_order())
