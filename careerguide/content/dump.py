"""Dumping: the rows that editors changed become documents of `seeds/`."""

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction

from .checking import Name
from .schema import Kind
from .sync import Report, Sync, Verdict, Version, text_of


def dump(folder: Path, kinds: Iterable[Kind], *, everything: bool = False, take: str | None = None) -> Report:
    """Writes each row that editors changed to its document.

    A document that changed since it was loaded is left alone: it waits for a load, or, where the row changed too, is
    in conflict, which `take` ("database") settles. With `everything` the documents that agree with their rows are
    written again too, each in its one form.
    """
    with transaction.atomic():
        run = Dump(folder, kinds, take)
        report = run.run()
        if everything:
            run.rewrite()
    return report


class Dump(Sync):
    takes_over = Verdict.DATABASE_CHANGED

    def take_over(self, name: Name, theirs: Version, ours: Version) -> Version:
        (self.report.updated if theirs and ours else self.report.created if ours else self.report.removed).append(name)
        self.write(name, ours)
        return ours

    def rewrite(self) -> None:
        for name in self.report.unchanged:
            if name in self.seeds:
                self.write(name, self.database[name])

    def write(self, name: Name, document: Version) -> None:
        """Writes the document where it stands, if need be in a folder within that of its kind; None removes it."""
        home = self.folder / name.folder
        path = next(home.rglob(f"{name.slug}.md"), home / f"{name.slug}.md")
        if document is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(document), encoding="utf-8")
