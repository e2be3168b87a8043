"""Answers are kept for a version of the content, for all who ask the same, and within bounds."""

import tracemalloc
from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django_htmx.middleware import HtmxDetails

from careerguide.content.current import current
from careerguide.content.models import ContentVersion
from careerguide.content.whole import Whole
from careerguide.web.pages import KEPT_BYTES, LARGEST_KEPT, OVERHEAD, KeptAnswers, queried_page, wanted_fragment
from careerguide.web.query import Query
from roles.models import Role
from tests.build import a_role
from tests.web.asking import VARY, a_request, htmx

# Kept by content version


def test_page_is_worked_out_once(view: Callable, calls: list[HttpRequest]) -> None:
    assert [view(a_request()).content, view(a_request()).content] == [b"answer 1", b"answer 1"]
    assert len(calls) == 1


def test_page_is_worked_out_anew_for_each_version(view: Callable, calls: list[HttpRequest]) -> None:
    view(a_request())
    ContentVersion.bump()
    assert view(a_request()).content == b"answer 2"


def test_page_is_worked_out_each_time_while_developing(view: Callable, calls: list[HttpRequest], settings) -> None:
    settings.DEBUG = True
    answers = [view(a_request()), view(a_request())]
    assert [answer.content for answer in answers] == [b"answer 1", b"answer 2"]
    assert [answer.get("ETag") for answer in answers] == [None, None]
    assert answers[0]["Vary"].split(", ") == VARY


def test_answer_that_is_no_success_is_not_kept(view: Callable, calls: list[HttpRequest]) -> None:
    calls += [a_request()] * 8
    answers = [view(a_request()), view(a_request())]
    assert [answer.content for answer in answers] == [b"answer 9", b"answer 10"]
    assert [answer.get("ETag") for answer in answers] == [None, None]


def test_page_that_the_browser_has_costs_one_query(client: Client, db: None, django_assert_num_queries) -> None:
    known = {"If-None-Match": client.get("/roles/")["ETag"]}
    with django_assert_num_queries(1):
        answer = client.get("/roles/", headers=known)
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
@pytest.mark.parametrize("headers", [{}, htmx("results")], ids=["page", "fragment"])
def test_page_that_the_browser_has_keeps_the_headers_by_which_it_is_kept(
    headers: dict[str, str], encoding: str, client: Client, db: None
) -> None:
    asked = headers | {"Accept-Encoding": encoding}
    first = client.get("/search/?q=nurse", headers=asked)
    again = client.get("/search/?q=nurse", headers=asked | {"If-None-Match": f'"x", {first["ETag"]}'})
    assert again.status_code == 304
    for name in ("ETag", "Cache-Control", "Vary"):
        assert again[name] == first[name]


@pytest.mark.parametrize(("address", "status"), [("/roles/", 304), ("/about/", 304), ("/roles/no-such/", 404)])
def test_any_etag_matches_a_page_that_is_found(address: str, status: int, client: Client, db: None) -> None:
    assert client.get(address, headers={"If-None-Match": "*"}).status_code == status


def test_page_that_is_not_found_meets_no_condition(client: Client, db: None) -> None:
    assert client.get("/roles/no-such/", headers={"If-Match": '"x"'}).status_code == 404


def test_page_that_the_site_has_costs_one_query(client: Client, db: None, django_assert_num_queries) -> None:
    first = client.get("/roles/")
    with django_assert_num_queries(1):
        answer = client.get("/roles/")
    assert (answer.status_code, answer.content, answer["ETag"]) == (200, first.content, first["ETag"])


def test_browser_asks_each_time_whether_its_page_is_still_right(client: Client, db: None) -> None:
    assert client.get("/roles/")["Cache-Control"] == "no-cache"


def test_change_is_on_the_page_at_once(empty: None, client: Client) -> None:
    known = {"If-None-Match": client.get("/roles/")["ETag"]}
    a_role(title="Ward whisperer")
    answer = client.get("/roles/", headers=known)
    assert (answer.status_code, "Ward whisperer" in answer.content.decode()) == (200, True)


def test_bulk_change_is_on_the_page_at_once(empty: None, client: Client) -> None:
    role = a_role(title="Ward whisperer")
    client.get("/roles/")
    Role.objects.filter(pk=role.pk).update(title="Night owl")
    assert "Night owl" in client.get("/roles/").content.decode()


