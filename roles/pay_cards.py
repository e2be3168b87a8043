"""Roles as cards that can be told apart: what the job pays in one market, drawn on an axis that all cards share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.catalogue.listing import Lens, choice_of
from careerguide.web.english import short_place

from .groups import group_of
from .pay import Axis
from .pay_lines import PayLine, axis_from_zero
from .profile import newest
from .shown import ShownPay
from .tiles import nearest_pay, pay_in, pay_tile
from .wording import short_money


@dataclass(frozen=True)
class PayCard:
    """A role, and its figure in a market, on an axis; None where no official one is known."""

    role: Any
    market: Any
    band: ShownPay | None
    axis: Axis | None

    @property
    def line(self) -> PayLine | None:
        return PayLine(self.band, self.axis) if self.band and self.axis else None

    @property
    def figure(self) -> str:
        return pay_tile(self.band).figure if self.band else ""

    @property
    def group(self) -> str:
        """Whom a median counts; of a pay scale who pays it."""
        if not self.band:
            return ""
        return group_of(self.band) if self.is_median else pay_tile(self.band).group

    @property
    def is_median(self) -> bool:
        return bool(self.band and self.band.median is not None)

    @property
    def qualification(self) -> str:
        """The usual qualification in that market; empty where nobody states it."""
        there = (entry for entry in newest(self.role.entry_education) if entry.occupation.market == self.market)
        return next((entry.education for entry in there), "")


def pay_cards(roles: Iterable[Any], market: Any) -> list[PayCard]:
    """The roles with their nearest official figure in a market, all on one axis from 0."""
    found = [(role, pay_in(market, role)) for role in roles]
    amounts = [amount for _, band in found if band for amount in band.figure.amounts]
    axis = axis_from_zero(amounts) if amounts else None
    return [PayCard(role, market, band, axis) for role, band in found]


def market_lens(roles: Sequence[Any]) -> Lens:
    """The choice of the market whose pay a list of roles tells."""
    markets = {market.slug: market for market in markets_with_pay(roles)}

    def cards(roles: Sequence[Any], slug: str) -> tuple[Sequence[Any], str]:
        found = pay_cards(roles, markets.get(slug))
        return found, bars_in_words(found)

    choices = [choice_of(market)._replace(label=f"{short_place(market.title)} pay") for market in markets.values()]
    return Lens("market", "Pay shown for", choices, cards)


def bars_in_words(cards: Iterable[PayCard]) -> str:
    """What the bars of cards mean; empty where there is none."""
    drawn = next(((card.band, card.axis) for card in cards if card.band and card.axis), None)
    if not drawn:
        return ""
    band, axis = drawn
    start, end = (short_money(amount, band.currency) for amount in (axis.low, axis.high))
    place = short_place(band.market.title)
    return f"Pay a year, {place}: half of the group named earn more. Bars run from {start} to {end}."


def markets_with_pay(roles: Sequence[Any]) -> list[Any]:
    """The markets in which any of the roles has an official figure, in their order."""
    markets = {band.market for role in roles for band in nearest_pay(role)}
    return sorted(markets, key=lambda market: market.rank)
