"""The strict schema of the guide itself, which stands in `seeds/guide.md`."""

from typing import Annotated

from django.core.exceptions import ValidationError as DjangoValidationError
from django.core.validators import validate_email
from pydantic import AfterValidator

from .models import Entry, Guide
from .schema import (
    Address,
    CitedDocument,
    Kind,
    Line,
    OneLine,
    Prose,
    Reference,
    References,
    Strict,
    at_most,
)


def _mailable(address: str) -> str:
    """The address. Raises ValueError for one that forms refuse."""
    try:
        validate_email(address)
    except DjangoValidationError:
        raise ValueError(f"is no mail address (given: “{address[:60]}”)") from None
    return address


def _never_a_draft(status: Entry.Status) -> Entry.Status:
    if status != Entry.Status.PUBLISHED:
        raise ValueError("the guide can't be a draft, as every page has its name")
    return status


MailAddress = Annotated[str, AfterValidator(_mailable), at_most(254)]


class ListedDomainPart(Strict):
    domain: Reference


class ListedMarketPart(Strict):
    market: Reference


class DoorPart(Strict):
    label: Annotated[Line, at_most(120)]
    url: Address
    why: Line


class GuideDocument(CitedDocument):
    status: Annotated[Entry.Status, AfterValidator(_never_a_draft)] = Entry.Status.PUBLISHED
    citations: References = ()
    tagline: Line
    subject: Annotated[Line, at_most(80)]
    headline: Line
    lede: Annotated[OneLine, at_most(400)]
    search_hint: Annotated[Line, at_most(80)] | None = None
    gaps: Prose | None = None
    elsewhere: Prose | None = None
    contact: MailAddress | None = None
    domains: tuple[ListedDomainPart, ...] = ()
    markets: tuple[ListedMarketPart, ...] = ()
    doors: tuple[DoorPart, ...] = ()


KINDS = (Kind("", Guide, GuideDocument, only=Guide.SLUG),)
