from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, field_validator, model_validator

from careerguide.content.models import Entry
from careerguide.content.quotation import Quotable
from careerguide.content.schema import (
    AllDocuments,
    AnyDay,
    AsList,
    CitedDocument,
    CitedPart,
    EachOnce,
    Kind,
    Line,
    OutsideLinks,
    Prose,
    Reference,
    References,
    Strict,
    Target,
    Text,
    Wrong,
    at_most,
    like,
)

from .models import (
    Answer,
    Duty,
    Market,
    Occupation,
    PairPoint,
    PairStatement,
    Role,
    RolePair,
    RoleSkill,
    Topic,
    wrong_answer,
)
from .occupation_schema import (
    Currency,
    OccupationDocument,
    OccupationLinkPart,
    OutlookPart,
    SalaryBandPart,
    WorkStatementPart,
)
from .quotables import quotables_of


class RoleAliasPart(CitedPart):
    name: Line


class DutyPart(CitedPart):
    title: Line
    text: Prose
    like: Duty.Like | None = None


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


class RoleDocument(CitedDocument):
    reserved_slugs = frozenset({"salaries", "compare", "pairs"})

    kind: Role.Kind
    broader: Reference | None = None
    emblem: Role.Emblem = Role.Emblem.ROLE
    aliases: tuple[RoleAliasPart, ...] = ()
    duties: tuple[DutyPart, ...] = ()
    skills: tuple[RoleSkillPart, ...] = ()
    disagreements: tuple[DisagreementPart, ...] = ()
    occupations: tuple[OccupationLinkPart, ...] = ()
    salary_bands: tuple[SalaryBandPart, ...] = ()
    outlooks: tuple[OutlookPart, ...] = ()
    work: tuple[WorkStatementPart, ...] = ()
    outside_links: OutsideLinks = ()

    @property
    def quotables(self) -> Sequence[Quotable]:
        return quotables_of(self)


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


def _lower(text: str) -> str:
    if text != text.lower():
        raise ValueError(f"should be in lower case (given: “{text[:60]}”)")
    return text


def _brief(text: str) -> str:
    count = len(text.split())
    if not 1 <= count <= Answer.MOST_WORDS:
        raise ValueError(f"an answer has 1 to {Answer.MOST_WORDS} words, and this one {count}")
    return text


AskedTitle = Annotated[Line, like(r".*\?", "a question, with “?” at its end")]
Phrasing = Annotated[Line, AfterValidator(_lower)]
Phrasings = Annotated[tuple[Phrasing, ...], AsList, EachOnce, Field(min_length=1)]


class AnswerDoorPart(Strict):
    label: Annotated[Line, at_most(120)]
    address: Target


class AnswerDocument(CitedDocument):
    title: AskedTitle
    body: Annotated[Text, AfterValidator(_brief)]
    citations: References = ()
    phrasings: Phrasings
    coverage: Answer.Coverage
    go_to: Annotated[tuple[AnswerDoorPart, ...], Field(min_length=1, max_length=3)]
    holds_until: AnyDay | None = None

    @model_validator(mode="after")
    def cites_what_it_says(self) -> Self:
        if wrong := wrong_answer(self.coverage, cited=bool(self.citations)):
            raise ValueError(wrong)
        return self


def wrong_with_answers(documents: AllDocuments) -> Iterator[Wrong]:
    """Two answers can't have a phrasing in common, as nobody could tell which one is meant."""
    owner: dict[str, str] = {}
    for slug, answer in documents["answers"].items():
        for number, phrasing in enumerate(answer.phrasings):
            if (first := owner.setdefault(phrasing, slug)) != slug:
                yield slug, ("phrasings", number), f"“{phrasing}” is a phrasing of answers/{first} already"


KINDS = (
    Kind("markets", Market, MarketDocument),
    Kind("occupations", Occupation, OccupationDocument),
    Kind("roles", Role, RoleDocument, wrong_with_roles, beside=("skills",)),
    Kind("pairs", RolePair, PairDocument),
    Kind("topics", Topic, TopicDocument),
    Kind("answers", Answer, AnswerDocument, wrong_with_answers),
)
