"""Markdown as clean HTML, whose links lead somewhere."""

import logging
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import escape, unescape
from threading import local

import nh3
from django.utils.html import linebreaks
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTextInlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor

from .dialect import in_our_form
from .prose import tangle
from .quotation import REFERENCE, Quote, quoting


def _elsewhere(address: str) -> bool:
    """Whether an address without a scheme leads to another site: “//host” does, and browsers read “\\” as “/”."""
    return re.sub(r"[\x00-\x20]", "", address).replace("\\", "/").startswith("//")


# What prose may hold.
_CLEANER = nh3.Cleaner(
    tags={
        *("p", "br", "strong", "em", "code", "ul", "ol", "li", "blockquote", "a", "abbr"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
        *("table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "hr"),
    },
    attributes={"a": {"href", "title"}, "abbr": {"title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}},
    url_schemes={"https", "http", "mailto"},
    link_rel="noopener",
    attribute_filter=lambda tag, attribute, value: None if attribute == "href" and _elsewhere(value) else value,
)


class _InOurForm(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return in_our_form(lines)


class _OurDialect(Extension):
    """Lists, tables and line breaks are read as on GitHub. An asterisk within a word, as in O*NET, is no emphasis."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        asterisk = SimpleTextInlineProcessor(r"(?<=\w)(\*)(?=\w)")
        md.inlinePatterns.register(asterisk, "asterisk", 175)  # after code, before emphasis
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "backslash_at_end", 181)  # before escapes
        md.preprocessors.register(_InOurForm(md), "in_our_form", 15)  # after HTML is taken out


class _Reader(local):
    """Reads Markdown. Each thread has its own, as one can't be shared and making one takes longer than most texts."""

    def __init__(self) -> None:
        self.start_anew()

    def start_anew(self) -> None:
        """Takes a new reader, as a text that can't be read leaves the old one halfway through it."""
        tables = {"tables": {"use_align_attribute": True}}
        extensions: list[str | Extension] = ["tables", "def_list", "abbr", "sane_lists", _OurDialect()]
        self._markdown = Markdown(extensions=extensions, extension_configs=tables)

    def html(self, source: str) -> str:
        return self._markdown.reset().convert(source)


_reader = _Reader()

# A line of plain words is its own HTML. Most texts are made of such, and reading Markdown takes a hundred times as
# long.
_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9,.;:?!'’“”()%$£€/…–— -]*[A-Za-z0-9.?!)”’])?")
_PLAIN_TERMS = re.compile(f" ?(?:: )?{_PLAIN.pattern}")  # that may follow a figure: “ median a year”, “: a degree”

_RANK = re.compile(r"(?<=<h)[1-6](?=>)|(?<=</h)[1-6](?=>)")  # of a heading
_LINK = re.compile(r'<a((?: [a-z]+="[^"]*")*)>(.*?)</a>', re.DOTALL)  # as the cleaner writes it; none within another
_TAG = re.compile(r'(<[^<>"]*(?:"[^"]*"[^<>"]*)*>)')
_WORDS_ALONE = re.compile("<(/?)(?:a|code)[ >]")  # what holds no link
_ADDRESS = re.compile(r'(?<= href=")[^"]*(?=")')


class LinkedText(str):
    """A text that knows where its links lead, and what figures it quotes; by itself it has their words alone.

    `leads_to(address)` is the present address of a link, empty where there is none; `quote(reference)` is a figure.
    """

    __slots__ = ("leads_to", "quote", "typed")
    leads_to: Callable[[str], str]
    quote: Callable[[str], Quote]
    typed: str

    def __new__(cls, text: str, leads_to: Callable[[str], str], quote: Callable[[str], Quote]) -> "LinkedText":
        linked = super().__new__(cls, quoting(text, quote))
        linked.leads_to, linked.quote, linked.typed = leads_to, quote, text
        return linked


def to_html(source: str, top: int = 2) -> str:
    """The HTML of a Markdown text, without anything that could run, load or style.

    Its headings start at the rank `top`, below that of the heading that it stands under. Of a link that leads nowhere
    the words are left.
    """
    if isinstance(source, LinkedText):
        return _quoted(_led(_to_html(source.typed, top), source.leads_to), source.quote)
    paragraphs = source.split("\n\n")
    if all(map(_PLAIN.fullmatch, paragraphs)):
        return "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return _to_html(source, top)


@lru_cache(maxsize=2048)
def _to_html(source: str, top: int = 2) -> str:
    html = _led(_CLEANER.clean(_as_html(source)), str)
    return _RANK.sub(lambda rank: str(min(max(int(rank[0]), 2) + top - 2, 6)), html)


def _led(html: str, leads_to: Callable[[str], str]) -> str:
    def led(link: re.Match[str]) -> str:
        attributes, words = link.groups()
        typed = _address(attributes)
        address = typed and leads_to(typed)
        if not address or address == typed:
            return link[0] if address else words
        return f"<a{_ADDRESS.sub(lambda _: escape(address), attributes)}>{words}</a>"

    return _LINK.sub(led, html)


def _quoted(html: str, quote: Callable[[str], Quote]) -> str:
    """HTML in which each figure that is quoted is a link to where it stands; within links and code it is words."""
    if "{" not in html:
        return html
    within = 0
    pieces = []
    for piece in _TAG.split(html):
        if closing := _WORDS_ALONE.match(piece):
            within += -1 if closing[1] else 1
        pieces.append(piece if piece.startswith("<") else _with_figures(piece, quote, linked=not within))
    return "".join(pieces)


def _with_figures(text: str, quote: Callable[[str], Quote], *, linked: bool) -> str:
    def figure(found: re.Match[str]) -> str:
        told = quote(unescape(found[1]))
        words = escape(told.words)
        return f'<a href="{escape(told.address)}">{words}</a>' if linked and told.address else words

    return REFERENCE.sub(figure, text)


def _address(attributes: str) -> str:
    """The address of a link; empty where it is none that a text may hold."""
    found = _ADDRESS.search(attributes)
    return unescape(found[0]) if found else ""


def links(source: str) -> Iterator[tuple[str, str]]:
    """The address and the words of each link of a text; an empty address is none that a text may hold."""
    if "[" in source or "<" in source:
        for attributes, words in _LINK.findall(_CLEANER.clean(_as_html(source))):
            yield _address(attributes), unescape(nh3.clean(words, tags=set()))


def _as_html(source: str) -> str:
    """Reads Markdown. A text that can't be read, or not in good time, is shown as it was typed."""
    if not tangle(source):
        try:
            return _reader.html(source)
        except Exception:
            logging.getLogger(__name__).exception("A text can't be read as Markdown: %s…", source[:80])
            _reader.start_anew()
    return linebreaks(source, autoescape=True)


def to_texts(source: str) -> list[str]:
    """The plain text of each paragraph, heading, list item and table cell."""
    if _PLAIN_TERMS.fullmatch(source):
        return [" ".join(source.split())]
    blocks = re.split(r"</(?:p|li|h[2-6]|t[hd]|d[td])>", to_html(source))
    texts = (" ".join(unescape(nh3.clean(block, tags=set())).split()) for block in blocks)
    return [text for text in texts if text]


def to_inline_html(source: str) -> str:
    """The HTML of a text of one paragraph, without the <p> around it. Its headings are below those of any part."""
    if not isinstance(source, LinkedText) and _PLAIN_TERMS.fullmatch(source):
        return source.lstrip()
    html = to_html(source, 5).strip()
    return html[3:-4] if html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>") else html
