"""What `load_seeds` and `dump_seeds` print, and the codes they exit with."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from careerguide.content.checking import Name, Progress, silent
from careerguide.content.sync import Report

CHANGES = ("created", "updated", "removed")
CONFLICTS = 3  # the exit code for conflicts; errors exit with 1


def show_progress(doing: str, done: int, total: int) -> None:
    filled = 30 * done // total
    end = "\r\033[K" if done == total else "\r"
    sys.stderr.write(f"{doing} [{'#' * filled}{'.' * (30 - filled)}] {done} of {total}{end}")
    sys.stderr.flush()


def progress() -> Progress:
    """Tells of progress, if somebody watches."""
    return show_progress if sys.stderr.isatty() else silent


class SeedsCommand(BaseCommand):
    """Prints a report in the command's own words."""

    waiting: ClassVar[str]  # the line for an entry, {}, whose change the opposite command takes over
    gone: ClassVar[str]  # the same for an entry that only one side still has
    unharmed: ClassVar[str]  # what is true after problems
    way_out: ClassVar[str]  # how to settle conflicts

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seeds", type=Path, default=settings.SEEDS_DIR, help="the folder of documents")
        parser.add_argument(
            "--removals", type=int, metavar="N", help="how many entries may be removed; without it a tenth, or 3"
        )

    def tell(
        self, report: Report, title: str, *, verbs: Iterable[str] = CHANGES, called: Callable[[Name], str] = str
    ) -> None:
        """Prints problems and conflicts as errors, names the entries that were changed by one of the verbs, and counts.

        `called` gives an entry's name as it is printed. Raises CommandError for problems and for conflicts.
        """
        for stray in report.strays:
            self.stderr.write(f"passed over, as it is no document: {stray}")
        for problem in report.problems:
            self.stderr.write(str(problem))
        if count := len(report.problems):
            raise CommandError(f"{count} problem{pluralize(count)}; {self.unharmed}.")
        for line in self.changes(report, verbs, called):
            self.stdout.write(line)
        for name, explain in report.conflicts.items():
            self.stderr.write(f"\nconflict: {name}: seeds and database can't be brought together\n{explain()}")
        self.stdout.write(f"{title}: {report}")
        if report.conflicts:
            raise CommandError(f"Conflicts are left as they are. {self.way_out}", returncode=CONFLICTS)

    def changes(self, report: Report, verbs: Iterable[str], called: Callable[[Name], str]) -> Iterator[str]:
        """A line for each entry that one of the verbs is said of, that holds the changes of both sides, or waits."""
        yield from (f"{verb} {called(name)}" for verb in verbs for name in getattr(report, verb))
        for name in report.merged:
            yield f"brought together {called(name)}, which both sides had changed in different places"
        for name in report.waiting:
            yield (self.gone if name in report.gone else self.waiting).format(called(name))
