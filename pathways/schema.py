from typing import Annotated, Self

from pydantic import Field, model_validator

from careerguide.content.schema import (
    Address,
    CitedDocument,
    CitedPart,
    Kind,
    Line,
    Prose,
    References,
    SomeReferences,
    Strict,
    plain_digits,
)
from roles.occupation_schema import OccupationLinkPart

from .models import Credential, Pathway, StartingPoint, Step

Months = Annotated[int, plain_digits, Field(ge=1, le=240)]


class Timed(Strict):
    min_months: Months | None = None
    max_months: Months | None = None

    @model_validator(mode="after")
    def months_in_order(self) -> Self:
        if self.min_months and self.max_months and self.min_months > self.max_months:
            raise ValueError(f"max_months {self.max_months} is below min_months {self.min_months}")
        return self


class StartingPointDocument(CitedDocument):
    skills: References = ()
    occupations: tuple[OccupationLinkPart, ...] = ()


class CredentialDocument(CitedDocument, Timed):
    kind: Credential.Kind
    awarded_by: Line | None = None
    requires: Prose | None = None
    renewal: Line | None = None
    url: Address | None = None


class StepPart(CitedPart, Timed):
    title: Line
    kind: Step.Kind
    text: Prose
    optional: bool = False
    skills: References = ()
    credentials: References = ()


class PathwayDocument(CitedDocument):
    reserved_slugs = frozenset({"credentials", "from"})

    kind: Pathway.Kind
    starting_points: SomeReferences
    roles: SomeReferences
    steps: Annotated[tuple[StepPart, ...], Field(min_length=1)]


KINDS = (
    Kind("starting-points", StartingPoint, StartingPointDocument),
    Kind("credentials", Credential, CredentialDocument),
    Kind("pathways", Pathway, PathwayDocument),
)
