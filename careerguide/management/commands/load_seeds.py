"""Brings the database up to date with the documents of `seeds/`."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from careerguide.content.reading import Name
from careerguide.content.sync import load
from careerguide.kinds import KINDS

CONFLICTS = 3  # the exit code that tells conflicts from errors, which exit with 1


def entry(text: str) -> Name:
    """An entry as it is typed: `roles/ai-engineer`, or the path of its document."""
    path = Path(text)
    return Name(path.parent.name, path.stem)


def show_progress(done: int, total: int) -> None:
    filled = 30 * done // total
    end = "\r\033[K" if done == total else "\r"
    sys.stderr.write(f"loading [{'#' * filled}{'.' * (30 - filled)}] {done} of {total}{end}")
    sys.stderr.flush()


class Command(BaseCommand):
    help = "Brings the database up to date with the documents of seeds/. Editors' changes stand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument("--take", choices=["seeds", "database"], help="the side that conflicts are settled for")
        parser.add_argument("--seeds", type=Path, default=settings.SEEDS_DIR, help="the folder of documents")
        parser.add_argument(
            "entries", nargs="*", type=entry, help="with --take: settle only these, as roles/ai-engineer"
        )

    def handle(self, *, check: bool, take: str | None, seeds: Path, entries: list[Name], **_: Any) -> None:
        if entries and not take:
            raise CommandError("Entries are named to settle their conflicts: add --take seeds or --take database.")
        progress = show_progress if sys.stderr.isatty() else lambda done, total: None
        report = load(seeds, KINDS, check=check, take=take, only=entries, progress=progress)
        if report.problems:
            for problem in report.problems:
                self.stderr.write(str(problem))
            raise CommandError(
                f"{len(report.problems)} problem{pluralize(len(report.problems))}; the database is as it was."
            )
        for verb in ("created", "updated", "removed"):
            for name in getattr(report, verb) if self.verbosity_above(1) else ():
                self.stdout.write(f"{verb} {name}")
        for name in report.waiting:
            self.stdout.write(f"changed in the database, not in seeds: {name} (dump_seeds writes it to its document)")
        for name, difference in report.conflicts.items():
            self.stderr.write(f"\nconflict: {name}: seeds and database can't be brought together\n{difference}")
        self.stdout.write(("would be: " if check else "seeds: ") + str(report))
        if report.conflicts:
            raise CommandError(
                "Conflicts are left as they are. Settle them with --take seeds or --take database.",
                returncode=CONFLICTS,
            )

    def execute(self, *args: Any, **options: Any) -> Any:
        self.verbosity = options["verbosity"]
        return super().execute(*args, **options)

    def verbosity_above(self, level: int) -> bool:
        return self.verbosity > level
