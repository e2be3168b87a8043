"""The strict schema of documents, which are checked against it once, when they are read.

A schema field has the name of the model field that it fills. What it may hold follows from the model's field: a plain
value, a reference (another entry's slug, or `slug#key` for a part of it), a list of references, or a list of parts.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Self
from unicodedata import category

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import URLValidator
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from .models import UNDATED, Entry, OutsideLink, Source, this_day
from .prose import CONTROL, refuse_control, tangle
from .quotation import Quotable

PRINTED = re.compile("[!-~]")  # in ASCII: most texts need no closer look
DRAWN_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and a symbol by their category, but nothing is seen of them


def _clean(text: str) -> str:
    """The text without blanks at the ends of lines or blank lines around it: the form that YAML and Markdown keep."""
    if not CONTROL.search(text):  # it is one line
        return _visible(text.strip())
    lines = [line.rstrip().replace("\t", "    ") for line in text.splitlines()]
    for line in lines:
        refuse_control(line)
    return _visible("\n".join(lines).strip())


def _visible(text: str) -> str:
    """The text. Raises ValueError if there is any, but nothing is to be seen of it, such as zero-width spaces alone."""
    if (
        text
        and not PRINTED.search(text)
        and all(category(character)[0] in "CMZ" or character in DRAWN_BLANK for character in text)
    ):
        raise ValueError("shows nothing: all its characters are invisible")
    return text


def like(pattern: str, form: str) -> BeforeValidator:
    """A validator that refuses texts which do not match the whole pattern; its message says what they should be."""

    is_like = re.compile(pattern).fullmatch

    def check(value: Any) -> Any:
        if isinstance(value, str):
            if not is_like(value):
                raise ValueError(f"should be {form} (given: “{value[:60]}”)")
            refuse_control(value)
        return value

    return BeforeValidator(check)


def at_most(letters: int) -> AfterValidator:
    """A validator that refuses longer texts."""

    def check(text: str) -> str:
        if len(text) > letters:
            raise ValueError(f"should have at most {letters:,} letters, and has {len(text):,}")
        return text

    return AfterValidator(check)


def _readable(text: str) -> str:
    if wrong := tangle(text):
        raise ValueError(wrong)
    return text


def _reachable(address: str) -> str:
    """The address. Raises ValueError for one that forms refuse."""
    try:
        URLValidator(["http", "https"])(address)
    except DjangoValidationError:
        raise ValueError(f"is no address (given: “{address[:60]}”)") from None
    return address


def _reachable_elsewhere(target: str) -> str:
    """Where a link leads. Raises ValueError for an address of another site that forms refuse."""
    return _reachable(target) if re.match("https?:", target) else target


def _in_the_past(moment: Any) -> Any:
    """A day, or a year or month as a text. Raises ValueError for one that is yet to come."""
    today = this_day()
    if str(moment) > str(today)[: len(str(moment))]:
        raise ValueError(f"is yet to come: today is {today} (given: “{moment}”)")
    return moment


DIGITS = "-?[0-9]+", "plain digits, such as 60000: no commas, points, blanks or letters between them"
plain_digits = like(*DIGITS)
past = AfterValidator(_in_the_past)
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
ONE_LINE = r"(?=\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029]*(?<=\S)"
OneLine = Annotated[
    str, like(ONE_LINE, "one line, without blanks at its ends or control characters"), AfterValidator(_visible)
]
Line = Annotated[OneLine, at_most(200)]
Slug = Annotated[str, like(SLUG, "a slug: lower-case letters, digits and single dashes"), at_most(80)]
AnyDay = Annotated[date, like(r"\d{4}-\d\d-\d\d", "a date such as 2026-11-22")]
Day = Annotated[AnyDay, past]
Text = Annotated[str, at_most(50_000), AfterValidator(_clean), AfterValidator(_readable)]
Prose = Annotated[str, at_most(5_000), AfterValidator(_clean), AfterValidator(_readable), Field(min_length=1)]
Reference = Annotated[str, like(r"[a-z0-9-]+(#[a-z0-9.:-]+)?", "a slug, or slug#key for a part of an entry")]
PartKey = Annotated[str, like(r"[a-z0-9.:-]+", "the key of a part of this entry")]
Address = Annotated[
    str,
    like(r"https?://\S+", "an address that starts with https:// or http://"),
    AfterValidator(_reachable),
    at_most(200),
]
Target = Annotated[
    str,
    like(r"\S+", "a page as /roles/, a document as ../roles/name.md, or another site as https://example.org/"),
    AfterValidator(_reachable_elsewhere),
    at_most(200),
]
Year = Annotated[str, like(r"\d{4}(-\d\d(-\d\d)?)?", "a year or date, such as 2021, 2021-07 or 2021-07-30"), past]
Doi = Annotated[str, like(r"10\.\d+/\S+", "a DOI such as 10.7861/futurehosp.6-2-94"), at_most(80)]


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        raise ValueError("should be a list, such as [a, b]")
    return value


def _sorted_once(references: tuple[str, ...]) -> tuple[str, ...]:
    in_order = sorted(references)
    for reference, following in pairwise(in_order):
        if reference == following:
            raise ValueError(f"“{reference}” is listed twice")
    return tuple(in_order)


AsList = BeforeValidator(_listed)
References = Annotated[tuple[Reference, ...], AsList, AfterValidator(_sorted_once)]
SomeReferences = Annotated[References, Field(min_length=1)]
Names = Annotated[tuple[Line, ...], AsList]


def _each_once(slugs: tuple[str, ...]) -> tuple[str, ...]:
    if repeated := [slug for number, slug in enumerate(slugs) if slug in slugs[:number]]:
        raise ValueError(f"“{repeated[0]}” is listed twice")
    return slugs


EachOnce = AfterValidator(_each_once)
FormerSlugs = Annotated[tuple[Slug, ...], AsList, EachOnce]


class Strict(BaseModel):
    """A frozen schema that refuses unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CitedPart(Strict):
    citations: SomeReferences
    note: Prose | None = None


