"""What all pages for visitors have in common: safe methods, a whole page or a fragment, an ETag, no query.

Each view gets the published whole and makes its page from that. A kept answer lives as long as the whole it was made
from, so nothing is ever invalidated by hand.
"""

import hashlib
import logging
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import date
from functools import cache, wraps
from threading import Lock
from types import MappingProxyType
from typing import Any, NamedTuple

from cachetools import LRUCache
from django.conf import settings
from django.core.exceptions import DisallowedRedirect
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import parse_etags
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from django_htmx.middleware import HtmxDetails

from careerguide.content.current import NoContentError, current, last_guide
from careerguide.content.former import MovedError
from careerguide.content.models import this_day
from careerguide.content.whole import Whole

from .marks import Marks
from .problems import no_content
from .query import Query

VARY = ("HX-Request", "HX-Target", "HX-History-Restore-Request", "Accept-Encoding")

View = Callable[..., HttpResponse]
NO_FRAGMENTS: Mapping[str, str] = MappingProxyType({})


class PageRequest(HttpRequest):
    """What a view for visitors gets: a request with the whole that its page is made from, its query, and with what htmx
    asks for."""

    whole: Whole
    query: Query
    fragments: Mapping[str, str]  # the templates of the elements that htmx may ask for, by their ids
    htmx: HtmxDetails


# Views for visitors


def public_page(view: View) -> View:
    """A view for visitors, `view(request, whole, …)`, whose page depends on its path alone."""

    @wraps(view)
    def without_query(request: PageRequest, whole: Whole, query: Query, **kwargs: Any) -> HttpResponse:
        return view(request, whole, **kwargs)

    return for_visitors(without_query, lambda whole: ())


def queried_page(
    *names: str, fragments: Mapping[str, str] = NO_FRAGMENTS, keep: bool = True, dated: bool = False
) -> Callable[[View], View]:
    """A view for visitors, `view(request, whole, query, …)`, that reads these names from the query string.

    `fragments` maps ids of elements to templates that the page itself includes, so that a fragment is a substring of
    its page. Answers are kept in memory unless `keep` is false: where an address hardly comes twice and a page costs
    little. A dated page tells the day.
    """
    return lambda view: for_visitors(view, lambda whole: names, fragments=fragments, keep=keep, dated=dated)


def for_visitors(
    view: View,
    names: Callable[[Whole], Collection[str]],
    *,
    fragments: Mapping[str, str] = NO_FRAGMENTS,
    keep: bool = True,
    dated: bool = False,
) -> View:
    """The one decorator behind all views for visitors; `names` gives the parameters that the page knows."""

    @needs_content
    @csrf_exempt  # so that a POST is answered with 405, not as a forgery
    @require_safe
    @wraps(view)
    def answer(request: PageRequest, **kwargs: Any) -> HttpResponse:
        whole = current()
        query = Query(request.GET, names(whole))
        request.whole, request.query, request.fragments = whole, query, fragments

        def make() -> HttpResponse:
            with connection.execute_wrapper(_refuse):
                return _at_present_address(request, query, lambda: view(request, whole, query, **kwargs))

        key = _key(request, whole, query, this_day() if dated else None)
        answers = whole.derive(KeptAnswers) if keep else None
        response = make() if settings.DEBUG else _cached_by_version(request, query, key, answers, make)
        patch_vary_headers(response, VARY)
        response["Cache-Control"] = "no-cache"
        return response

    return answer


def needs_content(view: View) -> View:
    """A view that asks for the published whole: where there is none, its answer is a page that says so."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NoContentError:
            return no_content(request)

    return answer


def _at_present_address(request: PageRequest, query: Query, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer; for an address with a former slug the way to the present address, if that is not too long."""
    try:
        response = make()
    except MovedError as moved:
        if led := led_on(moved.entry.get_absolute_url(), request.META["QUERY_STRING"]):
            return led
        raise
    return (query.moved and led_on(request.path, query.moved)) or response


def led_on(address: str, query: str) -> HttpResponse | None:
    """A redirect for good; None where the query string is too long to be kept."""
    with suppress(DisallowedRedirect):
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    return None


