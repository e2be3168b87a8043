"""The whole site as a visitor without JavaScript finds it: every page that links lead to from the start page."""

from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from careerguide.content.mapping import Kind
from careerguide.content.models import Source
from careerguide.kinds import KINDS
from careerguide.sitemaps import ListSitemap
from pathways.models import Credential

HOST = "http://testserver"
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "hx-get", "hx-post"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
POLICY = "default-src 'self'"


class Document(HTMLParser):
    """What the tests ask about a page, read from its HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language, self.title, self.description = "", "", ""
        self.links: list[str] = []  # what a visitor can follow
        self.fetched: list[str] = []  # what the browser asks for besides
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.named: list[bool] = []  # of each picture that is not hidden from screen readers
        self.inline: list[str] = []  # scripts, styles and handlers in the page itself
        self._open: list[tuple[str, bool]] = []  # the elements around, and whether they are hidden
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        hidden = has.get("aria-hidden") == "true" or any(hidden for _, hidden in self._open)
        if tag not in VOID:
            self._open.append((tag, hidden))
        self.ids += [has["id"]] if "id" in has else []
        self.links += [has.get("href", "")] if tag == "a" else []
        self.fetched += [value for name, value in has.items() if name in FETCHED or (name == "href" and tag != "a")]
        self.inline += [name for name in has if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag == "style" or (tag == "script" and "src" not in has) else []
        self.headings += [int(tag[1])] if tag in HEADINGS else []
        if tag in {"img", "svg"} and not hidden:
            named = bool(has.get("aria-label") or has.get("aria-labelledby"))
            self.named.append("alt" in has if tag == "img" else has.get("role") == "img" and named)
        if tag == "html":
            self.language = has.get("lang", "")
        if tag == "meta" and has.get("name") == "description":
            self.description = has["content"].strip()

    def handle_endtag(self, tag: str) -> None:
        if any(tag == inner for inner, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if [tag for tag, _ in self._open] == ["html", "head", "title"]:
            self.title += data


@dataclass(frozen=True)
class Page:
    response: HttpResponse
    document: Document
    targets: list[tuple[str, str]]  # (address, anchor) of each link within the site
    outside: list[str]  # links that leave it


def read(url: str, response: HttpResponse) -> Page:
    document = Document(response.content.decode())
    links = [urldefrag(urljoin(HOST + url, link)) for link in document.links]
    own = [(link.removeprefix(HOST), anchor) for link, anchor in links if link.startswith(f"{HOST}/")]
    return Page(response, document, own, [link for link, _ in links if not link.startswith(f"{HOST}/")])


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker) -> dict[str, Page]:
    """Each page by its address, as links and the search form's address lead to them from the start page."""
    client, found, waiting = Client(), {}, ["/", reverse("search")]
    with django_db_blocker.unblock():
        while waiting:
            url = waiting.pop()
            found[url] = read(url, client.get(url))
            waiting += {address for address, _ in found[url].targets} - found.keys() - set(waiting)
    return found


def test_crawl_finds_a_whole_site(site: dict[str, Page]) -> None:
    assert len(site) > 100


def test_no_link_is_dead(site: dict[str, Page]) -> None:
    assert {url: page.response.status_code for url, page in site.items() if page.response.status_code != 200} == {}


def test_every_anchor_that_a_link_names_is_on_its_page(site: dict[str, Page]) -> None:
    missing = [
        (url, f"{address}#{anchor}")
        for url, page in site.items()
        for address, anchor in page.targets
        if anchor and anchor not in site[address].document.ids
    ]
    assert missing == []


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_published_entry_is_reached(kind: Kind, site: dict[str, Page], db: None) -> None:
    linked = {f"{address}#{anchor}".rstrip("#") for page in site.values() for address, anchor in page.targets}
    addresses = {entry.get_absolute_url() for entry in kind.model._default_manager.published()}
    assert addresses
    assert addresses - linked == set()


@pytest.mark.parametrize("name", ListSitemap().items())
def test_every_list_is_reached(name: str, site: dict[str, Page]) -> None:
    assert reverse(name) in site


def test_every_page_is_in_english_by_declaration(site: dict[str, Page]) -> None:
    assert {page.document.language for page in site.values()} == {"en"}


def test_every_page_has_one_h1(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if page.document.headings.count(1) != 1] == []


def test_headings_never_skip_a_level(site: dict[str, Page]) -> None:
    skips = [
        (url, before, after)
        for url, page in site.items()
        for before, after in pairwise(page.document.headings)
        if after > before + 1
    ]
    assert skips == []


def test_every_page_has_a_title_that_ends_with_the_name_of_the_site(site: dict[str, Page]) -> None:
    titles = {url: page.document.title for url, page in site.items() if url != "/"}
    assert [url for url, title in titles.items() if len(title.removesuffix(" · CareerGuide")) in (0, len(title))] == []
    assert site["/"].document.title == "CareerGuide: careers where AI meets healthcare"


def test_every_page_has_a_description_of_its_own(site: dict[str, Page]) -> None:
    descriptions = Counter(page.document.description for page in site.values())
    assert {text: count for text, count in descriptions.items() if count > 1 or not text.strip()} == {}


def test_ids_are_unique_in_a_page(site: dict[str, Page]) -> None:
    counted = {url: Counter(page.document.ids) for url, page in site.items()}
    assert [(url, name) for url, ids in counted.items() for name, count in ids.items() if count > 1] == []


def test_every_picture_has_a_name(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if not all(page.document.named)] == []
    assert site["/"].document.named == [True]


def test_no_page_sets_a_cookie(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if page.response.cookies] == []


def test_no_page_varies_on_a_cookie(site: dict[str, Page]) -> None:
    assert [url for url, page in site.items() if "cookie" in page.response.get("Vary", "").lower()] == []


def test_every_page_allows_this_host_alone(site: dict[str, Page]) -> None:
    policies = {url: page.response.get("Content-Security-Policy", "").split("; ") for url, page in site.items()}
    assert [url for url, policy in policies.items() if POLICY not in policy] == []


def test_no_page_holds_a_script_or_style_of_its_own(site: dict[str, Page]) -> None:
    assert {url: page.document.inline for url, page in site.items() if page.document.inline} == {}


def test_nothing_is_fetched_from_another_host(site: dict[str, Page]) -> None:
    fetched = {(url, address) for url, page in site.items() for address in page.document.fetched}
    assert {
        (url, address) for url, address in fetched if urlsplit(urljoin(HOST, address)).netloc != "testserver"
    } == set()


def test_every_file_that_a_page_asks_for_exists(site: dict[str, Page]) -> None:
    fetched = {urldefrag(address)[0] for page in site.values() for address in page.document.fetched}
    files = {address.removeprefix("/static/") for address in fetched if address.startswith("/static/")}
    assert files
    assert [name for name in files if finders.find(name) is None] == []


def test_only_the_pages_of_sources_and_credentials_link_to_other_hosts(site: dict[str, Page], db: None) -> None:
    own = {entry.get_absolute_url() for entry in [*Source.objects.published(), *Credential.objects.published()]}
    assert {url for url, page in site.items() if page.outside} - own == set()


def test_a_link_to_another_host_is_a_plain_address(site: dict[str, Page]) -> None:
    schemes = {urlsplit(link).scheme for page in site.values() for link in page.outside}
    assert schemes - {"http", "https"} == set()
