"""What of pathways, starting points and credentials can be found, and how pathways are narrowed down and sorted.

Pathways answer one question about roles too: from where they can be reached.
"""

from collections.abc import Iterator
from typing import Any

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choice_of, choices
from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole
from roles.models import Role

from .models import Credential, Pathway, Place, Stage, StartingPoint

MONTHS = (6, 12, 24, 36, 48)


def starts(pathway: Pathway) -> list[Choice]:
    return choices([pathway.starting_point]) if pathway.starting_point else [EVERYONE]


def places(pathway: Pathway) -> list[Choice]:
    return [choice_of(way.place) if way.place else ANYWHERE for way in pathway.ways.all()]


def credentials(pathway: Pathway) -> list[Choice]:
    of_steps = (credential for step in pathway.steps.all() for credential in step.credentials.all())
    of_ways = (credential for way in pathway.ways.all() for stage in way.stages for credential in stage.credentials)
    return choices(dict.fromkeys((*of_steps, *of_ways)))


def durations(pathway: Pathway) -> Iterator[Choice]:
    months = longest_months(pathway)
    if months is None:
        yield NOT_STATED
    else:
        yield from (choice for choice in WITHIN if months <= choice.place)


def longest_months(pathway: Pathway) -> int | None:
    """The longest time of its quickest way, of those whose lengths are known; None without any."""
    lengths = (way.length for way in pathway.ways.all())
    return min((one.longest for one in lengths if one.longest and not one.is_at_least), default=None)


EVERYONE = Choice("everyone", "For everyone", -1)
ANYWHERE = Choice("anywhere", "Anywhere", 999)
WITHIN = tuple(Choice(str(months), f"up to {months} months", months) for months in MONTHS)
NOT_STATED = Choice("not-stated", "not known", 999)


def leads_here(whole: Whole) -> Facet:
    """A facet of roles: the starting points from which a pathway leads to a role."""

    def reached_from(role: Role) -> list[Choice]:
        return choices(pathway.starting_point for pathway in role.pathways.all())

    starting_points = choices(whole[StartingPoint])
    return Facet("start", "Reached from", reached_from, fixed=starting_points, hint="By a way that we know of.")


def facets(whole: Whole) -> tuple[Facet, ...]:
    roles = choices(whole[Role])
    return (
        Facet("start", "Starting from", starts, fixed=(EVERYONE, *choices(whole[StartingPoint]))),
        Facet("role", "Leading to", lambda pathway: choices([pathway.role] if pathway.role else []), fixed=roles),
        Facet("place", "Place", places, fixed=(*choices(whole[Place]), ANYWHERE)),
        Facet("months", "Time it takes", durations, fixed=(*WITHIN, NOT_STATED), hint="At most, by the quickest way."),
        Facet("credential", "Credential on the way", credentials, fixed=choices(whole[Credential])),
    )


def time_key(pathway: Pathway) -> SortKey | None:
    months = longest_months(pathway)
    return None if months is None else SortKey(months, f"up to {months} months")


def orders(whole: Whole) -> tuple[SortOrder, ...]:
    return (
        SortOrder(
            "start",
            "Starting point",
            lambda pathway: SortKey(ends(pathway), ""),
            shown=False,
            former=("kind", "steps"),
        ),
        SortOrder("title", "Title", lambda pathway: SortKey(sort_key(pathway.title), pathway.title), shown=False),
        SortOrder("time", "Time it takes", time_key, shown=False),
    )


def ends(pathway: Pathway) -> tuple[Any, ...]:
    """General ones come first, then those from each starting point."""
    start = pathway.starting_point.rank if pathway.starting_point else ()
    return not pathway.is_general, start, pathway.rank


FACTS = ("Leads to", "Where, and how long it takes")


def pathway_item(pathway: Pathway) -> Item:
    steps = [f"{step.title}\n\n{step.text}" for step in pathway.steps.all()]
    stages = [stage.title for way in pathway.ways.all() for stage in way.stages]
    return Item(
        "Pathways",
        pathway.title,
        pathway.get_absolute_url(),
        pathway.summary,
        text="\n\n".join([pathway.body, *steps, *stages]),
        eyebrow=pathway.eyebrow,
        facts=(pathway.role.title if pathway.role else "", pathway.times),
    )


def starting_point_item(start: StartingPoint) -> Item:
    return Item("Starting points", start.title, start.get_absolute_url(), start.summary, text=start.body)


def credential_item(credential: Credential) -> Item:
    text = "\n\n".join([credential.body, credential.requires, credential.awarded_by])
    return Item("Credentials", credential.title, credential.get_absolute_url(), credential.summary, text=text)


def stage_item(stage: Stage) -> Item:
    return Item("Stages", stage.title, stage.get_absolute_url(), stage.summary, text=stage.body)


PATHWAYS = Listing(
    "pathways", lambda whole: whole[Pathway], pathway_item, ("pathway", "pathways"), facets, orders, FACTS
)
STARTING_POINTS = Listing("starting-points", lambda whole: whole[StartingPoint], starting_point_item)
CREDENTIALS = Listing("credentials", lambda whole: whole[Credential], credential_item)
STAGES = Listing("stages", lambda whole: whole[Stage], stage_item)
