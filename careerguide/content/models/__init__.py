"""Models of what every page, fact and figure of the site has in common, and of the site itself."""

from .entries import (
    LAST,
    Citations,
    Cited,
    Content,
    Entry,
    LinkTarget,
    LoadRecord,
    Part,
    closes_circle,
    heading_address,
    page_address,
    this_day,
)
from .guide import Door, Guide, Listed, ListedDomain, ListedMarket
from .outside import UNDATED, OutsideLink
from .revision import Draft, Revision
from .sources import Correction, Section, Source

# Django looks here for every model, and the first migration for `new_stamp`.
from ..versioning import ContentVersion, new_stamp  # isort: skip

__all__ = [
    "LAST",
    "UNDATED",
    "Citations",
    "Cited",
    "Content",
    "ContentVersion",
    "Correction",
    "Door",
    "Draft",
    "Entry",
    "Guide",
    "LinkTarget",
    "Listed",
    "ListedDomain",
    "ListedMarket",
    "LoadRecord",
    "OutsideLink",
    "Part",
    "Revision",
    "Section",
    "Source",
    "closes_circle",
    "heading_address",
    "new_stamp",
    "page_address",
    "this_day",
]
