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
    return Finished(_pattern(text).replace(HOLE, "%s"))


def _pattern(text: str) -> str:
    """As of the % operator; in ASCII, which is put together and encoded several times faster."""
    return text.encode("ascii", "xmlcharrefreplace").decode().replace("%", "%%")


def _escaped(value: str) -> str:
    return value if isinstance(value, SafeString) else escape(value)


Value = str | bool | Sequence[tuple[str, ...]]
Shape = bool | tuple[int, ...]  # of a text or flag, whether there is one; of a list, the length of each row


def fill(template: str, **context: Value) -> SafeString:
    """What the template makes of texts, flags and lists of such rows.

    It is rendered once for each shape of these: which texts and flags there are, and how long the lists are. So the
    template may ask for that and no more, and shows texts without a filter.
    """
    texts: dict[str, str] = {}
    shapes: list[Shape] = []
    for name, value in context.items():
        if isinstance(value, str):
            texts[name] = _escaped(value)
            shapes.append(bool(value))
        elif isinstance(value, bool):
            shapes.append(value)
        else:
            for number, row in enumerate(value):
                for column, text in enumerate(row):
                    texts[f"{name}-{number}-{column}"] = _escaped(text)
            shapes.append(tuple(map(len, value)))
    shaped = _shaped.__wrapped__ if settings.DEBUG else _shaped
    pattern = shaped(template, tuple(context), tuple(shapes))
    return SafeString(pattern % texts)


@lru_cache(SHAPES)
def _shaped(template: str, names: tuple[str, ...], shapes: tuple[Shape, ...]) -> str:
    def holes(name: str, shape: Shape) -> Any:
        if isinstance(shape, bool):
            return SafeString(f"{HOLE}({name})") if shape else ""
        return [
            [SafeString(f"{HOLE}({name}-{number}-{column})") for column in range(length)]
            for number, length in enumerate(shape)
        ]

    rendered = render_to_string(template, dict(zip(names, map(holes, names, shapes), strict=True)))
    return NAMED.sub(r"%(\1)s", _pattern(rendered))
