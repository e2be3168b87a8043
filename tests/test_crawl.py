"""The whole site as a visitor without JavaScript finds it: every page that links lead to from the start page."""

import re
from collections import Counter
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from careerguide.content.mapping import Kind
from careerguide.content.models import OutsideLink, Source
from careerguide.content.whole import Whole
from careerguide.front.sitemaps import ListSitemap
from careerguide.kinds import KINDS
from careerguide.web.marks import deepest
from pathways.models import Credential, Pathway, Stage
from roles.models import Answer, Occupation, Role, RoleOutsideLink
from skills.models import SkillOutsideLink
from tests.crawling import HOST, Page, crawl, dead_links, is_hidden, missing_anchors, read
from tests.nesting import misplaced


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker) -> dict[str, Page]:
    """Each page by its address, as links and the search form's address lead to them from the start page."""
    with django_db_blocker.unblock():
        return crawl(Client())


def test_crawl_finds_a_whole_site(site: dict[str, Page]) -> None:
    assert len(site) > 100


def test_polite_crawler_is_led_to_pages_and_to_few_addresses_more(
    site: dict[str, Page], client: Client, db: None
) -> None:
    robots = RobotFileParser()
    robots.parse(client.get("/robots.txt").content.decode().splitlines())
    led = {address for page in site.values() for address in page.followed}
    waiting, queried = {address for address in led if "?" in address}, set()
    while waiting:
        url = waiting.pop()
        if robots.can_fetch("*", HOST + url):
            queried.add(url)
            answer = client.get(url)
            is_page = answer["Content-Type"].startswith("text/html")
            waiting |= {one for one in read(url, answer).followed if "?" in one} - queried if is_page else set()
    assert len(queried) <= 200


def test_no_link_is_dead(site: dict[str, Page]) -> None:
    assert dead_links(site) == []


def test_every_anchor_that_a_link_names_is_on_its_page(site: dict[str, Page]) -> None:
    assert missing_anchors(site) == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_published_entry_is_reached(kind: Kind, site: dict[str, Page], whole: Whole) -> None:
    linked = {f"{address}#{anchor}".rstrip("#") for page in site.values() for address, anchor in page.targets}
    addresses = {re.sub(r"\?[^#]*", "", entry.get_absolute_url()) for entry in whole[kind.model]}
    assert addresses
    assert addresses - linked == set()


@pytest.mark.parametrize("name", ListSitemap().items())
def test_every_list_is_reached(name: str, site: dict[str, Page]) -> None:
    assert reverse(name) in site


