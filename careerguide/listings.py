"""Everything that can be found on the site. An upper app may ask a question about the entries of a lower one."""

from dataclasses import replace

from careerguide.catalogue.listing import Facet, Item, Listing
from careerguide.content.models import Source
from pathways.catalogue import CREDENTIALS, LEADS_HERE, PATHWAYS, STARTING_POINTS
from roles.catalogue import ASKS_FOR, MARKETS, PAIRS, ROLES, TOPICS
from skills.catalogue import SKILLS


def source_item(source: Source) -> Item:
    names = (source.short_title, source.authors, source.publisher)
    return Item("Sources", source.title, source.get_absolute_url(), source.summary, names, source.body)


def asking(listing: Listing, *facets: Facet) -> Listing:
    return replace(listing, facets=(*listing.facets, *facets))


SOURCES = Listing("sources", Source.objects.published, source_item)

LISTINGS = (
    asking(ROLES, LEADS_HERE),
    asking(SKILLS, ASKS_FOR),
    PATHWAYS,
    STARTING_POINTS,
    CREDENTIALS,
    TOPICS,
    PAIRS,
    MARKETS,
    SOURCES,
)
