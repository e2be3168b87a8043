"""Roles weighed by what matters to somebody, and what would change the result. Pure: no request, no database.

Scores are whole tenths of a point, from 0 to 10 points, and totals exact fractions: ties are ties, and the sums that
are shown are those that were done. A score is a share, so a small difference between roles stays a small one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cached_property
from math import floor
from operator import mul

POINTS = 10  # points
CLOSE, CLEAR = Fraction(1, 2), Fraction(3, 2)  # points ahead: below the one it is close, from the other on clear


class Weight(IntEnum):
    """How much something matters, and how often it counts."""

    NOT_MUCH = 0
    SOME = 1
    A_LOT = 3

    @property
    def in_words(self) -> str:
        return self.name.lower().replace("_", " ")

    @classmethod
    def nearest(cls, number: int) -> "Weight":
        """The weight that a whole number from 0 on stands for in an address: 1 or 2 is some, and more is a lot."""
        return max(weight for weight in cls if weight <= number)


class Margin(StrEnum):
    """How far the role that comes first is ahead of the next."""

    TIE = "a tie"
    CLOSE = "close"
    AHEAD = "ahead"
    CLEAR = "clearly ahead"


# Scores, in tenths of a point


def part_of_most(numbers: Sequence[Fraction]) -> list[int]:
    """Scores of numbers of which more is better, none below 0: the most gets 10 points, half as much gets 5."""
    return [_in_tenths(number, max(numbers)) for number in numbers]


def least_as_part(numbers: Sequence[Fraction]) -> list[int]:
    """Scores of numbers above 0 of which less is better: the least gets 10 points, twice as much gets 5."""
    return [_in_tenths(min(numbers), number) for number in numbers]


def out_of(most: int, numbers: Sequence[Fraction]) -> list[int]:
    """Scores on a scale that begins at 0 and is the same whatever stands beside it."""
    return [_in_tenths(number, Fraction(most)) for number in numbers]


def _in_tenths(part: Fraction, whole: Fraction) -> int:
    return floor(part / whole * POINTS * 10 + Fraction(1, 2)) if whole else 0


# The result


@dataclass(frozen=True)
class Weighed:
    """Something that is weighed: its scores in tenths, role by role, and how much it matters."""

    slug: str
    scores: tuple[int, ...]
    weight: Weight = Weight.SOME

    @property
    def tells_apart(self) -> bool:
        return len(set(self.scores)) > 1


@dataclass(frozen=True)
class Turn:
    """A change of one weight alone that puts others first."""

    slug: str
    weight: Weight
    first: list[int]


@dataclass(frozen=True)
class Scoreboard:
    """Roles, by their numbers, weighed by what tells them apart."""

    weighed: tuple[Weighed, ...]

    @cached_property
    def weight(self) -> int:
        return sum(one.weight for one in self.weighed)

    @cached_property
    def sums(self) -> list[int]:
        """The weighted scores of each role together, in tenths; empty where nothing counts."""
        if not self.weight:
            return []
        weights = [one.weight.value for one in self.weighed]
        return [sum(map(mul, weights, scores)) for scores in zip(*(one.scores for one in self.weighed), strict=True)]

    def total(self, role: int) -> Fraction:
        """The weighted mean of a role's scores, in points."""
        return Fraction(self.sums[role], 10 * self.weight)

    @cached_property
    def first(self) -> list[int]:
        """The role that comes first, or all that share the first place."""
        most = max(self.sums, default=0)
        return [role for role, total in enumerate(self.sums) if total == most]

    @cached_property
    def order(self) -> list[int]:
        """The best first; roles with the same total keep the given order."""
        return sorted(range(len(self.sums)), key=lambda role: -self.sums[role])

    @property
    def margin(self) -> Margin:
        """How far the first is ahead of the next; there must be a total."""
        best, next_best, *_ = map(self.total, self.order)
        lead = best - next_best
        if not lead:
            return Margin.TIE
        return Margin.CLOSE if lead < CLOSE else Margin.AHEAD if lead < CLEAR else Margin.CLEAR

    @property
    def strongest(self) -> Weighed:
        """What speaks most for the first against the next."""
        best, next_best, *_ = self.order
        return max(self.weighed, key=lambda one: one.weight * (one.scores[best] - one.scores[next_best]))

    @cached_property
    def turns(self) -> list[Turn]:
        """For each thing the smallest change of its weight that puts another role first, if any does."""
        return [turn for one in self.weighed if (turn := next(self._turns_by(one), None))] if self.weight else []

    def _turns_by(self, one: Weighed) -> Iterator[Turn]:
        for weight in sorted(set(Weight) - {one.weight}, key=lambda weight: abs(weight - one.weight)):
            first = self.with_weight(one.slug, weight).first
            if len(first) == 1 and first != self.first:
                yield Turn(one.slug, weight, first)

    def with_weight(self, slug: str, weight: Weight) -> "Scoreboard":
        return Scoreboard(tuple(replace(one, weight=weight) if one.slug == slug else one for one in self.weighed))

    def sum_of(self, role: int) -> str:
        """How a role's total comes about: (3 × 10 + 1 × 4.2) ÷ 4 = 8.55."""
        counting = [one for one in self.weighed if one.weight]
        added = " + ".join(f"{one.weight.value} × {points(one.scores[role])}" for one in counting)
        total = self.total(role)
        return f"({added}) ÷ {self.weight} {'=' if (total * 100).denominator == 1 else '≈'} {_in_decimals(total)}"


def points(tenths: int) -> str:
    """A score, in tenths of a point, as it is written: 75 is 7.5."""
    return _in_decimals(Fraction(tenths, 10))


def _in_decimals(number: Fraction) -> str:
    """A number with up to two decimals: 7.5, 7.67."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".")
