"""Writes what editors changed back to the documents of `seeds/`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from careerguide.content.sync import dump
from careerguide.kinds import KINDS


class Command(BaseCommand):
    help = "Writes what editors changed back to the documents of seeds/. Documents not loaded yet stand."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--all", action="store_true", help="also write unchanged documents again, in their one form"
        )
        parser.add_argument("--take", choices=["database"], help="overwrite documents that changed as well")
        parser.add_argument("--seeds", type=Path, default=settings.SEEDS_DIR, help="the folder of documents")

    def handle(self, *, all: bool, take: str | None, seeds: Path, **_: Any) -> None:
        report = dump(seeds, KINDS, everything=all, take=take)
        if report.problems:
            for problem in report.problems:
                self.stderr.write(str(problem))
            raise CommandError(f"{len(report.problems)} problem{pluralize(len(report.problems))}; nothing was written.")
        for verb in ("created", "updated", "removed"):
            for name in getattr(report, verb):
                self.stdout.write(f"{verb} {seeds.name}/{name}.md")
        for name in report.waiting:
            self.stdout.write(f"not loaded yet, left alone: {seeds.name}/{name}.md")
        for name, difference in report.conflicts.items():
            self.stderr.write(f"\nconflict: {name}: seeds and database can't be brought together\n{difference}")
        self.stdout.write(f"documents: {report}")
        if report.conflicts:
            raise CommandError(
                "Conflicts are left as they are. --take database overwrites their documents.", returncode=3
            )
