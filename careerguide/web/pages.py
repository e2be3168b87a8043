"""What every visitor's page is: safe methods only, a whole page or one fragment of it, known by content version."""

import hashlib
from collections.abc import Callable, Mapping
from functools import cache, wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache as answers
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from careerguide.content.models import ContentVersion

VARY = ("HX-Request", "HX-Target", "HX-History-Restore-Request")
DAY = 24 * 60 * 60

View = Callable[..., HttpResponse]


def render_page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    fragments: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, or, where htmx asks for the element with a known id, the fragment that fills it.

    `fragments` maps ids to templates that the page itself includes, so that a fragment is a substring of its page.
    """
    fragment = (fragments or {}).get(wanted_fragment(request))
    return render(request, fragment or template, dict(context), status=status)


def wanted_fragment(request: HttpRequest) -> str:
    """The id of the one element that htmx asks for; empty for a whole page."""
    if "HTTP_HX_REQUEST" not in request.META:  # as of most, whose headers need not be read
        return ""
    htmx = request.htmx  # type: ignore[attr-defined]
    return htmx.target or "" if htmx and not htmx.history_restore_request else ""


def page(view: View) -> View:
    """A view for visitors, kept as long as the content stays as it is."""

    @for_visitors
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return versioned(request, ContentVersion.current(), lambda: view(request, *args, **kwargs))

    return answer


def for_visitors(view: View) -> View:
    """A view that takes safe methods only; a POST is told so, instead of that it lacks a token."""
    safe = csrf_exempt(require_safe(view))
    safe.for_visitors = True  # type: ignore[attr-defined]
    return safe


def versioned(
    request: HttpRequest, version: str, make: Callable[[], HttpResponse], *, keep: bool = True
) -> HttpResponse:
    """An answer that depends on the URL, the htmx headers and a version of the content alone. A browser that has it
    already is told so; and it can be kept, where making it costs more than that."""
    if settings.DEBUG:  # templates change under the running server
        return _headed(make())
    key = _key(request, version)
    etag = f'"{key}"'
    response = get_conditional_response(request, etag=etag) or (answers.get(key) if keep else None)
    if response is None:
        response = make()
        if response.status_code == 200:
            response["ETag"] = etag
            if keep:
                answers.set(key, response, DAY)
    return _headed(response)


def _headed(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, VARY)
    response["Cache-Control"] = "no-cache"
    return response


def _key(request: HttpRequest, version: str) -> str:
    asked = (str(request.scheme), request.META.get("HTTP_HOST", ""), request.path, request.META["QUERY_STRING"])
    parts = (version, release(), *asked, wanted_fragment(request))
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
