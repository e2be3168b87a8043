"""What of pathways, starting points and credentials can be found, and how pathways are narrowed down and sorted.

Pathways answer one question about roles too: from where they can be reached.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choices, in_their_order
from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole
from roles.models import Role

from .duration import up_to
from .models import Credential, Pathway, Place, Stage, StartingPoint

MONTHS = (6, 12, 24, 36, 48)
LARGE_PAGE = 60  # pathways: those of all starting points


def starts(pathway: Pathway) -> list[Choice]:
    return choices([pathway.starting_point]) if pathway.starting_point else [EVERYONE]


def places(everywhere: Iterable[Place], pathway: Pathway) -> Iterator[Choice]:
    """The places of a pathway's ways; one that holds anywhere holds in each."""
    for way in pathway.ways.all():
        yield from choices([way.place]) if way.place else (*choices(everywhere), ANYWHERE)


def credentials(pathway: Pathway) -> list[Choice]:
    of_steps = (credential for step in pathway.steps.all() for credential in step.credentials.all())
    of_ways = (credential for way in pathway.ways.all() for stage in way.stages for credential in stage.credentials)
    return choices(dict.fromkeys((*of_steps, *of_ways)))


def durations(everywhere: Iterable[Place], pathway: Pathway) -> Iterator[Choice]:
    """The times that a pathway can be gone in: wherever one is, and in each place."""
    if longest_months(pathway) is None:
        yield NOT_STATED
    for place in (None, *everywhere):
        months = longest_months(pathway, place)
        yield from (choice for limit, choice in within(place) if months is not None and months <= limit)


def longest_months(pathway: Pathway, place: Place | None = None) -> int | None:
    """The longest time of its quickest way, in a place or wherever, of those of known length; None without any."""
    lengths = (way.length for way in pathway.ways.all() if place is None or way.place in (place, None))
    return min((one.longest for one in lengths if one.longest and not one.is_at_least), default=None)


def within(place: Place | None = None) -> list[tuple[int, Choice]]:
    """The times to choose from, in months, in a place or wherever one is."""
    if place is None:
        return [(months, Choice(str(months), up_to(months), months, scale="anywhere")) for months in MONTHS]
    order = 1_000 * (place.order + 1)
    named = {months: f"{up_to(months)}, {place.title}" for months in MONTHS}
    return [
        (months, Choice(f"{place.slug}-{months}", name, order + months, scale=place.slug))
        for months, name in named.items()
    ]


EVERYONE = Choice("everyone", "For everyone", -1)
ANYWHERE = Choice("anywhere", "Anywhere", 999)
NOT_STATED = Choice("not-stated", "time not known", 999)


def leads_here(whole: Whole) -> Facet:
    """A facet of roles: the starting points from which a pathway leads to a role."""

    def reached_from(role: Role) -> list[Choice]:
        return choices(pathway.starting_point for pathway in role.pathways.all())

    return Facet("start", "I am a …", reached_from, fixed=in_their_order(whole[StartingPoint]))


def facets(whole: Whole) -> tuple[Facet, ...]:
    roles, everywhere = choices(whole[Role]), whole[Place]
    times = [choice for place in (None, *everywhere) for _, choice in within(place)]
    return (
        Facet("start", "Starting from", starts, fixed=(EVERYONE, *in_their_order(whole[StartingPoint]))),
        Facet("role", "Leading to", lambda pathway: choices([pathway.role] if pathway.role else []), fixed=roles),
        Facet("place", "Place", partial(places, everywhere), fixed=(*choices(everywhere), ANYWHERE)),
        Facet(
            "months",
            "Time it takes",
            partial(durations, everywhere),
            fixed=(*times, NOT_STATED),
            hint="At most, by the quickest way: wherever it is, or in one place.",
        ),
        Facet("credential", "Credential on the way", credentials, fixed=choices(whole[Credential]), offered=False),
    )


def time_key(pathway: Pathway) -> SortKey | None:
    months = longest_months(pathway)
    return None if months is None else SortKey(months, up_to(months))


def orders(whole: Whole) -> tuple[SortOrder, ...]:
    return (
        SortOrder(
            "start",
            "Starting point",
            lambda pathway: SortKey(ends(pathway), "", starts(pathway)[0].label),
            shown=False,
            former=("kind", "steps"),
        ),
        SortOrder("title", "Title", lambda pathway: SortKey(sort_key(pathway.title), pathway.title), shown=False),
        SortOrder("time", "Time it takes", time_key, shown=False),
    )


def ends(pathway: Pathway) -> tuple[Any, ...]:
    """What pathways are sorted by: general ones come first, then those from each starting point."""
    start = pathway.starting_point.rank if pathway.starting_point else ()
    return not pathway.is_general, start, pathway.rank


def pathway_item(pathway: Pathway) -> Item:
    steps = [text for step in pathway.steps.all() for text in (step.title, step.text)]
    stages = [stage.title for way in pathway.ways.all() for stage in way.stages]
    return Item(
        "Pathways",
        pathway.title,
        pathway.get_absolute_url(),
        pathway.summary,
        texts=(pathway.body, *steps, *stages),
        foot=pathway.short_times,
    )


def starting_point_item(start: StartingPoint) -> Item:
    return Item("Starting points", start.title, start.get_absolute_url(), start.summary, texts=(start.body,))


def credential_item(credential: Credential) -> Item:
    texts = (credential.body, credential.requires, credential.awarded_by)
    return Item("Credentials", credential.title, credential.get_absolute_url(), credential.summary, texts=texts)


def stage_item(stage: Stage) -> Item:
    return Item("Stages", stage.title, stage.get_absolute_url(), stage.summary, texts=(stage.body,), reference=True)


PATHWAYS = Listing(
    "pathways",
    lambda whole: whole[Pathway],
    pathway_item,
    ("pathway", "pathways"),
    facets,
    orders,
    template="pathways/_line_of_list.html",
    shape="ways",
    page=LARGE_PAGE,
)
STARTING_POINTS = Listing("starting-points", lambda whole: whole[StartingPoint], starting_point_item)
CREDENTIALS = Listing("credentials", lambda whole: whole[Credential], credential_item)
STAGES = Listing("stages", lambda whole: whole[Stage], stage_item)