def _refuse(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
    """Pages are made from rows in memory: a query is an error in tests, and a line in the log in production."""
    message = f"A page asked the database: {sql[:200]}"
    if settings.REFUSE_QUERIES:
        raise RuntimeError(message)
    logging.getLogger(__name__).error(message)
    return execute(sql, *rest)


# A page or a fragment of it


def guide(request: HttpRequest) -> dict[str, Any]:
    """The context of every template that is rendered for a request: the guide of the whole that the page shows."""
    return {"guide": request.whole.guide if hasattr(request, "whole") else SimpleLazyObject(last_guide)}


def render_page(request: PageRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """The page, or, where htmx asks for one of its elements that can be replaced, the fragment that fills it.

    It comes once the view has read its query, so that the page can name what was `ignored`.
    """
    fragment = request.fragments.get(wanted_fragment(request))
    own = {"canonical": canonical_url(request), "ignored": request.query.ignored, "marks": Marks()}
    return render(request, fragment or template, own | dict(context))


def wanted_fragment(request: PageRequest) -> str:
    """The id of the one element of the page that htmx asks for; empty for a whole page."""
    if "HTTP_HX_REQUEST" not in request.META:  # most requests; their headers need not be parsed
        return ""
    htmx = request.htmx
    known = htmx and htmx.target in request.fragments
    return (known and not htmx.history_restore_request and htmx.target) or ""


def canonical_url(request: PageRequest) -> str:
    """The absolute address of the page without what it ignored, such as the parameters that mailers add."""
    taken = request.query.taken
    return request.build_absolute_uri(f"{request.path}?{taken}" if taken else request.path)


# Answers that are kept

KEPT_BYTES = 6 * 2**20  # in each worker, for each version of the content
LARGEST_KEPT = KEPT_BYTES // 8  # of one answer
OVERHEAD = 640  # of its key and headers


class KeptAnswer(NamedTuple):
    content: bytes
    headers: dict[str, str]


class KeptAnswers:
    """The answers that were made from one whole, the most recently used ones, bounded in bytes."""

    def __init__(self, whole: Whole) -> None:
        self._answers: LRUCache[str, KeptAnswer] = LRUCache(
            KEPT_BYTES, getsizeof=lambda answer: len(answer.content) + OVERHEAD
        )
        self._lock = Lock()

    def get(self, key: str) -> HttpResponse | None:
        with self._lock:
            kept = self._answers.get(key)
        return kept and HttpResponse(kept.content, headers=kept.headers)

    def keep(self, key: str, response: HttpResponse) -> None:
        if len(response.content) <= LARGEST_KEPT:
            with self._lock:
                self._answers[key] = KeptAnswer(response.content, dict(response.items()))


def _cached_by_version(
    request: PageRequest, query: Query, key: str, answers: KeptAnswers | None, make: Callable[[], HttpResponse]
) -> HttpResponse:
    """An answer with an ETag. A browser that has it already gets 304; one that was kept is not made again.

    One that names what it ignored is not kept: whoever makes up addresses pushes no others out.
    """
    etag = f'"{key}"'
    if known := _known_etag(request, etag):
        return HttpResponseNotModified(headers={"ETag": known})
    response = answers.get(key) if answers else None
    if response is None:
        response = make()
        if response.status_code == 200:
            response["ETag"] = etag
            if answers and not query.ignored:
                answers.keep(key, response)
    return get_conditional_response(request, etag=etag, response=response) or response


def _known_etag(request: HttpRequest, etag: str) -> str | None:
    """The ETag as the browser names it: weak if it had a compressed answer. It had one, so there is such a page."""
    known = parse_etags(request.META.get("HTTP_IF_NONE_MATCH", ""))
    return next((one for one in known if one.removeprefix("W/") == etag), None)


def _key(request: PageRequest, whole: Whole, query: Query, day: date | None) -> str:
    """All that an answer depends on: content, program, URL as far as the page knows it, and the htmx headers."""
    address = (str(request.scheme), request.META.get("HTTP_HOST", ""), request.path, query.key)
    parts = (whole.version, release(), *address, wanted_fragment(request), str(day or ""))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


@cache
def release() -> str:
    """A digest of the program: its code, templates and static files."""
    digest = hashlib.sha256()
    for folder in ("careerguide", "skills", "roles", "pathways", "templates", "static"):
        for path in sorted((settings.BASE_DIR / folder).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
