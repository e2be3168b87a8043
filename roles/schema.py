from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from careerguide.content.models import Entry
from careerguide.content.schema import (
    AllDocuments,
    CitedDocument,
    CitedPart,
    Kind,
    Line,
    Prose,
    Reference,
    References,
    Strict,
    Wrong,
    at_most,
    like,
    past,
    plain_digits,
)

from .models import (
    AMOUNTS,
    Market,
    Occupation,
    OccupationLink,
    PairPoint,
    PairStatement,
    Role,
    RolePair,
    RoleSkill,
    SalaryBand,
    Topic,
    WorkStatement,
    wrong_interests,
)

OccupationNumber = Annotated[str, like(r"[0-9][0-9./-]*", "a code such as 15-1211.01"), at_most(20)]
Currency = Annotated[str, like("[A-Z]{3}", "an ISO 4217 code such as USD")]
ProjectedYear = Annotated[int, plain_digits, Field(ge=1990, le=2100)]
Year = Annotated[ProjectedYear, past]
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


class RoleAliasPart(CitedPart):
    name: Line


class DutyPart(CitedPart):
    title: Line
    text: Prose


class RoleSkillPart(CitedPart):
    skill: Reference
    proficiency: RoleSkill.Proficiency | None = None
    basis: RoleSkill.Basis = RoleSkill.Basis.STATED


def wrong_levels(asked: Iterable[tuple[str, Any]], core: Iterable[str], *, all_judged: bool) -> Iterator[str]:
    """What is wrong with the levels on the core of a role that asks for some skills, given as (name, row or document).

    Where it is `all_judged`, as professions are, none may be missing. What we inferred has a note to tell from what.
    """
    by_name = dict(asked)
    for skill in core:
        one = by_name.get(skill)
        if one is None or one.proficiency is None:
            if all_judged:
                yield f"“{skill}” is of the core, so a profession has a level on it; 0 is “not needed”."
        elif one.basis == RoleSkill.Basis.INFERRED and not one.note:
            yield f"the level on “{skill}” is inferred, so a note names the record that it rests on."


class PositionPart(CitedPart):
    statement: Prose


class DisagreementPart(Strict):
    question: Line
    difference: Prose
    positions: Annotated[tuple[PositionPart, ...], Field(min_length=2)]


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
    year: Year | None = None
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
    start_year: Year
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
    year: Year | None = None


class EducationHeldPart(CitedPart):
    bachelors: Share | None = None
    masters: Share | None = None
    doctoral: Share | None = None
    years: Annotated[Line, at_most(20)] | None = None


class EmployerSharePart(CitedPart):
    employer: Annotated[Line, at_most(120)]
    percent: Share
    year: Year | None = None


class OccupationDocument(CitedDocument):
    scheme: Occupation.Scheme
    version: Annotated[Line, at_most(20)]
    code: OccupationNumber
    market: Reference | None = None
    salary_bands: tuple[SalaryBandPart, ...] = ()
    outlooks: tuple[OutlookPart, ...] = ()
    entry_educations: tuple[EntryEducationPart, ...] = ()
    education_held: tuple[EducationHeldPart, ...] = ()
    employers: tuple[EmployerSharePart, ...] = ()
    work: tuple[WorkStatementPart, ...] = ()


class RoleDocument(CitedDocument):
    reserved_slugs = frozenset({"salaries", "compare", "pairs"})

    kind: Role.Kind
    broader: Reference | None = None
    aliases: tuple[RoleAliasPart, ...] = ()
    duties: tuple[DutyPart, ...] = ()
    skills: tuple[RoleSkillPart, ...] = ()
    disagreements: tuple[DisagreementPart, ...] = ()
    occupations: tuple[OccupationLinkPart, ...] = ()
    salary_bands: tuple[SalaryBandPart, ...] = ()
    outlooks: tuple[OutlookPart, ...] = ()
    work: tuple[WorkStatementPart, ...] = ()


def wrong_with_roles(documents: AllDocuments) -> Iterator[Wrong]:
    """What is wrong with the levels of published roles on the published core."""
    shown = Entry.Status.PUBLISHED
    core = [slug for slug, skill in documents["skills"].items() if skill.core and skill.status == shown]
    for slug, role in documents["roles"].items():
        if role.status == shown:
            asked = ((one.skill, one) for one in role.skills)
            for message in wrong_levels(asked, core, all_judged=role.kind == Role.Kind.PROFESSION):
                yield slug, ("skills",), message


class MarketDocument(CitedDocument):
    currency: Currency


class PairPointPart(CitedPart):
    aspect: Line
    first_side: Prose
    second_side: Prose


class PairStatementPart(CitedPart):
    kind: PairStatement.Kind
    text: Prose


def missing_aspect(points: Iterable[Any]) -> str:
    """Tells which aspect points of contrast lack; they may be rows or documents. Empty for none."""
    aspects = {point.aspect for point in points}
    return "" if PairPoint.DELIVERS in aspects else f"none has the aspect “{PairPoint.DELIVERS}”"


def missing_kinds(statements: Iterable[Any]) -> str:
    """Tells of which kinds there is no statement; they may be rows or documents. Empty for none."""
    stated = {statement.kind for statement in statements}
    missing = [f"“{kind.label}”" for kind in PairStatement.Kind if kind not in stated]
    return f"none says {', '.join(missing)}" if missing else ""


class PairDocument(CitedDocument):
    first: Reference
    second: Reference
    points: tuple[PairPointPart, ...]
    statements: tuple[PairStatementPart, ...]

    @model_validator(mode="after")
    def roles_differ(self) -> Self:
        if self.first == self.second:
            raise ValueError("a role can't be paired with itself")
        return self

    @field_validator("points")
    @classmethod
    def tell_what_both_deliver(cls, points: tuple[PairPointPart, ...]) -> tuple[PairPointPart, ...]:
        if missing := missing_aspect(points):
            raise ValueError(missing)
        return points

    @field_validator("statements")
    @classmethod
    def are_of_every_kind(cls, statements: tuple[PairStatementPart, ...]) -> tuple[PairStatementPart, ...]:
        if missing := missing_kinds(statements):
            raise ValueError(missing)
        return statements


class TopicDocument(CitedDocument):
    kind: Topic.Kind
    roles: References = ()
    skills: References = ()


KINDS = (
    Kind("markets", Market, MarketDocument),
    Kind("occupations", Occupation, OccupationDocument),
    Kind("roles", Role, RoleDocument, wrong_with_roles),
    Kind("pairs", RolePair, PairDocument),
    Kind("topics", Topic, TopicDocument),
)
