"""The about page, and what machines ask for."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import ContentVersion, Entry
from tests.build import a_band, a_correction, a_pair, a_role, a_section, a_source, a_topic
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


def addresses(client: Client) -> list[str]:
    """What the site map names."""
    answer = client.get("/sitemap.xml")
    assert answer["Content-Type"] == "application/xml"
    names = ElementTree.fromstring(answer.content).iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")  # noqa: S314
    return [(name.text or "").removeprefix("http://testserver") for name in names]


# About


@pytest.mark.parametrize("rows", [1, 3])
def test_about_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role()
        a_correction(a_section())
    current()
    with django_assert_num_queries(1):
        assert client.get("/about/").status_code == 200


def test_about_names_the_roles_without_pay(empty: None, client: Client) -> None:
    unpaid, draft, paid = a_role(), a_role(status=DRAFT), a_role()
    a_band(paid)
    links = visit(client, "/about/").links
    assert [role for role in (unpaid, draft, paid) if role.get_absolute_url() in links] == [unpaid]


def test_about_speaks_of_no_missing_pay_where_none_is_missing(empty: None, client: Client) -> None:
    a_band(a_role())
    assert "states pay for these roles" not in visit(client, "/about/").text


def test_about_counts_the_corrections(empty: None, client: Client) -> None:
    for _ in range(2):
        a_correction(a_section())
    assert "We list 2 places where a source errs" in visit(client, "/about/").text


def test_about_counts_only_corrections_that_are_shown(empty: None, client: Client) -> None:
    for status in (DRAFT, Entry.Status.PUBLISHED, Entry.Status.PUBLISHED):
        a_correction(a_section(source=a_source(status=status)))
    assert "We list 2 places where a source errs" in visit(client, "/about/").text


def test_about_explains_every_grade(empty: None, client: Client) -> None:
    assert [text[0] for text in visit(client, "/about/").texts("dt")] == ["A", "B", "C", "D"]


@pytest.mark.parametrize("anchor", ["#evidence", "#grades", "#missing", "#privacy"])
def test_about_has_a_place_for(anchor: str, empty: None, client: Client) -> None:
    assert len(visit(client, "/about/").find(anchor)) == 1


# Machines


def test_health_tells_the_content_version(db: None, client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "content": ContentVersion.current()})


def test_robots_may_read_all_but_the_admin(client: Client, db: None) -> None:
    answer = client.get("/robots.txt")
    assert (answer["Content-Type"], answer.content.decode()) == (
        "text/plain",
        "User-agent: *\nDisallow: /admin/\nSitemap: http://testserver/sitemap.xml\n",
    )


def test_browser_that_asks_for_an_icon_gets_ours(client: Client, db: None) -> None:
    assert client.get("/favicon.ico")["Location"] == "/static/icon.svg"


@pytest.mark.parametrize("url", ["/healthz", "/robots.txt", "/favicon.ico"])
def test_machines_only_read(url: str, client: Client, db: None) -> None:
    assert client.post(url).status_code == 405


def test_site_map_names_lists_and_entries(empty: None, client: Client) -> None:
    lists = addresses(client)
    entries = [a_role(), a_topic(), a_source()]
    found = [address for address in addresses(client) if address not in lists]
    assert [address for address in found if address.startswith(("/roles/", "/topics/"))] == [
        entry.get_absolute_url() for entry in entries[:2]
    ]
    assert entries[2].get_absolute_url() in found
    assert lists == [
        "/",
        "/roles/",
        "/roles/compare/",
        "/roles/compare/decide/",
        "/roles/pairs/",
        "/roles/salaries/",
        "/skills/",
        "/pathways/",
        "/pathways/credentials/",
        "/topics/",
        "/sources/",
        "/about/",
    ]


def test_site_map_names_each_address_once(db: None, client: Client) -> None:
    found = addresses(client)
    assert sorted(found) == sorted(set(found))


def test_site_map_tells_when_an_entry_was_reviewed(empty: None, client: Client) -> None:
    a_role(reviewed_on="2026-11-22")
    assert "<lastmod>2026-11-22</lastmod>" in client.get("/sitemap.xml").content.decode()


def test_site_map_leaves_out_a_pair_with_a_draft(empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role(status=DRAFT))
    assert pair.get_absolute_url() not in addresses(client)
