from collections.abc import Iterator, Mapping, Sequence, Sized
from decimal import Decimal
from itertools import chain
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from careerguide.content.models import Entry
from careerguide.content.quotation import Quotable
from careerguide.content.schema import (
    Address,
    AllDocuments,
    CitedDocument,
    CitedPart,
    Day,
    EntryDocument,
    Kind,
    Line,
    Prose,
    Reference,
    References,
    Slug,
    Strict,
    Wrong,
    at_most,
    like,
    plain_digits,
)
from roles.models import RoleSkill
from roles.occupation_schema import OccupationLinkPart

from . import duration
from .models import Credential, Pathway, Place, Stage, StartingPoint, Step, Way
from .soundness import Entered, Placed, circle, wrong_order, wrong_places

Months = Annotated[int, plain_digits, Field(ge=1, le=240)]
Age = Annotated[int, plain_digits, Field(ge=10, le=99)]
Factor = Annotated[
    Decimal,
    like(r"[0-9](\.[0-9]{1,2})?", "a number such as 2.50"),
    Field(ge=1),
    AfterValidator(lambda factor: factor.quantize(Decimal("0.01"))),
]


SHOWN = Entry.Status.PUBLISHED


def opened_somewhere(document: Any) -> Any:
    if document.opened_on and not document.url:
        raise ValueError("opened_on: there is no url that could have been opened")
    return document


class Timed(Strict):
    min_months: Months | None = None
    max_months: Months | None = None

    @model_validator(mode="after")
    def months_in_order(self) -> Self:
        if self.min_months and self.max_months and self.min_months > self.max_months:
            raise ValueError(f"max_months {self.max_months} is below min_months {self.min_months}")
        return self


class PlaceDocument(EntryDocument):
    short_title: Annotated[Line, at_most(40)]


class CredentialDocument(CitedDocument, Timed):
    kind: Credential.Kind
    places: References = ()
    awarded_by: Line | None = None
    requires: Prose | None = None
    min_age: Age | None = None
    max_age: Age | None = None
    cost: Prose | None = None
    renewal: Line | None = None
    url: Address | None = None
    opened_on: Day | None = None

    has_an_address = model_validator(mode="after")(opened_somewhere)

    @property
    def quotables(self) -> Sequence[Quotable]:
        return duration.length_of(self)

    @model_validator(mode="after")
    def ages_in_order(self) -> Self:
        if self.min_age and self.max_age and self.min_age > self.max_age:
            raise ValueError(f"max_age {self.max_age} is below min_age {self.min_age}")
        return self


class StartingSkillPart(Strict):
    skill: Reference
    proficiency: RoleSkill.Proficiency | None = None


class NearestWayPart(Strict):
    role: Reference
    nearest: Reference | None = None
    text: Prose

    @model_validator(mode="after")
    def nearest_is_another_role(self) -> Self:
        if self.nearest == self.role:
            raise ValueError("nearest: another role than that which can't be reached")
        return self


class StartingPointDocument(CitedDocument):
    reserved_slugs = frozenset({"everyone"})

    holds: References = ()
    skills: tuple[StartingSkillPart, ...] = ()
    occupations: tuple[OccupationLinkPart, ...] = ()
    nearest_ways: tuple[NearestWayPart, ...] = ()


class StageNeedPart(Strict):
    credentials: References = ()
    skill: Reference | None = None
    proficiency: RoleSkill.Proficiency | None = None

    @model_validator(mode="after")
    def is_a_skill_or_credentials(self) -> Self:
        if bool(self.credentials) == bool(self.skill) or bool(self.skill) != bool(self.proficiency):
            raise ValueError("state a skill with its level, or else credentials of which one will do")
        return self


class StageGainPart(Strict):
    credential: Reference | None = None
    skill: Reference | None = None
    proficiency: RoleSkill.Proficiency | None = None

    @model_validator(mode="after")
    def is_a_skill_or_a_credential(self) -> Self:
        if bool(self.credential) == bool(self.skill) or bool(self.skill) != bool(self.proficiency):
            raise ValueError("state a credential, or else a skill with its level")
        return self


class StageDocument(CitedDocument, Timed):
    kind: Stage.Kind
    places: References = ()
    basis: Stage.Basis
    reason: Annotated[Line, at_most(400)] | None = None
    part_time_factor: Factor | None = None
    beside_job: Stage.BesideJob = Stage.BesideJob.UNKNOWN
    cost: Prose | None = None
    requires: Prose | None = None
    url: Address | None = None
    opened_on: Day | None = None
    needs: tuple[StageNeedPart, ...] = ()
    gives: tuple[StageGainPart, ...] = ()

    has_an_address = model_validator(mode="after")(opened_somewhere)

    @property
    def quotables(self) -> Sequence[Quotable]:
        return duration.length_of(self)

    @model_validator(mode="after")
    def length_has_its_basis(self) -> Self:
        has_length = self.basis not in (Stage.Basis.UNKNOWN, Stage.Basis.NONE)
        if {self.min_months is not None, self.max_months is not None} != {has_length}:
            what = "both min_months and max_months" if has_length else "neither min_months nor max_months"
            raise ValueError(f"a stage with the basis “{self.basis}” has {what}")
        if self.basis != Stage.Basis.CITED and not self.reason:
            raise ValueError(f"reason: say why, as the basis is “{self.basis}”")
        return self


