"""Keeps `seeds/` and the database in step, though both are written to.

For each entry three versions count: the document in `seeds/`, the row in the database, and the one that both were when
they last agreed, whose digest a LoadRecord keeps. `decide` says from these three what to do; loading and dumping are
the same decision with different hands.
"""

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from graphlib import CycleError, TopologicalSorter
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from . import documents
from .mapping import References, UnknownReferenceError, introduces, mentions, write
from .models import Entry, LoadRecord
from .reading import Documents, Name, Problem, read_database, read_seeds
from .schema import EntryDocument, Kind


class Verdict(Enum):
    AGREE = "unchanged"
    SEEDS_CHANGED = "the document has changed"
    DATABASE_CHANGED = "the row has changed"
    CONFLICT = "both have changed"


def decide(last: str | None, seeds: str | None, database: str | None) -> Verdict:
    """The verdict on three digests, of which each is None where there is no such thing."""
    if seeds == database:
        return Verdict.AGREE
    if database == last:
        return Verdict.SEEDS_CHANGED
    if seeds == last:
        return Verdict.DATABASE_CHANGED
    return Verdict.CONFLICT


@dataclass
class Report:
    """What a load or dump did to each entry, and why it did nothing where it did not."""

    created: list[Name] = field(default_factory=list)
    updated: list[Name] = field(default_factory=list)
    removed: list[Name] = field(default_factory=list)
    unchanged: list[Name] = field(default_factory=list)
    waiting: list[Name] = field(default_factory=list)  # changed on the other side alone; load or dump takes it over
    conflicts: dict[Name, str] = field(default_factory=dict)  # with a diff from database to seeds
    problems: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        counts = {name: len(getattr(self, name)) for name in ("created", "updated", "removed", "unchanged")}
        return ", ".join(f"{count} {name}" for name, count in counts.items()) + f", {len(self.conflicts)} conflicts"


Progress = Callable[[int, int], None]


def digest(document: EntryDocument | None) -> str | None:
    if document is None:
        return None
    return sha256(document.model_dump_json(exclude_defaults=True).encode()).hexdigest()


def render(document: EntryDocument) -> str:
    """The document's text, the same for the same content. A part's citations stand behind what they support."""

    def citations_last(value: Any) -> Any:
        if isinstance(value, list):
            return [citations_last(item) for item in value]
        if not isinstance(value, dict):
            return value
        return dict(sorted(((key, citations_last(item)) for key, item in value.items()), key=_is_evidence))

    meta = document.model_dump(mode="json", exclude_defaults=True, exclude={"body"})
    return documents.render({key: citations_last(value) for key, value in meta.items()}, document.body)


def _is_evidence(item: tuple[str, Any]) -> bool:
    return item[0] in ("citations", "note")


# Loading


def load(
    folder: Path,
    kinds: Iterable[Kind],
    *,
    check: bool = False,
    take: str | None = None,
    only: Iterable[Name] = (),
    progress: Progress = lambda done, total: None,
) -> Report:
    """Brings the database up to date with the documents, in one transaction; with `check` it is rolled back.

    A conflict is settled by `take` ("seeds" or "database"), for the entries named by `only` or for all. With any
    problem in any document nothing is written.
    """
    kinds = tuple(kinds)
    report = Report()
    with transaction.atomic():
        seeds, report.problems = read_seeds(folder, kinds)
        if not report.problems:
            _Load(kinds, report, take, frozenset(only)).bring_up_to_date(seeds, progress)
        if check or report.problems:
            transaction.set_rollback(True)
    return report


class _Load:
    """One run of `load`: what it knows, and what it does with each entry."""

    def __init__(self, kinds: tuple[Kind, ...], report: Report, take: str | None, only: frozenset[Name]) -> None:
        self.by_folder = {kind.folder: kind for kind in kinds}
        self.report, self.take, self.only = report, take, only
        self.last = last_agreed()
        self.database, self.refused = read_database(kinds)
        self.references = References()

    def bring_up_to_date(self, seeds: Documents, progress: Progress) -> None:
        try:
            names = in_order(seeds, self.by_folder)
        except CycleError as error:
            circle = " → ".join(map(str, error.args[1]))
            self.report.problems.append(Problem("seeds", f"a circle of references: {circle}"))
            return
        names += sorted((self.database.keys() | self.refused.keys() | self.last.keys()) - seeds.keys())
        if unknown := self.only - set(names):
            self.report.problems += [Problem(str(name), "there is no such entry") for name in sorted(unknown)]
            return
        for number, name in enumerate(names, 1):
            progress(number, len(names))
            theirs, ours = seeds.get(name), self.database.get(name)
            match self.verdict(name, theirs, ours):
                case Verdict.AGREE:
                    self.report.unchanged += [name] if theirs else []
                    if digest(theirs) != self.last.get(name):
                        _remember(name, theirs)
                case Verdict.DATABASE_CHANGED:
                    self.report.waiting.append(name)
                case Verdict.CONFLICT:
                    self.report.conflicts[name] = refusal(self.refused, name) or difference(ours, theirs, name)
                case Verdict.SEEDS_CHANGED if theirs:
                    self.write(name, theirs)
                case Verdict.SEEDS_CHANGED if ours:
                    self.unpublish(name, ours)
        self.delete_stale()

    def verdict(self, name: Name, theirs: EntryDocument | None, ours: EntryDocument | None) -> Verdict:
        """What to do, where `take` has settled a conflict. A row that no document can hold is in conflict, too."""
        verdict = decide(self.last.get(name), digest(theirs), digest(ours))
        if name in self.refused:
            verdict = Verdict.CONFLICT
        if verdict is not Verdict.CONFLICT or not self.take or (self.only and name not in self.only):
            return verdict
        if self.take == "seeds":
            return Verdict.SEEDS_CHANGED
        if name in self.refused:
            return Verdict.CONFLICT
        _remember(name, theirs)  # seen, and decided against: from now on the row is an editor's
        return Verdict.DATABASE_CHANGED

    def write(self, name: Name, document: EntryDocument) -> None:
        is_new = name not in self.database and name not in self.refused
        model = self.by_folder[name.folder].model
        row = model._default_manager.filter(slug=name.slug).first() or model(slug=name.slug)
        try:
            with transaction.atomic():
                write(row, document, name.slug, self.references)
        except (UnknownReferenceError, IntegrityError) as error:
            self.report.problems.append(Problem(f"seeds/{name}.md", str(error)))
            return
        _remember(name, document)
        (self.report.created if is_new else self.report.updated).append(name)

    def delete_stale(self) -> None:
        for part in self.references.stale:
            try:
                part.delete()
            except RestrictedError as error:
                users = ", ".join(str(user) for user in list(error.restricted_objects)[:3])
                self.report.problems.append(
                    Problem(f"seeds: {part}", f"no document has it any longer, but it is in use: {users}")
                )

    def unpublish(self, name: Name, ours: EntryDocument) -> None:
        """A document that has vanished takes its row off the site, and nothing out of the database."""
        draft = ours.model_copy(update={"status": Entry.Status.DRAFT})
        if draft == ours:
            self.report.unchanged.append(name)
            return
        model = self.by_folder[name.folder].model
        model._default_manager.filter(slug=name.slug).update(status=Entry.Status.DRAFT)
        _remember(name, draft)
        self.report.removed.append(name)


