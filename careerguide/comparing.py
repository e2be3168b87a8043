"""Which roles a visitor compares: the query string, read and written."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.http import QueryDict

from pathways.models import Pathway, StartingPoint
from roles.models import Role

LEAST, MOST = 2, 4  # roles side by side
NAMED = 3  # of the unknown roles


@dataclass(frozen=True)
class Compared:
    """Published roles in the order in which they were asked for, each once, at most four."""

    roles: list[Role]
    ignored: list[str]  # what was left out of the query string, in words

    @property
    def is_enough(self) -> bool:
        return len(self.roles) >= LEAST

    @property
    def is_full(self) -> bool:
        return len(self.roles) >= MOST

    @property
    def query(self) -> str:
        """The part of a query string that names the roles."""
        return named(self.roles)

    def without(self, role: Role) -> str:
        return named(other for other in self.roles if other != role)


def named(roles: Iterable[Role]) -> str:
    return urlencode([("role", role.slug) for role in roles])


def compared(query: QueryDict) -> Compared:
    """The roles of a query string such as role=ai-engineer&role=biomedical-engineer, with all that is shown of them."""
    asked = list(dict.fromkeys(slug for slug in query.getlist("role") if slug))
    ways = Pathway.objects.published().prefetch_related(Prefetch("starting_points", StartingPoint.objects.published()))
    roles = Role.objects.published().for_page().prefetch_related(Prefetch("pathways", ways))
    found = {role.slug: role for role in roles.filter(slug__in=[slug[:80] for slug in asked[:100]])}
    known = [found[slug] for slug in asked if slug in found]
    unknown = [slug[:40] for slug in asked if slug not in found]
    ignored = []
    if unknown:
        ignored.append(f"“{'”, “'.join(unknown[:NAMED])}”, which is no role that we describe")
    if len(query.getlist("role")) > len(asked):
        ignored.append("a role that was named twice")
    if len(known) > MOST:
        left_out = ", ".join(role.title for role in known[MOST:])
        ignored.append(f"{left_out}, as no more than {MOST} roles fit side by side")
    return Compared(known[:MOST], ignored)
