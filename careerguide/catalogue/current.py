"""The catalogue: all that lists and search know of the published entries, in memory.

It is a projection of the published whole, and is replaced with it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string
from pyroaring import BitMap

from careerguide.content.whole import Whole
from careerguide.web.pattern import Pattern

from .facets import FacetIndex, index_facets
from .html import ListHtml
from .index import TextIndex
from .listing import Item, Listing


@dataclass(frozen=True)
class Catalogue:
    items: list[Item]
    words: TextIndex
    indexes: dict[str, FacetIndex]  # by the name of their listing
    headings: dict[str, BitMap]  # the items under each heading
    lists: dict[str, ListHtml]  # by the name of their listing
    frames: dict[str, Pattern] = field(default_factory=dict)  # the page around a list, by its template


def catalogue_of(whole: Whole) -> Catalogue:
    """The catalogue of a whole, built once."""
    return whole.derive(_build)


def _build(whole: Whole) -> Catalogue:
    return build(whole, import_string(settings.LISTINGS))


def build(whole: Whole, listings: Iterable[Listing]) -> Catalogue:
    words = TextIndex()
    items: list[Item] = []
    indexes = {}
    headings: dict[str, BitMap] = {}
    for listing in listings:
        indexes[listing.name] = index = index_facets(listing, whole, len(items), words)
        for number, item in index.items.items():
            headings.setdefault(item.heading, BitMap()).add(number)
        items += index.items.values()
    lists = {name: ListHtml(index) for name, index in indexes.items() if index.orderings}
    words.finish()  # last, as its thread goes on indexing meanwhile
    return Catalogue(items, words, indexes, headings, lists)
