"""The tiles of a profile: its quickest facts, each with the group that it counts, in few words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from careerguide.web.english import short_place

from .groups import group_of, placed_group
from .models import Market, OccupationLink, Role
from .profile import newest
from .shown import ShownEntry, ShownOutlook, ShownPay
from .wording import change_in_words, first_posts, half_of_group, short_money

OFFICIAL = "AB"  # grades
MOST_MARKETS = 2


@dataclass(frozen=True)
class Tile:
    """A figure and whom it counts; the fact behind them has its entry in the list of sources."""

    figure: str
    group: str
    fact: Any
    label: str = ""  # where it depends on the figure


@dataclass(frozen=True)
class Tiles:
    """The tiles of a role. A list is empty where no official source states such a figure."""

    pay: list[Tile]
    jobs: list[Tile]
    way_in: list[Tile]


def tiles(role: Role, all_jobs: ShownOutlook | None = None) -> Tiles:
    return Tiles(
        pay=[pay_tile(band) for band in nearest_pay(role)][:MOST_MARKETS],
        jobs=[_jobs(outlook, all_jobs) for outlook in nearest_growth(role)[:1]],
        way_in=[_way_in(entry) for entry in newest(role.entry_education)[:1]],
    )


# Pay


def nearest_pay(role: Role) -> list[ShownPay]:
    """For each market the figure of the nearest occupation; before that of one which does not match, a pay scale."""
    by_market: dict[Market, list[ShownPay]] = {}
    for band in role.pay:
        if band.grade.letter in OFFICIAL:
            by_market.setdefault(band.market, []).append(band)
    nearest = [_nearest(bands) for bands in by_market.values()]
    return [band for band in nearest if band]


def pay_in(market: Market, role: Role) -> ShownPay | None:
    """The nearest official figure of a role in a market; None where there is none."""
    return next((band for band in nearest_pay(role) if band.market == market), None)


def _nearest(bands: list[ShownPay]) -> ShownPay | None:
    medians = newest([band for band in bands if band.median is not None])
    scales = [band for band in bands if band.scale and band.low is not None]
    if scales and not any(map(_matches, medians[:1])):
        return min(scales, key=lambda band: band.low)
    return next(iter(medians), None)


def _matches(band: ShownPay) -> bool:
    return not band.link or band.link.match != OccupationLink.Match.NONE


def pay_tile(band: ShownPay) -> Tile:
    if band.median is not None:
        group = f"{short_place(band.market.title)}: {half_of_group(band)} earn more"
        return Tile(short_money(band.median, band.currency), group, band)
    return Tile(short_money(band.low, band.currency), f"{first_posts(band)} here", band)


# Jobs, and the usual way in


def nearest_growth(role: Role) -> list[ShownOutlook]:
    """The newest projections with a number, of each occupation, the nearest first; no claims."""
    return newest(list(_official_growth(role.growth)))


def _official_growth(outlooks: Iterable[ShownOutlook]) -> Iterable[ShownOutlook]:
    return (one for one in outlooks if one.change_percent is not None and one.grade.letter in OFFICIAL)


def _jobs(outlook: ShownOutlook, all_jobs: ShownOutlook | None) -> Tile:
    beside = f"; all jobs: {change_in_words(all_jobs)}" if all_jobs else ""
    label = f"{short_place(outlook.market.title)} jobs by {outlook.end_year}"
    return Tile(change_in_words(outlook), f"{group_of(outlook) or 'of this kind'}{beside}", outlook, label)


def _way_in(entry: ShownEntry) -> Tile:
    return Tile(entry.education, f"usual for {placed_group(entry)}", entry)
