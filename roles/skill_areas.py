"""What a role asks for, area by area: what stands in the open, and what is folded."""

from dataclasses import dataclass
from functools import cached_property

from skills.models import Domain

from .models import Role, RoleSkill

ESSENTIAL_AT_ONCE = 3  # of each area
HELPFUL_AT_ONCE = 2  # where none is essential


@dataclass(frozen=True)
class SkillArea:
    """The skills of one domain that a role asks for: those that stand in the open, then others that are essential."""

    domain: Domain
    first: list[RoleSkill]
    needed: list[RoleSkill]
    helpful: list[RoleSkill]

    @property
    def folded(self) -> list[RoleSkill]:
        return [*self.needed, *self.helpful]


@dataclass(frozen=True)
class SkillsAsked:
    """The skills of a role as its profile shows them."""

    role: Role

    @cached_property
    def areas(self) -> list[SkillArea]:
        """The first essential skills of each area in the open; the first of all where none is essential."""
        by_domain: dict[Domain, list[RoleSkill]] = {}
        for asked in self._asked_for:
            by_domain.setdefault(asked.skill.domain, []).append(asked)
        return [_area(domain, asked, all_count=not self.essential_count) for domain, asked in by_domain.items()]

    @cached_property
    def essential_count(self) -> int:
        return sum(asked.is_essential for asked in self._asked_for)

    @property
    def helpful_count(self) -> int:
        return len(self._asked_for) - self.essential_count

    @cached_property
    def folded_in_words(self) -> str:
        """How many skills do not stand in the open: 3 more that you need, 18 that help. Empty where all do."""
        needed, helpful = sum(len(area.needed) for area in self.areas), sum(len(area.helpful) for area in self.areas)
        more = "" if self.essential_count else "more "
        told = [f"{needed} more that you need"] if needed else []
        told += [f"{helpful} {more}that help{'s' if helpful == 1 else ''}"] if helpful else []
        return ", ".join(told)

    @cached_property
    def hardly_needed(self) -> list[RoleSkill]:
        """Skills of the core that were judged, and that the role does not ask for."""
        judged = (asked for asked in self.role.skills.all() if asked.proficiency is not None)
        return [asked for asked in judged if not asked.is_asked_for]

    @cached_property
    def _asked_for(self) -> list[RoleSkill]:
        return [asked for asked in self.role.skills.all() if asked.is_asked_for]


def _area(domain: Domain, asked: list[RoleSkill], *, all_count: bool) -> SkillArea:
    essential = [one for one in asked if one.is_essential]
    first = asked[:HELPFUL_AT_ONCE] if all_count else essential[:ESSENTIAL_AT_ONCE]
    others = [one for one in asked if one not in first]
    return SkillArea(domain, first, essential[len(first) :], [one for one in others if not one.is_essential])
