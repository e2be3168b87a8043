"""What a visitor asks of a list: read from the query string, and written as an address."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from careerguide.web.query import Query

from .facets import FacetIndex
from .listing import Lens

RESERVED = ("q", "sort", "show", "page")  # parameters of every list, whose names no facet can have
BEST = "best"  # the sort order of a list that is searched
LAST_PAGE = 10**9


class ListRequest(NamedTuple):
    """What a visitor asks of a list. Facets narrow it together; the values chosen in one facet are alternatives."""

    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = MappingProxyType({})  # slugs by the name of their facet
    order: str = ""  # empty for the default
    lens: tuple[str, ...] = ()  # its name and the choice made in it; empty for the default
    unfolded: tuple[str, ...] = ()  # facets that show all their values
    page: int = 1

    @property
    def address(self) -> str:
        """The one address of this request, however it was asked for."""
        query = [f"q={quote_plus(self.text)}"] if self.text else []
        query += [f"{name}={slug}" for name, slugs in self.chosen.items() for slug in slugs]
        query += [f"sort={self.order}"] if self.order else []
        query += ["=".join(self.lens)] if self.lens else []
        query += [f"show={name}" for name in self.unfolded]
        query += [f"page={self.page}"] if self.page > 1 else []
        return f"{self.path}?{'&'.join(query)}" if query else self.path

    def at(self, page: int) -> "ListRequest":
        return self._replace(page=page)

    def but(self, **changes: Any) -> "ListRequest":
        """A list request with some of its values changed, from its first page on."""
        return self._replace(page=1, **changes)

    def folding(self, name: str) -> "ListRequest":
        """Unfolds a facet, or folds it where it is unfolded now."""
        others = tuple(other for other in self.unfolded if other != name)
        return self.but(unfolded=others if name in self.unfolded else (*others, name))

    def choosing(self, name: str, slugs: tuple[str, ...]) -> "ListRequest":
        """A list request with other values of one facet; an empty tuple drops the facet."""
        chosen = {**self.chosen, name: slugs}
        return self.but(chosen={name: slugs for name, slugs in chosen.items() if slugs})


def parameters(index: FacetIndex) -> tuple[str, ...]:
    """The names of all parameters that a list reads from its query string."""
    return (*RESERVED, *([index.lens.name] if index.lens else []), *index.panels)


def read_request(query: Query, path: str, index: FacetIndex) -> ListRequest:
    """Reads a list request from a query string. The query notes whatever does not exist."""
    text = query.text("q")
    chosen = {}
    for name, panel in index.panels.items():
        label = panel.facet.label.lower()
        if name in query and (known := query.many(name, panel.values, label, panel.present)):
            chosen[name] = tuple(known if len(known) == 1 else filter(known.__contains__, panel.values))
    orders = [*([BEST] if text else []), *index.orderings]
    order = orders[0]
    if "sort" in query:
        order = query.one("sort", orders, "sort", order, index.present_orders)
    shown = query.many("show", index.panels, "show") if "show" in query else []
    return ListRequest(
        path,
        text,
        chosen,
        "" if order == orders[0] else order,
        _read_lens(query, index.lens) if index.lens else (),
        tuple(filter(shown.__contains__, index.panels)) if shown else (),
        query.number("page", 1, LAST_PAGE, "page", 1) if "page" in query else 1,
    )


def _read_lens(query: Query, lens: Lens) -> tuple[str, ...]:
    present = {former: choice.slug for choice in lens.choices for former in choice.former}
    default, *others = [choice.slug for choice in lens.choices] or [""]
    chosen = query.one(lens.name, [default, *others], lens.name, default, present)
    return (lens.name, chosen) if chosen != default else ()
