"""Roles put in an order by weighted criteria, and how far a weight must move to turn it. Pure: no request, no database.

A score is a tenth by definition and a total is an exact fraction: ties are ties, and the arithmetic that is printed is
the one that was done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import ceil, floor

from careerguide.web.english import listed, ordinal

HEAVIEST = 5  # weights are whole numbers from 0
BEST_SCORE = 10  # scores are tenths from 0
LEVEL = Fraction(BEST_SCORE, 2)  # everybody's score where a criterion tells nobody apart


@dataclass(frozen=True)
class CriterionValue:
    """What a role says to a criterion. The number is None where no source states it; the words then tell why."""

    number: Fraction | None
    words: str


@dataclass(frozen=True)
class ScoredCriterion:
    slug: str
    name: str  # as it stands within a sentence: the weight of …
    values: tuple[CriterionValue, ...]  # one for each role
    weight: int = 1
    less_is_better: bool = False
    bar: str = ""  # why it can't count, though every role has a value

    @property
    def counts(self) -> bool:
        return not self.bar and all(value.number is not None for value in self.values)

    @cached_property
    def numbers(self) -> list[Fraction]:
        return [value.number for value in self.values if value.number is not None]

    @property
    def tells_apart(self) -> bool:
        return min(self.numbers) != max(self.numbers)

    @cached_property
    def scores(self) -> list[Fraction]:
        """Scores all roles from 0 (the least of these roles) to 10 (the most), to a tenth."""
        return [Fraction(floor(self._place(number) * 10 + Fraction(1, 2)), 10) for number in self.numbers]

    def _place(self, number: Fraction) -> Fraction:
        least, most = min(self.numbers), max(self.numbers)
        if least == most:
            return LEVEL
        gained = most - number if self.less_is_better else number - least
        return gained / (most - least) * BEST_SCORE

    def arithmetic(self, role: int) -> str:
        """How a role's score comes about: (110 − 100) ÷ (150 − 100) × 10 = 2."""
        if not self.tells_apart:
            return f"no difference, so {plain(LEVEL)} for each"
        number, least, most = self.numbers[role], min(self.numbers), max(self.numbers)
        high, low = (most, number) if self.less_is_better else (number, least)
        sign = "=" if self.scores[role] == self._place(number) else "≈"
        gained, apart = (f"{plain(one)} − {_bracketed(other)}" for one, other in ((high, low), (most, least)))
        return f"({gained}) ÷ ({apart}) × {BEST_SCORE} {sign} {plain(self.scores[role])}"


@dataclass(frozen=True)
class Ranked:
    role: int
    place: int  # roles with the same total share one
    shared: bool
    total: Fraction

    @property
    def label(self) -> str:
        return f"joint {ordinal(self.place)}" if self.shared else ordinal(self.place)

    @property
    def total_in_words(self) -> str:
        return plain(self.total)


@dataclass(frozen=True)
class TurningPoint:
    """The weight at which two neighbours in the ranking change places while all other weights stay."""

    criterion: ScoredCriterion
    at: Fraction  # at this weight they are level
    above: bool  # they change above it; else below it
    first: str  # the role that then stands first
    second: str

    @property
    def whole(self) -> int:
        """The nearest whole weight at which the two have changed places."""
        return floor(self.at) + 1 if self.above else ceil(self.at) - 1

    @property
    def in_words(self) -> str:
        """Tells the turning point. The weight is rounded away from the present one, so that the sentence stays true."""
        turn = Fraction((ceil if self.above else floor)(self.at * 100), 100)
        return (
            f"{self.first} comes before {self.second} once the weight of {self.criterion.name} "
            f"is {'above' if self.above else 'below'} {plain(turn)}. It is {self.criterion.weight} now."
        )


@dataclass(frozen=True)
class Neighbours:
    """Two roles that stand next to each other in the ranking, or share a place."""

    first: str
    second: str
    level: bool
    turning_points: list[TurningPoint]


@dataclass(frozen=True)
class LeftOut:
    criterion: ScoredCriterion
    reason: str


