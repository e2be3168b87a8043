"""Keeps `seeds/` and the database in step, though authors write to both.

For each entry three versions count: the document in `seeds/`, the row in the database, and the version in which both
last agreed, whose digest a LoadRecord keeps. `decide` compares the three. `Sync` goes through all entries and acts on
the verdicts; loading (load.py) and dumping (dump.py) differ in the side whose changes they take over, and how.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any, ClassVar

from . import documents
from .checking import Documents, Name, Problem, read_seeds
from .models import Entry, LoadRecord
from .rows import read_database
from .schema import EntryDocument, Kind

Progress = Callable[[int, int], None]  # is told how many entries are done, of how many


def silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


class Verdict(Enum):
    AGREE = "unchanged"
    SEEDS_CHANGED = "the document has changed"
    DATABASE_CHANGED = "the row has changed"
    CONFLICT = "both have changed"


def decide(last: str | None, seeds: str | None, database: str | None) -> Verdict:
    """The verdict on three digests; None stands for a version that does not exist."""
    if seeds == database:
        return Verdict.AGREE
    if database == last:
        return Verdict.SEEDS_CHANGED
    if seeds == last:
        return Verdict.DATABASE_CHANGED
    return Verdict.CONFLICT


@dataclass
class Report:
    """What a load or dump did with each entry."""

    created: list[Name] = field(default_factory=list)
    updated: list[Name] = field(default_factory=list)
    removed: list[Name] = field(default_factory=list)
    unchanged: list[Name] = field(default_factory=list)
    waiting: list[Name] = field(default_factory=list)  # changed on the other side only: the opposite command's work
    conflicts: dict[Name, str] = field(default_factory=dict)  # with a diff from database to seeds
    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        counts = {name: len(getattr(self, name)) for name in ("created", "updated", "removed", "unchanged")}
        return ", ".join(f"{count} {name}" for name, count in counts.items()) + f", {len(self.conflicts)} conflicts"


Version = EntryDocument | None  # what one side holds of an entry, if anything


def digest(document: Version) -> str | None:
    """Tells versions apart by their content, however they are laid out; None for no document."""
    if document is None:
        return None
    return sha256(document.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def text_of(document: EntryDocument) -> str:
    """The document as it stands in its file: one text for each content. The citations of a part come last."""
    meta = document.model_dump(mode="json", exclude_defaults=True, exclude={"body"})
    return documents.render({key: _citations_last(value) for key, value in meta.items()}, document.body)


def _citations_last(value: Any) -> Any:
    if isinstance(value, list):
        return [_citations_last(item) for item in value]
    if not isinstance(value, dict):
        return value
    keys = sorted(value, key=lambda key: key in ("citations", "note"))
    return {key: _citations_last(value[key]) for key in keys}


def difference(ours: Version, theirs: Version, name: Name) -> str:
    """A unified diff from the row to the document."""
    before, after = ((text_of(side) if side else "").splitlines() for side in (ours, theirs))
    return "\n".join(difflib.unified_diff(before, after, f"database {name}", f"seeds/{name}.md", lineterm="", n=2))


# The agreement


def last_agreed() -> dict[Name, str]:
    """The digest of each entry when seeds and database last held the same."""
    return {Name(record.kind, record.slug): record.digest for record in LoadRecord.objects.all()}


def agree(digests: Mapping[Name, str | None]) -> None:
    """Keeps the digest of the version in which both sides agree; None where neither side has the entry any more."""
    kept = [LoadRecord(kind=name.folder, slug=name.slug, digest=agreed) for name, agreed in digests.items() if agreed]
    key = ["kind", "slug"]
    LoadRecord.objects.bulk_create(kept, update_conflicts=True, unique_fields=key, update_fields=["digest"])
    for name in digests.keys() - {Name(record.kind, record.slug) for record in kept}:
        LoadRecord.objects.filter(kind=name.folder, slug=name.slug).delete()


SETTLED = {None: Verdict.CONFLICT, "seeds": Verdict.SEEDS_CHANGED, "database": Verdict.DATABASE_CHANGED}


class Sync:
    """One run over all entries. `theirs` is always the document in `seeds/`, and `ours` the row as a document.

    A conflict is settled for the side that `take` names, in the entries of `only`, or in all entries if there are none.
    """

    takes_over: ClassVar[Verdict]  # the changes that this run takes over; those of the other side wait

    def __init__(self, folder: Path, kinds: Iterable[Kind], take: str | None = None, only: Iterable[Name] = ()) -> None:
        self.folder, self.kinds = folder, {kind.folder: kind for kind in kinds}
        self.settled, self.only = SETTLED[take], frozenset(only)
        self.report = Report()
        self.seeds: Documents = {}
        self.database: Documents = {}
        self.refused: Mapping[Name, str] = {}  # rows that no document can hold, and why
        self.last: Mapping[Name, str] = {}
        self.agreed: dict[Name, str | None] = {}

    def run(self, progress: Progress = silent) -> Report:
        """Reads both sides and brings them together. With any problem in any document nothing is done."""
        self.seeds, self.report.problems = read_seeds(self.folder, self.kinds.values())
        if not self.report.problems:
            self.database, self.refused = read_database(self.kinds.values())
            self.last = last_agreed()
            names = self.names()
            for number, name in enumerate(names, 1):
                progress(number, len(names))
                self.bring_together(name, self.seeds.get(name), self.database.get(name))
            agree({name: agreed for name, agreed in self.agreed.items() if agreed != self.last.get(name)})
        return self.report

    def names(self) -> list[Name]:
        """All entries, in the order of the run."""
        return sorted(self.seeds.keys() | self.database.keys() | self.refused.keys() | self.last.keys())

    def bring_together(self, name: Name, theirs: Version, ours: Version) -> None:
        """Acts on the verdict on an entry, and reports it."""
        match self.verdict(name, theirs, ours):
            case Verdict.CONFLICT:
                self.report.conflicts[name] = self.refused.get(name) or difference(ours, theirs, name)
            case Verdict.AGREE:
                self.report.unchanged += [name] if theirs or ours else []
                self.agreed[name] = digest(theirs or ours)
            case self.takes_over:
                self.agreed[name] = digest(self.take_over(name, theirs, ours))
            case waiting:  # the unchanged side is what both agreed on; a settled conflict makes it so
                self.report.waiting.append(name)
                self.agreed[name] = digest(theirs if waiting is Verdict.DATABASE_CHANGED else ours)

    def verdict(self, name: Name, theirs: Version, ours: Version) -> Verdict:
        """The verdict on an entry, once `take` has settled conflicts.

        A vanished document agrees with a row that is off the site. A row that no document can hold is a conflict.
        """
        verdict = decide(self.last.get(name), digest(theirs), digest(ours))
        if name in self.refused or verdict is Verdict.CONFLICT:
            return self.settle(name, theirs)
        taken_off = verdict is Verdict.SEEDS_CHANGED and not theirs and ours and ours.status == Entry.Status.DRAFT
        return Verdict.AGREE if taken_off else verdict

    def settle(self, name: Name, theirs: Version) -> Verdict:
        """What `take` makes of a conflict. A refused row can only be replaced by a document."""
        asked = not self.only or name in self.only
        possible = name not in self.refused or (theirs and self.settled is Verdict.SEEDS_CHANGED)
        return self.settled if asked and possible else Verdict.CONFLICT

    def take_over(self, name: Name, theirs: Version, ours: Version) -> Version:
        """Brings the other side up to date. Returns the version that both sides hold now."""
        raise NotImplementedError
