"""The pay of one market on one axis that begins at 0, as a profile draws it. Pure: no request, no database.

Official spreads, fixed scales and claims are drawn in three ways, so that they may share the axis and are told apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from careerguide.web.english import capitalised

from .groups import group_of, how_counted
from .pay import Axis
from .shown import ShownPay
from .wording import pay_headline, short_money

Stretch = tuple[float, float]  # from and to, in percent of the axis
Strokes = dict[str, list[tuple[str, ...]]]  # by how they are drawn, each with what its place needs


ROOM, MORE_ROOM = 13, 23  # percent of the axis that the label of an end takes; if it says what the amount is


@dataclass(frozen=True)
class PayEnd:
    """The label of an end: beside it, or above the line where there is no room beside it."""

    percent: float
    amount: str
    is_right: bool
    is_told: bool = False  # whether the label says what the amount is

    def has(self, room: int) -> bool:
        """Whether there is room beside it, in percent of the axis."""
        return self.percent <= 100 - room if self.is_right else self.percent >= room

    @property
    def is_beside(self) -> bool:
        return self.has(ROOM)

    @property
    def anchor(self) -> str:
        return "start" if self.is_right == self.is_beside else "end"

    @property
    def shift(self) -> int:
        """How many pixels the label stands to the right of the end of its line; below 0 for the left."""
        return (7 if self.is_right else -7) if self.is_beside else 0

    @property
    def texts(self) -> list[tuple[int, str]]:
        """The lines of the label, each with how many pixels from the top it stands."""
        if self.is_told:
            return [(11, "1 in 10 earn"), (25, f"{'over' if self.is_right else 'under'} {self.amount}")]
        return [(19 if self.is_beside else 9, self.amount)]


@dataclass(frozen=True)
class PayLine:
    """A figure as a line: a dot on it is the median, its thick part the middle half. What is absent is None."""

    band: ShownPay
    axis: Axis
    is_told: bool = field(default=False, kw_only=True)  # whether the labels of its ends say what they are

    @cached_property
    def kind(self) -> str:
        """How the figure is drawn: as a claim, a scale with fixed ends, or a spread."""
        return "claim" if self.band.figure.claimed else "scale" if self.band.scale else "spread"

    @property
    def label(self) -> str:
        """Whom the figure counts; a claim says that it is one."""
        level = "" if self.band.level == "all" else f", {self.band.get_level_display().lower()}"
        short = capitalised(group_of(self.band)) if self.roles else ""
        return f"{'Claim, no source' if self.kind == 'claim' else short or self.band.subject}{level}"

    @property
    def headline(self) -> tuple[str, str]:
        return pay_headline(self.band)

    @property
    def roles(self) -> Sequence[Any]:
        """The roles that the figure stands for, where lines of several share the axis."""
        return self.band.drawn_for

    @cached_property
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
        """The range from the lower to the upper quartile, as it is drawn."""
        low, high = self.band.lower_quartile, self.band.upper_quartile
        return (self.axis.percent(low), self.axis.percent(high)) if low and high else None

    @property
    def dot(self) -> float | None:
        return self.axis.percent(self.band.median) if self.band.median else None

    @property
    def low(self) -> "PayEnd | None":
        """Where one in ten earns less, and how much that is; None where the percentile is not published."""
        return self._end(self.band.low, is_right=False)

    @property
    def high(self) -> "PayEnd | None":
        return self._end(self.band.high, is_right=True)

    @property
    def ends(self) -> list[PayEnd]:
        return [end for end in (self.low, self.high) if end]

    @property
    def strokes(self) -> "Strokes":
        """What `roles/_pay_drawing.html` shows."""
        whole = [_texts(*self.whole)] if self.whole else []
        shown: Strokes = {"grid": [_texts(tick.percent) for tick in self.axis.ticks]}
        if self.kind == "claim":
            return shown | {"claimed": whole}
        if self.kind == "scale":
            return shown | {"fixed": [_texts(self.whole[0], self.width)] if self.whole else []}
        return shown | {
            "thin": whole,
            "thick": [_texts(*self.middle)] if self.middle else [],
            "dots": [] if self.dot is None else [_texts(self.dot)],
            "ends": [_texts(end.percent, end.shift, y, end.anchor, text) for end in self.ends for y, text in end.texts],
        }

    def _end(self, amount: int | None, *, is_right: bool) -> "PayEnd | None":
        if not amount or self.kind != "spread":
            return None
        return PayEnd(self.axis.percent(amount), short_money(amount, self.band.currency), is_right, self.is_told)


@dataclass(frozen=True)
class PayLines:
    """Figures in one currency on one axis."""

    lines: list[PayLine]
    axis: Axis
    currency: str

    @cached_property
    def ticks(self) -> list[tuple[str, ...]]:
        """Where the steps of the axis are, what they are called, and which end of that name stands there."""
        named = [(tick.percent, short_money(tick.amount, self.currency)) for tick in self.axis.ticks]
        return [_texts(percent, name, {0: "start", 100: "end"}.get(int(percent), "middle")) for percent, name in named]

    @property
    def kinds(self) -> set[str]:
        """What the key of a drawing explains: how lines are drawn, and ends of which no label says what they are."""
        unsaid = any(line.ends for line in self.lines) and not any(line.is_told for line in self.lines)
        return {line.kind for line in self.lines} | ({"ends"} if unsaid else set())


def _texts(*values: float | str) -> tuple[str, ...]:
    return tuple(map(str, values))


def axis_from_zero(amounts: Sequence[int]) -> Axis:
    """An axis from 0 that all amounts fit on, with three to six steps."""
    most = max(amounts)
    step = next(
        int(size * 10**exponent) for exponent in range(3, 12) for size in (1, 2.5, 5) if most <= size * 10**exponent * 6
    )
    return Axis(0, -(-most // step) * step, step)


@dataclass(frozen=True)
class PayPart:
    """The pay of one market, as a profile tells it: who was counted, in a sentence, drawn, and in full."""

    market: Any
    bands: Sequence[ShownPay]  # all that is stated
    newest: Sequence[ShownPay]  # those that no newer one of the same group takes the place of
    sentence: str

    @property
    def counted(self) -> str:
        """The occupation as which statistics count the job."""
        return how_counted(self.market.title, [band for band in self.newest if band.occupation])

    @property
    def is_official(self) -> bool:
        return any(not band.figure.claimed for band in self.bands)

    @cached_property
    def drawn(self) -> "list[PayLines]":
        """Drawings of all figures but claims about one level, where there is one about all levels."""
        claims = [band for band in self.newest if band.figure.claimed]
        whole = [band for band in claims if band.level == "all"]
        return pay_lines([band for band in self.newest if band not in claims or band in (whole or claims)])


def kinds_drawn(drawings: Iterable[PayLines]) -> set[str]:
    """How lines are drawn, for the key of several drawings."""
    return {kind for drawn in drawings for kind in drawn.kinds}


def pay_lines(bands: Sequence[ShownPay]) -> list[PayLines]:
    """The bands by currency, each currency on one axis, official figures first."""
    by_currency: dict[str, list[ShownPay]] = {}
    for band in sorted(bands, key=lambda band: band.figure.claimed):
        by_currency.setdefault(band.currency, []).append(band)
    return [_on_one_axis(currency, some) for currency, some in by_currency.items()]


def _on_one_axis(currency: str, bands: list[ShownPay]) -> PayLines:
    highest = [band.high for band in bands if band.high and not band.scale and not band.figure.claimed]
    with_label = [100 * max(highest) // (100 - MORE_ROOM)] if highest else []
    axis = axis_from_zero([*with_label, *(amount for band in bands for amount in band.figure.amounts)])
    lines = [PayLine(band, axis) for band in bands]
    told = next((line for line in lines if line.ends and all(end.has(MORE_ROOM) for end in line.ends)), None)
    return PayLines([replace(line, is_told=line is told) for line in lines], axis, currency)
