"""What can be weighed: what each role says to it, as a number, and how numbers become scores."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

from careerguide.web.english import capitalised, in_sentence, listed
from pathways.duration import up_to
from roles import wording
from roles.groups import group_of
from roles.models import Market, RoleSkill
from roles.pay import comparability
from roles.shown import ShownPay
from roles.tiles import pay_in

from .answers import ComparedRole, PointAnswers
from .ranking import least_as_part, out_of, part_of_most

HIGHEST_LEVEL = int(max(RoleSkill.Proficiency))


@dataclass(frozen=True)
class CriterionValue:
    """What a role says to something. `kind` is what all roles must agree in, to be put side by side."""

    number: Fraction
    words: str
    kind: Any = None


@dataclass(frozen=True)
class Criterion:
    """Something that can be weighed, how to find what a role says to it, and how to score what all say."""

    slug: str
    name: str  # as it stands within a sentence
    find: Callable[[ComparedRole], CriterionValue | None]
    score: Callable[[Sequence[Fraction]], list[int]]
    rule: str

    @property
    def title(self) -> str:
        return capitalised(self.name)


def criteria(answers: PointAnswers, market: Market | None, axes: Sequence[str]) -> list[Criterion]:
    """Pay in a market, jobs, the way in, and how much of each thing the work is made of."""
    time = partial(_time, answers)
    return [
        Criterion("pay", "pay", partial(_pay, market), part_of_most, "Half as much pay, half the score."),
        Criterion("growth", "more jobs ahead", _growth, part_of_most, "By the number of jobs that there will be."),
        *(Criterion(axis, f"{axis} in the work", partial(_axis, axis), _out_of_levels, AXIS) for axis in axes),
        Criterion("time", "a short way in", time, least_as_part, QUICKEST),
    ]


QUICKEST = "From school, the quickest way. Twice as long, half the score."
AXIS = "The mean level of its core skills, of 4."
_out_of_levels = partial(out_of, HIGHEST_LEVEL)


def markets_to_weigh(markets: Sequence[Market], roles: Sequence[ComparedRole]) -> list[Market]:
    """The markets in which each role has a median, and all of these can be compared."""
    return [market for market in markets if _can_be_weighed([median_in(market, told) for told in roles])]


def _can_be_weighed(bands: Sequence[ShownPay | None]) -> bool:
    return all(bands) and not comparability(*(band.figure for band in bands if band))


def median_in(market: Market, told: ComparedRole) -> ShownPay | None:
    """The median of the nearest occupation in a market; None where there is none."""
    band = pay_in(market, told.role)
    return band if band and band.median is not None else None


def _pay(market: Market | None, told: ComparedRole) -> CriterionValue | None:
    band = market and median_in(market, told)
    return CriterionValue(Fraction(band.median), wording.money(band.median, band.currency)) if band else None


def _growth(told: ComparedRole) -> CriterionValue | None:
    outlook = next(iter(told.portrait.nearest_growth), None)
    if outlook is None:
        return None
    words = f"{wording.change_in_words(outlook)} {group_of(outlook)}".strip()
    return CriterionValue(100 + Fraction(outlook.change_percent), words, outlook.period)


def _axis(name: str, told: ComparedRole) -> CriterionValue | None:
    axis = told.portrait.standing.axis(name)
    if axis.mean is None:
        return None
    return CriterionValue(axis.mean, f"{axis.word} (mean level {float(axis.mean):.1f} of 4)")


def _time(answers: PointAnswers, told: ComparedRole) -> CriterionValue | None:
    pathway = answers.start.pathway_to(told.role) if answers.start else None
    lengths = [way.length for way in pathway.ways.all()] if pathway else []
    known = [length.longest for length in lengths if length.longest and not length.is_at_least]
    return CriterionValue(Fraction(min(known)), up_to(min(known))) if known else None


def reason_left_out(values: Sequence[CriterionValue | None], titles: Sequence[str]) -> str:
    """Why something can't be weighed; empty where it can."""
    missing = [in_sentence(title) for value, title in zip(values, titles, strict=True) if value is None]
    if missing:
        return f"nothing known for {listed(missing)}"
    kinds = sorted({str(value.kind) for value in values if value})
    return f"counted for different places or years ({'; '.join(kinds)})" if len(kinds) > 1 else ""
