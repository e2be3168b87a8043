"""The strict schema of documents: field for field the models, checked once, at the border.

A schema field has the name of the model field that it fills. What it may hold follows from the model's field: a plain
value, a reference (another entry's slug, or `slug#key` for a part of it), a list of references, or a list of parts.
"""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from .models import Entry, Source

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def _clean(text: str) -> str:
    """Lines without blanks at their ends, and no blank lines around them: the one form that YAML and Markdown keep."""
    lines = [line.rstrip().replace("\t", "    ") for line in text.splitlines()]
    if any(CONTROL.search(line) for line in lines):
        raise ValueError("holds control characters")
    return "\n".join(lines).strip()


def _one_line(text: str) -> str:
    if CONTROL.search(text):
        raise ValueError("should be one line, without control characters")
    return text


def _iso(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise ValueError("should be a date such as 2026-11-22")
    return value


SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=80)]
OneLine = Annotated[str, StringConstraints(pattern=r"^\S(.*\S)?$"), AfterValidator(_one_line)]
Line = Annotated[OneLine, Field(max_length=200)]
Day = Annotated[date, BeforeValidator(_iso)]
Prose = Annotated[str, AfterValidator(_clean), Field(min_length=1)]
Reference = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(#[a-z0-9.:-]+)?$", max_length=200)]
PartKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.:-]+$", max_length=120)]


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        raise ValueError("should be a list, such as [a, b]")
    return value


def _sorted_once(references: tuple[str, ...]) -> tuple[str, ...]:
    for reference in references:
        if references.count(reference) > 1:
            raise ValueError(f"“{reference}” is listed twice")
    return tuple(sorted(references))


References = Annotated[tuple[Reference, ...], BeforeValidator(_listed), AfterValidator(_sorted_once)]
SomeReferences = Annotated[References, Field(min_length=1)]
Names = Annotated[tuple[Line, ...], BeforeValidator(_listed)]


class Strict(BaseModel):
    """Frozen, and a key that it does not know is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CitedPart(Strict):
    citations: SomeReferences
    note: Prose | None = None


class EntryDocument(Strict):
    """`reserved_slugs` are taken by other pages that stand beside those of this kind."""

    reserved_slugs: ClassVar[frozenset[str]] = frozenset()

    title: Line
    summary: Annotated[OneLine, Field(max_length=400)]
    status: Entry.Status = Entry.Status.PUBLISHED
    order: int = Field(100, ge=0, le=32767)
    reviewed_on: Day | None = None
    body: Annotated[str, AfterValidator(_clean)] = ""

    @model_validator(mode="after")
    def slug_is_free(self, info: ValidationInfo) -> Self:
        if info.context and info.context["slug"] in self.reserved_slugs:
            raise ValueError(f"the slug “{info.context['slug']}” is the address of another page; choose another one")
        return self


class CitedDocument(EntryDocument):
    citations: SomeReferences
    note: Prose | None = None


class SectionPart(Strict):
    key: Slug
    label: Line
    second_hand: bool = False
    note: Prose | None = None


class CorrectionPart(CitedPart):
    section: PartKey
    says: Prose
    right: Prose


class SourceDocument(EntryDocument):
    short_title: Annotated[Line, StringConstraints(max_length=40)]
    kind: Source.Kind
    authors: Line | None = None
    publisher: Line | None = None
    published: Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d\d(-\d\d)?)?$")] | None = None
    accessed: Day | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=200)] | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d+/\S+$", max_length=80)] | None = None
    licence: Line | None = None
    attribution: Prose | None = None
    cited_as: Prose | None = None
    sections: Annotated[tuple[SectionPart, ...], Field(min_length=1), BeforeValidator(_listed)]
    corrections: tuple[CorrectionPart, ...] = ()
