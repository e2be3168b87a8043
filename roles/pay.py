"""Pay figures beside each other and on an axis. Pure: no request, no database."""

from dataclasses import dataclass
from functools import cached_property

from .shown import PayFigure
from .wording import money, year

# Beside each other


ASPECTS = {
    "currency": "currencies",
    "market": "markets",
    "measure": "measures",
    "year": "years",
    "basis": "bases",
    "level": "levels",
    "claimed": "kinds of evidence",
}


def _aspect_in_words(band: PayFigure, aspect: str) -> str:
    value = getattr(band, aspect)
    if aspect == "year":
        return year(value)
    if aspect == "claimed":
        return "a claim" if value else "published figures"
    return str(value)


def comparability(*bands: PayFigure) -> list[str]:
    """Why the bands can't share an axis, whatever their order; empty where they can."""
    reasons = []
    for aspect, plural in ASPECTS.items():
        values = sorted({_aspect_in_words(band, aspect) for band in bands})
        if len(values) > 1:
            reasons.append(f"different {plural} ({', '.join(values)})")
    return reasons


def claim_difference(claim: PayFigure, other: PayFigure) -> str:
    """How far a claim lies from another figure in the same currency, in words; empty where they can't be set against
    each other. Against a median where there is one, else against the start of a range."""
    if claim.currency != other.currency or claim.low is None:
        return ""
    if other.median is None:
        if other.low is None or claim.low == other.low:
            return ""
        return f"It starts {_apart(claim.low, other.low, claim.currency)} the start of the other range."
    median = f"median of {money(other.median, other.currency)}"
    if claim.low >= other.median:
        return f"The claimed range starts {_apart(claim.low, other.median, claim.currency)} the {median}."
    if claim.high is not None and claim.high < other.median and not claim.open_top:
        return f"The claimed range ends {_apart(claim.high, other.median, claim.currency)} the {median}."
    return f"The {median} lies inside the claimed range, {_apart(other.median, claim.low, claim.currency)} its start."


def _apart(amount: int, other: int, currency: str) -> str:
    return f"{money(abs(amount - other), currency)} {'above' if amount >= other else 'below'}"


# On an axis


@dataclass(frozen=True)
class Tick:
    amount: int
    percent: float


@dataclass(frozen=True)
class Axis:
    """A stretch of amounts in one currency, from one round figure to another."""

    low: int
    high: int
    step: int

    def percent(self, amount: int) -> float:
        """Where the amount lies on the axis: 0 at its start, 100 at its end."""
        return round(100 * (amount - self.low) / (self.high - self.low), 2)

    @cached_property
    def ticks(self) -> list[Tick]:
        return [Tick(amount, self.percent(amount)) for amount in range(self.low, self.high + 1, self.step)]
