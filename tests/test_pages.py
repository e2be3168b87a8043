"""The whole site as a visitor without JavaScript finds it: every page that links lead to from the start page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from careerguide.content.models import Source
from careerguide.kinds import KINDS
from careerguide.sitemaps import ListSitemap
from pathways.models import Credential

HOST = "http://testserver"
LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "hx-get", "hx-post")
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Document(HTMLParser):
    """What the tests ask about a page, read from its HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.language, self.description = "", ""
        self.links: list[str] = []  # what a visitor can follow
        self.loads: list[str] = []  # what the browser fetches or sends to by itself
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.unnamed: list[str] = []  # images without a name
        self.styled: list[str] = []  # inline scripts, styles and handlers
        self.texts: dict[str, list[str]] = {}  # by tag
        self._open: list[str] = []
        self._figure: dict[str, str | None] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = dict(attrs)
        if tag not in VOID:
            self._open.append(tag)
        if "id" in has:
            self.ids.append(has["id"] or "")
        if tag == "html":
            self.language = has.get("lang") or ""
        elif tag == "meta" and has.get("name") == "description":
            self.description = has.get("content") or ""
        elif tag == "a":
            self.links.append(has.get("href") or "")
        elif tag == "img" and not has.get("alt") and has.get("alt") != "":
            self.unnamed.append(tag)
        elif tag == "svg" and has.get("aria-hidden") != "true" and not has.get("aria-labelledby"):
            self.unnamed.append(tag)
        elif tag == "script" and "src" not in has:
            self.styled.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        self.loads += [value or "" for name, value in attrs if name in LOADING or (name == "href" and tag != "a")]
        self.styled += [name for name in has if name == "style" or name.startswith("on")]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            self.texts.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        return " ".join("".join(self.texts.get(tag, [])).split())
