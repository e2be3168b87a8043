"""The site map: every page of an entry, and the pages that list them; of many an index, and maps of so many at most."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.core.paginator import Paginator
from django.urls import reverse

from careerguide.content.hyperlinks import kinds
from careerguide.content.models import Entry
from careerguide.content.whole import Whole

LISTS = (
    *("home", "fit", "plan", "roles:list", "compare", "roles:pairs", "roles:salaries", "skills:list"),
    *("pathways:list", "pathways:credentials", "pathways:stages", "roles:answers", "roles:topics", "roles:occupations"),
    *("sources", "about", "elsewhere"),
)
ADDRESSES = 1_000  # of entries in a map


class EntrySitemap(Sitemap):  # type: ignore[type-arg]  # takes no argument when it runs
    limit = ADDRESSES

    def __init__(self, whole: Whole) -> None:
        self.whole = whole

    def items(self) -> list[Entry]:
        return self.whole.derive(_with_a_page)

    def lastmod(self, item: Entry) -> object:
        return item.reviewed_on


def _with_a_page(whole: Whole) -> list[Entry]:
    entries = (entry for kind in kinds().values() if not kind.only for entry in whole[kind.model])
    return [entry for entry in entries if "#" not in entry.get_absolute_url()]


def map_count(whole: Whole) -> int:
    """How many maps it takes to name all entries."""
    return Paginator(whole.derive(_with_a_page), ADDRESSES).num_pages


class ListSitemap(Sitemap):  # type: ignore[type-arg]  # takes no argument when it runs
    def items(self) -> tuple[str, ...]:
        return LISTS

    def location(self, item: str) -> str:
        return reverse(item)


def sitemaps(whole: Whole) -> "dict[str, type[Sitemap[Any]] | Sitemap[Any]]":
    return {"lists": ListSitemap(), "entries": EntrySitemap(whole)}
