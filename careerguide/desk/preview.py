"""Shows an entry as visitors would see it, were it published as it stands in a transaction that will be undone."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.urls import resolve, reverse
from django.views.decorators.http import require_safe

from careerguide.content.hyperlinks import kinds
from careerguide.content.models import Draft, Entry
from careerguide.content.replacing import RefusedError
from careerguide.content.revisions import kind_with
from careerguide.content.versioning import undone

from .aims import draft_of
from .trial import stand_as

HOLDS = timedelta(days=7)
SALT = "careerguide.desk.preview"
CARRIED = ("HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "wsgi.url_scheme")  # what a page's own addresses are made from
UNSAVED = "A preview of what stands in the form. Nothing of it is saved."
NO_PAGE_YET = "This has no page of its own yet: something that it belongs to is a draft."
PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, noarchive",
    "Referrer-Policy": "no-referrer",
}


def shown(request: HttpRequest, entry: Entry, words: str = UNSAVED) -> HttpResponse:
    """The page that the entry would have, headed by these words."""
    type(entry)._default_manager.filter(pk=entry.pk).update(status=Entry.Status.PUBLISHED)
    path, _, query = entry.get_absolute_url().partition("#")[0].partition("?")
    asked: Any = HttpRequest()
    asked.method, asked.path, asked.GET, asked.preview = "GET", path, QueryDict(query), words
    asked.META = {name: request.META[name] for name in CARRIED if name in request.META} | {"QUERY_STRING": query}
    view, args, kwargs = resolve(path)
    try:
        response = view(asked, *args, **kwargs)
    except Http404:
        response = _in_words(NO_PAGE_YET, HTTPStatus.NOT_FOUND)
    return private(response)


def private(response: HttpResponse) -> HttpResponse:
    """The answer, for one reader alone: kept nowhere, and found by no search engine."""
    del response["ETag"]
    for name, value in PRIVATE.items():
        response[name] = value
    return response


def _in_words(words: str, status: HTTPStatus) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")


# By a link, for whoever has no account


def link_to(request: HttpRequest, entry: Entry) -> str:
    """The absolute address that shows a draft for seven days, or until its links are taken back."""
    told = [kind_with(type(entry)).folder, entry.pk, _links(draft_of(entry))]
    return request.build_absolute_uri(reverse("preview", args=[signing.dumps(told, salt=SALT)]))


def _links(draft: Draft | None) -> int:
    return draft.links if draft else 0


@require_safe
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Shows the draft that a link was made for, as it is now. Once it is published the link leads to its page."""
    try:
        folder, row, links = signing.loads(token, salt=SALT, max_age=HOLDS)
    except signing.BadSignature:
        raise Http404("This link has expired, or is not whole.") from None
    entry: Entry = get_object_or_404(kinds()[folder].model, pk=row)
    draft = draft_of(entry)
    if draft is None and entry.status == Entry.Status.PUBLISHED:
        return private(HttpResponseRedirect(entry.get_absolute_url()))
    if links != _links(draft):
        raise Http404("This link was taken back.")
    said = f", as it stood on {draft.moment}" if draft else ""
    try:
        with undone():
            if draft:
                stand_as(entry, draft.stated)
            return shown(request, entry, f"A draft{said}. It may change, and is not on the site.")
    except RefusedError as error:
        return private(_in_words(f"This draft can't be shown. {error}", HTTPStatus.CONFLICT))
