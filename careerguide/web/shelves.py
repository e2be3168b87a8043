"""Lists that grow with the guide: of a kind with many entries its first ones, and all of them on pages of their own.

Such a page is named in the query string by the kind and the number of the page, counted from 1.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator

from .query import Query

ON_A_PAGE = 60  # entries of a kind among others, and entries on a page of one kind
NAMES = ("kind", "page")  # of the parameters


@dataclass(frozen=True)
class Shelf:
    """The entries of one kind, in their order."""

    slug: str
    title: str
    entries: Sequence[Any]

    @property
    def is_long(self) -> bool:
        """Whether the shelf holds more than its list shows, and so has pages of its own."""
        return len(self.entries) > ON_A_PAGE


def shelves(entries: Iterable[Any], kind: str = "kind") -> list[Shelf]:
    """A shelf for each value of a field with choices, in the order of the first entries."""
    found: dict[str, list[Any]] = {}
    for entry in entries:
        found.setdefault(getattr(entry, kind), []).append(entry)
    return [Shelf(slug, getattr(some[0], f"get_{kind}_display")(), some) for slug, some in found.items()]


def shelf_context(query: Query, found: Sequence[Shelf], most: int = ON_A_PAGE) -> dict[str, Any]:
    """What a page of shelves shows: all of them, or a page of the one that is asked for, with so many at most."""
    by_slug = {shelf.slug: shelf for shelf in found}
    shelf = by_slug.get(query.one("kind", by_slug, "kind"))
    page = paged(query, shelf.entries, most) if shelf else None
    which = f": {shelf.title}{number_in_words(page)}" if shelf and page else ""
    return {"shelves": [shelf] if shelf else found, "page": page, "which": which}


def paged(query: Query, entries: Sequence[Any], most: int = ON_A_PAGE) -> "Page[Any]":
    """The page of some entries that is asked for, or the first."""
    paginator = Paginator(entries, most)
    number = query.number("page", 1, paginator.num_pages, "page", 1) if "page" in query else 1
    return paginator.page(number)


def number_in_words(page: "Page[Any]") -> str:
    """What tells the title of a page from that of the first: “, page 2”."""
    return f", page {page.number}" if page.number > 1 else ""
