"""Puts a copy of the database back, while the site runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.server.backup import BackupError, back_up, examine, put_back, usual_place


class Command(BaseCommand):
    help = "Replaces the database by a copy that `backup` made, while the site runs. What it held is copied first."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_: Any) -> None:
        try:
            examine(file)
            self.keep()
            put_back(file)
        except BackupError as error:
            raise CommandError(f"Nothing is put back: {error}") from error
        self.stdout.write(f"The database is as {file} holds it")

    def keep(self) -> None:
        try:
            back_up(before := usual_place())
            self.stdout.write(f"What the database held is copied to {before}")
        except BackupError as error:
            self.stderr.write(f"What the database held can't be copied: {error}")
