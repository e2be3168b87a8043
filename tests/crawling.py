"""A walk through the site from the start page, along its links."""

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.reading import Document, Element

HOST = "http://testserver"
FETCHED = {"src", "srcset", "poster", "data", "action", "formaction", "hx-get", "hx-post"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True)
class Page:
    response: HttpResponse
    document: Document
    targets: list[tuple[str, str]]  # (address without its query, anchor) of each link within the site
    outside: list[str]  # links that leave it

    @property
    def headings(self) -> list[int]:
        return [int(element.tag[1]) for element in self.document.elements if element.tag in HEADINGS]

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.document.elements if "id" in element.attributes]

    @property
    def description(self) -> str:
        metas = [element.attributes for element in self.document.find("meta")]
        return next((meta["content"].strip() for meta in metas if meta.get("name") == "description"), "")

    @property
    def canonical(self) -> list[str]:
        """The addresses that it names as its own."""
        links = [element.attributes for element in self.document.find("link")]
        return [link["href"] for link in links if link.get("rel") == "canonical"]

    @property
    def fetched(self) -> set[str]:
        """What the browser asks for besides what a visitor follows."""
        named = [(element.tag, *pair) for element in self.document.elements for pair in element.attributes.items()]
        return {value for tag, name, value in named if name in FETCHED or (name == "href" and tag != "a")}

    @property
    def unnamed(self) -> list[Element]:
        """Pictures that a screen reader finds and has no words for."""
        pictures = [element for tag in ("img", "svg") for element in self.document.find(tag) if not element.is_hidden]
        return [
            picture for picture in pictures if not picture.attributes.keys() & {"alt", "aria-label", "aria-labelledby"}
        ]

    @property
    def inline(self) -> list[str]:
        """Scripts, styles and handlers in the page itself."""
        elements = self.document.elements
        names = [name for element in elements for name in element.attributes]
        scripts = [script for script in self.document.find("script") if "src" not in script.attributes]
        blocks = [element.tag for element in [*scripts, *self.document.find("style")]]
        return blocks + [name for name in names if name == "style" or name.startswith("on")]


def read(url: str, response: HttpResponse) -> Page:
    document = Document(response.content.decode())
    links = [urldefrag(urljoin(HOST + url, link)) for link in document.links]
    own = [(urlsplit(link).path, anchor) for link, anchor in links if link.startswith(f"{HOST}/")]
    return Page(response, document, own, [link for link, _ in links if not link.startswith(f"{HOST}/")])


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
