"""From one of the compared roles to another: what becomes of each skill, and where the missing ones are gained."""

from dataclasses import dataclass

from careerguide.web.english import in_sentence, listed
from pathways.models import Pathway, Step
from roles.models import Role
from skills.models import Skill

from .skill_table import needs
from .skills import Move, SkillChange, changes

HEADINGS = (
    (Move.LEARN, "To learn"),
    (Move.RAISE, "To raise"),
    (Move.KEEP, "To keep"),
    (Move.EASE, "More than you will need"),
    (Move.LEAVE, "Not asked for there"),
)


@dataclass(frozen=True)
class GapStep:
    """What becomes of one skill, and the steps of pathways that teach it, by the role that the pathway leads to."""

    skill: Skill
    change: SkillChange
    steps: dict[str, list[Step]]


class SkillGap:
    """The way from one role to another: from the first to the second, unless the address names others."""

    def __init__(self, roles: list[Role], start: str, goal: str) -> None:
        by_slug = {role.slug: role for role in roles}
        self.start = by_slug.get(start) or next(role for role in roles if role.slug != goal)
        self.goal = by_slug.get(goal) or next(role for role in roles if role != self.start)

    @property
    def is_one_role(self) -> bool:
        return self.start == self.goal

    @property
    def moves(self) -> list[tuple[str, list[GapStep]]]:
        """The skills under each heading."""
        skills = {asked.skill.slug: asked.skill for role in (self.start, self.goal) for asked in role.skills.all()}
        found = [
            GapStep(skills[change.skill], change, self._steps(skills[change.skill]) if change.is_gain else {})
            for change in changes(needs(self.start), needs(self.goal))
        ]
        return [(heading, [step for step in found if step.change.move == move]) for move, heading in HEADINGS]

    def _steps(self, skill: Skill) -> dict[str, list[Step]]:
        """The steps that teach a skill, by the role that their pathway leads to; pathways to the goal come first."""
        found: dict[str, list[Step]] = {}
        for step in sorted(skill.steps.all(), key=lambda step: self.goal not in step.pathway.roles.all()):
            found.setdefault(self._destination(step.pathway), []).append(step)
        return found

    def _destination(self, pathway: Pathway) -> str:
        roles = list(pathway.roles.all())
        named = [self.goal] if self.goal in roles else roles
        return listed(in_sentence(role.title) for role in named) if named else "another role"
