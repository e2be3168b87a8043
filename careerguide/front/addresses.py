"""Addresses that no page has: the page that a worn one means, and the pages that come near to another."""

import re
from urllib.parse import unquote

from django.urls import reverse
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.listing import Item
from careerguide.content.former import former_addresses
from careerguide.content.hyperlinks import kinds
from careerguide.content.models import Entry
from careerguide.content.whole import Whole

from .sitemaps import LISTS

NEAR = 60  # of 100, for two names that are the same
MOST_NEAR = 3  # pages that are offered
LONGEST_NAME = 100  # characters of a path that are compared with titles


def meant(path: str, whole: Whole) -> str:
    """The address of the page that a worn path means; empty where there is none, and for that address itself."""
    address = whole.derive(_addresses).get(unworn(path), "")
    return "" if address == path else address


def _addresses(whole: Whole) -> dict[str, str]:
    """The address of every page by what is left of it, or of one that it has had."""
    pages = [*map(reverse, (*LISTS, "search")), *(item.url for item in catalogue_of(whole).items)]
    entries: list[Entry] = [entry for kind in kinds().values() for entry in whole[kind.model] if entry.former_slugs]
    former = {address: entry.get_absolute_url() for entry in entries for address in former_addresses(entry)}
    present = {address: address for address in pages}
    return {unworn(known): address for known, address in (former | present).items() if "#" not in known}


def unworn(path: str) -> str:
    """What is left of a path without all that wears: case, escapes, signs, “index.html”, and what was put behind it."""
    own = re.split("[#?&<>]", unquote(path).lower())[0]
    segments = (re.sub(r"[\W_]", "", segment) for segment in own.split("/"))
    return "/".join(segment for segment in segments if segment not in ("", "indexhtml", "indexphp"))


def nearest(path: str, whole: Whole) -> list[Item]:
    """The entries whose titles come near to the name at the end of a path, the nearest first."""
    items = catalogue_of(whole).items
    section, _, name = path.strip("/").partition("/")
    found = process.extract(
        (name or section)[:LONGEST_NAME],
        [item.title for item in items],
        scorer=fuzz.ratio,
        processor=default_process,
        score_cutoff=NEAR,
        limit=MOST_NEAR,
    )
    return [items[number] for _, _, number in found]
