"""The pay of the compared roles on one axis, or why their figures are not drawn beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_place, short_place
from roles.groups import group_of
from roles.models import Role
from roles.pay import comparability
from roles.pay_lines import PayLine, PayLines, axis_from_zero
from roles.shown import ShownPay
from roles.tiles import pay_in

from .answers import answers_of
from .table import all_of, titles_of


@dataclass(frozen=True)
class SharedLine(PayLine):
    """A figure, drawn once for all the roles that it stands for."""

    who: str = ""

    @property
    def label(self) -> str:
        """Whom a figure counts, where several roles share it: Both, counted as data scientists."""
        group = group_of(self.band)
        return f"{self.who}, counted as {group}" if group else f"{self.who}, {self.band.subject}"


@dataclass(frozen=True)
class MarketPayDrawn:
    """The official figures of one market; `apart` says why they share no axis, and is empty where they do."""

    place: str
    drawn: PayLines | None
    apart: str = ""

    @property
    def title(self) -> str:
        return f"Pay {self.place}"


def pay_drawn(whole: Whole, roles: Sequence[Role]) -> list[MarketPayDrawn]:
    """The drawing of each market in which two of the roles or more have an official figure."""
    found = []
    for market in answers_of(whole).markets:
        bands = [(role, band) for role in roles if (band := pay_in(market, role))]
        if len(bands) > 1:
            place = in_place(market.title, short_place(market.title))
            apart = "; ".join(comparability(*(band.figure for _, band in bands)))
            found.append(MarketPayDrawn(place, None if apart else _together(bands, len(roles)), apart))
    return found


def _together(bands: Sequence[tuple[Role, ShownPay]], count: int) -> PayLines:
    axis = axis_from_zero([amount for _, band in bands for amount in band.figure.amounts])
    same: dict[Any, list[tuple[Role, ShownPay]]] = {}
    for role, band in bands:
        same.setdefault(band.row, []).append((role, band))
    lines = [SharedLine(some[0][1], axis, _named_together([role for role, _ in some], count)) for some in same.values()]
    return PayLines([*lines], axis, bands[0][1].currency)


def _named_together(roles: Sequence[Role], count: int) -> str:
    return capitalised(all_of(roles) if len(roles) == count else titles_of(roles))
