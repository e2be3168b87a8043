"""Answers are told apart by all that they depend on, and by nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client

from careerguide.content.whole import Whole
from careerguide.web.pages import queried_page
from careerguide.web.query import Query
from tests.web.asking import ADDED, ADDRESSES, a_request, htmx


@pytest.mark.parametrize(
    ("url", "headers"),
    [
        pytest.param("/search/?q=nurse", htmx("results"), id="fragment"),
        pytest.param("/search/?q=python", {}, id="another query"),
        pytest.param("/search/?q=nurse&q=nurse", {}, id="a query given twice"),
        pytest.param("/search/?q=nurse&colour=red", {}, id="an unknown parameter, which it names"),
        pytest.param("/search/?q=nurse", {"Host": "localhost"}, id="another host, which its canonical link names"),
        pytest.param("/roles/", {}, id="another page"),
    ],
)
def test_etag_tells_apart(url: str, headers: dict[str, str], client: Client, db: None) -> None:
    etag = client.get("/search/?q=nurse")["ETag"]
    answer = client.get(url, headers=headers | {"If-None-Match": etag})
    assert (answer.status_code, answer["ETag"] == etag) == (200, False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_networks_add_changes_no_page(address: str, client: Client, db: None) -> None:
    plain, added = client.get(address), client.get(f"{address}?{ADDED}")
    assert (added["ETag"], added.content) == (plain["ETag"], plain.content)


@pytest.mark.parametrize("query", [ADDED, "colour=red", "q=nurse&page=2", "&&="])
def test_page_that_reads_no_query_is_the_same_with_any(query: str, client: Client, db: None) -> None:
    plain, asked = client.get("/about/"), client.get(f"/about/?{query}")
    assert (asked["ETag"], asked.content) == (plain["ETag"], plain.content)


def test_page_that_reads_no_query_is_worked_out_once_for_all(view: Callable, calls: list[HttpRequest]) -> None:
    assert {view(a_request(query)).content for query in ("", ADDED, "a=1", "a=2")} == {b"answer 1"}
    assert len(calls) == 1


@pytest.mark.parametrize(("dated", "same"), [(False, True), (True, False)])
def test_only_a_dated_page_has_another_etag_the_next_day(
    dated: bool, same: bool, empty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    @queried_page(dated=dated)
    def telling(request: HttpRequest, whole: Whole, query: Query) -> HttpResponse:
        return HttpResponse("Today")

    days = [datetime(2026, 6, 1, tzinfo=UTC)]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:
            return days[-1]

    monkeypatch.setattr("careerguide.content.models.entries.datetime", Clock)
    before = telling(a_request())["ETag"]
    days.append(days[-1] + timedelta(days=1))
    assert (telling(a_request())["ETag"] == before) is same
