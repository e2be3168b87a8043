"""What `load_seeds` and `dump_seeds` print, and the codes they exit with."""

from collections.abc import Callable
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from careerguide.content.checking import Name
from careerguide.content.sync import Report

CONFLICTS = 3  # the exit code for conflicts; errors exit with 1


class SeedsCommand(BaseCommand):
    """Prints a report in the command's own words."""

    waiting: ClassVar[str]  # the line for an entry, {}, whose change the opposite command takes over
    unharmed: ClassVar[str]  # what is true after problems
    way_out: ClassVar[str]  # how to settle conflicts

    def tell(self, report: Report, title: str, *, changes: bool = True, called: Callable[[Name], str] = str) -> None:
        """Prints problems and conflicts as errors, then the counts; with `changes` each changed entry is named.

        `called` gives an entry's name as it is printed. Raises CommandError for problems and for conflicts.
        """
        for problem in report.problems:
            self.stderr.write(str(problem))
        if count := len(report.problems):
            raise CommandError(f"{count} problem{pluralize(count)}; {self.unharmed}.")
        for verb in ("created", "updated", "removed") if changes else ():
            for name in getattr(report, verb):
                self.stdout.write(f"{verb} {called(name)}")
        for name in report.waiting:
            self.stdout.write(self.waiting.format(called(name)))
        for name, difference in report.conflicts.items():
            self.stderr.write(f"\nconflict: {name}: seeds and database can't be brought together\n{difference}")
        self.stdout.write(f"{title}: {report}")
        if report.conflicts:
            raise CommandError(f"Conflicts are left as they are. {self.way_out}", returncode=CONFLICTS)
