"""The skills of the compared roles, skill by skill."""

from dataclasses import dataclass

from roles.models import Role, RoleSkill
from skills.models import Skill

from .skills import Need, Overlap, shared_in_words, skill_rows


def needs(role: Role) -> dict[str, Need]:
    """What a role asks of each skill, by the slug of the skill."""
    return {asked.skill.slug: Need(asked.is_essential, asked.proficiency) for asked in role.skills.all()}


@dataclass(frozen=True)
class SkillTableRow:
    skill: Skill
    by_role: list[tuple[Role, RoleSkill | None]]


class SkillTable:
    """A table of skills by roles. `overlaps` names the kinds of rows to show; empty shows all."""

    def __init__(self, roles: list[Role], overlaps: list[str]) -> None:
        self.roles = roles
        self.rows = skill_rows([needs(role) for role in roles])
        self._asked = [(role, {asked.skill.slug: asked for asked in role.skills.all()}) for role in roles]
        self._wanted = {Overlap(name) for name in overlaps} or set(Overlap)

    @property
    def shared(self) -> str:
        return shared_in_words(self.rows)

    @property
    def scale(self) -> list[int]:
        return RoleSkill.Proficiency.values

    @property
    def levels(self) -> list[str]:
        return [f"{level.value} {level.label}" for level in RoleSkill.Proficiency]

    @property
    def shown(self) -> list[SkillTableRow]:
        rows = []
        for row in self.rows:
            if row.overlaps & self._wanted:
                by_role = [(role, skills.get(row.skill)) for role, skills in self._asked]
                rows.append(SkillTableRow(next(asked.skill for _, asked in by_role if asked), by_role))
        return sorted(rows, key=lambda row: row.skill.rank)

    @property
    def counts(self) -> list[tuple[Overlap, int]]:
        return [(overlap, sum(overlap in row.overlaps for row in self.rows)) for overlap in Overlap]

    @property
    def boxes(self) -> list[tuple[Overlap, bool]]:
        """(overlap, whether it is chosen) for each kind of row that one can choose to see."""
        chosen = self._wanted if self._wanted != set(Overlap) else set()
        return [(overlap, overlap in chosen) for overlap in Overlap]
