"""Pay figures as pages and downloads show them: by market, on axes that only comparable bands share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.content.models import Section
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised

from . import pay as pay_figures
from . import wording
from .models import AMOUNTS, Market, Role, SalaryBand
from .profile import pay_sentence


@dataclass(frozen=True)
class ChartRow:
    """One figure, and its line on an axis. An official figure may stand for several roles; `band` is the first's."""

    band: Any
    roles: list[Role]
    line: pay_figures.PlottedRange


@dataclass(frozen=True)
class Chart:
    """Figures that share an axis."""

    axis: pay_figures.Axis
    rows: list[ChartRow]

    @property
    def first(self) -> Any:
        return self.rows[0].band


@dataclass(frozen=True)
class Side:
    """One of two figures that differ, in the words in which it stands beside the other."""

    band: Any

    @property
    def statement(self) -> str:
        return capitalised(str(wording.all_pay_there(self.band)))

    @property
    def sections(self) -> Sequence[Section]:
        sections: Sequence[Section] = self.band.sections
        return sections


@dataclass(frozen=True)
class Difference:
    """A claim, and the figures for the same role and market that it does not agree with. Shown like a Disagreement."""

    claim: Any
    others: list[Any]

    @property
    def question(self) -> str:
        against = "its own range" if self.others[0].figure.claimed else "official figures"
        return f"{self.claim.market}: the claim against {against}"

    @property
    def sides(self) -> list[Side]:
        return [Side(self.claim), *map(Side, self.others)]

    @property
    def difference(self) -> str:
        return " ".join(pay_figures.claim_difference(self.claim.figure, other.figure) for other in self.others)


@dataclass(frozen=True)
class MarketPay:
    """The bands of one market; `apart` says why not all of them share an axis."""

    market: Market
    charts: list[Chart]
    apart: list[str]
    differences: list[Difference]

    @property
    def sentence(self) -> str:
        """What it pays, in a sentence."""
        return pay_sentence(row.band for chart in self.charts for row in chart.rows)


def all_pay(whole: Whole) -> list[Any]:
    """The pay of every role, by market and role."""
    return sorted((band for role in whole[Role] for band in role.pay), key=lambda band: band.market.rank)


def by_market(bands: Iterable[Any]) -> list[MarketPay]:
    """What bands say of each market, official figures first."""
    of_market: dict[Market, list[Any]] = {}
    for band in bands:
        of_market.setdefault(band.market, []).append(band)
    return [_market_pay(market, of_one) for market, of_one in of_market.items()]


def _market_pay(market: Market, bands: list[Any]) -> MarketPay:
    bands = sorted(bands, key=lambda band: band.figure.claimed)
    apart = pay_figures.comparability(*(band.figure for band in bands))
    return MarketPay(market, charts(bands), apart, differences(bands))


def charts(bands: list[Any]) -> list[Chart]:
    """Draws bands on as few axes as they can share. The same official figure for several roles is one row."""
    found = []
    for numbers in pay_figures.groups(band.figure for band in bands):
        same: dict[tuple[Any, ...], list[Any]] = {}
        for band in (bands[number] for number in numbers):
            same.setdefault((band.pk, band.grade), []).append(band)
        axis = pay_figures.axis_for([band.figure for band, *_ in same.values()])
        found.append(Chart(axis, [_chart_row(some, axis) for some in same.values()]))
    return found


def _chart_row(bands: list[Any], axis: pay_figures.Axis) -> ChartRow:
    return ChartRow(bands[0], [band.role for band in bands], pay_figures.line_on(axis, bands[0].figure))


def differences(bands: list[Any]) -> list[Difference]:
    """Sets each claim against the official medians of its role, and a claim for starters against one for all levels."""
    claims = [band for band in bands if band.figure.claimed]
    against = [(claim, [other for other in bands if _differs(claim, other)]) for claim in claims]
    return [Difference(claim, others) for claim, others in against if others]


def _differs(claim: Any, other: Any) -> bool:
    levels = SalaryBand.Level
    if other.figure.claimed:
        set_against = claim.level == levels.ENTRY and other.level == levels.ALL
    else:
        set_against = claim.level == levels.ALL and other.median is not None
    return set_against and claim.role == other.role and bool(pay_figures.claim_difference(claim.figure, other.figure))


PAY_COLUMNS = [
    *("role", "market", "level", "measure", *(name.replace("_", " ") for name in AMOUNTS)),
    *("currency", "year", "open top", "approximate"),
    *("basis", "occupation scheme", "occupation code", "occupation", "match", "pay scale", "grade", "why this grade"),
    *("sources", "note"),
]


def pay_row(band: Any) -> list[Any]:
    """A band by PAY_COLUMNS; amounts in whole units of the currency for each year of work."""
    occupation, grade = band.occupation, band.grade
    return [
        *(band.role, band.market, band.get_level_display(), band.get_measure_display()),
        *(getattr(band, name) for name in AMOUNTS),
        *(band.currency, wording.year(band.year)),
        *("yes" if flag else "no" for flag in (band.open_top, band.approximate)),
        band.get_basis_display(),
        *([occupation.get_scheme_display(), occupation.code, occupation.title] if occupation else [""] * 3),
        *(band.link.get_match_display() if occupation else "", band.scale, grade.letter, grade.reason),
        "; ".join(map(_source, band.sections)),
        band.note,
    ]


def _source(section: Section) -> str:
    second_hand = "second-hand" if section.second_hand else ""
    return ", ".join(filter(None, [section.source.title, section.label, second_hand, section.source.url]))
