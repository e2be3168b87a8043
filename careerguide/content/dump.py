"""Dumping: the rows that editors changed become documents of `seeds/`."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import transaction

from .checking import Name, Problem, Progress, read_document, silent
from .collector import without_collector
from .references import wrong_between
from .schema import Kind
from .sync import Agreement, DumpedOver, Report, Sync, Verdict
from .versions import Version, digest, text_of


def dump(
    folder: Path,
    kinds: Iterable[Kind],
    *,
    everything: bool = False,
    take: str | None = None,
    removals: int | None = None,
    progress: Progress = silent,
) -> Report:
    """Writes each row that editors changed to its document. With any problem nothing is written.

    A document that changed since it was loaded is left alone: it waits for a load, or, where the row changed too, is
    in conflict. With `take` ("database") each row that differs from its document is written. With `everything` the
    documents that agree with their rows are written again too, each in its one form. `removals` is how many documents
    may be deleted; without it a tenth.
    """
    with transaction.atomic(), without_collector():
        return Dump(folder, kinds, take, removals=removals, progress=progress).dump(everything)


class Dump(Sync):
    takes_over = Verdict.DATABASE_CHANGED
    removal = "deleted"

    def dump(self, everything: bool) -> Report:
        self.everything = everything
        return self.run()

    def decide(self) -> Report:
        self.written: dict[Name, Version] = {}
        return super().decide()

    def take_over(self, name: Name, theirs: Version, ours: Version, dumped_over: DumpedOver) -> Agreement:
        (self.report.updated if theirs and ours else self.report.created if ours else self.report.removed).append(name)
        self.written[name] = ours
        return Agreement(digest(ours), (*dumped_over, digest(theirs)))

    def finish(self) -> None:
        """Writes the documents, if all that will then stand in `seeds/` can be loaded."""
        if self.everything:
            self.written |= {name: self.theirs[name] for name in self.report.unchanged if name in self.theirs}
        self.texts = {name: text_of(document) for name, document in self.written.items() if document}
        self.report.problems += self.unreadable()
        standing = {name: document for name, document in ({**self.theirs} | self.written).items() if document}
        self.report.problems += wrong_between(standing, self.kinds, self.seeds)
        if not self.report.problems:
            self.write()

    def unreadable(self) -> Iterator[Problem]:
        """What would keep the texts of the documents from being loaded as they are."""
        for name, text in self.texts.items():
            place = self.seeds.place(self.seeds.path(name))
            again, problems = read_document(text.encode(), self.kinds[name.folder], place)
            yield from problems
            if again and digest(again) != digest(self.written[name]):
                yield Problem(place, "would not say what its row says")

    def write(self) -> None:
        """Writes all documents beside their places before any takes its place: a full disk leaves all as they were."""
        beside: dict[Path, Path] = {}
        try:
            for number, (name, text) in enumerate(self.texts.items(), 1):
                self.progress("writing", number, len(self.texts))
                path = self.seeds.path(name)
                beside[path] = path.with_name(f".{path.name}.new")
                write_file(beside[path], text)
            for path, new in beside.items():
                new.replace(path)
            for name in self.written.keys() - self.texts.keys():
                self.seeds.path(name).unlink(missing_ok=True)
        except OSError as error:
            for new in beside.values():
                new.unlink(missing_ok=True)
            self.report.problems.append(Problem(self.seeds.folder.name, f"can't be written: {error.strerror}"))


def write_file(path: Path, text: str) -> None:
    """Writes a file, and its folder if need be, and waits until it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
