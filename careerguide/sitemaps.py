"""The site map: every page of an entry, and the pages that list them."""

from collections.abc import Iterable

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from careerguide.content.models import Entry
from careerguide.kinds import KINDS


class EntrySitemap(Sitemap):
    def items(self) -> list[Entry]:
        entries = (entry for kind in KINDS for entry in kind.model._default_manager.published())
        return [entry for entry in entries if "#" not in entry.get_absolute_url()]

    def lastmod(self, item: Entry) -> object:
        return item.reviewed_on


class ListSitemap(Sitemap):
    def items(self) -> Iterable[str]:
        return ["home", "roles:list", "compare", "decide", "roles:pairs", "roles:salaries", "skills:list",
                "pathways:list", "pathways:credentials", "roles:topics", "sources", "about"]  # fmt: skip

    def location(self, item: str) -> str:
        return reverse(item)


SITEMAPS = {"lists": ListSitemap, "entries": EntrySitemap}
