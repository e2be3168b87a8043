"""Where a role can be tried out: the first links, and then those that no skill's page has as well."""

from dataclasses import dataclass
from typing import Any

from careerguide.content.whole import Whole
from skills.models import SkillOutsideLink

from .models import Role

AT_ONCE = 2
NEXT = 6


@dataclass(frozen=True)
class TryIt:
    """The links of a role, in its order."""

    links: list[Any]
    elsewhere: frozenset[str]  # addresses that the pages of skills lead to

    @property
    def first(self) -> list[Any]:
        return self.links[:AT_ONCE]

    @property
    def more(self) -> list[Any]:
        """The next links, and of those behind them the ones that no skill's page has."""
        only_here = [link for link in self.links[NEXT:] if link.url not in self.elsewhere]
        return [*self.links[AT_ONCE:NEXT], *only_here]

    @property
    def has_others(self) -> bool:
        """Whether links of the role are left to the pages of skills."""
        return len(self.links) > len(self.first) + len(self.more)


def try_it(role: Role, whole: Whole) -> TryIt:
    return TryIt([*role.outside_links.all()], whole.derive(_of_skills))


def _of_skills(whole: Whole) -> frozenset[str]:
    return frozenset(link.url for link in whole[SkillOutsideLink])
