"""What a person has and lacks of the skills that a role asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from careerguide.content.models import Cited
from pathways.person import Person
from roles.core import Change, Move
from roles.gap import Gap
from roles.standing import Standing
from skills.models import Skill


@dataclass(frozen=True)
class AskedSkill:
    """A skill of the core that a role asks for, and what it takes to have it."""

    skill: Skill
    change: Change

    @property
    def in_words(self) -> str:
        """What it takes to have the skill: to learn, to level 3; from level 2 to 3; level 3."""
        change = self.change
        return f"to learn, to level {change.goal}" if change.move is Move.LEARN else change.in_words


@dataclass(frozen=True)
class SkillPlan:
    """The skills of a role, as far as somebody has them."""

    standing: Standing
    person: Person

    @cached_property
    def gap(self) -> Gap:
        return self.person.gap_to(self.standing)

    @cached_property
    def all(self) -> list[AskedSkill]:
        """The skills of the core that the role asks for: essential ones first, and of each weight what one has."""
        useful = self.gap.useful
        return [*self.essential, *self._named([*useful.held, *useful.lacking])]

    @cached_property
    def essential(self) -> list[AskedSkill]:
        return self._named([*self.gap.essential.held, *self.gap.essential.lacking])

    @cached_property
    def lacking(self) -> list[AskedSkill]:
        """The skills that the person has yet to learn, or to raise to a higher level."""
        return self._named(self.gap.lacking)

    @property
    def also_known(self) -> list[Skill]:
        """What the role lists beyond the core, and the person has."""
        return [asked.skill for asked in self.standing.also_helps if self.person.level(asked.skill)]

    @cached_property
    def also_to_learn(self) -> list[Skill]:
        """What the role lists beyond the core, and the person has not: first that of which it asks for most."""
        lacked = [asked for asked in self.standing.also_helps if not self.person.level(asked.skill)]
        return [asked.skill for asked in sorted(lacked, key=lambda asked: -(asked.proficiency or 0))]

    @property
    def facts(self) -> list[Cited]:
        """The facts that say that these skills are essential."""
        return [self.standing.asked[change.skill] for change in self.gap.essential.changes]

    def _named(self, changes: Iterable[Change]) -> list[AskedSkill]:
        return [AskedSkill(self.standing.skills[change.skill], change) for change in changes]
