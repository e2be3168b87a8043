"""A walk through the site from the start page, along its links."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from lxml.html import HtmlElement

from tests.reading import Document

HOST = "http://testserver"
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "hx-get", "hx-post"}


@dataclass(frozen=True)
class Page:
    url: str
    response: HttpResponse
    document: Document
    targets: list[tuple[str, str]]  # (address without its query, anchor) of each link within the site
    outside: list[str]  # links that leave it

    @cached_property
    def headings(self) -> list[int]:
        return [int(heading.tag[1]) for heading in self.document.find("h1, h2, h3, h4, h5, h6")]

    @cached_property
    def ids(self) -> list[str]:
        return self.document.root.xpath("//@id")

    @cached_property
    def description(self) -> str:
        return "".join(meta.get("content").strip() for meta in self.document.find("meta[name=description]"))

    @cached_property
    def canonical(self) -> list[str]:
        """The addresses that it names as its own."""
        return [link.get("href") for link in self.document.find("link[rel=canonical]")]

    @property
    def is_for_search_engines(self) -> bool:
        return not self.document.find("meta[name=robots][content*=noindex]")

    @cached_property
    def followed(self) -> set[str]:
        """What a polite crawler takes from it: addresses of this site with their queries."""
        if not self.is_for_search_engines:
            return set()
        links = self.document.find("a[href]:not([rel~=nofollow])")
        addresses = {urldefrag(urljoin(HOST + self.url, link.get("href")))[0] for link in links}
        return {address.removeprefix(HOST) for address in addresses if address.startswith(f"{HOST}/")}

    @cached_property
    def read(self) -> set[str]:
        """Where its sources can be read, elsewhere."""
        return {link.get("href") for link in self.document.find(".sources .where a[rel]")}

    @cached_property
    def fetched(self) -> set[str]:
        """What the browser asks for besides what a visitor follows."""
        named = [(element.tag, *pair) for element in self.document.root.iter() for pair in element.items()]
        return {value for tag, name, value in named if name in FETCHED or (name == "href" and tag != "a")}

    @cached_property
    def unnamed(self) -> list[HtmlElement]:
        """Pictures that a screen reader finds and has no words for."""
        unnamed = self.document.find(":is(img, svg):not([alt]):not([aria-label]):not([aria-labelledby])")
        return [picture for picture in unnamed if not is_hidden(picture)]

    @cached_property
    def inline(self) -> list[str]:
        """Scripts, styles and handlers in the page itself."""
        blocks = [element.tag for element in self.document.find("script:not([src]), style")]
        names = [name for element in self.document.root.iter() for name in element.attrib]
        return blocks + [name for name in names if name == "style" or name.startswith("on")]


def is_hidden(element: HtmlElement) -> bool:
    """Whether screen readers are told to pass it over."""
    return bool(element.xpath("ancestor-or-self::*[@aria-hidden='true']"))


def read(url: str, response: HttpResponse) -> Page:
    document = Document(response.content.decode())
    links = [urldefrag(urljoin(HOST + url, link)) for link in document.links]
    own = [(urlsplit(link).path, anchor) for link, anchor in links if link.startswith(f"{HOST}/")]
    return Page(url, response, document, own, [link for link, _ in links if not link.startswith(f"{HOST}/")])


def crawl(client: Client) -> dict[str, Page]:
    """Each page by its address, as links and the search form's address lead to them; files to keep are left out.

    Addresses that differ only in their query are one page, which is visited without a query.
    """
    found: dict[str, Page] = {}
    files: set[str] = set()
    waiting = ["/", reverse("search")]
    while waiting:
        url = waiting.pop()
        answer = client.get(url)
        if answer.status_code == 200 and not answer["Content-Type"].startswith("text/html"):
            files.add(url)
            continue
        found[url] = read(url, answer)
        waiting += {address for address, _ in found[url].targets} - found.keys() - files - set(waiting)
    return found


def dead_links(site: dict[str, Page]) -> list[tuple[str, str]]:
    """Each page with a link, and the address that does not answer it."""
    dead = {url for url, page in site.items() if page.response.status_code != 200}
    return [(url, address) for url, page in site.items() for address, _ in page.targets if address in dead]


def missing_anchors(site: dict[str, Page]) -> list[tuple[str, str]]:
    """Each page with a link, and the address whose page lacks the place that it names."""
    return [
        (url, f"{address}#{anchor}")
        for url, page in site.items()
        for address, anchor in page.targets
        if anchor and anchor not in site[address].ids
    ]
