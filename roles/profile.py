"""The best figures for a role, and what they say of a market."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from .models import Market
from .shown import ShownEntry, ShownOutlook, ShownPay
from .wording import other_pay, sourced_pay

Shown = TypeVar("Shown")  # a figure of the role itself, or one of its occupations' that is applied to it
SIDE_BY_SIDE = 2


def best_pay(bands: Iterable[ShownPay], market: Market | None = None) -> list[ShownPay]:
    """The best graded bands with a median: in this market, or in the first of those that share the grade."""
    medians = [band for band in bands if band.median is not None and (not market or band.market == market)]
    return newest(best(medians, lambda band: (band.grade.letter, band.market.order, band.market.title)))


def best_outlooks(outlooks: Iterable[ShownOutlook]) -> list[ShownOutlook]:
    """The projections with a number of the newest period; a claim counts only where there is no other."""
    numbers = [outlook for outlook in outlooks if outlook.change_percent is not None]
    return best(numbers, lambda outlook: (outlook.grade.letter == "D", -outlook.start_year, outlook.grade.letter))


def best_education(entries: Iterable[ShownEntry]) -> list[ShownEntry]:
    return newest(best([*entries], lambda entry: entry.grade.letter))


def newest(figures: list[Any]) -> list[Any]:
    """The figures but those that a newer one of the same occupation takes the place of."""
    years: dict[Any, int] = {}
    for figure in figures:
        years[figure.occupation] = max(years.get(figure.occupation, 0), figure.dated or 0)
    return [figure for figure in figures if not figure.occupation or (figure.dated or 0) == years[figure.occupation]]


def best(figures: list[Shown], rank: Callable[[Shown], Any]) -> list[Shown]:
    """The figures that share the lowest rank."""
    ranks = [*map(rank, figures)]
    first = min(ranks, default=None)
    return [figure for figure, its in zip(figures, ranks, strict=True) if its == first]


def pay_sentence(bands: Iterable[ShownPay]) -> str:
    """What one market pays, in a sentence: the best medians and a pay scale; a claim where there is nothing else."""
    stated = [*bands]
    sourced = [band for band in stated if not band.figure.claimed]
    medians, scales = best_pay(sourced)[:SIDE_BY_SIDE], [band for band in sourced if band.scale]
    if medians or scales:
        return sourced_pay(medians, scales[:1])
    return other_pay((sourced or stated)[0])
