"""Templates that are rendered once for many answers, but for what an answer puts into them."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

SHAPES = 500  # that are remembered
HOLE = f"hole-{secrets.token_hex(8)}"  # no text holds it
NAMED = re.compile(rf"{HOLE}\(([\w-]+)\)")
OPEN = SafeString(HOLE)  # a value that leaves its hole open


@dataclass(frozen=True)
class Finished:
    """A rendered template with holes, which each answer fills with something of its own."""

    pattern: str  # as of the % operator

    def filled(self, *values: str) -> SafeString:
        """The whole of it, with a value for each hole, in their order; they are escaped as in a template."""
        return self.holding(*map(_escaped, values))

    def holding(self, *html: str) -> SafeString:
        """The same for values that are HTML already."""
        return SafeString(self.pattern % html)

    def narrowed(self, *values: str) -> "Finished":
        """With some of its holes filled: all but those whose value is OPEN, or has such holes itself."""
        return _finished(self.filled(*values))


def finish(template: str, *holes: str, request: HttpRequest | None = None, **context: Any) -> Finished:
    """Renders a template; `holes` name the variables that are left open."""
    return _finished(render_to_string(template, context | dict.fromkeys(holes, OPEN), request))


def _finished(text: str) -> Finished:
    return Finished(text.replace("%", "%%").replace(HOLE, "%s"))


def _escaped(value: str) -> str:
    return value if isinstance(value, SafeString) else escape(value)


Value = str | bool | Sequence[tuple[str, ...]]


def fill(template: str, **context: Value) -> SafeString:
    """What the template makes of texts, flags and lists of such rows.

    It is rendered once for each shape of these: which texts and flags there are, and how long the lists are. So the
    template may ask for that and no more, and shows texts without a filter.
    """
    texts: dict[str, str] = {}
    shape = tuple((name, _shape(name, value, texts)) for name, value in context.items())
    pattern = _shaped.__wrapped__(template, shape) if settings.DEBUG else _shaped(template, shape)
    return SafeString(pattern % texts)


def _shape(name: str, value: Value, texts: dict[str, str]) -> bool | tuple[int, ...]:
    """The shape of a value, whose texts are taken down by the names of their holes."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        texts[name] = _escaped(value)
        return bool(value)
    for number, row in enumerate(value):
        for column, text in enumerate(row):
            texts[f"{name}-{number}-{column}"] = _escaped(text)
    return tuple(map(len, value))


@lru_cache(SHAPES)
def _shaped(template: str, shape: tuple[tuple[str, bool | tuple[int, ...]], ...]) -> str:
    def holes(name: str, lengths: bool | tuple[int, ...]) -> Any:
        if isinstance(lengths, bool):
            return SafeString(f"{HOLE}({name})") if lengths else ""
        return [
            [SafeString(f"{HOLE}({name}-{number}-{column})") for column in range(length)]
            for number, length in enumerate(lengths)
        ]

    rendered = render_to_string(template, {name: holes(name, one) for name, one in shape})
    return NAMED.sub(r"%(\1)s", rendered.replace("%", "%%"))
