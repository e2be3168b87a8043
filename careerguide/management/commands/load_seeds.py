"""Brings the database up to date with the documents of `seeds/`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from careerguide.content.checking import Name
from careerguide.content.load import load
from careerguide.kinds import KINDS
from careerguide.management.seeds import CHANGES, SeedsCommand, progress

OVERWRITING = ("updated", "removed")  # what an editor may miss, so it is always named


def entry(text: str) -> Name:
    """An entry as it is typed: `roles/nurse`, or the path of its document."""
    path = Path(text)
    folder = path.parent.name
    return Name("" if folder == settings.SEEDS_DIR.name else folder, path.stem)


class Command(SeedsCommand):
    help = "Brings the database up to date with the documents of seeds/. Editors' changes stand."
    waiting = "changed in the database, not in seeds: {} (dump_seeds writes it to its document)"
    gone = "deleted in the database, not in seeds: {} (dump_seeds deletes its document, --take seeds brings it back)"
    unharmed = "the database is as it was"
    way_out = "Settle them with --take seeds or --take database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--check", action="store_true", help="say what would happen, and change nothing")
        parser.add_argument(
            "--take",
            choices=["seeds", "database"],
            help="the side that wins: seeds over conflicts and deleted rows, database over every document",
        )
        parser.add_argument("entries", nargs="*", type=entry, help="with --take: only in these, as roles/nurse")

    def handle(
        self,
        *,
        check: bool,
        take: str | None,
        seeds: Path,
        removals: int | None,
        entries: list[Name],
        verbosity: int,
        **_: Any,
    ) -> None:
        if entries and not take:
            raise CommandError("Entries are named to settle their conflicts: add --take seeds or --take database.")
        report = load(seeds, KINDS, check=check, take=take, only=entries, removals=removals, progress=progress())
        verbs = CHANGES if check or verbosity > 1 else OVERWRITING if verbosity else ()
        self.tell(report, "would be" if check else "seeds", verbs=verbs)
