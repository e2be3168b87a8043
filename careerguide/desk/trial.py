"""Tries what a form would save: the entry is read as the document that it has become, and all of it is undone.

So a preview, a draft and the merging of two changes need no second way of saving: each asks the form itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse

from careerguide.content.models import Entry, Revision
from careerguide.content.replacing import put
from careerguide.content.revisions import kind_with
from careerguide.content.rows import read_rows, unchecked
from careerguide.content.versioning import undone
from careerguide.content.versions import Values, values_of_document

MESSAGE_LENGTH = Revision._meta.get_field("message").max_length
TRIAL = "careerguide.trial"  # among the variables of a request whose form is only tried
COLLIDED = "careerguide.collided"  # among those of one that is answered again: why what it says can't be saved


def why(request: HttpRequest) -> str:
    """What whoever sends a form says in it for the history."""
    return request.POST.get("_message", "")[:MESSAGE_LENGTH]


def is_on_trial(request: HttpRequest) -> bool:
    return TRIAL in request.META


class TrialResponse(HttpResponse):
    """The answer to a form on trial that would have been saved."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry


@dataclass(frozen=True)
class TrialResult:
    """What a trial showed: the document that the entry would become, or the form with its errors."""

    response: HttpResponse
    document: Values | None = None
    seen: Any = None  # what was looked at before all was undone


def tried(
    request: HttpRequest,
    save: Callable[[], HttpResponse],
    entry: Entry | None,
    base: Values | None,
    look: Callable[[Entry], Any] = lambda entry: None,
) -> TrialResult:
    """Saves a form upon the document that it was opened at, looks at the entry, and undoes all of it."""
    with undone():
        if entry and base:
            stand_as(entry, base)
        request.META[TRIAL] = "1"
        try:
            response: Any = save()
        finally:
            del request.META[TRIAL]
        if isinstance(response, TrialResponse):
            return TrialResult(response, values_of(response.entry), look(response.entry))
        return TrialResult(rendered(response))


def rendered(response: Any) -> HttpResponse:
    """The answer, whose page is made now, as what it shows is undone later."""
    if isinstance(response, SimpleTemplateResponse):
        response.render()
    answer: HttpResponse = response
    return answer


def stand_as(entry: Entry, values: Values) -> None:
    """Lets the row say what these values state; what is said now is left alone, and nothing is checked."""
    if values_of(entry) != values:
        row = type(entry)._default_manager.get(pk=entry.pk)
        put(row, unchecked(kind_with(type(entry)).schema, values))


def values_of(entry: models.Model) -> Values:
    """What an entry states now, as JSON has it."""
    _, document = read_rows(kind_with(type(entry)), [entry.pk])[entry.pk]
    return values_of_document(document)


# What a form was opened at


def sealed(entry: Entry, values: Values) -> str:
    """Values as a form carries them along: nobody but this site can have written them."""
    return _signer(entry).sign_object(values, compress=True)


def unsealed(entry: Entry, sealed_values: str) -> Values | None:
    """The values that a form carried along for this entry; None for none, or others."""
    try:
        values: Values = _signer(entry).unsign_object(sealed_values)
    except signing.BadSignature:
        return None
    return values


def _signer(entry: Entry) -> signing.Signer:
    return signing.Signer(salt=f"careerguide.desk:{entry._meta.label_lower}:{entry.pk}")
