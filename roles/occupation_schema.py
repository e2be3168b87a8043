"""The schema of official occupations: what is published of them, and what a role may state for itself likewise."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from careerguide.content.quotation import Quotable
from careerguide.content.schema import (
    CitedDocument,
    CitedPart,
    Line,
    Prose,
    Reference,
    at_most,
    like,
    past,
    plain_digits,
)

from .models import AMOUNTS, Occupation, OccupationLink, SalaryBand, WorkStatement, wrong_interests
from .quotables import quotables_of

OccupationNumber = Annotated[str, like(r"[0-9][0-9./-]*", "a code such as 15-1211.01"), at_most(20)]
Currency = Annotated[str, like("[A-Z]{3}", "an ISO 4217 code such as USD")]
ProjectedYear = Annotated[int, plain_digits, Field(ge=1990, le=2100)]
StatedYear = Annotated[ProjectedYear, past]
Percent = Annotated[
    Decimal,
    like(r"-?[0-9]+(\.[0-9]+)?", "a number such as 33.5"),
    Field(max_digits=5, decimal_places=1),
    AfterValidator(lambda n: n.quantize(Decimal("0.1"))),
]
Share = Annotated[Percent, Field(ge=0, le=100)]

LEAST_A_YEAR = 1_000  # in the currencies of the largest units, too


def _a_years_pay(amount: int) -> int:
    """The amount. Raises ValueError for what may be thousands, or the pay of an hour, a day or a week."""
    if amount < LEAST_A_YEAR:
        thousands = f"write {amount * 1000} for {amount} thousand a year"
        raise ValueError(f"{amount} can't be a year's pay: {thousands}, and no pay by the hour, day or week")
    return amount


# Of any currency: a year's pay may be billions of rials.
Amount = Annotated[int, plain_digits, Field(ge=1, le=1_000_000_000_000), AfterValidator(_a_years_pay)]


class WorkStatementPart(CitedPart):
    kind: WorkStatement.Kind
    text: Prose

    @model_validator(mode="after")
    def interests_are_letters(self) -> Self:
        if wrong := wrong_interests(self):
            raise ValueError(wrong)
        return self


class SalaryBandPart(CitedPart):
    market: Reference
    level: SalaryBand.Level
    measure: SalaryBand.Measure
    low: Amount | None = None
    lower_quartile: Amount | None = None
    median: Amount | None = None
    upper_quartile: Amount | None = None
    high: Amount | None = None
    currency: Currency
    year: StatedYear | None = None
    open_top: bool = False
    approximate: bool = False
    basis: SalaryBand.Basis = SalaryBand.Basis.NOT_STATED
    scale: Annotated[Line, at_most(120)] | None = None
    industry: Annotated[Line, at_most(120)] | None = None

    @model_validator(mode="after")
    def amounts_in_order(self) -> Self:
        stated = [(name, amount) for name in AMOUNTS if (amount := getattr(self, name)) is not None]
        if not stated:
            raise ValueError(f"state at least one of {', '.join(AMOUNTS)}")
        for (lower, less), (higher, more) in combinations(stated, 2):
            if less > more:
                raise ValueError(f"{higher} {more} is below {lower} {less}")
        return self

    @model_validator(mode="after")
    def scale_is_named(self) -> Self:
        if (self.measure == SalaryBand.Measure.PAY_SCALE) != bool(self.scale):
            raise ValueError("scale: a pay scale needs its name, and nothing else has one")
        return self


class OutlookPart(CitedPart):
    market: Reference
    start_year: StatedYear
    end_year: ProjectedYear
    change_percent: Percent | None = None
    openings: Annotated[int, plain_digits, Field(ge=0)] | None = None
    statement: Line | None = None

    @model_validator(mode="after")
    def says_something_of_a_period(self) -> Self:
        if self.start_year >= self.end_year:
            raise ValueError(f"start_year {self.start_year} is not before end_year {self.end_year}")
        if self.change_percent is None and self.statement is None:
            raise ValueError("state change_percent or statement")
        return self


class OccupationLinkPart(CitedPart):
    occupation: Reference
    match: OccupationLink.Match
    why: Prose


class EntryEducationPart(CitedPart):
    education: Annotated[Line, at_most(80)]
    year: StatedYear | None = None


class EducationHeldPart(CitedPart):
    bachelors: Share | None = None
    masters: Share | None = None
    doctoral: Share | None = None
    years: Annotated[Line, at_most(20)] | None = None


class EmployerSharePart(CitedPart):
    employer: Annotated[Line, at_most(120)]
    percent: Share
    year: StatedYear | None = None


class OccupationDocument(CitedDocument):
    scheme: Occupation.Scheme
    version: Annotated[Line, at_most(20)]
    code: OccupationNumber
    short_title: Annotated[Line, at_most(40)] | None = None
    market: Reference | None = None
    salary_bands: tuple[SalaryBandPart, ...] = ()
    outlooks: tuple[OutlookPart, ...] = ()
    entry_educations: tuple[EntryEducationPart, ...] = ()
    education_held: tuple[EducationHeldPart, ...] = ()
    employers: tuple[EmployerSharePart, ...] = ()
    work: tuple[WorkStatementPart, ...] = ()

    @property
    def quotables(self) -> Sequence[Quotable]:
        return quotables_of(self)
