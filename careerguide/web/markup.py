"""Markdown as clean HTML."""

import re
from functools import lru_cache
from html import unescape

import markdown
import nh3


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


@lru_cache(maxsize=2048)
def to_html(source: str) -> str:
    """The HTML of a Markdown text, without anything that could run, load or style."""
    html = markdown.markdown(
        re.sub(r"(?<=\w)\*(?=\w)", r"\\*", source),  # an asterisk within a word, as in O*NET, is no emphasis
        extensions=["tables", "def_list", "abbr", "sane_lists"],
        extension_configs={"tables": {"use_align_attribute": True}},
    )
    return _CLEANER.clean(html.replace("<h1>", "<h2>").replace("</h1>", "</h2>"))


def to_texts(source: str) -> list[str]:
    """The plain text of each paragraph, heading, list item and table cell."""
    blocks = re.split(r"</(?:p|li|h[2-4]|t[hd]|d[td])>", to_html(source))
    texts = (" ".join(unescape(nh3.clean(block, tags=set())).split()) for block in blocks)
    return [text for text in texts if text]


def to_inline_html(source: str) -> str:
    """The same for a single paragraph, without the paragraph around it."""
    html = to_html(source).strip()
    return html[3:-4] if html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>") else html
