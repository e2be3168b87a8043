"""What a salary band says: in words, on a line, and how far it is to be trusted. Pure: no request, no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

SYMBOLS = {"USD": "US$", "GBP": "£", "EUR": "€"}


class Band(Protocol):
    """Amounts in whole units of a currency for each year of work; None where the source does not state it."""

    low: int | None
    median: int | None
    high: int | None
    currency: str
    open_top: bool
    approximate: bool


def money(amount: int, currency: str) -> str:
    """A whole amount in its currency: 110000, "USD" → US$110,000."""
    return f"{SYMBOLS.get(currency, currency + ' ')}{amount:,}"


def in_words(band: Band) -> str:
    """The band as one would say it: “about US$110,000 to US$220,000 and more”."""
    about = "about " if band.approximate else ""
    more = " and more" if band.open_top else ""
    low, median, high = (amount and money(amount, band.currency) for amount in (band.low, band.median, band.high))
    if low and high:
        words = f"{about}{low} to {high}{more}"
        return f"{words}, median {median}" if median else words
    if median:
        return f"{about}{median} median"
    if high:
        return f"up to {about}{high}{more}"
    return f"above {low}" if band.open_top else f"from {about}{low}"


@dataclass(frozen=True)
class Tick:
    amount: int
    percent: float

    @property
    def label(self) -> str:
        return f"{self.amount:,}"


@dataclass(frozen=True)
class Axis:
    """A stretch of amounts in one currency, from one round figure to another."""

    low: int
    high: int
    step: int

    def percent(self, amount: int) -> float:
        """Where the amount lies on the axis: 0 at its start, 100 at its end."""
        return round(100 * (amount - self.low) / (self.high - self.low), 2)

    @property
    def ticks(self) -> list[Tick]:
        return [Tick(amount, self.percent(amount)) for amount in range(self.low, self.high + 1, self.step)]


@dataclass(frozen=True)
class Line:
    """A band on an axis, in percent of its length. What is absent is None."""

    start: float | None
    end: float | None
    dot: float | None
    dashed_to: float | None  # where the top is open, the line goes on, dashed, to the end of the axis


def axis_for(bands: Iterable[Band]) -> Axis:
    """An axis that all amounts of the bands fit on, with room at both ends and three to six steps."""
    amounts = [amount for band in bands for amount in (band.low, band.median, band.high) if amount is not None]
    least, most = min(amounts), max(amounts)
    spread = max(most - least, most // 4, 1)
    step = next(
        size
        for exponent in range(10)
        for size in (10**exponent, 2 * 10**exponent, 5 * 10**exponent)
        if spread / size <= 4
    )
    low = max(0, (least // step) * step)
    high = (most // step + 1) * step
    return Axis(low, high, step)


def line_on(axis: Axis, band: Band) -> Line:
    low, median, high = (
        None if amount is None else axis.percent(amount) for amount in (band.low, band.median, band.high)
    )
    single = low if high is None and not band.open_top else high if low is None else None
    last = high if high is not None else low
    return Line(
        start=low,
        end=high,
        dot=median if median is not None else single,
        dashed_to=100.0 if band.open_top and last is not None else None,
    )


@dataclass(frozen=True)
class Grade:
    """How far a figure can be trusted, and why it is not trusted further."""

    letter: str
    reason: str


@dataclass(frozen=True)
class Evidence:
    """What a grade depends on."""

    official: bool  # a cited source is official statistics
    method_stated: bool  # a cited source is of a kind that states its method
    second_hand: bool  # seen only where somebody else quotes it
    occupation: str  # the official occupation's title; empty where the figure is for the role itself
    exact: bool  # that occupation is this role
    year: int | None


def grade(evidence: Evidence, this_year: int) -> Grade:
    """A: official, this occupation, at most two years old. B: official, but wider, older or second-hand.
    C: published with a stated method. D: claimed without a source."""
    if not evidence.official:
        if evidence.method_stated:
            return Grade("C", "Published with a stated method, but no official figure.")
        return Grade("D", "A claim: the document names neither a source nor a method for it.")
    doubts = []
    if not evidence.exact:
        doubts.append(f"for a wider occupation: {evidence.occupation}")
    if evidence.year is None or this_year - evidence.year > 2:
        doubts.append("more than two years old" if evidence.year else "undated")
    if evidence.second_hand:
        doubts.append("seen only where somebody else quotes it")
    if doubts:
        return Grade("B", "Official, but " + ", and ".join(doubts) + ".")
    return Grade("A", "Official, for this occupation, and at most two years old.")


@dataclass(frozen=True)
class Chart:
    """Bands that share one axis, each with its line."""

    axis: Axis
    rows: list[tuple[Band, Line]]


def chart(bands: Iterable[Band]) -> Chart:
    bands = list(bands)
    axis = axis_for(bands)
    return Chart(axis, [(band, line_on(axis, band)) for band in bands])
