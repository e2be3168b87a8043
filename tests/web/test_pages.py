"""Pages and fragments: safe methods, ETags, canonical links, no query, and answers that are kept."""

import re
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import pytest
from django.conf import settings as project
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from careerguide.content.current import current
from careerguide.content.mapping import Kind
from careerguide.content.models import ContentVersion
from careerguide.content.whole import Whole
from careerguide.kinds import KINDS
from careerguide.sitemaps import ListSitemap
from careerguide.web.pages import (
    KEPT_BYTES,
    OVERHEAD,
    KeptAnswers,
    public_page,
    queried_page,
    render_page,
    wanted_fragment,
)
from careerguide.web.query import Query
from roles.models import Role
from tests.build import a_role
from tests.reading import visit

VARY = ["HX-Request", "HX-Target", "HX-History-Restore-Request", "Accept-Encoding"]
FRAGMENTS = [
    ("/search/", "results"),
    ("/search/?q=nurse", "results"),
    ("/search/?q=no+such+thyng", "results"),
    ("/search/?q=nurse&colour=red", "results"),
    ("/search/?q=%3Cb%3E%22%27%26", "results"),
    ("/roles/compare/?role=nurse&role=coder&w-pay=3&colour=red", "verdict"),
    ("/fit/", "fits"),
    ("/fit/?like=making&study=4&country=other&colour=red", "fits"),
    ("/plan/", "plan"),
    ("/plan/?role=nurse&role=coder&time=part&country=other&colour=red", "plan"),
    ("/roles/", "finder"),
    ("/roles/?q=%3Cb%3E%22%27%26&sort=growth&market=moon&show=skill&colour=red", "finder"),
    ("/skills/?domain=technical&page=2", "finder"),
    ("/pathways/?start=nurse&start=physician&months=6", "finder"),
]


def htmx(target: str, **more: str) -> dict[str, str]:
    """The headers by which htmx asks for the element with an id."""
    return {"HX-Request": "true", "HX-Target": target} | more


def a_request(query: str = "") -> HttpRequest:
    request = RequestFactory().get(f"/somewhere/?{query}")
    request.htmx = HtmxDetails(request)
    return request


@pytest.fixture
def calls() -> list[HttpRequest]:
    return []


@pytest.fixture
def view(calls: list[HttpRequest], empty: None) -> Callable[[HttpRequest], HttpResponse]:
    """A visitor's page that notes each time it is worked out; it is found eight times."""

    @public_page
    def counting(request: HttpRequest, whole: Whole) -> HttpResponse:
        calls.append(request)
        return HttpResponse(f"answer {len(calls)}", status=200 if len(calls) < 9 else 404)

    return counting


# A whole page or a fragment


@pytest.mark.parametrize(("url", "target"), FRAGMENTS)
def test_fragment_is_a_substring_of_its_page(url: str, target: str, guide: None, client: Client) -> None:
    for slug in ("nurse", "coder"):
        a_role(slug=slug, title=slug)
    whole, part = client.get(url).content.decode(), client.get(url, headers=htmx(target)).content.decode()
    assert re.match(rf'<(div|form)\s+id="{target}"', part.strip())
    assert part in whole
    assert len(part) < len(whole)


def test_the_law_of_fragments_is_tested_for_every_target() -> None:
    templates = [path.read_text() for path in (project.BASE_DIR / "templates").rglob("*.html")]
    targets = {target for text in templates for target in re.findall(r'hx-target="#([\w-]+)"', text)}
    assert targets == {target for _, target in FRAGMENTS}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(htmx("main"), id="an unknown target"),
        pytest.param({"HX-Request": "true"}, id="no target"),
        pytest.param({"HX-Target": "results"}, id="not htmx"),
        pytest.param(htmx("results", **{"HX-History-Restore-Request": "true"}), id="back in history"),
    ],
)
def test_whole_page_answers(headers: dict[str, str], client: Client, db: None) -> None:
    assert client.get("/search/?q=nurse", headers=headers).content == client.get("/search/?q=nurse").content


def test_page_can_have_another_status(empty: None) -> None:
    @public_page
    def gone(request: HttpRequest, whole: Whole) -> HttpResponse:
        return render_page(request, "404.html", {}, status=404)

    assert gone(a_request()).status_code == 404


@pytest.mark.parametrize("headers", [{}, htmx("results")], ids=["page", "fragment"])
def test_answer_varies_on_what_htmx_says(headers: dict[str, str], client: Client, db: None) -> None:
    assert client.get("/search/?q=nurse", headers=headers)["Vary"].split(", ") == VARY


