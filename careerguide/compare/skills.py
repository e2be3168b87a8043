"""Roles side by side: which skills they share, and what one lacks for another. Pure: no request, no database."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from careerguide.web.english import counted, in_sentence


@dataclass(frozen=True)
class Need:
    """What a role asks of a skill."""

    essential: bool
    level: int | None  # of proficiency, 1 to 4; None where no source lets us judge it


class Overlap(StrEnum):
    """How a skill is spread over several roles.

    It is shared by all, or in one alone, or differs; it may be shared and differ.
    """

    SHARED = "shared"
    ONE = "one"
    DIFFERS = "differs"

    @property
    def choice(self) -> str:
        """The label of its box in the form."""
        return {
            Overlap.SHARED: "Shared by all",
            Overlap.ONE: "Only in one",
            Overlap.DIFFERS: "Different in requirement or level",
        }[self]

    @property
    def in_words(self) -> str:
        """The words behind a number of skills."""
        return "asked for by all" if self is Overlap.SHARED else in_sentence(self.choice)


@dataclass(frozen=True)
class SkillRow:
    skill: str  # its slug
    needs: tuple[Need | None, ...]  # one for each role; None where it does not ask for the skill

    @property
    def overlaps(self) -> set[Overlap]:
        asking = [need for need in self.needs if need]
        if len(asking) == 1:
            return {Overlap.ONE}
        found = set()
        if len(asking) == len(self.needs):
            found.add(Overlap.SHARED)
        if len(set(self.needs)) > 1:
            found.add(Overlap.DIFFERS)
        return found

    @property
    def essential_for_all(self) -> bool:
        return all(need and need.essential for need in self.needs)

    @property
    def essential_for_some(self) -> bool:
        return any(need and need.essential for need in self.needs)


def skill_rows(roles: Sequence[Mapping[str, Need]]) -> list[SkillRow]:
    """A row for every skill that any of the roles asks for, in the order in which they name them."""
    skills = dict.fromkeys(skill for role in roles for skill in role)
    return [SkillRow(skill, tuple(role.get(skill) for role in roles)) for skill in skills]


def shared_in_words(rows: Iterable[SkillRow]) -> str:
    """Counts the shared skills in words: 5 of 8 essential skills shared."""
    essential = [row for row in rows if row.essential_for_some]
    shared = sum(row.essential_for_all for row in essential)
    return f"{shared} of {counted(len(essential), 'essential skill')} shared"


class Move(StrEnum):
    """What becomes of a skill on the way from one role to another.

    On the way back, each move turns into its opposite.
    """

    KEEP = "keep"
    RAISE = "raise"
    EASE = "ease"
    LEARN = "learn"
    LEAVE = "leave"


@dataclass(frozen=True)
class SkillChange:
    skill: str
    move: Move
    start: Need | None  # what the one asks for
    goal: Need | None  # what the other asks for

    @property
    def is_gain(self) -> bool:
        return self.move in (Move.LEARN, Move.RAISE)

    @property
    def by(self) -> int:
        """The difference in levels; 0 where a level is not stated."""
        levels = [need.level for need in (self.start, self.goal) if need and need.level]
        return abs(levels[0] - levels[1]) if len(levels) == 2 else 0

    @property
    def in_words(self) -> str:
        """What it takes, or no longer takes: “essential, to level 3”, “from level 1 to 3, by 2”."""
        start, goal = self.start, self.goal
        if self.move is Move.LEARN and goal:
            need = "essential" if goal.essential else "useful"
            return f"{need}, to level {goal.level}" if goal.level else f"{need}, level not stated"
        if not (start and goal):
            return ""
        if self.move is Move.RAISE:
            return f"from level {start.level} to {goal.level}, by {self.by}"
        if self.move is Move.EASE:
            return f"level {start.level}, where {goal.level} is asked for"
        return f"level {goal.level}" if start.level and goal.level else "a level is not stated for both"


def changes(start: Mapping[str, Need], goal: Mapping[str, Need]) -> Iterator[SkillChange]:
    """What becomes of each skill on the way from one role to another; skills of the goal come first."""
    for skill in dict.fromkeys([*goal, *start]):
        held, asked = start.get(skill), goal.get(skill)
        yield SkillChange(skill, _move(held, asked), held, asked)


def _move(held: Need | None, asked: Need | None) -> Move:
    if not held:
        return Move.LEARN
    if not asked:
        return Move.LEAVE
    if held.level and asked.level and held.level != asked.level:
        return Move.RAISE if asked.level > held.level else Move.EASE
    return Move.KEEP
