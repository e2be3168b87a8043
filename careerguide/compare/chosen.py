"""Which roles an address names."""

from dataclasses import dataclass
from urllib.parse import urlencode

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles.models import Role

FEWEST, MOST = 2, 4  # roles side by side


@dataclass(frozen=True)
class ChosenRoles:
    """The published roles that an address names: in its order, each once, at most four."""

    roles: list[Role]

    @property
    def is_enough(self) -> bool:
        return len(self.roles) >= FEWEST

    @property
    def is_full(self) -> bool:
        return len(self.roles) >= MOST

    @property
    def slugs(self) -> list[str]:
        return [role.slug for role in self.roles]

    @property
    def query(self) -> str:
        """The part of a query string that names the roles."""
        return urlencode({"role": self.slugs}, doseq=True)

    @property
    def shorter(self) -> list[tuple[Role, str]]:
        """Each role, with the query string that leaves it out."""
        return [(one, ChosenRoles([role for role in self.roles if role != one]).query) for one in self.roles]


def chosen_roles(whole: Whole, query: Query) -> ChosenRoles:
    """Reads the roles of a query string such as role=ai-engineer&role=biomedical-engineer."""
    by_slug = whole.by_slug(Role)
    chosen = [by_slug[slug] for slug in query.many("role", by_slug, "role", whole.present_slugs(Role))]
    query.ignore("role", [role.title for role in chosen[MOST:]], f"no more than {MOST} fit side by side")
    return ChosenRoles(chosen[:MOST])
