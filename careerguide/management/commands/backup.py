"""Copies the whole database, while the site runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.server.backup import BackupError, back_up, usual_place


class Command(BaseCommand):
    help = "Copies the whole database to a file, while the site runs. Only its owner may read it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="else one in var/backups/ that tells the time")

    def handle(self, *, file: Path | None, **_: Any) -> None:
        to = file or usual_place()
        try:
            back_up(to)
        except BackupError as error:
            raise CommandError(f"There is no backup: {error}") from error
        self.stdout.write(f"The database is copied to {to}")
