"""The page for what can't be done now."""

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.problems import REFUSALS, REFUSED, server_error
from tests.reading import Document

LOCKED = OperationalError("database is locked")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"))


def after(error: Exception, request: HttpRequest) -> HttpResponse:
    try:
        raise error
    except type(error):
        return server_error(request)


@given(TEXTS, st.lists(TEXTS, min_size=1))
def test_form_that_could_not_be_saved_can_be_sent_again(text: str, values: list[str]) -> None:
    answer = after(LOCKED, RequestFactory().post("/admin/", {"text": text, "several": values}))
    fields = [one.attrib for one in Document(answer.content.decode()).find("input")]
    typed = [(one["name"], one["value"]) for one in fields if one["type"] == "hidden"]
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert typed == [("text", text), *(("several", value) for value in values)]


def test_password_is_not_repeated() -> None:
    answer = after(LOCKED, RequestFactory().post("/admin/login/", {"password": "my secret"}))
    assert answer.status_code == 503
    assert b"my secret" not in answer.content


def test_page_that_could_not_be_shown_offers_nothing_to_send() -> None:
    answer = after(LOCKED, RequestFactory().get("/admin/"))
    assert answer.status_code == 503
    assert b"<form method" not in answer.content


@pytest.mark.parametrize("error", [OperationalError("no such table"), ValueError("locked")])
def test_other_errors_get_the_page_for_errors_of_ours(error: Exception) -> None:
    assert after(error, RequestFactory().post("/admin/", {"text": "typed"})).status_code == 500


@pytest.mark.parametrize("status", REFUSALS)
def test_refused_request_gets_a_page_in_words(status: int, client: Client) -> None:
    answer = client.post("/admin/login/", **{REFUSED: status})
    assert (answer.status_code, REFUSALS[status][0] in answer.content.decode()) == (status, True)
    assert "Content-Security-Policy" in answer
