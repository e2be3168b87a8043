"""The about page, and what machines ask for."""

import struct
import xml.etree.ElementTree as ElementTree

import pytest
from django.conf import settings
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.front.sitemaps import ADDRESSES, LISTS
from roles.models import Topic
from tests.build import a_band, a_correction, a_pair, a_role, a_section, a_source, a_topic, the_guide
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


def addresses(client: Client, url: str = "/sitemap.xml") -> list[str]:
    """What the site map names, or another map."""
    answer = client.get(url)
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
    assert "We list 2 places where a source is wrong" in visit(client, "/about/").text


def test_about_counts_only_corrections_that_are_shown(empty: None, client: Client) -> None:
    for status in (DRAFT, Entry.Status.PUBLISHED, Entry.Status.PUBLISHED):
        a_correction(a_section(source=a_source(status=status)))
    assert "We list 2 places where a source is wrong" in visit(client, "/about/").text


def test_about_explains_every_grade(empty: None, client: Client) -> None:
    assert visit(client, "/about/").texts("dt") == [
        "A, official, exact and recent",
        "B, official, with a doubt",
        "C, with a stated method",
        "D, a claim without a source",
    ]


@pytest.mark.parametrize("anchor", ["#evidence", "#grades", "#missing", "#errors", "#accessibility", "#privacy"])
def test_about_has_a_place_for(anchor: str, empty: None, client: Client) -> None:
    assert len(visit(client, "/about/").find(anchor)) == 1


def test_about_states_what_is_done_for_accessibility_and_whom_to_tell(empty: None, client: Client) -> None:
    the_guide(contact="reader@example.org")
    (stated,) = visit(client, "/about/").texts("section[aria-labelledby=accessibility]")
    assert "level AA of the Web Content Accessibility Guidelines (WCAG) 2.2" in stated
    assert "Write to reader@example.org" in stated


def test_about_states_that_what_is_asked_in_vain_is_noted(empty: None, client: Client) -> None:
    (stated,) = visit(client, "/about/").texts("section[aria-labelledby=privacy]")
    assert "Where a search finds nothing, or a page is missing, its words or its address go into a log" in stated


def test_foot_of_an_entry_tells_whom_to_write_to_and_names_the_page(empty: None, client: Client) -> None:
    the_guide(contact="reader@example.org")
    topic = a_topic(title="Bias & law", slug="bias", reviewed_on="2026-11-22")
    foot = visit(client, topic.get_absolute_url())
    assert foot.links_in(".entry-foot") == {
        "Something wrong?": "mailto:reader@example.org?subject=Bias%20%26%20law&body=http%3A//testserver/topics/bias/"
    }
    assert foot.texts(".entry-foot > p") == ["Last reviewed 22 November 2026. Something wrong?"]


def test_foot_asks_for_no_errors_where_nobody_reads_mail(empty: None, client: Client) -> None:
    foot = visit(client, a_topic().get_absolute_url())
    assert foot.texts(".entry-foot > p") == ["Not reviewed yet."]


# Machines


def test_robots_may_read_all_but_the_admin_and_what_only_changes_a_choice(client: Client, db: None) -> None:
    answer = client.get("/robots.txt")
    assert (answer["Content-Type"], answer.content.decode()) == (
        "text/plain",
        "User-agent: *\nDisallow: /admin/\nDisallow: /roles/compare/sheet/?\nDisallow: /roles/compare.csv?\n"
        "Disallow: /roles/compare.json?\nDisallow: /roles/compare/decide/?\n"
        "Sitemap: http://testserver/sitemap.xml\n",
    )


@pytest.mark.parametrize("name", ["favicon.ico", "apple-touch-icon.png"])
def test_browser_that_asks_for_an_icon_gets_ours(name: str, client: Client, db: None) -> None:
    assert client.get(f"/{name}")["Location"] == f"/static/{name}"


def size(png: bytes) -> tuple[int, int]:
    """The width and height of a PNG."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">2I", png[16:24])


def test_icon_of_a_phone_has_180_pixels() -> None:
    assert size((settings.BASE_DIR / "static/apple-touch-icon.png").read_bytes()) == (180, 180)


def test_icon_of_a_tab_has_32_pixels() -> None:
    ico = (settings.BASE_DIR / "static/favicon.ico").read_bytes()
    length, start = struct.unpack("<2I", ico[14:22])
    assert (ico[:8], length) == (b"\0\0\1\0\1\0\x20\x20", len(ico) - start)
    assert size(ico[start:]) == (32, 32)


@pytest.mark.parametrize("url", ["/healthz", "/readyz", "/robots.txt", "/favicon.ico", "/apple-touch-icon.png"])
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
        "/fit/",
        "/plan/",
        "/roles/",
        "/roles/compare/",
        "/roles/pairs/",
        "/roles/salaries/",
        "/skills/",
        "/pathways/",
        "/pathways/credentials/",
        "/pathways/stages/",
        "/questions/",
        "/topics/",
        "/occupations/",
        "/sources/",
        "/about/",
        "/elsewhere/",
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


def test_site_map_of_many_addresses_is_an_index_of_maps_that_name_each(empty: None, client: Client) -> None:
    topics = [Topic(slug=f"topic-{number}", title="A topic", status="published") for number in range(ADDRESSES + 1)]
    Topic.objects.bulk_create(topics)
    maps = addresses(client)
    assert maps == ["/sitemap-lists.xml", "/sitemap-entries.xml", "/sitemap-entries.xml?p=2"]
    named = [addresses(client, url) for url in maps]
    assert [len(some) for some in named] == [len(LISTS), ADDRESSES, 1]
    assert {*named[1], *named[2]} == {topic.get_absolute_url() for topic in topics}


@pytest.mark.parametrize("url", ["/sitemap-entries.xml?p=2", "/sitemap-entries.xml?p=x", "/sitemap-nothing.xml"])
def test_map_that_does_not_exist_is_not_found(url: str, empty: None, client: Client) -> None:
    a_topic()
    assert client.get(url).status_code == 404


def test_map_is_not_dated_by_reviews(empty: None, client: Client) -> None:
    a_topic(reviewed_on="2026-11-22")
    assert "Last-Modified" not in client.get("/sitemap-entries.xml").headers
