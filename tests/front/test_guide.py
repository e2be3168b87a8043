"""The guide's own name and texts, on every page, and what stands there as long as there is no guide."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from careerguide.content.current import Keeper, current
from careerguide.content.models import Guide
from careerguide.front.sitemaps import LISTS
from tests.admin.form import form_in, save
from tests.admin.rows import change_page, page_of
from tests.build import a_domain, a_market, a_section, the_guide
from tests.reading import Document, visit

PAGES = [*map(reverse, (*LISTS, "search", "sheet")), "/roles/compare/?role=nurse", "/search/?q=pay", "/skills/?q=sql"]


def name_on(client: Client, url: str) -> tuple[str, bool]:
    """The name in the head of a page, also of one about an error, and whether its title has it, too."""
    page = Document(client.get(url).content.decode())
    (brand,) = page.texts(".brand")
    return brand, brand in page.texts("title")[0]


@pytest.mark.parametrize("url", PAGES)
def test_page_has_the_name_of_the_guide(url: str, guide: None, client: Client) -> None:
    Guide.objects.update(title="The circus")
    assert name_on(client, url) == ("The circus", True)


@pytest.mark.parametrize("url", PAGES)
def test_page_opens_before_there_is_any_content(url: str, empty: None, client: Client) -> None:
    assert name_on(client, url) == ("Career guide", True)


def test_name_and_texts_saved_in_the_admin_show_on_every_page_at_once(
    guide: None, client: Client, admin_client: Client
) -> None:
    before = [name_on(client, url) for url in PAGES]
    save(admin_client, change_page(Guide.objects.get()), title="The circus", lede="Some fly.", subject="the ring")
    assert {name_on(client, url) for url in PAGES} == {("The circus", True)} != set(before)
    assert visit(client, "/").texts(".lede") == ["Some fly."]
    (described,) = visit(client, "/roles/").find("meta[name=description]")
    assert "the ring" in described.get("content", "")


def test_admin_has_the_name_of_the_guide(guide: None, client: Client) -> None:
    Guide.objects.update(title="The circus")
    assert visit(client, "/admin/login/").texts("title") == ["Log in | The circus"]


# Errors


def test_page_that_does_not_exist_names_the_guide(empty: None, client: Client) -> None:
    the_guide(title="The circus")
    assert name_on(client, "/nothing/") == ("The circus", True)


def test_page_of_an_error_names_the_guide_as_it_was(
    empty: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_guide(title="The circus")
    current()
    monkeypatch.setattr("careerguide.front.views.Role", None)
    client.raise_request_exception = False
    assert name_on(client, "/") == ("The circus", True)


@pytest.fixture
def nothing_read(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A new process whose database is away, and all that it has asked of that."""
    asked: list[str] = []

    def away(execute: object, sql: str, *_: object) -> None:
        asked.append(sql)
        raise DatabaseError("away")

    keeper = Keeper()
    monkeypatch.setattr("careerguide.content.current.keeper", keeper)
    for module in ("careerguide.web.pages", "careerguide.front.views"):
        monkeypatch.setattr(f"{module}.current", keeper.current)
    with connection.execute_wrapper(away):
        yield asked


@pytest.mark.parametrize("url", ["/", "/roles/", "/roles/nurse/", "/sitemap.xml", "/nothing/"])
def test_visitor_is_told_that_no_content_was_ever_read(url: str, nothing_read: list[str], client: Client) -> None:
    answer = client.get(url)
    page = Document(answer.content.decode())
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert (page.texts("h1"), page.texts(".brand")) == (["This guide is not ready yet"], ["Career guide"])
    assert len(nothing_read) == 1


# The start page, and the page about the guide


def test_home_has_the_texts_of_the_guide(empty: None, client: Client) -> None:
    the_guide(
        title="The circus", tagline="jobs in the ring", headline="Up!", lede="Some fly.", search_hint="Try “lion”"
    )
    page = visit(client, "/")
    assert page.texts("title") == ["The circus: jobs in the ring"]
    assert (page.texts("h1"), page.texts(".lede")) == (["Up!"], ["Some fly."])
    assert page.find("#q")[0].get("placeholder") == "Try “lion”"


def test_home_without_doors_does_not_speak_of_any(empty: None, client: Client) -> None:
    the_guide()
    assert "Nothing here fits? See what else there is" not in visit(client, "/").links_in("main")


def test_skills_show_domains_in_the_order_of_the_guide(empty: None, client: Client) -> None:
    falling, flying = a_domain(title="A"), a_domain(title="B", hue="technical")
    the_guide(flying, falling)
    assert visit(client, "/skills/").texts(".fold:not(.sources) > summary") == [
        "B: why it matters",
        "A: why it matters",
    ]


def test_about_says_what_the_guide_says_of_itself(empty: None, client: Client) -> None:
    cited = [a_section()]
    told = {"body": "All about *lions*.", "gaps": "Nobody counts the fleas.", "note": "Mind the step."}
    the_guide(title="The circus", citations=cited, **told)
    page = visit(client, "/about/")
    assert page.texts("h1") == ["About The circus"]
    assert [
        text for text in ("All about lions.", "Nobody counts the fleas.", "Mind the step.") if text not in page.text
    ] == []


def test_about_gives_the_address_for_errors(empty: None, client: Client) -> None:
    the_guide(contact="us@example.org")
    assert visit(client, "/about/").links_in("article")["us@example.org"] == "mailto:us@example.org"


def test_every_page_leads_to_the_address_for_errors(guide: None, client: Client) -> None:
    Guide.objects.update(contact="us@example.org")
    links = [visit(client, url).links_in(".colophon").get("Report an error") for url in PAGES]
    assert set(links) == {"mailto:us@example.org"}


def test_about_says_that_there_is_no_address_for_errors(empty: None, client: Client) -> None:
    the_guide()
    assert "There is no address yet that you could write to." in visit(client, "/about/").text


# In the admin


def test_guide_is_neither_added_nor_deleted(guide: None, admin_client: Client) -> None:
    row = Guide.objects.get()
    refused = [page_of(Guide, "add"), page_of(Guide, "delete", row)]
    assert [admin_client.get(url).status_code for url in refused] == [403, 403]
    assert [admin_client.post(url, {"post": "yes"}).status_code for url in refused] == [403, 403]


def test_guide_is_only_marked_as_checked(guide: None, admin_client: Client) -> None:
    form = admin_client.get(page_of(Guide, "changelist")).context["action_form"]
    assert [name for name, _ in form.fields["action"].choices if name] == ["checked_today"]


def test_wrong_address_for_errors_is_refused_at_its_field(guide: None, admin_client: Client) -> None:
    refused = form_in(save(admin_client, change_page(Guide.objects.get()), contact="somewhere"))
    assert refused.errors == {"contact": ["Enter a valid email address."]}


def test_guide_lists_another_market_without_a_developer(guide: None, admin_client: Client) -> None:
    market = a_market(title="Sea")
    added = {"markets-TOTAL_FORMS": "3", "markets-2-market": str(market.pk), "markets-2-position": "0"}
    save(admin_client, change_page(Guide.objects.get()), **added)
    assert market.title in [str(listed) for listed in Guide.objects.get().markets.all()]