class OutsideLinkPart(Strict):
    title: Line
    publisher: Line
    url: Address
    what_you_do: Line
    level: OutsideLink.Level
    hours: Line | None = None
    cost: Line | None = None
    place: Line | None = None
    seen: OutsideLink.Seen
    seen_on: Day | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def is_dated_where_seen(self) -> Self:
        if (self.seen == OutsideLink.Seen.ADDRESS) != (self.seen_on is None):
            raise ValueError(UNDATED)
        return self


def _to_each_address_once(links: tuple[OutsideLinkPart, ...]) -> tuple[OutsideLinkPart, ...]:
    _each_once(tuple(link.url for link in links))
    return links


OutsideLinks = Annotated[tuple[OutsideLinkPart, ...], AfterValidator(_to_each_address_once)]


class EntryDocument(Strict):
    """What every document has. No entry may have one of the `reserved_slugs`: other pages have their addresses."""

    reserved_slugs: ClassVar[frozenset[str]] = frozenset()

    title: Line
    summary: Annotated[OneLine, at_most(400)]
    status: Entry.Status = Entry.Status.PUBLISHED
    order: Annotated[int, plain_digits] = Field(100, ge=0, le=32767)
    reviewed_on: Day | None = None
    former_slugs: FormerSlugs = ()
    body: Text = ""

    @property
    def quotables(self) -> Sequence[Quotable]:
        """The figures that texts may quote of it, as `Entry.quotables` has them."""
        return ()


class CitedDocument(EntryDocument):
    citations: SomeReferences
    note: Prose | None = None


class SectionPart(Strict):
    key: Slug
    label: Line
    url: Address | None = None
    second_hand: bool = False
    note: Prose | None = None


class CorrectionPart(CitedPart):
    section: PartKey
    says: Prose
    right: Prose


class SourceDocument(EntryDocument):
    short_title: Annotated[Line, at_most(40)]
    kind: Source.Kind
    authors: Line | None = None
    publisher: Line | None = None
    published: Year | None = None
    accessed: Day | None = None
    url: Address | None = None
    doi: Doi | None = None
    licence: Line | None = None
    attribution: Prose | None = None
    cited_as: Prose | None = None
    superseded_by: Reference | None = None
    sections: Annotated[tuple[SectionPart, ...], Field(min_length=1), AsList]
    corrections: tuple[CorrectionPart, ...] = ()


AllDocuments = Mapping[str, Mapping[str, Any]]  # by the folder of their kind, and by their slug
Wrong = tuple[str, tuple[str | int, ...], str]  # slug of the document, path of the field, message


def nothing_more(documents: AllDocuments) -> Iterable[Wrong]:
    return ()


@dataclass(frozen=True)
class Kind:
    """A kind of entry: the folder of its documents, its model and its schema.

    `wrong` finds what is wrong with documents of the kind only beside others of it, and `beside` those of other
    folders; it is shown no more. A kind with an `only` entry has one document, of that name, which may stand beside the
    folders (folder "").
    """

    folder: str
    model: type[Entry]
    schema: type[EntryDocument]
    wrong: Callable[[AllDocuments], Iterable[Wrong]] = nothing_more
    beside: tuple[str, ...] = ()
    only: str = ""

    def __str__(self) -> str:
        return self.folder or self.only

    @property
    def ruled(self) -> tuple[str, ...]:
        """The folders that its rules look at, if it has any."""
        return () if self.wrong is nothing_more else (self.folder, *self.beside)

    def takes(self, slug: str) -> bool:
        """Whether a document of this name may stand in the folder."""
        return slug == self.only if self.only else slug != "README"


KINDS = (Kind("sources", Source, SourceDocument),)
