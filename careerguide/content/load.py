"""Loading: the documents of `seeds/` that changed become rows."""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from .checking import Documents, Name, Problem
from .mapping import ReferencedRows, UnknownReferenceError, introduces, mentions, write
from .models import Entry
from .schema import EntryDocument, Kind
from .sync import Progress, Report, Sync, Verdict, Version, silent
from .versioning import one_bump


def load(
    folder: Path,
    kinds: Iterable[Kind],
    *,
    check: bool = False,
    take: str | None = None,
    only: Iterable[Name] = (),
    progress: Progress = silent,
) -> Report:
    """Brings the database up to date with the documents, in one transaction; with `check` it is rolled back.

    A conflict is settled by `take` ("seeds" or "database"), for the entries that `only` names or for all entries.
    With any problem in any document nothing is written.
    """
    with transaction.atomic():
        with one_bump():
            report = Load(folder, kinds, take, only).run(progress)
        if check or report.problems:
            transaction.set_rollback(True)
    return report


class Load(Sync):
    takes_over = Verdict.SEEDS_CHANGED

    def run(self, progress: Progress = silent) -> Report:
        self.references = ReferencedRows()
        super().run(progress)
        self.delete_stale()
        return self.report

    def names(self) -> list[Name]:
        """Documents in the order of their references, then entries without a document; none if there is a problem."""
        try:
            ordered = in_order(self.seeds, self.kinds)
        except CycleError as error:
            circle = " → ".join(map(str, error.args[1]))
            self.report.problems.append(Problem("seeds", f"a circle of references: {circle}"))
            return []
        names = ordered + [name for name in super().names() if name not in self.seeds]
        unknown = sorted(self.only - set(names))
        self.report.problems += [Problem(str(name), "there is no such entry") for name in unknown]
        return [] if unknown else names

    def take_over(self, name: Name, theirs: Version, ours: Version) -> Version:
        if theirs:
            self.write(name, theirs)
            return theirs
        return self.unpublish(name, ours) if ours else None

    def write(self, name: Name, document: EntryDocument) -> None:
        model = self.kinds[name.folder].model
        row = model._default_manager.filter(slug=name.slug).first() or model(slug=name.slug)
        written = self.report.updated if row.pk else self.report.created
        try:
            with transaction.atomic():
                write(row, document, name.slug, self.references)
            written.append(name)
        except (UnknownReferenceError, IntegrityError) as error:
            self.report.problems.append(Problem(f"seeds/{name}.md", str(error)))

    def unpublish(self, name: Name, ours: EntryDocument) -> EntryDocument:
        """Takes the row of a vanished document off the site; nothing is deleted."""
        draft = ours.model_copy(update={"status": Entry.Status.DRAFT})
        if draft == ours:
            self.report.unchanged.append(name)
        else:
            self.kinds[name.folder].model._default_manager.filter(slug=name.slug).update(status=draft.status)
            self.report.removed.append(name)
        return draft

    def delete_stale(self) -> None:
        """Deletes the parts that their documents no longer have, once nothing refers to them any more."""
        for part in self.references.stale:
            try:
                part.delete()
            except RestrictedError as error:
                users = ", ".join(str(user) for user in list(error.restricted_objects)[:3])
                message = f"no document has it any longer, but it is in use: {users}"
                self.report.problems.append(Problem(f"seeds: {part}", message))


def in_order(seeds: Documents, kinds: Mapping[str, Kind]) -> list[Name]:
    """The documents, each after all documents that it refers to. Raises CycleError."""
    introduced = {
        (model, reference): name
        for name, document in seeds.items()
        for model, reference in introduces(kinds[name.folder], document, name.slug)
    }
    graph = {
        name: {
            introduced[related, reference]
            for _, related, reference in mentions(kinds[name.folder].model, document, name.slug)
            if introduced.get((related, reference), name) != name
        }
        for name, document in seeds.items()
    }
    return list(TopologicalSorter(graph).static_order())