def test_site_map_names_every_page_but_the_search(site: dict[str, Page], client: Client, db: None) -> None:
    named = re.findall("<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    assert {address.removeprefix(HOST) for address in named} == site.keys() - {reverse("search")}


def test_every_page_is_in_english_by_declaration(site: dict[str, Page]) -> None:
    assert {page.document.root.get("lang") for page in site.values()} == {"en"}


def test_every_page_has_one_h1(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if page.headings.count(1) != 1] == []


def test_headings_never_skip_a_level(site: dict[str, Page]) -> None:
    skips = [
        (url, before, after)
        for url, page in site.items()
        for before, after in pairwise(page.headings)
        if after > before + 1
    ]
    assert skips == []


def test_heading_of_some_cards_stands_above_theirs(site: dict[str, Page]) -> None:
    titles = [title for page in site.values() for title in page.document.find(".results > .cards-title")]
    assert {(title.tag, below.tag) for title in titles for below in title.getnext().cssselect(".card h3")} == {
        ("h2", "h3")
    }


def test_every_page_has_a_title_that_ends_with_the_name_of_the_site(site: dict[str, Page]) -> None:
    titles = {url: page.document.texts("title")[0] for url, page in site.items() if url != "/"}
    assert [url for url, title in titles.items() if len(title.removesuffix(" · CareerGuide")) in (0, len(title))] == []
    assert site["/"].document.texts("title")[0] == "CareerGuide: careers where AI meets healthcare"


def test_every_page_names_its_own_address_as_canonical(site: dict[str, Page]) -> None:
    assert {url: page.canonical for url, page in site.items()} == {url: [f"{HOST}{url}"] for url in site}


def test_every_page_has_a_description_of_its_own(site: dict[str, Page]) -> None:
    descriptions = Counter(page.description for page in site.values())
    assert {text: count for text, count in descriptions.items() if count > 1 or not text.strip()} == {}


def metas(page: Page) -> dict[str, str]:
    """What a page tells those who show a link to it."""
    found = page.document.find("meta")
    return {meta.get("property", meta.get("name", "")): meta.get("content", "") for meta in found}


def test_link_to_a_page_can_be_shown_with_its_title_and_description(site: dict[str, Page]) -> None:
    for url, page in site.items():
        told = metas(page)
        assert told["og:title"] == page.document.texts("title")[0].removesuffix(" · CareerGuide")
        assert (told["og:description"], told["og:url"]) == (page.description, f"{HOST}{url}")
        assert (told["og:type"], told["twitter:card"]) == ("website", "summary")


def test_every_element_stands_where_it_may(site: dict[str, Page]) -> None:
    found = {url: misplaced(page.response.content.decode()) for url, page in site.items()}
    assert {url: wrong for url, wrong in found.items() if wrong} == {}


def test_ids_are_unique_in_a_page(site: dict[str, Page]) -> None:
    counted = {url: Counter(page.ids) for url, page in site.items()}
    assert [(url, name) for url, ids in counted.items() for name, count in ids.items() if count > 1] == []


def test_every_picture_has_a_name(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if page.unnamed] == []


def test_every_table_has_a_name(site: dict[str, Page]) -> None:
    """Save those that editors write into texts: Markdown knows no captions."""
    unnamed = "//table[not(normalize-space(caption))][not(ancestor::*[contains(@class, 'prose')])]"
    assert [url for url, page in site.items() if page.document.root.xpath(unnamed)] == []


def test_every_figure_is_named_by_words_on_its_page(site: dict[str, Page]) -> None:
    figures = [(url, page.document, figure) for url, page in site.items() for figure in page.document.find("figure")]
    assert len(figures) > 50
    named = [(url, page, figure.get("aria-labelledby") or "nothing") for url, page, figure in figures]
    assert [
        (url, name) for url, page, names in named for name in names.split() if not any(page.texts(f"#{name}"))
    ] == []


def test_start_page_describes_its_figure_to_those_who_do_not_see_it(site: dict[str, Page]) -> None:
    (figure,) = [svg for svg in site["/"].document.find("svg") if not is_hidden(svg)]
    assert (figure.get("role"), figure.get("aria-label")) == ("group", "The roles on a map")


def test_no_page_sets_a_cookie(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if page.response.cookies] == []


def test_no_page_varies_on_a_cookie(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if "cookie" in page.response.get("Vary", "").lower()] == []


def test_every_page_allows_this_host_alone(site: dict[str, Page]) -> None:
    policies = {url: page.response.get("Content-Security-Policy", "").split("; ") for url, page in site.items()}
    assert [url for url, policy in policies.items() if "default-src 'self'" not in policy] == []


def test_no_page_holds_a_script_or_style_of_its_own(site: dict[str, Page]) -> None:
    assert {url: page.inline for url, page in site.items() if page.inline} == {}


def test_nothing_is_fetched_from_another_host(site: dict[str, Page]) -> None:
    fetched = {(url, address) for url, page in site.items() for address in page.fetched}
    assert {
        (url, address) for url, address in fetched if urlsplit(urljoin(HOST, address)).netloc != "testserver"
    } == set()


def test_every_file_that_a_page_asks_for_exists(site: dict[str, Page]) -> None:
    fetched = {urldefrag(address)[0] for page in site.values() for address in page.fetched}
    files = {address.removeprefix("/static/") for address in fetched if address.startswith("/static/")}
    assert files
    assert [name for name in files if finders.find(name) is None] == []


@pytest.fixture
def outside_links(whole: Whole) -> list[OutsideLink]:
    return [*whole[SkillOutsideLink], *whole[RoleOutsideLink]]


def test_only_what_has_a_record_or_links_elsewhere_leads_to_other_hosts(
    site: dict[str, Page], whole: Whole, outside_links: list[OutsideLink]
) -> None:
    kinds = (Source, Credential, Occupation, Stage, Pathway, Answer)
    recorded = (entry for kind in kinds for entry in whole[kind])
    entries = (whole.guide, *recorded, *(link.owner for link in outside_links))
    own = {entry.get_absolute_url().partition("#")[0] for entry in entries} | {"/questions/", "/elsewhere/"}
    assert {url for url, page in site.items() if set(page.outside) - page.read} - own == set()


def test_list_of_sources_leads_to_addresses_that_are_recorded(site: dict[str, Page], whole: Whole) -> None:
    known = {deepest(section) for source in whole[Source] for section in source.sections.all()}
    led = set().union(*(page.read for page in site.values()))
    assert (len(led) > 0, led - known) == (True, set())


def test_page_leads_to_each_outside_link_of_its_entry_or_a_skill_does(
    site: dict[str, Page], whole: Whole, outside_links: list[OutsideLink]
) -> None:
    of_skills = {link.url for link in whole[SkillOutsideLink]}
    led = {link: {*site[link.owner.get_absolute_url()].outside} for link in outside_links}
    for link in led:
        led[link] |= of_skills if isinstance(link.owner, Role) else set()
    missing = [link for link in outside_links if link.url not in led[link]]
    assert (len(outside_links) > 0, missing) == (True, [])


def test_a_link_to_another_host_is_a_plain_address(site: dict[str, Page]) -> None:
    schemes = {urlsplit(link).scheme for page in site.values() for link in page.outside}
    assert schemes - {"http", "https"} == set()
