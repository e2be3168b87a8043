"""The core of skills over several roles: which skills they share, and which differ. Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from careerguide.web.english import counted
from roles.core import ASKED, ESSENTIAL, Levels


class Overlap(StrEnum):
    """How a skill is spread over several roles; it may be shared and differ.

    A role asks for it from level 2 on. Nothing is said of a skill on which one of the roles is not judged.
    """

    SHARED = "shared"
    ONE = "one"
    DIFFERS = "differs"

    @property
    def choice(self) -> str:
        """The label of its box in the form."""
        return {
            Overlap.SHARED: "Needed by all",
            Overlap.ONE: "Needed by one only",
            Overlap.DIFFERS: "Different in level",
        }[self]


@dataclass(frozen=True)
class SkillRow:
    skill: str  # its slug
    levels: tuple[int | None, ...]  # one for each role

    @property
    def known(self) -> list[int]:
        """The levels; none of them where one is not judged."""
        levels = [level for level in self.levels if level is not None]
        return levels if len(levels) == len(self.levels) else []

    @property
    def overlaps(self) -> set[Overlap]:
        asking = sum(level >= ASKED for level in self.known)
        found = (
            {Overlap.ONE} if asking == 1 else {Overlap.SHARED} if self.known and asking == len(self.known) else set()
        )
        return found | ({Overlap.DIFFERS} if len(set(self.known)) > 1 else set())

    @property
    def essential_for_all(self) -> bool:
        return bool(self.known) and min(self.known) >= ESSENTIAL


def skill_rows(roles: Sequence[Levels]) -> list[SkillRow]:
    """A row for every skill of the core, in its order."""
    return [SkillRow(skill, tuple(role[skill] for role in roles)) for skill in (roles[0] if roles else ())]


def shared_in_words(rows: Sequence[SkillRow]) -> str:
    """Counts the shared skills in words: of the 8 core skills that any role needs, all need 5."""
    judged = [row for row in rows if row.known]
    if not judged:
        return "no core skill has a known level for all of these roles"
    asked = sum(any(level >= ASKED for level in row.known) for row in judged)
    shared = sum(Overlap.SHARED in row.overlaps for row in judged)
    among = "" if len(judged) == len(rows) else " (of those with a level for each)"
    return f"of the {counted(asked, 'core skill')} that any role needs, all need {shared}{among}"
