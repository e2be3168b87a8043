"""Templates that are rendered once, and filled by name for each answer, in bytes.

A page that is the same for all visitors but for a few values costs a hundredth of rendering it anew.
"""

import re
import secrets
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape  # Django's own is several times slower
from itertools import chain
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

SHAPES = 500  # patterns that are remembered
PLACEHOLDER = f"placeholder-{secrets.token_hex(8)}"  # no text holds it
OPEN_NAME = re.compile(rf"{PLACEHOLDER}\(([\w-]+)\)".encode())

Value = str | bytes | bool | Sequence[tuple[str | bytes, ...]]
Shape = bool | str | tuple[int, ...]  # a flag itself; A_TEXT or an empty one; of a list the length of each row
A_TEXT = "text"


class Pattern:
    """A rendered template with named placeholders."""

    def __init__(self, template: str, context: dict[str, Any], names: Sequence[str] = ()) -> None:
        """Renders the template; `names` are the variables that each answer fills."""
        rendered = render_to_string(template, context | {name: placeholder(name) for name in names}).encode()
        self._pattern = OPEN_NAME.sub(rb"%(\1)b", rendered.replace(b"%", b"%%"))
        self._names = [name.encode() for name in names]

    def fill(self, **values: str | bytes) -> bytes:
        """The template with these values, escaped as in a template; bytes are HTML already."""
        return self._pattern % {name.encode(): html(value) for name, value in values.items()}

    def fill_in_order(self, values: Iterable[str | bytes]) -> bytes:
        """The same with a value for each of the names, in their order."""
        return self._pattern % dict(zip(self._names, map(html, values), strict=True))


def placeholder(name: str) -> SafeString:
    """A value that leaves a variable of a template to be filled."""
    return SafeString(f"{PLACEHOLDER}({name})")


def html(value: str | bytes) -> bytes:
    """A value as HTML: text is escaped unless it is safe, bytes stay as they are."""
    if isinstance(value, bytes):
        return value
    return (value if isinstance(value, SafeString) else escape(value)).encode()


def fill(template: str, **context: Value) -> bytes:
    """What a template makes of texts, flags and lists of rows of texts.

    It is rendered once for each shape of these: which texts and flags there are, and how long the lists are. So the
    template may ask for that and no more, and shows each text without a filter.
    """
    values: list[str | bytes] = []
    shapes: list[Shape] = []
    for value in context.values():
        if isinstance(value, bool):
            shapes.append(value)
        elif isinstance(value, str | bytes):
            if value:
                values.append(value)
            shapes.append(A_TEXT if value else "")
        else:
            values += chain.from_iterable(value)
            shapes.append(tuple(map(len, value)))
    pattern = _pattern.__wrapped__ if settings.DEBUG else _pattern  # templates change under a developer's server
    return pattern(template, tuple(context), tuple(shapes)).fill_in_order(values)


@lru_cache(SHAPES)
def _pattern(template: str, names: tuple[str, ...], shapes: tuple[Shape, ...]) -> Pattern:
    context: dict[str, Any] = {}
    open_names: list[str] = []
    for name, shape in zip(names, shapes, strict=True):
        if shape == A_TEXT:
            open_names.append(name)
        elif isinstance(shape, bool | str):
            context[name] = shape
        else:
            rows = [[f"{name}-{row}-{column}" for column in range(width)] for row, width in enumerate(shape)]
            context[name] = [[*map(placeholder, row)] for row in rows]
            open_names += chain.from_iterable(rows)
    return Pattern(template, context, open_names)
