"""Pages for what can't be done now: each says in words what happened, that nothing was saved, and the way on."""

import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

REFUSED = "careerguide.refused"  # holds the status of a request that the server did not take, among its WSGI variables
REFUSALS = {
    400: ("Your request did not arrive in full", "Nothing was saved. Go back and try again."),
    408: (
        "Your request took too long",
        "It did not arrive in ten seconds, so nothing was saved. Go back and try again.",
    ),
    413: ("That was too much at once", "You may send up to 2.5 MB. Nothing was saved. Go back and shorten it."),
    503: ("Too many people are at work just now", "Nothing was saved. Go back and try again in a few seconds."),
}
RETRY_AFTER = 5  # seconds after which to try again
RETRY_SETTING_UP = 60


def problem(request: HttpRequest, status: int, title: str, words: str, **context: Any) -> HttpResponse:
    """The page of a problem. It may have a `way` on, (address, words), and what was `typed`, to be sent again."""
    response = render(request, "problem.html", {"title": title, "words": words, **context}, status=status)
    if status == 503:
        response["Retry-After"] = str(RETRY_AFTER)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that can't be read, or for a form that is too large to be taken."""
    if request.method != "POST" or not isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        return defaults.bad_request(request, exception)
    words = (
        "Nothing of it has been saved. Your browser’s Back button keeps what you typed, except in parts that you had "
        "only just added. Then save it in smaller steps."
    )
    return problem(request, 413, "This form is too large to be saved at once", words)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for any error of ours. Where an editor waited in vain for another writer, it offers to save again."""
    error = sys.exc_info()[1]
    if not (isinstance(error, OperationalError) and "locked" in str(error)):
        return render(request, "500.html", status=500)
    title = "The database is busy"
    if request.method != "POST":
        return problem(request, 503, title, "Load this page again in a few seconds.")
    words = "Someone else is writing to it, so nothing was saved. What you typed is still here: press Save again."
    if "password" in request.POST:  # no page repeats one
        return problem(request, 503, title, "Someone else is writing to it. Go back and try again.")
    return problem(request, 503, title, words, typed=typed_fields(request))


def no_content(request: HttpRequest) -> HttpResponse:
    """The page for visitors where nothing was ever read that pages could be made from."""
    words = "It is being set up, or its content can’t be reached just now. Try again in a minute."
    page = problem(request, 503, "This guide is not ready yet", words)
    page["Retry-After"] = str(RETRY_SETTING_UP)
    return page


def typed_fields(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, values in request.POST.lists() for value in values]