# Safe methods only


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("name", ["search", *ListSitemap().items()])
def test_page_refuses_to_be_written_to(name: str, method: str, client: Client, db: None) -> None:
    answer = getattr(client, method)(reverse(name))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_head_gets_the_headers_without_the_body(client: Client, db: None) -> None:
    head, get = client.head("/roles/"), client.get("/roles/")
    assert (head.status_code, head.content) == (200, b"")
    assert {name: head[name] for name in ("ETag", "Vary")} == {name: get[name] for name in ("ETag", "Vary")}


def test_head_leaves_the_body_to_a_later_get(client: Client, db: None) -> None:
    client.head("/roles/")
    assert b"<h1>Roles</h1>" in client.get("/roles/").content


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


# Answers are told apart by all that they depend on, and by nothing else


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


ADDED = "utm_source=x&fbclid=y&mc_eid=z"
ADDRESSES = [reverse("search"), *map(ListSitemap().location, ListSitemap().items())]


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


# The canonical link


def canonical(client: Client, url: str) -> list[str]:
    return [link.get("href") for link in visit(client, url).find("link[rel=canonical]")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_canonical_link_lacks_what_networks_add(address: str, client: Client, db: None) -> None:
    assert canonical(client, f"{address}?{ADDED}") == [f"http://testserver{address}"]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_canonical_link_of_an_entry_is_its_address(kind: Kind, whole: Whole, client: Client) -> None:
    address = whole[kind.model][0].get_absolute_url().partition("#")[0]
    more = "&" if "?" in address else "?"
    assert canonical(client, f"{address}{more}{ADDED}&colour=red") == [f"http://testserver{address}"]


def test_canonical_link_keeps_what_the_page_knows(client: Client, db: None) -> None:
    assert canonical(client, f"/fit/?colour=red&{ADDED}&like=making&amp;country=other") == [
        "http://testserver/fit/?like=making&country=other"
    ]


def test_page_is_cited_by_its_canonical_address(client: Client, db: None) -> None:
    role = a_role(title="Pilot", slug="pilot")
    cited = visit(client, f"{role.get_absolute_url()}?{ADDED}").texts(".suggested-citation")
    assert cited == ["CareerGuide, “Pilot”. http://testserver/roles/pilot/"]


# No query


@pytest.fixture
def asking(empty: None) -> Callable[[HttpRequest], HttpResponse]:
    """A view that does what none may do."""

    @public_page
    def counted(request: HttpRequest, whole: Whole) -> HttpResponse:
        return HttpResponse(f"{Role.objects.filter(slug='pilot').count()} pilots")

    return counted


def test_view_that_asks_the_database_fails_in_tests(asking: Callable) -> None:
    with pytest.raises(RuntimeError, match="A page asked the database: SELECT COUNT"):
        asking(a_request())


def test_view_that_asks_the_database_is_told_of_in_the_log_of_a_live_site(
    asking: Callable, settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.REFUSE_QUERIES = False
    assert asking(a_request()).content == b"0 pilots"
    ((logger, level, message),) = [
        (record.name, record.levelname, record.getMessage()) for record in caplog.records if "asked" in record.msg
    ]
    assert (logger, level) == ("careerguide.web.pages", "ERROR")
    assert message.startswith("A page asked the database: SELECT COUNT")


def test_database_may_be_asked_again_after_a_page(view: Callable) -> None:
    view(a_request())
    assert Role.objects.filter(slug="pilot").count() == 0


# Bounded in bytes

MEGABYTE = 2**20


def test_answers_used_longest_ago_give_way_where_all_would_take_too_much(whole: Whole) -> None:
    answers = KeptAnswers(whole)
    numbers = range(KEPT_BYTES // MEGABYTE)
    for number in numbers:
        answers.keep(str(number), HttpResponse(b"x" * (MEGABYTE - OVERHEAD)))
    answers.get("0")
    answers.keep("new", HttpResponse(b"new"))
    assert [key for key in (*map(str, numbers), "new") if answers.get(key) is None] == ["1"]


def test_answer_that_is_too_large_is_not_kept_and_pushes_none_out(whole: Whole) -> None:
    answers = KeptAnswers(whole)
    answers.keep("small", HttpResponse(b"small", headers={"ETag": '"1"'}))
    answers.keep("large", HttpResponse(b"x" * (KEPT_BYTES + 1)))
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


# Odd requests


def test_target_that_the_page_does_not_know_gets_the_page_whatever_it_is_called(client: Client, db: None) -> None:
    answer = client.get("/roles/", headers=htmx("x" * 5000))
    assert (answer.status_code, b"<h1>Roles</h1>" in answer.content) == (200, True)


def test_post_is_not_allowed_where_forgery_is_checked_too(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/roles/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
