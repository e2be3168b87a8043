"""Keeps `seeds/` and the database in step, though authors write to both.

For each entry three versions count: the document in `seeds/`, the row in the database, and the version in which both
last agreed, whose digest a LoadRecord keeps. `decide` compares the three. `Sync` goes through all entries and acts on
the verdicts; loading (load.py) and dumping (dump.py) differ in the side whose changes they take over, and how.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import ClassVar

from django.template.defaultfilters import pluralize

from .checking import Documents, Name, Problem, Progress, read_seeds, silent
from .models import Entry, LoadRecord
from .rows import read_database
from .schema import Kind
from .versions import Version, difference, digest


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


Explain = Callable[[], str]  # what a person needs to know to settle a conflict: a diff from database to seeds


@dataclass
class Report:
    """What a load or dump did with each entry."""

    created: list[Name] = field(default_factory=list)
    updated: list[Name] = field(default_factory=list)
    removed: list[Name] = field(default_factory=list)
    unchanged: list[Name] = field(default_factory=list)
    waiting: list[Name] = field(default_factory=list)  # changed on the other side only: the opposite command's work
    gone: list[Name] = field(default_factory=list)  # those of the waiting that the other side does not have any more
    merged: list[Name] = field(default_factory=list)  # those of the updated that have the changes of both sides
    conflicts: dict[Name, Explain] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)  # files that are no documents

    def __str__(self) -> str:
        counts = {name: len(getattr(self, name)) for name in ("created", "updated", "removed", "unchanged")}
        return ", ".join(f"{count} {name}" for name, count in counts.items()) + f", {len(self.conflicts)} conflicts"


# The agreement


DumpedOver = tuple[str | None, ...]


@dataclass(frozen=True)
class Agreement:
    """The digest of the version in which seeds and database last agreed; None where neither has the entry any more.

    `dumped_over` has the digests of the documents that dumps replaced. One of these that comes back would undo what
    editors wrote.
    """

    digest: str | None = None
    dumped_over: DumpedOver = ()


def last_agreed() -> dict[Name, Agreement]:
    return {
        Name(record.kind, record.slug): Agreement(record.digest or None, tuple(record.dumped_over))
        for record in LoadRecord.objects.all()
    }


def agree(agreements: Mapping[Name, Agreement]) -> None:
    """Keeps the agreements, and forgets those that tell nothing."""
    kept = [
        LoadRecord(kind=name.folder, slug=name.slug, digest=agreed.digest or "", dumped_over=agreed.dumped_over)
        for name, agreed in agreements.items()
        if agreed != Agreement()
    ]
    key, values = ["kind", "slug"], ["digest", "dumped_over"]
    LoadRecord.objects.bulk_create(kept, update_conflicts=True, unique_fields=key, update_fields=values)
    for name in agreements.keys() - {Name(record.kind, record.slug) for record in kept}:
        LoadRecord.objects.filter(kind=name.folder, slug=name.slug).delete()


SIDES = {None: None, "seeds": Verdict.SEEDS_CHANGED, "database": Verdict.DATABASE_CHANGED}
REMOVED_UNASKED = 3  # entries that any run may remove, even if they are more than a tenth
WENT_BACK = "The document is again one that dump_seeds had written an editor's version over."


class Sync:
    """One run over all entries. `theirs` is always the document in `seeds/`, and `ours` the row as a document.

    `take` names the side that wins in the entries of `only`, or in all entries if there are none. `removals` is how
    many entries the run may remove; without it a tenth.
    """

    takes_over: ClassVar[Verdict]  # the changes that this run takes over; those of the other side wait
    removal: ClassVar[str]  # what becomes of the entries that it removes

    def __init__(
        self,
        folder: Path,
        kinds: Iterable[Kind],
        take: str | None = None,
        only: Iterable[Name] = (),
        removals: int | None = None,
        progress: Progress = silent,
    ) -> None:
        self.kinds = {kind.folder: kind for kind in kinds}
        self.taken, self.only, self.removals, self.progress = SIDES[take], frozenset(only), removals, progress
        self.seeds = read_seeds(folder, self.kinds.values(), progress)
        self.theirs: Documents = self.seeds.documents
        self.last = last_agreed()
        known = {} if take == "database" else {name: agreed.digest for name, agreed in self.last.items()}
        self.ours, self.refused = read_database(self.kinds.values(), known)
        self.report = Report(problems=[*self.seeds.problems], strays=self.seeds.strays)
        self.agreed: dict[Name, Agreement] = {}

    def decide(self) -> Report:
        """Finds out what is to be done with each entry; nothing is written."""
        self.report.problems += self.check()
        if not self.report.problems:
            for name in sorted(self.theirs.keys() | self.ours.keys() | self.last.keys()):
                self.bring_together(name, self.theirs.get(name), self.ours.get(name))
            self.bound_removals()
        return self.report

    def run(self) -> Report:
        """Brings both sides together. With any problem nothing is agreed on, and the caller undoes what was written."""
        self.decide()
        if not self.report.problems:
            self.finish()
        if not self.report.problems:
            agree({name: agreed for name, agreed in self.agreed.items() if agreed != self.last.get(name)})
        return self.report

    def check(self) -> Iterator[Problem]:
        """Finds kinds that lost all documents while entries that were loaded from them are on the site."""
        if self.seeds.problems or self.removals is not None or self.taken is Verdict.DATABASE_CHANGED:
            return
        kept = {"", *(name.folder for name in self.theirs)}  # what stands beside the folders is missed by its name
        lost = Counter(name.folder for name in self.last if name.folder not in kept and self.is_published(name))
        if count := lost.total():
            entries = f"{count} such entr{pluralize(count, 'y is,ies are')} on the site"
            message = f"no documents of {', '.join(lost)}, but {entries}; --removals {count} says that they may go"
            yield Problem(self.seeds.folder.name, message)

    def is_published(self, name: Name) -> bool:
        return name in self.ours and self.ours[name].status == Entry.Status.PUBLISHED

    def bring_together(self, name: Name, theirs: Version, ours: Version) -> None:
        """Acts on the verdict on an entry, and reports it."""
        last = self.last.get(name, Agreement())
        match self.verdict(name, theirs, ours):
            case Verdict.CONFLICT:
                if settled := self.settle(name, theirs, ours):
                    self.agreed[name] = settled
                else:
                    self.report.conflicts[name] = partial(self.explain, name, theirs, ours)
            case Verdict.AGREE:
                self.report.unchanged += [name] if theirs or ours else []
                self.agreed[name] = replace(last, digest=digest(theirs or ours))
            case self.takes_over:
                self.agreed[name] = self.take_over(name, theirs, ours, last.dumped_over)
            case waiting:  # the unchanged side is what both agreed on; a taken side makes it so
                changed, unchanged = (ours, theirs) if waiting is Verdict.DATABASE_CHANGED else (theirs, ours)
                self.report.waiting.append(name)
                self.report.gone += [] if changed else [name]
                self.agreed[name] = replace(last, digest=digest(unchanged))

    def settle(self, name: Name, theirs: Version, ours: Version) -> Agreement | None:
        """Settles a conflict, where it can be, and returns what both sides agree on now."""
        return None

    def verdict(self, name: Name, theirs: Version, ours: Version) -> Verdict:
        """The verdict on an entry, once the side that is taken has settled it.

        A row that no document can hold is a conflict, and so is a document that went back behind an editor's version.
        A vanished document agrees with a row that is off the site.
        """
        if name in self.refused:
            verdict = Verdict.CONFLICT
        else:
            verdict = decide(self.last.get(name, Agreement()).digest, digest(theirs), digest(ours))
        if verdict is Verdict.SEEDS_CHANGED and self.went_back(name, theirs):
            verdict = Verdict.CONFLICT
        if verdict is Verdict.SEEDS_CHANGED and not theirs and not self.is_published(name):
            verdict = Verdict.AGREE
        if not self.taken or verdict is Verdict.AGREE or (self.only and name not in self.only):
            return verdict
        return self.taken if self.wins(name, verdict, theirs, ours) else verdict

    def went_back(self, name: Name, theirs: Version) -> bool:
        """Whether the document is again one that a dump had replaced, as after `git checkout seeds`."""
        return digest(theirs) in self.last.get(name, Agreement()).dumped_over

    def wins(self, name: Name, verdict: Verdict, theirs: Version, ours: Version) -> bool:
        """Whether the side that is taken wins, where its opponent may be the only one that changed.

        The database wins with each row there is that a document can hold. The seeds win over deleted rows and over
        conflicts, but over a row that was only edited just where the entry is named.
        """
        if name in self.refused:
            return theirs is not None and self.taken is Verdict.SEEDS_CHANGED
        if verdict is Verdict.CONFLICT:
            return True
        if self.taken is Verdict.DATABASE_CHANGED:
            return ours is not None
        return theirs is not None and (ours is None or bool(self.only))

    def explain(self, name: Name, theirs: Version, ours: Version) -> str:
        """What a person needs to know to settle a conflict."""
        if name in self.refused:
            return self.refused[name]
        reason = [WENT_BACK] if self.went_back(name, theirs) else []
        return "\n".join([*reason, difference(ours, theirs, name)])

    def take_over(self, name: Name, theirs: Version, ours: Version, dumped_over: DumpedOver) -> Agreement:
        """Notes how the other side is brought up to date. Returns what both sides agree on then."""
        raise NotImplementedError

    def finish(self) -> None:
        """Writes what was decided, unless that leaves a problem."""
        raise NotImplementedError

    def bound_removals(self) -> None:
        """Refuses to remove more entries than the run may."""
        removed = self.report.removed
        total = len(self.ours if self.takes_over is Verdict.SEEDS_CHANGED else self.theirs)
        most = max(REMOVED_UNASKED, total // 10) if self.removals is None else self.removals
        if len(removed) > most:
            names = ", ".join(map(str, removed))
            message = f"{len(removed)} of {total} entries would be {self.removal} (--removals allows it): {names}"
            self.report.problems.append(Problem(self.seeds.folder.name, message))
