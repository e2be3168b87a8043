"""Who goes a way: where somebody starts, what he knows besides, and how much time he gives."""

from dataclasses import dataclass
from functools import cached_property

from roles.gap import Gap, gap
from roles.models import Role, RoleSkill
from roles.standing import Core, Standing
from skills.models import Skill

from .duration import Pace, Walk
from .models import Credential, Stage, StageGain, StageNeed, StartingPoint, StartingSkill

KNOWN = RoleSkill.Proficiency.SKILLED  # what a skill counts for that somebody says he can use alone


@dataclass(frozen=True)
class Person:
    """Somebody at a starting point, or at none that we know; `known` are skills that he names himself."""

    start: StartingPoint | None = None
    known: tuple[Skill, ...] = ()
    pace: Pace = Pace.FULL

    @cached_property
    def levels(self) -> dict[str, int]:
        """His skills by slug, each with the higher of two levels: that of his starting point, and of what he names."""
        brought = {one.skill.slug: one.proficiency or 0 for one in self.brought}
        named = {skill.slug: max(KNOWN.value, brought.get(skill.slug, 0)) for skill in self.known}
        return brought | named

    def level(self, skill: Skill | None) -> int:
        return self.levels.get(skill.slug, 0) if skill else 0

    @property
    def brought(self) -> list[StartingSkill]:
        return [*self.start.skills.all()] if self.start else []

    @cached_property
    def held(self) -> frozenset[Credential]:
        return frozenset(self.start.holds.all()) if self.start else frozenset()

    @cached_property
    def walk(self) -> Walk:
        return Walk(self.pace, self.levels, frozenset(skill.slug for skill in self.known))

    def gap_to(self, role: Role, core: Core) -> Gap:
        return gap(self.levels, Standing(role, core).levels)

    def gains(self, stage: Stage) -> list[StageGain]:
        """The skills that a stage gives him beyond what he has."""
        return [gain for gain in stage.skills if (gain.proficiency or 0) > self.level(gain.skill)]

    def credentials(self, stage: Stage) -> list[Credential]:
        """The credentials that a stage gives him and that he does not hold."""
        return [credential for credential in stage.credentials if credential not in self.held]

    def asked(self, stage: Stage) -> list[StageNeed]:
        """The credentials that a stage asks of him, each time one of some, where he holds none of them."""
        return [need for need in stage.asked_credentials if self.held.isdisjoint(need.credentials.all())]
