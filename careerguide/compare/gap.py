"""From one of the compared roles to another: what becomes of the core skills, and where the missing ones are gained."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pathways.models import Stage
from roles.core import Change, Move, changes
from roles.models import Role, RolePair, RoleSkill
from roles.standing import Core, Standing
from skills.models import Skill

HEADINGS = (
    (Move.LEARN, "Learn"),
    (Move.RAISE, "Improve"),
    (Move.SHARED, "Reuse"),
    (Move.LEAVE, "Hardly needed"),
    (Move.UNKNOWN, "Level not known for both"),
)


@dataclass(frozen=True)
class GapStep:
    """What becomes of one skill, and the stages that teach it: those on ways to the goal, if any, or else all."""

    skill: Skill
    change: Change
    stages: list[Stage]


class SkillGap:
    """The way from one role to another: from the first to the second, unless the address names others."""

    def __init__(self, core: Core, roles: list[Role], start: str, goal: str) -> None:
        self.core = core
        by_slug = {role.slug: role for role in roles}
        self.start = by_slug.get(start) or next(role for role in roles if role.slug != goal)
        self.goal = by_slug.get(goal) or next(role for role in roles if role != self.start)

    @property
    def is_one_role(self) -> bool:
        return self.start == self.goal

    @cached_property
    def steps(self) -> list[GapStep]:
        skills = {skill.slug: skill for skill in self.core}
        start, goal = (Standing(role, self.core).levels for role in (self.start, self.goal))
        return [
            GapStep(skills[change.skill], change, self._stages(skills[change.skill]) if change.is_gain else [])
            for change in changes(start, goal)
        ]

    @property
    def moves(self) -> list[tuple[str, list[GapStep]]]:
        """The skills under each heading; headings without any are left out."""
        found = [(heading, [step for step in self.steps if step.change.move == move]) for move, heading in HEADINGS]
        return [(heading, steps) for heading, steps in found if steps]

    @property
    def asks_nothing_more(self) -> bool:
        """Whether all is judged, and nothing is to be learnt or raised."""
        moves = {step.change.move for step in self.steps}
        return bool(moves) and not moves & {Move.LEARN, Move.RAISE, Move.UNKNOWN}

    @property
    def pair(self) -> RolePair | None:
        """The page that tells the two apart."""
        pairs: list[Any] = self.start.pairs
        return next((pair for pair in pairs if self.goal in (pair.first, pair.second)), None)

    @property
    def also_helps(self) -> list[RoleSkill]:
        return Standing(self.goal, self.core).also_helps

    @cached_property
    def _on_the_way(self) -> set[Stage]:
        return {stage for pathway in self.goal.pathways.all() for stage in pathway.stages}

    def _stages(self, skill: Skill) -> list[Stage]:
        teaching = [gain.stage for gain in skill.given_by.all()]
        return [stage for stage in teaching if stage in self._on_the_way] or teaching