@dataclass(frozen=True)
class Decision:
    """A ranking of roles: their names, and the scores of each criterion in the same order."""

    roles: tuple[str, ...]
    criteria: tuple[ScoredCriterion, ...]

    @cached_property
    def counting(self) -> list[ScoredCriterion]:
        return [criterion for criterion in self.criteria if criterion.counts]

    @property
    def left_out(self) -> list[LeftOut]:
        return [LeftOut(criterion, self._reason(criterion)) for criterion in self.criteria if not criterion.counts]

    def _reason(self, criterion: ScoredCriterion) -> str:
        if criterion.bar:
            return criterion.bar
        missing: dict[str, list[str]] = {}
        for role, value in zip(self.roles, criterion.values, strict=True):
            if value.number is None:
                missing.setdefault(value.words, []).append(role)
        return "; ".join(f"{words} ({listed(roles)})" for words, roles in missing.items())

    @cached_property
    def weight(self) -> int:
        return sum(criterion.weight for criterion in self.counting)

    @property
    def no_ranking(self) -> str:
        """Why the roles can't be ranked; empty where they can."""
        if not self.counting:
            return "no criterion has a value for each of these roles, so nothing can be weighed"
        return "" if self.weight else "each criterion that could count has the weight 0, so nothing counts"

    @cached_property
    def ranking(self) -> list[Ranked]:
        """The roles, the best first; roles with equal totals keep the given order. Empty where there is no ranking."""
        if self.no_ranking:
            return []
        totals = [self._total(role) for role in range(len(self.roles))]
        order = sorted(range(len(totals)), key=lambda role: -totals[role])
        return [
            Ranked(
                role,
                place=1 + sum(other > totals[role] for other in totals),
                shared=totals.count(totals[role]) > 1,
                total=totals[role],
            )
            for role in order
        ]

    def _total(self, role: int) -> Fraction:
        """The weighted mean of a role's scores."""
        return sum((one.weight * one.scores[role] for one in self.counting), Fraction(0)) / self.weight

    def arithmetic(self, role: int) -> str:
        """How a role's total comes about: (3 × 10 + 2 × 4.2) ÷ 5 = 7.68."""
        weighed = [f"{one.weight} × {plain(one.scores[role])}" for one in self.counting if one.weight]
        total = self._total(role)
        sign = "=" if (total * 1000).denominator == 1 else "≈"
        return f"({' + '.join(weighed)}) ÷ {self.weight} {sign} {plain(total)}"

    @property
    def order_in_words(self) -> str:
        labels = dict.fromkeys(one.label for one in self.ranking)
        named = {label: [self.roles[one.role] for one in self.ranking if one.label == label] for label in labels}
        return ", ".join(f"{label} {listed(roles)}" for label, roles in named.items())

    @cached_property
    def neighbours(self) -> list[Neighbours]:
        """Each two roles that share a place, or stand on one place and the next."""
        places = sorted({one.place for one in self.ranking})
        return [
            Neighbours(
                self.roles[one.role],
                self.roles[other.role],
                level=one.place == other.place,
                turning_points=list(self._turning_points(one.role, other.role)),
            )
            for one, other in combinations(self.ranking, 2)
            if places.index(other.place) - places.index(one.place) <= 1
        ]

    def _turning_points(self, first: int, second: int) -> Iterator[TurningPoint]:
        """Finds all weights that turn the order of two roles.

        Their lead is linear in each weight, so each weight has one such point.
        """
        lead = (self._total(first) - self._total(second)) * self.weight
        for criterion in self.counting:
            slope = criterion.scores[first] - criterion.scores[second]
            if not slope:
                continue
            at = criterion.weight - lead / slope
            for above, within in ((True, 0 <= at < HEAVIEST), (False, 0 < at <= HEAVIEST)):
                turns = (slope < 0) == above if lead else True
                if within and turns:
                    ahead, behind = (first, second) if (slope > 0) == above else (second, first)
                    yield TurningPoint(criterion, at, above, self.roles[ahead], self.roles[behind])


def plain(number: Fraction) -> str:
    """A number with up to three decimals: 120,230 or −5.2 or 7.667."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    written = f"{decimal:,.3f}".rstrip("0").rstrip(".")
    return written.replace("-", "−")


def _bracketed(number: Fraction) -> str:
    return f"({plain(number)})" if number < 0 else plain(number)


def percentage(part: int, whole: int) -> Fraction:
    """What a part makes up of a whole, to a tenth of a percent."""
    return Fraction(floor(Fraction(part * 1000, whole) + Fraction(1, 2)), 10)
