"""Pages as a visitor reads them: their elements, texts and links."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from typing import Self

from django.test import Client

INLINE = {"a", "abbr", "b", "cite", "code", "em", "small", "span", "strong", "time"}
VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


@dataclass(eq=False)
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Self | None
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text in it, with single spaces, and one where a block begins or ends."""
        return " ".join("".join(self.pieces).split())

    @property
    def is_hidden(self) -> bool:
        """Whether screen readers are told to pass it over."""
        return self.attributes.get("aria-hidden") == "true" or bool(self.parent and self.parent.is_hidden)

    def is_within(self, selector: str) -> bool:
        """Whether it stands in an element that the selector matches."""
        return bool(self.parent and (self.parent.matches(selector) or self.parent.is_within(selector)))

    def matches(self, selector: str) -> bool:
        if selector[0] == "#":
            return self.attributes.get("id") == selector[1:]
        return selector[1:] in self.attributes.get("class", "").split() if selector[0] == "." else selector == self.tag


class Document(HTMLParser):
    """A page's elements in their order; selectors are a tag, a .class or an #id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1] if self._open else None)
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass
        self._part(tag)

    def _part(self, tag: str) -> None:
        if tag not in INLINE:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def find(self, selector: str) -> list[Element]:
        return [element for element in self.elements if element.matches(selector)]

    def texts(self, selector: str) -> list[str]:
        return [element.text for element in self.find(selector)]

    def links_in(self, selector: str) -> dict[str, str]:
        """What a visitor can follow within such an element: addresses by their words."""
        return {link.text: link.attributes["href"] for link in self.find("a") if link.is_within(selector)}

    @cached_property
    def text(self) -> str:
        """What stands in the page's main part."""
        return self.texts("main")[0]

    @cached_property
    def links(self) -> list[str]:
        """What a visitor can follow."""
        return [element.attributes.get("href", "") for element in self.find("a")]

    @cached_property
    def facts(self) -> dict[str, str]:
        """Terms and what is said of them."""
        return dict(zip(self.texts("dt"), self.texts("dd"), strict=True))

    @cached_property
    def rows(self) -> list[list[str]]:
        """The cells of all tables, row by row, without the headings."""
        cells = [element for element in self.elements if element.tag in {"th", "td"}]
        rows = [row for row in self.find("tr") if row.parent and row.parent.tag == "tbody"]
        return [[cell.text for cell in cells if cell.parent is row] for row in rows]


def visit(client: Client, url: str) -> Document:
    """The page at an address; there must be one."""
    answer = client.get(url)
    assert answer.status_code == 200, f"{url} answers {answer.status_code}"
    return Document(answer.content.decode())
