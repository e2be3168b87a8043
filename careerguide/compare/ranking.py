"""Roles weighed by what matters to somebody, and what would change the result. Pure: no request, no database.

Scores are tenths from 0 to 10 by definition, and totals exact fractions: ties are ties, and the sums that are shown are
those that were done. A score is a share, so a small difference between roles stays a small one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cached_property
from math import floor

MOST = 10  # points
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
        """That of a whole number from 0 on, as addresses have it: 1 or 2 is some, and more is a lot."""
        return max(weight for weight in cls if weight <= number)


class Margin(StrEnum):
    """How far the first is ahead of the next."""

    TIE = "a tie"
    CLOSE = "close"
    AHEAD = "ahead"
    CLEAR = "clearly ahead"


# Scores


def part_of_most(numbers: Sequence[Fraction]) -> list[Fraction]:
    """Scores of numbers of which more is better, none below 0: the most gets 10, half as much gets 5."""
    return [_tenths(number, max(numbers)) for number in numbers]


def least_as_part(numbers: Sequence[Fraction]) -> list[Fraction]:
    """Scores of numbers above 0 of which less is better: the least gets 10, twice as much gets 5."""
    return [_tenths(min(numbers), number) for number in numbers]


def out_of(most: int, numbers: Sequence[Fraction]) -> list[Fraction]:
    """Scores on a scale that begins at 0 and is the same whatever stands beside it."""
    return [_tenths(number, Fraction(most)) for number in numbers]


def _tenths(part: Fraction, whole: Fraction) -> Fraction:
    return Fraction(floor(part / whole * MOST * 10 + Fraction(1, 2)), 10) if whole else Fraction(0)


# The result


@dataclass(frozen=True)
class Weighed:
    """Something that is weighed: its scores, role by role, and how much it matters."""

    slug: str
    scores: tuple[Fraction, ...]
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
class Ranking:
    """Roles, by their numbers, weighed by what tells them apart."""

    weighed: tuple[Weighed, ...]

    @cached_property
    def weight(self) -> int:
        return sum(one.weight for one in self.weighed)

    @cached_property
    def totals(self) -> list[Fraction]:
        """The weighted mean of each role's scores; empty where nothing counts."""
        if not self.weight:
            return []
        return [sum(points, Fraction(0)) / self.weight for points in zip(*map(_points, self.weighed), strict=True)]

    @property
    def first(self) -> list[int]:
        """The role that comes first, or all that share the first place."""
        return [role for role, total in enumerate(self.totals) if total == max(self.totals)]

    @property
    def order(self) -> list[int]:
        """The best first; roles with the same total keep the given order."""
        return sorted(range(len(self.totals)), key=lambda role: -self.totals[role])

    @property
    def margin(self) -> Margin:
        """How far the first is ahead of the next; there must be a total."""
        best, next_best, *_ = sorted(self.totals, reverse=True)
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

    def with_weight(self, slug: str, weight: Weight) -> "Ranking":
        return Ranking(tuple(replace(one, weight=weight) if one.slug == slug else one for one in self.weighed))

    def sum_of(self, role: int) -> str:
        """How a role's total comes about: (3 × 10 + 1 × 4.2) ÷ 4 = 8.55."""
        counting = [one for one in self.weighed if one.weight]
        added = " + ".join(f"{one.weight.value} × {plain(one.scores[role])}" for one in counting)
        total = self.totals[role]
        return f"({added}) ÷ {self.weight} {'=' if (total * 100).denominator == 1 else '≈'} {plain(total)}"


def _points(one: Weighed) -> list[Fraction]:
    return [one.weight * score for score in one.scores]


def plain(number: Fraction) -> str:
    """A number with up to two decimals: 7.5, 7.67."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{decimal:,.2f}".rstrip("0").rstrip(".")
