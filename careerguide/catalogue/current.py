"""The catalogue: a projection of the published entries, held in memory, rebuilt when the content version moves.

It is swapped in whole. The first request that meets new content rebuilds a small one. While a large one is rebuilt,
the old one goes on answering; its answers are kept under its own version.
"""

import gc
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from pyroaring import BitMap

from careerguide.content.models import ContentVersion
from careerguide.web.pattern import Finished

from .facets import FacetIndex, collect
from .html import ListHtml
from .index import TextIndex
from .listing import Item, Listing

AT_ONCE = 4_000  # items; more of them are rebuilt behind the back of the visitors
SELDOM = (1_000_000, 1_000, 1_000)  # objects, and collections of each younger generation


@dataclass(frozen=True)
class Catalogue:
    stamp: str  # the content version that it shows
    items: list[Item]
    index: TextIndex
    collections: dict[str, FacetIndex]  # by the name of their listing
    headings: dict[str, BitMap]  # the items under each heading
    finders: dict[str, ListHtml]  # of the collections that are shown as a list
    frames: dict[str, Finished] = field(default_factory=dict)  # pages around a list, finished but for what it asks


def build(stamp: str, listings: Iterable[Listing]) -> Catalogue:
    index = TextIndex()
    items: list[Item] = []
    collections = {}
    headings: dict[str, BitMap] = {}
    for listing in listings:
        collections[listing.name] = collection = collect(listing, len(items), index)
        for number, item in collection.items.items():
            headings.setdefault(item.heading, BitMap()).add(number)
        items += collection.items.values()
    index.finish()
    finders = {name: ListHtml(collection) for name, collection in collections.items() if collection.sequences}
    return Catalogue(stamp, items, index, collections, headings, finders)


_lock = threading.Lock()  # held by whoever builds
_kept: Catalogue | None = None


def current() -> Catalogue:
    """The catalogue of the present content; of a moment ago while a large one is rebuilt."""
    kept = _kept
    stamp = ContentVersion.current()
    if settings.DEBUG:  # templates change under the running server
        return _rebuild(stamp)
    if kept and kept.stamp == stamp:
        return kept
    if kept and len(kept.items) > AT_ONCE:
        if _lock.acquire(blocking=False):
            threading.Thread(target=_rebuild_behind, args=[stamp], name="catalogue", daemon=True).start()
        return kept
    with _lock:
        return _kept if _kept and _kept.stamp == stamp else _rebuild(stamp)


def _rebuild(stamp: str) -> Catalogue:
    global _kept
    thresholds = gc.get_threshold()
    gc.set_threshold(*SELDOM)  # millions of objects are made that stay: to walk through them again and again takes long
    try:
        _kept = kept = build(stamp, import_string(settings.CATALOGUE))
    finally:
        gc.set_threshold(*thresholds)
    if len(kept.items) > AT_ONCE:
        gc.collect()
        gc.freeze()  # no later collection walks through them either
    return kept


def _rebuild_behind(stamp: str) -> None:
    try:
        if not _kept or _kept.stamp != stamp:  # as another may have built it just before
            _rebuild(stamp)
    finally:
        connection.close()
        _lock.release()
