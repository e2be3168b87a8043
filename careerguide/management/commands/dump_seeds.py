"""Writes what editors changed back to the documents of `seeds/`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from careerguide.content.dump import dump
from careerguide.kinds import KINDS
from careerguide.management.seeds import SeedsCommand, progress


class Command(SeedsCommand):
    help = "Writes what editors changed back to the documents of seeds/. Documents not loaded yet stand."
    waiting = "not loaded yet, left alone: {}"
    gone = "removed and not loaded yet, left alone: {}"
    unharmed = "nothing was written"
    way_out = "--take database overwrites their documents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--all", action="store_true", help="also write unchanged documents again, in their one form"
        )
        parser.add_argument("--take", choices=["database"], help="write each row that differs from its document")

    def handle(self, *, all: bool, take: str | None, seeds: Path, removals: int | None, **_: Any) -> None:
        report = dump(seeds, KINDS, everything=all, take=take, removals=removals, progress=progress())
        self.tell(report, "documents", called=lambda name: f"{seeds.name}/{name}.md")
