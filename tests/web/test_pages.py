"""Pages: safe methods alone, a canonical link, and no query of their own."""

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from careerguide.content.mapping import Kind
from careerguide.content.whole import Whole
from careerguide.front.sitemaps import ListSitemap
from careerguide.kinds import KINDS
from careerguide.web.pages import public_page
from roles.models import Role
from tests.build import a_role
from tests.reading import visit
from tests.web.asking import ADDED, ADDRESSES, a_request

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


def test_post_is_not_allowed_where_forgery_is_checked_too(db: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/roles/")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


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