def test_deleted_row_is_off_the_page_at_once(empty: None, client: Client) -> None:
    role = a_role(title="Ward whisperer")
    client.get("/roles/")
    role.delete()
    assert "Ward whisperer" not in client.get("/roles/").content.decode()


def test_change_of_citations_is_a_change(empty: None, client: Client) -> None:
    role = a_role()
    before = client.get(role.get_absolute_url())["ETag"]
    role.citations.clear()
    assert client.get(role.get_absolute_url())["ETag"] != before


# Made-up requests share one answer


class Worked:
    """A page with one element that can be replaced, and how often it was worked out."""

    def __init__(self) -> None:
        self.times = 0

        @queried_page("q", fragments={"figures": "roles/_figures.html"})
        def view(request: HttpRequest, whole: Whole, query: Query) -> HttpResponse:
            self.times += 1
            return HttpResponse(f"{query.text('q')}{wanted_fragment(request)}{query.ignored}")

        self.view = view

    def ask(self, query: str = "", **headers: str) -> HttpResponse:
        request = RequestFactory().get(f"/somewhere/?{query}", headers=headers)
        request.htmx = HtmxDetails(request)
        return self.view(request)


@pytest.fixture
def worked(empty: None) -> Worked:
    return Worked()


def kept_answers() -> int:
    return len(current().derive(KeptAnswers)._answers)


def test_targets_that_a_page_does_not_have_share_the_answer_of_the_page(worked: Worked) -> None:
    whole = worked.ask()
    odd = [worked.ask(**htmx(target)) for target in ("main", "x" * 500, "figures ", "")]
    assert {(answer.content, answer["ETag"]) for answer in odd} == {(whole.content, whole["ETag"])}
    assert (worked.times, kept_answers()) == (1, 1)


def test_element_that_a_page_has_is_an_answer_of_its_own(worked: Worked) -> None:
    assert worked.ask()["ETag"] != worked.ask(**htmx("figures"))["ETag"]
    assert (worked.ask(**htmx("figures")).content, kept_answers()) == (b"figures[]", 2)


def test_values_of_an_unknown_parameter_share_one_etag(worked: Worked) -> None:
    assert worked.ask("zz=1")["ETag"] == worked.ask("zz=2")["ETag"]


@pytest.mark.parametrize("query", ["zz=1", "q=a&zz=1", "q=a&q=b", f"q={'a' * 300}"])
def test_answer_that_names_what_it_ignored_is_not_kept(query: str, worked: Worked) -> None:
    worked.ask("q=a")
    assert b"[]" not in worked.ask(query).content
    assert (kept_answers(), b"[]" in worked.ask("q=a").content) == (1, True)


@pytest.mark.parametrize("address", ["/", "/about/", "/roles/ai-engineer/", "/roles/pairs/", "/sources/"])
def test_made_up_requests_for_a_page_keep_one_answer(address: str, client: Client, empty: None) -> None:
    a_role(slug="ai-engineer")
    for query in ("", "?zz=1", "?zz=2", "?q=a"):
        for headers in ({}, htmx("main"), htmx("results"), htmx("figures")):
            assert client.get(address + query, headers=headers).status_code == 200
    assert kept_answers() == 1


# Bounded in bytes


def test_answers_used_longest_ago_give_way_where_all_would_take_too_much(whole: Whole) -> None:
    answers = KeptAnswers(whole)
    numbers = range(KEPT_BYTES // LARGEST_KEPT)
    for number in numbers:
        answers.keep(str(number), HttpResponse(b"x" * (LARGEST_KEPT - OVERHEAD)))
    answers.get("0")
    answers.keep("new", HttpResponse(b"new"))
    assert [key for key in (*map(str, numbers), "new") if answers.get(key) is None] == ["1"]


def test_answer_that_is_too_large_is_not_kept_and_pushes_none_out(whole: Whole) -> None:
    answers = KeptAnswers(whole)
    answers.keep("small", HttpResponse(b"small", headers={"ETag": '"1"'}))
    answers.keep("large", HttpResponse(b"x" * (LARGEST_KEPT + 1)))
    small = answers.get("small")
    assert (answers.get("large"), small.content, small["ETag"]) == (None, b"small", '"1"')


def test_many_small_answers_take_no_more_memory_than_few_large_ones(whole: Whole) -> None:
    answers = KeptAnswers(whole)
    tracemalloc.start()
    try:
        for number in range(30_000):
            answers.keep(f"{number:032}", HttpResponse(f'{{"roles": [], "number": {number:05}}}'))
        taken, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken < 1.25 * KEPT_BYTES
