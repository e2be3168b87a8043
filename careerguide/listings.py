"""Everything that can be found on the site. An upper app may ask a question about the entries of a lower one."""

from collections.abc import Callable
from dataclasses import replace

from careerguide.catalogue.listing import Facet, Item, Listing
from careerguide.content.models import Source
from pathways.catalogue import CREDENTIALS, PATHWAYS, STARTING_POINTS, leads_here
from roles.catalogue import MARKETS, PAIRS, ROLES, TOPICS, asked_for_by
from skills.catalogue import SKILLS


def source_item(source: Source) -> Item:
    names = (source.short_title, source.authors, source.publisher)
    return Item("Sources", source.title, source.get_absolute_url(), source.summary, names, source.body, reference=True)


def asked_too(listing: Listing, *facets: Callable[[], Facet]) -> Listing:
    """A listing with further facets."""
    return replace(listing, facets=lambda: (*listing.facets(), *(facet() for facet in facets)))


SOURCES = Listing("sources", Source.objects.published, source_item)

LISTINGS = (
    asked_too(ROLES, leads_here),
    asked_too(SKILLS, asked_for_by),
    PATHWAYS,
    STARTING_POINTS,
    CREDENTIALS,
    TOPICS,
    PAIRS,
    MARKETS,
    SOURCES,
)
