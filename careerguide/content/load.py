"""Loading: the documents of `seeds/` that changed become rows."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import QuerySet, RestrictedError

from .checking import Name, Problem, Progress, silent
from .collector import without_collector
from .former import former_names
from .links import first_users
from .mapping import part_keys
from .merging import merge
from .models import Entry, Part, Revision
from .queueing import queue_up
from .references import in_waves, wrong_between
from .replacing import RefusedError, checked
from .revisions import Hand, keep, recorded
from .schema import EntryDocument, Kind
from .sync import Agreement, DumpedOver, Report, Sync, Verdict
from .versions import Values, Version, digest, values_of_document
from .writing import Due, ReferencedRows, UnknownReferenceError, write

WRITTEN_AT_ONCE = 200  # documents that are written together


def load(
    folder: Path,
    kinds: Iterable[Kind],
    *,
    check: bool = False,
    take: str | None = None,
    only: Iterable[Name] = (),
    removals: int | None = None,
    progress: Progress = silent,
    author: str = "",
) -> Report:
    """Brings the database up to date with the documents, in one transaction; with `check` it is rolled back.

    `take` ("seeds" or "database") names the side that wins, in the entries that `only` names or in all entries (see
    Sync.wins). `removals` is how many entries may be taken off the site; without it a tenth. With any problem nothing
    is written. Revisions name the `author` who had it run, if any.
    """
    with transaction.atomic(), without_collector():
        queue_up(alone=True)
        with recorded(Hand(Revision.Origin.LOAD, author)):
            report = Load(folder, kinds, take, only, removals, progress).run()
        if check or report.problems:
            transaction.set_rollback(True)
    return report


class Load(Sync):
    takes_over = Verdict.SEEDS_CHANGED
    removal = "taken off the site"

    def run(self) -> Report:
        self.keep_present()
        return super().run()

    def decide(self) -> Report:
        self.due: dict[Name, tuple[EntryDocument, str]] = {}  # what rows shall say, and the slugs they shall have
        self.renamed: dict[Name, Name] = {}  # former names of rows, by those that their documents have now
        self.slugs: dict[Name, str] = {}  # of rows that editors renamed, by the names of their documents
        for name in sorted(self.theirs.keys() - self.ours.keys()):
            self.rename(name, self.theirs[name])
        for name in sorted(self.ours.keys() - self.theirs.keys()):
            self.follow(name, self.ours[name])
        return super().decide()

    def keep_present(self) -> None:
        """Leaves revisions of what the load may change: they hold the versions that both sides last agreed on."""
        for kind in self.kinds.values():
            rows = dict(kind.model._default_manager.values_list("slug", "pk"))
            stands = {row: (slug, self.ours[Name(kind.folder, slug)]) for slug, row in rows.items()}
            keep(kind, stands, Hand(Revision.Origin.FOUND))

    def rename(self, name: Name, document: EntryDocument) -> None:
        """Gives the row of a renamed document its present slug, so that it goes on as the same entry.

        The row takes its former slugs too, as it may be left in conflict with the document.
        """
        left = (one for one in former_names(name, document) if one in self.ours and one not in self.seeds.paths)
        if former := next(left, None):
            self.renamed[name] = former
            self.call(former, name)
            self.last[name] = self.last.pop(former, Agreement())
            self.agreed[former] = Agreement()

    def follow(self, name: Name, row: EntryDocument) -> None:
        """Compares a row that an editor renamed with its document, which has the former name until the next dump."""
        loaded = (one for one in former_names(name, row) if one in self.theirs and one in self.last)
        if former := next((one for one in loaded if one not in self.ours), None):
            self.slugs[former] = name.slug
            self.call(name, former)

    def call(self, name: Name, other: Name) -> None:
        """Gives the row with a name another one, for this run."""
        self.ours[other] = self.ours.pop(name)
        if name in self.refused:
            self.refused[other] = self.refused.pop(name)

    def check(self) -> Iterator[Problem]:
        yield from wrong_between(self.theirs, self.kinds, self.seeds)
        if not self.seeds.problems and not self.theirs and not self.last:
            yield Problem(str(self.seeds.folder), "no documents")
        yield from super().check()
        for name in sorted(self.only - self.theirs.keys() - self.ours.keys() - self.last.keys()):
            yield Problem(str(name), "there is no such entry")

    def settle(self, name: Name, theirs: Version, ours: Version) -> Agreement | None:
        """Brings together what both sides changed since they agreed, if they changed different things.

        The document waits for the row: `dump_seeds` writes both changes into it.
        """
        base = self.base(name)
        if not (theirs and ours and base) or name in self.refused or self.went_back(name, theirs):
            return None
        kind = self.kinds[name.folder]
        sides = values_of_document(ours), values_of_document(theirs)
        merged = merge(base, *sides, part_keys(kind.model, kind.schema))
        if merged.conflicts:
            return None
        try:
            document = checked(kind, merged.document)
        except RefusedError:
            return None
        self.due[name] = document, self.slugs.get(name, name.slug)
        self.report.merged.append(name)
        return Agreement(digest(theirs), self.last[name].dumped_over)

    def base(self, name: Name) -> Values | None:
        """What the document and the row of an entry last agreed on, where a revision has it."""
        key = self.versions.get((name.folder, self.last.get(name, Agreement()).digest or ""))
        return Revision.objects.get(pk=key).stated if key else None

    @cached_property
    def versions(self) -> dict[tuple[str, str], int]:
        """The keys of revisions, by folder and digest: no index leads from a digest to its revision."""
        stated = Revision.objects.exclude(digest="").values_list("kind", "digest", "pk")
        return {(kind, said): key for kind, said, key in stated}

    def take_over(self, name: Name, theirs: Version, ours: Version, dumped_over: DumpedOver) -> Agreement:
        if theirs:
            self.due[name] = theirs, name.slug
        agreed = theirs or (ours and self.unpublish(name, ours))
        return Agreement(digest(agreed), () if digest(theirs) in dumped_over else dumped_over)

    def unpublish(self, name: Name, ours: EntryDocument) -> EntryDocument:
        """Takes the row of a vanished document off the site; nothing is deleted."""
        draft = ours.model_copy(update={"status": Entry.Status.DRAFT})
        if draft == ours:
            self.report.unchanged.append(name)
        else:
            self.report.removed.append(name)
        return draft

    def finish(self) -> None:
        """Writes what is due; then deletes the parts that documents no longer have, as nothing refers to them now."""
        self.references = ReferencedRows()
        self.stale: list[Part] = []  # parts that their documents no longer have
        for name, former in self.renamed.items():
            self.rows(former).update(slug=name.slug, former_slugs=[*self.theirs[name].former_slugs])
        for name in self.report.removed:
            self.rows(name).update(status=Entry.Status.DRAFT)
        self.write_due()
        for part in [] if self.report.problems else self.stale:
            try:
                part.delete()
            except RestrictedError as error:
                message = f"no document has it any longer, but it is in use: {first_users(error)}"
                self.report.problems.append(Problem(f"seeds: {part}", message))

    def rows(self, name: Name) -> QuerySet[Entry]:
        return self.kinds[name.folder].model._default_manager.filter(slug=name.slug)

    def write_due(self) -> None:
        done = 0
        for names in self.batches():
            self.write(names)
            done += len(names)
            self.progress("writing", done, len(self.due))

    def batches(self) -> Iterator[list[Name]]:
        """What is due, a few documents of one kind at once, each after all that it refers to."""
        for wave in in_waves({name: self.theirs[name] for name in self.due}, self.kinds):
            for _, of_kind in groupby(wave, attrgetter("folder")):
                names = [*of_kind]
                yield from (names[start : start + WRITTEN_AT_ONCE] for start in range(0, len(names), WRITTEN_AT_ONCE))

    def write(self, names: Sequence[Name]) -> None:
        """Writes documents of one kind at once; where that fails each by itself, to find those at fault."""
        model = self.kinds[names[0].folder].model
        slugs = {name: self.slugs.get(name, name.slug) for name in names}
        rows = {row.slug: row for row in model._default_manager.filter(slug__in=slugs.values())}
        dues = []
        for name, slug in slugs.items():
            row = rows.get(slug) or model()
            document, row.slug = self.due[name]
            dues.append(Due(row, document, name.slug))
        try:
            with transaction.atomic():
                self.stale += write(dues, self.references)
            for name in names:
                (self.report.updated if self.ours.get(name) else self.report.created).append(name)
        except (UnknownReferenceError, IntegrityError) as error:
            self.references = ReferencedRows()
            if len(names) > 1:
                for name in names:
                    self.write([name])
            else:
                self.report.problems.append(Problem(f"seeds/{names[0]}.md", str(error)))
