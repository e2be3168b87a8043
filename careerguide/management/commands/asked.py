"""Counts what visitors asked for in vain."""

import fileinput
from collections import Counter, defaultdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from careerguide.web.asked import InVain, read_in_vain


class Command(BaseCommand):
    help = "Counts by week which searches found nothing and which pages were missing, as the log tells it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("log", nargs="*", help="files of the log, also compressed ones; else standard input")
        parser.add_argument("--most", type=int, default=20, metavar="N", help="how many to list of each; 20")

    def handle(self, *, log: list[str], most: int, **_: Any) -> None:
        weeks: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        try:
            with fileinput.input(log, openhook=fileinput.hook_compressed, encoding="utf-8", errors="replace") as lines:
                for one in read_in_vain(lines):
                    weeks[_week(one), one.outcome][one.asked] += 1
        except OSError as error:
            raise CommandError(f"The log can't be read: {error}") from None
        for (week, outcome), counts in sorted(weeks.items()):
            self.stdout.write(f"{week}, {outcome}: {counts.total()}")
            for asked, count in counts.most_common(most):
                self.stdout.write(f"{count:>6}  {asked!r}")


def _week(one: InVain) -> str:
    """The week of a line as ISO 8601 names it, with its Monday: 2026-W48 (from 2026-11-23)."""
    year, week, _ = one.day.isocalendar()
    return f"{year}-W{week:02} (from {one.day.fromisocalendar(year, week, 1)})"
