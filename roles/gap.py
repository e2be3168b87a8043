"""What somebody still needs for a role, on the core of skills. Pure: no request, no database."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .core import ESSENTIAL, Change, Levels, Move, changes, move_of

HALF = 0.5  # what a skill counts for that is to be raised


@dataclass(frozen=True)
class AskedSkills:
    """The skills of one weight that a role asks for, by what they take: nothing more, some more, or all."""

    changes: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.changes)

    @property
    def held(self) -> list[Change]:
        return self._that(Move.SHARED)

    @property
    def to_raise(self) -> list[Change]:
        return self._that(Move.RAISE)

    @property
    def to_learn(self) -> list[Change]:
        return self._that(Move.LEARN)

    @property
    def lacking(self) -> list[Change]:
        return [*self.to_learn, *self.to_raise]

    @property
    def boxes(self) -> list[float]:
        """A box for each skill: 1 for what one has, then ½ for what is to be raised, then 0."""
        return [1.0] * len(self.held) + [HALF] * len(self.to_raise) + [0.0] * len(self.to_learn)

    @property
    def in_words(self) -> str:
        """What it takes: 2 to learn, 1 to raise; empty where it takes nothing."""
        counted = ((len(self.to_learn), "to learn"), (len(self.to_raise), "to raise"))
        return ", ".join(f"{number} {what}" for number, what in counted if number)

    def _that(self, move: Move) -> list[Change]:
        return [change for change in self.changes if change.move is move]


@dataclass(frozen=True)
class Gap:
    """What stands between somebody and a role. Skills on which the role is not judged are left out."""

    changes: tuple[Change, ...]

    @cached_property
    def essential(self) -> AskedSkills:
        return AskedSkills(tuple(change for change in self.changes if _is_essential(change)))

    @cached_property
    def useful(self) -> AskedSkills:
        return AskedSkills(tuple(change for change in self.changes if not _is_essential(change)))

    @property
    def share(self) -> float | None:
        """Which part of the essential skills one has, those to be raised by half; None where none is essential.

        From 0 to 1. Equal parts are equal numbers, as a division of whole numbers is rounded in one way alone.
        """
        return _part(sum(_halves_of(change.move) for change in self.essential.changes), len(self.essential))

    @property
    def lacking(self) -> list[Change]:
        """All that is to be learnt or raised, what is essential first."""
        return [*self.essential.lacking, *self.useful.lacking]


def gap(held: Mapping[str, int], asked: Levels) -> Gap:
    """The gap of somebody who has some skills, by their slugs, at levels from 0 to 4, and none of those not named.

    A level is asked for from 2 on. A level more, or a skill more, never makes the gap wider.
    """
    start = {skill: held.get(skill, 0) for skill in asked}
    return Gap(tuple(change for change in changes(start, asked) if change.move in ASKED_FOR))


ASKED_FOR = (Move.SHARED, Move.RAISE, Move.LEARN)


class Essentials:
    """The essential skills of some roles, by which is found what somebody has of each, without a look at every role."""

    def __init__(self, roles: Iterable[Mapping[str, int]]) -> None:
        """Takes the levels of the essential skills of each role, by slug."""
        self._counts: list[int] = []
        self._asked_by: dict[str, list[tuple[int, int]]] = defaultdict(list)  # roles by their numbers, and the levels
        for number, essential in enumerate(roles):
            self._counts.append(len(essential))
            for skill, level in essential.items():
                self._asked_by[skill].append((number, level))

    def shares(self, held: Mapping[str, int]) -> list[float | None]:
        """The share that somebody has of each role, as their gap has it."""
        halves = [0] * len(self._counts)
        for skill, level in held.items():
            for number, asked in self._asked_by.get(skill, ()):
                halves[number] += _halves_of(move_of(level, asked))
        return [_part(*each) for each in zip(halves, self._counts, strict=True)]


def _halves_of(move: Move | None) -> int:
    return 2 if move is Move.SHARED else 1 if move is Move.RAISE else 0


def _part(halves: int, skills: int) -> float | None:
    return halves / (2 * skills) if skills else None


def _is_essential(change: Change) -> bool:
    return (change.goal or 0) >= ESSENTIAL


def places_of(shares: Iterable[float | None]) -> list[int]:
    """The place of each share among them all, from 1 on: the same for the same share, and the last where it is None."""
    given = [-1 if share is None else share for share in shares]
    places, place = {}, 1
    for share, number in sorted(Counter(given).items(), reverse=True):
        places[share] = place
        place += number
    return [places[share] for share in given]
