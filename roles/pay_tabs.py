"""The pay of all roles, market by market: each figure once, with all the roles that it stands for."""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from careerguide.content.models import Section
from careerguide.content.whole import Whole
from careerguide.web.english import in_place, in_sentence, listed, some_of
from careerguide.web.query import Query
from careerguide.web.shelves import number_in_words, paged

from .evidence import Grade
from .models import Market, Role
from .pay_lines import PayLines, kinds_drawn, pay_lines
from .shown import ShownPay
from .tiles import OFFICIAL, nearest_pay

FIGURES = 15  # on a page, which is some three screens of a phone
ROLES_TOLD = 3  # in the reason of a grade


@dataclass(frozen=True, eq=False)
class SharedPay:
    """A figure that may stand for several roles. What it does not have itself is taken from the first of its bands."""

    bands: tuple[ShownPay, ...]  # one for each role
    drawn_for: tuple[Role, ...]  # those of which it is the figure to show first

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bands[0], name)

    @property
    def roles(self) -> list[Role]:
        return [band.role for band in self.bands]

    @cached_property
    def sections(self) -> list[Section]:
        return list(dict.fromkeys(section for band in self.bands for section in band.sections))

    @property
    def note(self) -> str:
        return " ".join(dict.fromkeys(filter(None, (band.note for band in self.bands))))

    @cached_property
    def grade(self) -> Grade:
        """The letter of the role that it fits least, and the reason of most of them; then that of the others."""
        found: dict[Grade, list[str]] = {}
        for band in self.bands:
            found.setdefault(band.grade, []).append(in_sentence(band.role.title))
        (most, _), *others = sorted(found.items(), key=lambda one: -len(one[1]))
        told = [f"For {some_of(roles, ROLES_TOLD)}: {in_sentence(grade.reason)}" for grade, roles in others]
        return Grade(max(grade.letter for grade in found), " ".join([most.reason, *told]))


@dataclass(frozen=True, eq=False)
class PayTab:
    """A market with what is stated of its pay: official medians first, the highest before others, and claims last."""

    market: Market
    figures: Sequence[SharedPay]
    unpaid: Sequence[Role]  # roles without a figure

    @property
    def place(self) -> str:
        return in_place(self.market.title)

    @cached_property
    def terms(self) -> str:
        """What official figures hold for, in a sentence: a year, the years of the figures, before or after what."""
        official = [figure for figure in self.figures if figure.drawn_for and not figure.figure.claimed]
        years = sorted({figure.year for figure in official if figure.year})
        dated = " to ".join(map(str, dict.fromkeys([*years[:1], *years[-1:]])))
        bases = listed(dict.fromkeys(figure.basis_in_words for figure in official))
        return ", ".join(filter(None, ["Pay a year", dated, bases]))

    @cached_property
    def drawings(self) -> list[PayLines]:
        """The figures to show first, each currency on one axis."""
        return pay_lines([figure for figure in self.figures if figure.drawn_for])

    @cached_property
    def has_quarters(self) -> bool:
        """Whether a figure that is drawn tells what a quarter earns."""
        return any(line.middle for drawing in self.drawings for line in drawing.lines)

    def drawings_of(self, figures: Iterable[SharedPay]) -> list[PayLines]:
        """The drawings of some figures of a market."""
        return list(_only(self.drawings, {*figures}))


def _only(drawings: Iterable[PayLines], figures: Set[ShownPay]) -> Iterator[PayLines]:
    """The drawings, on the same axes, without lines of other figures."""
    for drawing in drawings:
        if lines := [line for line in drawing.lines if line.band in figures]:
            yield replace(drawing, lines=lines)


def pay_context(whole: Whole, query: Query) -> dict[str, Any]:
    """What the page shows: the market asked for, or else the first with a figure."""
    tabs = whole.derive(pay_tabs)
    first = next((slug for slug, tab in tabs.items() if tab.figures), next(iter(tabs), ""))
    tab = tabs.get(query.one("market", tabs, "market", first, whole.present_slugs(Market)))
    page = paged(query, tab.figures if tab else (), FIGURES)
    drawings = tab.drawings_of(page) if tab else []
    return {
        "tabs": tabs.values(),
        "tab": tab,
        "page": page,
        "drawings": drawings,
        "pay_kinds": kinds_drawn(drawings),
        "which": number_in_words(page),
    }


def pay_tabs(whole: Whole) -> dict[str, PayTab]:
    """The tab of each market by its slug, in the order of the markets."""
    tabs = {tab.market: tab for tab in tabs_of(whole[Role])}
    return {market.slug: tabs.get(market) or PayTab(market, (), whole[Role]) for market in whole[Market]}


def tabs_of(roles: Sequence[Role]) -> list[PayTab]:
    """What is stated of the pay of some roles, by market; of markets where nothing is there is none."""
    first: set[ShownPay] = {band for role in roles for band in shown_first(role)}
    by_market: dict[Market, list[ShownPay]] = {}
    for band in (band for role in roles for band in role.pay):
        by_market.setdefault(band.market, []).append(band)
    return [
        PayTab(market, _figures(by_market[market], first), _unpaid(roles, by_market[market]))
        for market in sorted(by_market, key=lambda market: market.rank)
    ]


def _unpaid(roles: Iterable[Role], bands: Iterable[ShownPay]) -> list[Role]:
    paid = {band.role for band in bands}
    return [role for role in roles if role not in paid]


def _figures(bands: Iterable[ShownPay], first: set[ShownPay]) -> list[SharedPay]:
    same: dict[Any, list[ShownPay]] = {}
    for band in bands:
        same.setdefault((band.scale, band.figure) if band.scale else band.row.pk, []).append(band)
    figures = [SharedPay((*some,), tuple(band.role for band in some if band in first)) for some in same.values()]
    return sorted(figures, key=_by_kind_and_amount)


def _by_kind_and_amount(figure: SharedPay) -> tuple[bool, bool, int]:
    return figure.figure.claimed, bool(figure.scale), -(figure.median or max(figure.figure.amounts))


def shown_first(role: Role) -> list[ShownPay]:
    """The figures of a role to show first: nearest official ones, pay scales, and others, of all levels if any are."""
    others = [band for band in role.pay if band.grade.letter not in OFFICIAL]
    of_all_levels = {band.market for band in others if band.level == "all"}
    scales = [band for band in role.pay if band.scale]
    return [
        *nearest_pay(role),
        *scales,
        *(band for band in others if band.level == "all" or band.market not in of_all_levels),
    ]
