"""Everything that can be found on the site. A package may add a facet to the list of one that stands left of it."""

from collections.abc import Callable
from dataclasses import replace

from careerguide.catalogue.listing import Facet, Listing
from careerguide.content.whole import Whole
from careerguide.sources.catalogue import SOURCES
from pathways.catalogue import CREDENTIALS, PATHWAYS, STAGES, STARTING_POINTS, leads_here
from roles.catalogue import ANSWERS, MARKETS, OCCUPATIONS, PAIRS, ROLES, TOPICS, asked_for_by
from skills.catalogue import SKILLS


def asked_too(listing: Listing, facet: Callable[[Whole], Facet]) -> Listing:
    """A listing with one more facet, before its own."""
    return replace(listing, facets=lambda whole: (facet(whole), *listing.facets(whole)))


LISTINGS = (
    asked_too(ROLES, leads_here),
    asked_too(SKILLS, asked_for_by),
    PATHWAYS,
    STARTING_POINTS,
    CREDENTIALS,
    STAGES,
    ANSWERS,
    TOPICS,
    PAIRS,
    MARKETS,
    OCCUPATIONS,
    SOURCES,
)
