"""Which elements may stand in which, by the HTML standard.

Browsers and other parsers mend what stands where it may not, each in its way; so tags are read here as they stand.
"""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import takewhile

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}
TEXT_ONLY = {  # elements that hold text and what stands within a line
    *("p", "span", "b", "i", "em", "strong", "small", "cite", "code", "abbr", "mark", "time"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "label", "legend", "button", "summary", "option"),
}
BLOCKS = {
    *(
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "dd",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
    ),
    *("figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p"),
    *("pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
HEADED = {"summary", "legend"}  # may hold a heading, too
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
CONTROLS = {"a", "button", "input", "label", "select", "details"}  # one never stands in a link or a button
CHILDREN = {  # what lists and tables are made of
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"div", "dt", "dd"},
    "table": {"caption", "thead", "tbody"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "select": {"option"},
}
ANYWHERE = {"script", "template"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.wrong += [f"<{tag}> in <{parent}>" for parent in _refusing(tag, self.open)]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A closed element of SVG."""

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1:] == [tag]:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> in <{self.open[-1] if self.open else ''}>")


def _refusing(tag: str, parents: list[str]) -> Iterator[str]:
    """The open elements in which such an element must not stand."""
    yield from (parent for parent in parents[-1:] if tag not in CHILDREN.get(parent, {tag}) | ANYWHERE)
    within = [*takewhile(lambda parent: parent != "template", reversed(parents))]
    if tag in CONTROLS:
        yield from (parent for parent in within if parent in ("a", "button"))
    if tag in BLOCKS:
        yield from (parent for parent in within if parent in TEXT_ONLY and not (parent in HEADED and tag in HEADINGS))


def misplaced(html: str) -> list[str]:
    """Each element of a page that stands where none may, and end tags that close nothing."""
    reader = _Reader()
    reader.feed(html)
    return reader.wrong + [f"<{tag}> is never closed" for tag in reader.open]
