"""Everything that can be found on the site. An upper app may ask a question about the entries of a lower one."""

from collections.abc import Callable
from dataclasses import replace

from careerguide.catalogue.listing import Facet, Listing
from careerguide.sources.catalogue import SOURCES
from pathways.catalogue import CREDENTIALS, PATHWAYS, STARTING_POINTS, leads_here
from roles.catalogue import MARKETS, PAIRS, ROLES, TOPICS, asked_for_by
from skills.catalogue import SKILLS


def asked_too(listing: Listing, *facets: Callable[[], Facet]) -> Listing:
    """A listing with further facets."""
    return replace(listing, facets=lambda: (*listing.facets(), *(facet() for facet in facets)))


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
