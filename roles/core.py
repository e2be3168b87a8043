"""What roles ask of the core of skills, on which all professions are judged alike. Pure: no request, no database.

A level is a whole number from 0, not needed, to 4, expert. None stands for “not judged”, which is never taken for 0.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

ESSENTIAL = 3  # from this level on a skill of the core is essential
ASKED = 2  # from this level on it counts on the way to a role

Levels = Mapping[str, int | None]  # of one role, by the slug of each skill of the core


class Requirement(StrEnum):
    """How much a role needs a skill, as a reader is told. It follows from the level."""

    ESSENTIAL = "essential"
    USEFUL = "useful"
    NOT_NEEDED = "not needed"
    NOT_JUDGED = "not judged"
    ALSO_HELPS = "also helps"

    @property
    def slug(self) -> str:
        """The name of a requirement in style sheets and programs."""
        return self.replace(" ", "-")


def requirement(level: int | None, *, core: bool) -> Requirement:
    """What a level means. Beyond the core a skill just helps, as other roles were not judged on it."""
    if level == 0:
        return Requirement.NOT_NEEDED
    if not core:
        return Requirement.ALSO_HELPS
    if level is None:
        return Requirement.NOT_JUDGED
    return Requirement.ESSENTIAL if level >= ESSENTIAL else Requirement.USEFUL


class Move(StrEnum):
    """What becomes of a skill on the way from one role to another."""

    SHARED = "shared"  # you have the level that is asked for
    RAISE = "raise"  # you have 2 or more, but less than that
    LEARN = "learn"  # you have 0 or 1
    LEAVE = "leave"  # you have 2 or more, and no more than 1 is asked for
    UNKNOWN = "unknown"  # one of the two is not judged


@dataclass(frozen=True)
class Change:
    """A skill on the way from one role to another, with the level that each of them asks for."""

    skill: str
    move: Move
    start: int | None
    goal: int | None

    @property
    def is_gain(self) -> bool:
        return self.move in (Move.LEARN, Move.RAISE)

    @property
    def in_words(self) -> str:
        """What it takes: “from level 1 to 3”, “level 4, where 3 is asked for”."""
        if self.is_gain:
            return f"from level {self.start} to {self.goal}"
        if self.move is not Move.SHARED:
            return ""
        return (
            f"level {self.goal}" if self.start == self.goal else f"level {self.start}, where {self.goal} is asked for"
        )


def changes(start: Levels, goal: Levels) -> Iterator[Change]:
    """What becomes of each skill of the core from one role to another; skills that neither asks for are left out."""
    for skill, asked in goal.items():
        held = start.get(skill)
        if move := move_of(held, asked):
            yield Change(skill, move, held, asked)


def move_of(held: int | None, asked: int | None) -> Move | None:
    """What becomes of a skill, by its levels; None where neither counts on the way."""
    if held is None or asked is None:
        return Move.UNKNOWN
    if asked < ASKED:
        return Move.LEAVE if held >= ASKED else None
    if held >= asked:
        return Move.SHARED
    return Move.RAISE if held >= ASKED else Move.LEARN
