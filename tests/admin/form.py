"""Reads a form of the admin as a browser does: what it would send, and which complaint stands at which field."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client

Values = dict[str, list[str]]

UNSENT = {"submit", "button", "reset", "image", "file"}
TOKEN = "csrfmiddlewaretoken"  # new with each answer, and not asked for by the tests' client
ERROR_LIST = re.compile(r"id_(?P<field>.+)_error")


class Form(HTMLParser):
    """`values` are its controls as they stand; `errors` its complaints by field, or by the part they are about."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: Values = {}
        self.errors: dict[str, list[str]] = {}
        self._inside = False
        self._part = ""
        self._select: tuple[str, bool] | None = None
        self._options: list[tuple[str, bool]] = []
        self._textarea: str | None = None
        self._complaints: list[str] | None = None
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = has.get("id", "").endswith("_form")
        if self._inside:
            self._error(tag, has)
            self._control(tag, has)

    def _error(self, tag: str, has: Mapping[str, str]) -> None:
        classes = has.get("class", "").split()
        if tag == "div" and "inline-related" in classes:
            self._part = has["id"]
        elif tag == "ul" and "errorlist" in classes:
            field = ERROR_LIST.fullmatch(has.get("id", ""))
            self._complaints = self.errors.setdefault(field["field"] if field else self._part, [])
        elif tag == "li":
            self._text = ""

    def _control(self, tag: str, has: Mapping[str, str]) -> None:
        if tag == "textarea":
            self._textarea, self._text = has["name"], ""
        elif tag == "select":
            self._select, self._options = (has["name"], "multiple" in has), []
        elif tag == "option":
            self._options.append((has.get("value", ""), "selected" in has))
        elif tag == "input" and "name" in has:
            self._input(has)

    def _input(self, has: Mapping[str, str]) -> None:
        kind = has.get("type", "text")
        if has["name"] == TOKEN or kind in UNSENT or (kind in ("checkbox", "radio") and "checked" not in has):
            return
        self.values.setdefault(has["name"], []).append(has.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._textarea:
            lines = self._text.replace("\r\n", "\n").removeprefix("\n")
            self.values[self._textarea] = [lines.replace("\n", "\r\n")]  # browsers end lines so
            self._textarea = None
        elif tag == "select" and self._select:
            (name, multiple), chosen = self._select, [value for value, is_chosen in self._options if is_chosen]
            if not chosen and not multiple and self._options:
                chosen = [self._options[0][0]]
            if chosen:
                self.values[name] = chosen
            self._select = None
        elif tag == "li" and self._complaints is not None:
            self._complaints.append(" ".join(self._text.split()))
        elif tag == "ul":
            self._complaints = None


def form_in(response: HttpResponse) -> Form:
    return Form(response.content.decode())


def filled(client: Client, url: str, **changes: str | list[str]) -> Values:
    """What the form at the URL would send, with some of its fields filled in anew."""
    listed = {name: value if isinstance(value, list) else [value] for name, value in changes.items()}
    values = form_in(client.get(url)).values | listed
    return {name: chosen for name, chosen in values.items() if chosen}


def send(client: Client, url: str, values: Values) -> HttpResponse:
    return client.post(url, values | {"_save": ["Save"]})


def save(client: Client, url: str, **changes: str | list[str]) -> HttpResponse:
    """Opens the form at the URL, fills in the changes, and saves it."""
    return send(client, url, filled(client, url, **changes))
