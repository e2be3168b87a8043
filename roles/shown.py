"""Figures as pages show them, be they rows, applied, or shared by roles. Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from .evidence import Grade

Number = Any  # or None where it is not stated; who needs it chooses the figures that state it


class OfGroup(Protocol):
    """What may count a group: an official occupation, or None where it is of a role itself."""

    @property
    def occupation(self) -> Any: ...


class ShownFigure(OfGroup, Protocol):
    """What pages ask of any figure."""

    @property
    def row(self) -> Any:
        """The row of what was published; of a row itself, that row."""

    @property
    def link(self) -> Any:
        """What lends the figure of an occupation to something; None for a row."""

    @property
    def grade(self) -> Grade: ...

    @property
    def dated(self) -> int | None: ...

    @property
    def sections(self) -> Sequence[Any]: ...

    @property
    def note(self) -> str: ...


@dataclass(frozen=True)
class PayFigure:
    """Amounts in whole units of a currency for each year of work; None where the source does not state it."""

    low: int | None
    median: int | None
    high: int | None
    currency: str  # ISO 4217
    market: str
    level: str
    measure: str
    basis: str
    year: int | None = None
    open_top: bool = False
    approximate: bool = False
    claimed: bool = False  # stated without a source or method: grade D
    lower_quartile: int | None = None
    upper_quartile: int | None = None

    @property
    def amounts(self) -> list[int]:
        stated = (self.low, self.lower_quartile, self.median, self.upper_quartile, self.high)
        return [amount for amount in stated if amount is not None]


@runtime_checkable
class ShownPay(ShownFigure, Protocol):
    market: Any
    level: str
    low: Number
    lower_quartile: Number
    median: Number
    upper_quartile: Number
    high: Number
    currency: str
    year: int | None
    open_top: bool
    approximate: bool
    basis: str
    scale: str
    industry: str

    @property
    def role(self) -> Any: ...

    @property
    def drawn_for(self) -> Sequence[Any]:
        """The roles to name beside it, where figures of several roles share a drawing."""

    @property
    def subject(self) -> str: ...

    @property
    def basis_in_words(self) -> str: ...

    @property
    def figure(self) -> PayFigure: ...

    def get_level_display(self) -> str: ...

    def get_measure_display(self) -> str: ...

    def get_basis_display(self) -> str: ...


@runtime_checkable
class ShownOutlook(ShownFigure, Protocol):
    market: Any
    start_year: int
    end_year: int
    change_percent: Number
    openings: int | None
    statement: str

    @property
    def period(self) -> str: ...

    @property
    def term(self) -> str: ...


@runtime_checkable
class ShownEntry(ShownFigure, Protocol):
    education: str
    year: int | None

    @property
    def level(self) -> int | None: ...
