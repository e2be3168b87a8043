"""The pay of one market on one axis that begins at 0, as a profile draws it. Pure: no request, no database.

Official spreads, fixed scales and claims are drawn in three ways, so that they may share the axis and are told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import wording
from .pay import Axis

Stretch = tuple[float, float]  # from and to, in percent of the axis


@dataclass(frozen=True)
class PayLine:
    """A figure as a line: a dot on it is the median, its thick part the middle half. What is absent is None."""

    band: Any
    axis: Axis

    @property
    def kind(self) -> str:
        """How it is drawn: a claim, a scale with fixed ends, or a spread."""
        return "claim" if self.band.figure.claimed else "scale" if self.band.scale else "spread"

    @property
    def headline(self) -> str:
        return wording.pay_headline(self.band)

    @property
    def whole(self) -> Stretch | None:
        """From the lowest to the highest amount that is stated; a claim without a top goes to the end of the axis."""
        amounts = self.band.figure.amounts
        end = 100.0 if self.band.open_top else self.axis.percent(max(amounts))
        start = self.axis.percent(min(amounts))
        return (start, end) if start < end else None

    @property
    def width(self) -> float:
        return round(self.whole[1] - self.whole[0], 2) if self.whole else 0.0

    @property
    def middle(self) -> Stretch | None:
        """From the lower to the upper quartile."""
        low, high = self.band.lower_quartile, self.band.upper_quartile
        return (self.axis.percent(low), self.axis.percent(high)) if low and high else None

    @property
    def dot(self) -> float | None:
        return self.axis.percent(self.band.median) if self.band.median else None

    @property
    def low(self) -> tuple[float, str] | None:
        """Where one in ten earns less, and how much that is; None where the percentile is not published."""
        return self._end(self.band.low)

    @property
    def high(self) -> tuple[float, str] | None:
        return self._end(self.band.high)

    def _end(self, amount: int | None) -> tuple[float, str] | None:
        if not amount or self.kind != "spread":
            return None
        return self.axis.percent(amount), wording.short_money(amount, self.band.currency)


@dataclass(frozen=True)
class PayLines:
    """Figures in one currency on one axis."""

    lines: list[PayLine]
    axis: Axis
    currency: str

    @property
    def ticks(self) -> list[tuple[float, str]]:
        return [(tick.percent, wording.short_money(tick.amount, self.currency)) for tick in self.axis.ticks]

    @property
    def kinds(self) -> set[str]:
        return {line.kind for line in self.lines}


def axis_from_zero(amounts: Sequence[int]) -> Axis:
    """An axis from 0 that all amounts fit on, with three to six steps."""
    most = max(amounts)
    step = next(
        int(size * 10**exponent) for exponent in range(3, 12) for size in (1, 2.5, 5) if most <= size * 10**exponent * 6
    )
    return Axis(0, -(-most // step) * step, step)


def pay_lines(bands: Sequence[Any]) -> list[PayLines]:
    """The bands by currency, each currency on one axis, official figures first."""
    by_currency: dict[str, list[Any]] = {}
    for band in sorted(bands, key=lambda band: band.figure.claimed):
        by_currency.setdefault(band.currency, []).append(band)
    return [_on_one_axis(currency, some) for currency, some in by_currency.items()]


def _on_one_axis(currency: str, bands: list[Any]) -> PayLines:
    axis = axis_from_zero([amount for band in bands for amount in band.figure.amounts])
    return PayLines([PayLine(band, axis) for band in bands], axis, currency)
