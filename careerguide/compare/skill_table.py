"""The core of skills over the compared roles, skill by skill."""

from dataclasses import dataclass

from roles.models import RoleSkill
from roles.standing import Core, Standing
from skills.models import Skill

from .skills import Overlap, shared_in_words, skill_rows


@dataclass(frozen=True)
class SkillTableRow:
    skill: Skill
    by_role: list[tuple[Standing, RoleSkill | None]]


class SkillTable:
    """A table of the core by roles. `overlaps` names the kinds of rows to show; empty shows all."""

    def __init__(self, core: Core, standings: list[Standing], overlaps: list[str]) -> None:
        self.core, self.standings = core, standings
        self.rows = skill_rows([standing.levels for standing in standings])
        self._wanted = {Overlap(name) for name in overlaps}

    @property
    def shared(self) -> str:
        return shared_in_words(self.rows)

    @property
    def scale(self) -> range:
        return range(1, max(RoleSkill.Proficiency) + 1)

    @property
    def levels(self) -> list[str]:
        return [f"{level.value} {level.label}" for level in RoleSkill.Proficiency]

    @property
    def shown(self) -> list[SkillTableRow]:
        return [
            SkillTableRow(skill, [(standing, standing.asked.get(skill.slug)) for standing in self.standings])
            for skill, row in zip(self.core, self.rows, strict=True)
            if not self._wanted or row.overlaps & self._wanted
        ]

    @property
    def boxes(self) -> list[tuple[Overlap, bool]]:
        """(overlap, whether it is chosen) for each kind of row that one can choose to see."""
        return [(overlap, overlap in self._wanted) for overlap in Overlap]
