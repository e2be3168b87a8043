"""The site map: every page of an entry, and the pages that list them."""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from careerguide.content.models import Entry
from careerguide.content.whole import Whole

from .kinds import KINDS

LISTS = (
    *("home", "fit", "plan", "roles:list", "compare", "roles:pairs", "roles:salaries", "skills:list"),
    *("pathways:list", "pathways:credentials", "pathways:stages", "roles:answers", "roles:topics", "roles:occupations"),
    *("sources", "about", "elsewhere"),
)


class EntrySitemap(Sitemap):  # type: ignore[type-arg]  # takes no argument when it runs
    def __init__(self, whole: Whole) -> None:
        self.whole = whole

    def items(self) -> list[Entry]:
        entries = (entry for kind in KINDS if not kind.only for entry in self.whole[kind.model])
        return [entry for entry in entries if "#" not in entry.get_absolute_url()]

    def lastmod(self, item: Entry) -> object:
        return item.reviewed_on


class ListSitemap(Sitemap):  # type: ignore[type-arg]  # takes no argument when it runs
    def items(self) -> tuple[str, ...]:
        return LISTS

    def location(self, item: str) -> str:
        return reverse(item)


def sitemaps(whole: Whole) -> "dict[str, type[Sitemap[Any]] | Sitemap[Any]]":
    return {"lists": ListSitemap(), "entries": EntrySitemap(whole)}
