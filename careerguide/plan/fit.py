"""How well what somebody answers fits a role: each answer, and all of them together. Pure: no request, no database."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cache

MONTHS_A_YEAR = 12


class Outcome(IntEnum):
    """What a visitor's answer to one question comes to for a role."""

    MISFIT = -1
    NEAR = 0
    FIT = 1


class Group(StrEnum):
    """Where a role stands for all answers, the best first."""

    STRONG = "strong"
    POSSIBLE = "possible"
    LESS_LIKELY = "less likely"


# What one likes

LIKED = 3  # tasks and interests of a role, from which on a liking fits
LIKES = {  # what the letters of Holland's interests are counted as
    "I": "finding-out",
    "R": "making",
    "A": "making",
    "S": "helping",
    "E": "organising",
    "C": "organising",
}


def liking(count: int) -> Outcome:
    """A liking, by how many tasks and interests of a role are of its kind."""
    return Outcome.FIT if count >= LIKED else Outcome.NEAR if count else Outcome.MISFIT


# How much of something one wants

DOTS_MEANT = {"a-lot": (3,), "some": (2,), "little": (0, 1)}  # the dots of a role that each answer stands for


@cache
def amount(wanted: str, dots: int) -> Outcome:
    """An amount that is wanted, by the dots that a role has of it: one away is near."""
    away = min(abs(dots - meant) for meant in DOTS_MEANT[wanted])
    return (Outcome.FIT, Outcome.NEAR, Outcome.MISFIT)[min(away, 2)]


# How one gets there


@dataclass(frozen=True)
class WayThere:
    """A way, for somebody who stands somewhere: in months, which are None where nobody knows."""

    shortest: int
    longest: int | None
    is_weak: bool = False
    is_elsewhere: bool = False  # it holds in other places than the one that was asked for

    def takes_at_most(self, years: int) -> bool:
        """Whether the way surely takes no more than some years; 0 years is no limit."""
        return not years or (self.longest is not None and self.longest <= MONTHS_A_YEAR * years)

    def can_take(self, years: int) -> bool:
        return not years or self.shortest <= MONTHS_A_YEAR * years


def going(way: WayThere, years: int) -> Outcome:
    """A way, for somebody who would give it some years; 0 for any time."""
    if not way.can_take(years):
        return Outcome.MISFIT
    return Outcome.FIT if way.takes_at_most(years) and not (way.is_weak or way.is_elsewhere) else Outcome.NEAR


# All answers together

Outcomes = tuple[Outcome | None, ...]  # what some answers come to for a role; None where nothing is known to one
STRONG = Fraction(2, 5)  # of the answers, from which on a role fits well if none of the others is a misfit


@cache
def group(outcomes: Outcomes) -> Group:
    """Where a role stands, by what each answer comes to for it. One misfit is enough to keep it from fitting well."""
    fits, misfits = outcomes.count(Outcome.FIT), outcomes.count(Outcome.MISFIT)
    known = len(outcomes) - outcomes.count(None)
    if misfits > fits:
        return Group.LESS_LIKELY
    return Group.STRONG if fits and not misfits and fits >= STRONG * known else Group.POSSIBLE


def rank(outcomes: Outcomes) -> tuple[int, int, int]:
    """Where a role stands among others: in its group the one with fewest misfits comes first, then what fits most."""
    return [*Group].index(group(outcomes)), outcomes.count(Outcome.MISFIT), -outcomes.count(Outcome.FIT)
