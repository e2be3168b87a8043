"""Looks through the content by the rules for editors."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.template.defaultfilters import pluralize

from careerguide.content.findings import Finding, all_findings, take_stock


class Command(BaseCommand):
    help = "Says what in the database needs an editor. It exits with 1 where there is an error, such as a dead link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--errors", action="store_true", help="leave out what is advice")

    def handle(self, *, errors: bool, **_: Any) -> None:
        found = all_findings(take_stock())
        for rule, some in found.items():
            if some and (rule.is_error or not errors):
                self.stdout.write(f"{rule.title}: {len(some)}. {rule.advice}")
                for one in some:
                    self.stdout.write(f"  {as_line(one)}")
        if count := sum(len(some) for rule, some in found.items() if rule.is_error):
            raise CommandError(f"{count} error{pluralize(count)} in the content.")


def as_line(finding: Finding) -> str:
    return ": ".join(filter(None, [str(finding.name), ".".join(map(str, finding.path)), finding.words]))