class StepPart(CitedPart, Timed):
    title: Line
    kind: Step.Kind
    text: Prose
    optional: bool = False
    skills: References = ()
    credentials: References = ()


class WayItemPart(Strict):
    stage: Reference
    alternatives: References = ()
    optional: bool = False
    beside: bool = False

    @model_validator(mode="after")
    def alternatives_are_others(self) -> Self:
        if self.stage in self.alternatives:
            raise ValueError(f"alternatives: “{self.stage}” is the stage itself")
        return self


class WayPart(Strict):
    key: Annotated[Slug, at_most(40)]
    place: Reference | None = None
    strength: Way.Strength
    stop_at: Prose | None = None
    note: Prose | None = None
    items: Annotated[tuple[WayItemPart, ...], Field(min_length=1)]


class PathwayDocument(CitedDocument):
    reserved_slugs = frozenset({"credentials", "from", "stages"})

    starting_point: Reference | None = None
    role: Reference | None = None
    steps: tuple[StepPart, ...] = ()
    ways: tuple[WayPart, ...] = ()

    @model_validator(mode="after")
    def has_both_ends_or_none(self) -> Self:
        if bool(self.starting_point) != bool(self.role):
            raise ValueError("state starting_point and role; or, for everyone, neither of the two")
        if wrong := wrong_parts(self.status, bool(self.starting_point), self.steps, self.ways):
            raise ValueError(wrong)
        return self


def wrong_parts(status: str, has_start: bool, steps: Sized, ways: Sized) -> str:
    """What is wrong with the steps and ways of a pathway, which has a starting point or is for everyone."""
    if ways and not has_start:
        return "ways lead from a starting point to a role; what is for everyone has steps"
    if status != SHOWN or ways or steps:
        return ""
    return "from a starting point to a role there is at least one way" if has_start else "there is at least one step"


def wrong_with_starting_points(documents: AllDocuments) -> Iterator[Wrong]:
    """Names a nearest way where a pathway leads."""
    ends = {(one.starting_point, one.role) for one in documents["pathways"].values() if one.status == SHOWN}
    for slug, start in documents["starting-points"].items():
        for number, one in enumerate(start.nearest_ways):
            if (slug, one.role) in ends:
                yield slug, ("nearest_ways", number, "role"), f"a pathway leads to “{one.role}”: leave this out"


def wrong_with_stages(documents: AllDocuments) -> Iterator[Wrong]:
    """Names a circle of stages."""
    held = frozenset(slug for start in documents["starting-points"].values() for slug in start.holds)
    stages = {
        slug: Entered(
            tuple(frozenset(need.credentials) for need in stage.needs if need.credentials),
            frozenset(gain.credential for gain in stage.gives if gain.credential),
        )
        for slug, stage in documents["stages"].items()
    }
    if found := circle(stages, held):
        yield found[0], ("needs",), told_circle(found)


def told_circle(stages: list[str]) -> str:
    return f"a circle, as each of these needs what only the next one gives: {' → '.join([*stages, stages[0]])}"


def wrong_with_pathways(documents: AllDocuments) -> Iterator[Wrong]:
    """Names each stage that can't stand where it does, and the second pathway of a pair."""
    stages, ends = documents["stages"], dict[Any, str]()
    for slug, pathway in documents["pathways"].items():
        pair = (pathway.starting_point, pathway.role)
        if pathway.role and (first := ends.setdefault(pair, slug)) != slug:
            yield slug, ("role",), f"“{first}” leads from “{pair[0]}” to “{pair[1]}” already"
        for number, way in enumerate(pathway.ways):
            items = [_placed(item, stages) for item in way.items]
            for place, message in chain(wrong_order(items), wrong_places(way.place or "", items)):
                yield slug, ("ways", number, "items", place), message
            for place, item in enumerate(items):
                for stage in item.places:
                    if pathway.status == SHOWN and stage in stages and stages[stage].status != SHOWN:
                        yield slug, ("ways", number, "items", place), f"the stage “{stage}” is a draft"


def _placed(item: WayItemPart, stages: Mapping[str, Any]) -> Placed:
    names = (item.stage, *item.alternatives)
    places = {name: frozenset(stages[name].places if name in stages else ()) for name in names}
    return Placed(item.stage, places, item.optional, item.beside)


KINDS = (
    Kind("places", Place, PlaceDocument),
    Kind("credentials", Credential, CredentialDocument),
    Kind("starting-points", StartingPoint, StartingPointDocument, wrong_with_starting_points, beside=("pathways",)),
    Kind("stages", Stage, StageDocument, wrong_with_stages, beside=("starting-points",)),
    Kind("pathways", Pathway, PathwayDocument, wrong_with_pathways, beside=("stages",)),
)
