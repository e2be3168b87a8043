"""Templates that are rendered once for many answers, but for what an answer puts into them."""

import secrets
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

HOLE = f"hole-{secrets.token_hex(8)}"  # no text holds it


@dataclass(frozen=True)
class Finished:
    """A rendered template in pieces; each answer has something of its own between them."""

    pieces: list[str]

    def filled(self, *values: str) -> str:
        """The whole of it, with a value for each hole, in their order; they are escaped as in a template."""
        *starts, end = self.pieces
        return "".join(chain.from_iterable(zip(starts, map(_escaped, values), strict=True))) + end


def _escaped(value: str) -> str:
    return value if isinstance(value, SafeString) else escape(value)


def finish(template: str, *holes: str, request: HttpRequest | None = None, **context: Any) -> Finished:
    """Renders a template; `holes` name the variables that are left open."""
    open_ = dict.fromkeys(holes, mark_safe(HOLE))  # noqa: S308  (our own)
    return Finished(render_to_string(template, context | open_, request).split(HOLE))
