"""Opens the addresses of other sites that stand in the content."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from careerguide.content.models import Guide
from careerguide.desk.outside import note_answers, outside_addresses, told_places
from careerguide.desk.reaching import Caller


class Command(BaseCommand):
    help = "Opens the addresses of other sites, dates the links that answer, and names those that don't."

    def add_arguments(self, parser: CommandParser) -> None:
        usual = Caller("")
        parser.add_argument("--pause", type=float, default=usual.pause, help="seconds between two calls to one site")
        parser.add_argument("--timeout", type=float, default=usual.timeout, help="seconds to wait for an answer")
        parser.add_argument("--by", default="check_links", help="who looks, for the history; else this command's name")
        parser.add_argument("--contact", help="address for those who are asked; else that of the guide")

    def handle(self, *, pause: float, timeout: float, by: str, contact: str | None, **_: Any) -> None:
        addresses, answered, failed = outside_addresses(), [], 0
        for one in Caller(agent(contact), timeout, pause).ask_all(addresses):
            if one.failure:
                failed += 1
                self.tell(one.address, one.failure, told_places(addresses[one.address]))
            else:
                answered.append(one.address)
            if one.moved_to:
                self.tell(one.address, f"moved to {one.moved_to}", told_places(addresses[one.address]))
        dated = note_answers(answered, by)
        self.stdout.write(f"Answered: {len(answered)}; not: {failed}; links dated anew: {dated}.")

    def tell(self, address: str, words: str, where: list[str]) -> None:
        self.stdout.write("\n".join([f"{address} {words}", *(f"  {place}" for place in where)]))
        self.stdout.flush()


def agent(contact: str | None) -> str:
    """The name by which the program asks other sites, with an address to which they can complain."""
    guide = Guide.objects.first() or Guide.neutral()
    to = contact or guide.contact
    return f"{guide.file_name}-links/1.0" + (f" (+{to})" if to else "")
