"""Markdown as clean HTML."""

import re
from functools import lru_cache
from html import unescape
from threading import local

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor


def _elsewhere(address: str) -> bool:
    """Whether an address without a scheme leads to another site: “//host” does, and browsers read “\\” as “/”."""
    return re.sub(r"[\x00-\x20]", "", address).replace("\\", "/").startswith("//")


# What prose may hold. Headings start at h2: a page has one h1, its title.
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "br", "strong", "em", "code", "ul", "ol", "li", "blockquote", "h2", "h3", "h4", "a", "abbr"),
        *("table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "hr"),
    },
    attributes={"a": {"href", "title"}, "abbr": {"title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}},
    url_schemes={"https", "http", "mailto"},
    link_rel="noopener",
    attribute_filter=lambda tag, attribute, value: None if attribute == "href" and _elsewhere(value) else value,
)


class _OurDialect(Extension):
    """An asterisk within a word, as in O*NET, is no emphasis."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        asterisk = SimpleTextInlineProcessor(r"(?<=\w)(\*)(?=\w)")
        md.inlinePatterns.register(asterisk, "asterisk", 175)  # after code, before emphasis


class _Reader(local):
    """Reads Markdown. Each thread has its own, as one can't be shared and making one takes longer than most texts."""

    def __init__(self) -> None:
        tables = {"tables": {"use_align_attribute": True}}
        extensions: list[str | Extension] = ["tables", "def_list", "abbr", "sane_lists", _OurDialect()]
        self._markdown = Markdown(extensions=extensions, extension_configs=tables)

    def html(self, source: str) -> str:
        return self._markdown.reset().convert(source)


_reader = _Reader()

# A line of plain words is its own HTML. Most texts are, and reading Markdown takes a hundred times as long.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9,.;:?!'’“”()%$£€/…–— -]*[A-Za-z0-9.?!)”’])?")


def to_html(source: str) -> str:
    """The HTML of a Markdown text, without anything that could run, load or style."""
    return f"<p>{source}</p>" if _PLAIN.fullmatch(source) else _to_html(source)


@lru_cache(maxsize=2048)
def _to_html(source: str) -> str:
    html = _reader.html(source)
    return _CLEANER.clean(html.replace("<h1>", "<h2>").replace("</h1>", "</h2>"))


def to_texts(source: str) -> list[str]:
    """The plain text of each paragraph, heading, list item and table cell."""
    if _PLAIN.fullmatch(source):
        return [" ".join(source.split())]
    blocks = re.split(r"</(?:p|li|h[2-4]|t[hd]|d[td])>", to_html(source))
    texts = (" ".join(unescape(nh3.clean(block, tags=set())).split()) for block in blocks)
    return [text for text in texts if text]


def to_inline_html(source: str) -> str:
    """The same for a single paragraph, without the paragraph around it."""
    html = to_html(source).strip()
    return html[3:-4] if html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>") else html
