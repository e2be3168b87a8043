import re
import secrets
import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from .log import request_id
from .problems import REFUSALS, REFUSED, problem

Answering = Callable[[HttpRequest], HttpResponse]

GIVEN_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
CODINGS = ("br", "gzip")  # in which answers may be sent, besides as they are
CODING = re.compile(r"([\w*-]+)\s*(;\s*q\s*=\s*0(?:\.0*)?\s*(?=,|$))?[^,]*")  # of Accept-Encoding; refused or not
HEALTH = ("/healthz", "/readyz")
RENEWAL = 10 * 60  # seconds; an editor's session is written no more often


def request_ids(get_response: Answering) -> Answering:
    """Gives each request an id for the log, or takes that of X-Request-ID. An answer of 500 or more names it."""

    def answer(request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_X_REQUEST_ID", "")
        request_id.set(own := given if GIVEN_ID.fullmatch(given) else secrets.token_hex(8))
        response = get_response(request)
        if response.status_code >= 500:
            response["X-Request-ID"] = own
        return response

    return answer


def health_of_any_host(get_response: Answering) -> Answering:
    """Whoever watches the server may ask for its health by whatever name or address."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path in HEALTH:
            request.META["HTTP_HOST"] = "localhost"
        return get_response(request)

    return answer


def accepted_codings(get_response: Answering) -> Answering:
    """Lets the rest see only those content codings that an asker takes, as it looks for their names: “gzip;q=0” would
    pass for gzip. Who takes none, nor an answer as it is, gets 406."""

    def answer(request: HttpRequest) -> HttpResponse:
        asked = request.META.get("HTTP_ACCEPT_ENCODING", "")
        if ";" not in asked:  # most requests
            return get_response(request)
        taken = {name.lower(): not refused for name, refused in CODING.findall(asked)}
        codings = [name for name in CODINGS if taken.get(name, taken.get("*", False))]
        if codings or taken.get("identity", taken.get("*", True)):
            request.META["HTTP_ACCEPT_ENCODING"] = ", ".join(codings)
            return get_response(request)
        words = "It refuses an answer as it is, and takes neither gzip nor br."
        return problem(request, 406, "Your program takes no answer of ours", words)

    return answer


def security_headers(get_response: Answering) -> Answering:
    """Each answer carries SECURITY_HEADERS, by which a browser loads nothing from elsewhere, among others; but for
    Django's own pages of errors, which a developer sees."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not (settings.DEBUG and response.status_code in (404, 500)):
            for name, value in settings.SECURITY_HEADERS.items():
                response[name] = value
        return response

    return answer


def refusals(get_response: Answering) -> Answering:
    """Says in words why the server did not take a request."""

    def answer(request: HttpRequest) -> HttpResponse:
        status = request.META.get(REFUSED)
        return problem(request, status, *REFUSALS[status]) if status else get_response(request)

    return answer


def sliding_sessions(get_response: Answering) -> Answering:
    """An editor's session lasts as long as pages of the admin are opened. Only opening one writes it, as a save that
    has succeeded must not fail for that."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "GET" and request.path.startswith("/admin/") and SESSION_KEY in request.session:
            now = int(time.time())
            if now - request.session.get("seen", 0) > RENEWAL:
                request.session["seen"] = now
        return response

    return answer
