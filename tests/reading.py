"""Pages as a visitor reads them: their texts, links and facts. Selectors are CSS; elements are those of lxml."""

from collections.abc import Iterator
from functools import cached_property

from django.test import Client
from lxml.html import HtmlElement, HTMLParser, document_fromstring

INLINE = {"a", "abbr", "b", "cite", "code", "em", "small", "span", "strong", "time"}


def text_of(element: HtmlElement) -> str:
    """All text in an element, with single spaces, and one where a block begins or ends."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: HtmlElement) -> Iterator[str]:
    edge = "" if element.tag in INLINE else " "
    yield edge + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


class Document:
    """A page, or a part of one."""

    def __init__(self, html: str) -> None:
        self.root = document_fromstring(html, HTMLParser(remove_comments=True))

    def find(self, selector: str) -> list[HtmlElement]:
        return self.root.cssselect(selector)

    def texts(self, selector: str) -> list[str]:
        return [text_of(element) for element in self.find(selector)]

    def links_in(self, selector: str) -> dict[str, str]:
        """What a visitor can follow within such an element: addresses by their words."""
        return {text_of(link): link.attrib["href"] for link in self.find(f"{selector} a")}

    @cached_property
    def text(self) -> str:
        """What stands in the page's main part."""
        return self.texts("main")[0]

    @cached_property
    def links(self) -> list[str]:
        """What a visitor can follow."""
        return [link.get("href", "") for link in self.find("a")]

    @cached_property
    def facts(self) -> dict[str, str]:
        """Terms and what is said of them."""
        return dict(zip(self.texts("dt"), self.texts("dd"), strict=True))

    @cached_property
    def rows(self) -> list[list[str]]:
        """The cells of all tables, row by row, without the headings."""
        return [[text_of(cell) for cell in row] for row in self.find("tbody > tr")]


def visit(client: Client, url: str) -> Document:
    """The page at an address; there must be one."""
    answer = client.get(url)
    assert answer.status_code == 200, f"{url} answers {answer.status_code}"
    return Document(answer.content.decode())
