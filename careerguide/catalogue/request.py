"""What a visitor chose in a list: the query string, read and written."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from django.http import QueryDict

from careerguide.web.query import Text, quoted

from .facets import FacetIndex

TEXT = Text()
RESERVED = ("q", "sort", "view", "show", "page")  # what no facet can be called
BEST = "best"  # the order of a list with words to look for
TABLE = "table"


class ListRequest(NamedTuple):
    """Facets are narrowed together, the values chosen in one are alternatives."""

    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # slugs by the name of their facet
    order: str = ""  # empty for the usual one
    table: bool = False
    unfolded: tuple[str, ...] = ()  # facets that show all their values
    page: int = 1
    ignored: tuple[str, ...] = ()  # what the query string asked for in vain, in words

    @property
    def address(self) -> str:
        """Where this selection is found; the same for each way to ask for it."""
        query = [f"q={quote_plus(self.text)}"] if self.text else []
        query += [f"{name}={slug}" for name, slugs in self.chosen.items() for slug in slugs]
        query += [f"sort={self.order}"] if self.order else []
        query += [f"view={TABLE}"] if self.table else []
        query += [f"show={name}" for name in self.unfolded]
        query += [f"page={self.page}"] if self.page > 1 else []
        return f"{self.path}?{'&'.join(query)}" if query else self.path

    def at(self, page: int) -> "ListRequest":
        return self._replace(page=page)

    def but(self, **changes: Any) -> "ListRequest":
        """From its first page on, with other values."""
        return self._replace(page=1, **changes)

    def folding(self, name: str) -> "ListRequest":
        """With all values of a facet shown, or with the first of them where all are shown now."""
        others = tuple(other for other in self.unfolded if other != name)
        return self.but(unfolded=others if name in self.unfolded else (*others, name))

    def choosing(self, name: str, slugs: tuple[str, ...]) -> "ListRequest":
        """With these values of one facet; without the facet where there are none."""
        chosen = {**self.chosen, name: slugs}
        return self.but(chosen={name: slugs for name, slugs in chosen.items() if slugs})


def read(query: QueryDict, path: str, collection: FacetIndex) -> ListRequest:
    """The selection that a query string asks for, as far as there is such a thing."""
    ignored: list[str] = []
    text = TEXT.clean(query.get("q"))
    if "q" in query:
        ignored.append(TEXT.ignored(query.getlist("q"), text))
    chosen = {}
    for name, panel in collection.panels.items():
        if name in query:
            asked = dict.fromkeys(query.getlist(name))
            known = [slug for slug in asked if slug in panel.values]
            if known:
                chosen[name] = tuple(known if len(known) == 1 else filter(known.__contains__, panel.values))
            ignored.append(_quoted(panel.facet.label.lower(), [slug for slug in asked if slug not in panel.values]))
    orders = [*collection.sequences, *([BEST] if text else [])]
    usual = BEST if text else orders[0]
    order = _one(query, "sort", [usual, *orders, ""], ignored) or usual
    view = _one(query, "view", ["cards", TABLE], ignored)
    shown = dict.fromkeys(query.getlist("show"))
    ignored.append(_quoted("show", [name for name in shown if name not in collection.panels]))
    ignored.append(_quoted("", [key for key in query if key not in RESERVED and key not in collection.panels]))
    return ListRequest(
        path,
        text,
        chosen,
        "" if order == usual else order,
        view == TABLE,
        tuple(name for name in collection.panels if name in shown),
        _page(query, ignored),
        tuple(filter(None, ignored)),
    )


def _one(query: QueryDict, name: str, known: list[str], ignored: list[str]) -> str:
    """The last value where it is known; else the first that is."""
    asked = query.getlist(name)
    if asked and asked[-1] in known:
        ignored.append(_quoted(name, asked[:-1]))
        return asked[-1]
    ignored.append(_quoted(name, asked))
    return known[0]


def _page(query: QueryDict, ignored: list[str]) -> int:
    asked = query.getlist("page")
    if asked and asked[-1].isascii() and asked[-1].isdigit() and len(asked[-1]) < 12 and int(asked[-1]):
        ignored.append(_quoted("page", asked[:-1]))
        return int(asked[-1])
    ignored.append(_quoted("page", asked))
    return 1


def _quoted(what: str, values: list[str]) -> str:
    """Such as: skill “x”, “y”."""
    named = quoted(values) if values else ""
    return f"{what} {named}".strip() if named else ""