def in_order(seeds: Documents, by_folder: Mapping[str, Kind]) -> list[Name]:
    """The documents, each after those that it refers to. Raises CycleError."""
    introduced = {
        (model, reference): name
        for name, document in seeds.items()
        for model, reference in introduces(by_folder[name.folder], document, name.slug)
    }
    graph = {
        name: {
            introduced[related, reference]
            for _, related, reference in mentions(by_folder[name.folder].model, document, name.slug)
            if introduced.get((related, reference), name) != name
        }
        for name, document in seeds.items()
    }
    return list(TopologicalSorter(graph).static_order())


def refusal(refused: Mapping[Name, list[Problem]], name: Name) -> str:
    """Why no document can hold the row; empty where one can."""
    return "\n".join(map(str, refused.get(name, [])))


def difference(ours: EntryDocument | None, theirs: EntryDocument | None, name: Name) -> str:
    """A unified diff that leads from the row to the document."""
    before, after = ((render(side) if side else "").splitlines() for side in (ours, theirs))
    return "\n".join(difflib.unified_diff(before, after, f"database {name}", f"seeds/{name}.md", lineterm="", n=2))


def last_agreed() -> dict[Name, str]:
    """The digest of each entry when seeds and database last held the same."""
    return {Name(record.kind, record.slug): record.digest for record in LoadRecord.objects.all()}


def _remember(name: Name, document: EntryDocument | None) -> None:
    if document is None:
        LoadRecord.objects.filter(kind=name.folder, slug=name.slug).delete()
    else:
        LoadRecord.objects.update_or_create(kind=name.folder, slug=name.slug, defaults={"digest": digest(document)})


# Dumping


def dump(folder: Path, kinds: Iterable[Kind], *, everything: bool = False, take: str | None = None) -> Report:
    """Writes each row that editors changed back to its document.

    A document that changed since it was loaded is left alone: as it is not loaded yet, or, where the row changed too,
    as a conflict, unless `take` is "database". With `everything` also the documents that say the same are written
    again, in their one form.
    """
    kinds = tuple(kinds)
    report = Report()
    with transaction.atomic():
        seeds, report.problems = read_seeds(folder, kinds)
        if report.problems:
            return report
        database, refused = read_database(kinds)
        report.conflicts = {name: refusal(refused, name) for name in refused}
        last = last_agreed()
        for name in sorted((seeds.keys() | database.keys() | last.keys()) - refused.keys()):
            theirs, ours = seeds.get(name), database.get(name)
            verdict = decide(last.get(name), digest(theirs), digest(ours))
            if verdict is Verdict.CONFLICT and take == "database":
                verdict = Verdict.DATABASE_CHANGED
            if verdict is Verdict.CONFLICT:
                report.conflicts[name] = difference(ours, theirs, name)
            elif verdict is Verdict.SEEDS_CHANGED:
                taken_back = theirs is None and ours is not None and ours.status == Entry.Status.DRAFT
                report.waiting += [] if taken_back else [name]
            elif verdict is Verdict.DATABASE_CHANGED:
                (report.updated if theirs and ours else report.created if ours else report.removed).append(name)
                _write_file(folder, name, ours)
                _remember(name, ours)
            elif ours:
                report.unchanged.append(name)
                if everything:
                    _write_file(folder, name, ours)
    return report


def _write_file(folder: Path, name: Name, document: EntryDocument | None) -> None:
    existing = next((folder / name.folder).rglob(f"{name.slug}.md"), None)
    path = existing or folder / name.folder / f"{name.slug}.md"
    if document is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(render(document), encoding="utf-8")
