"""What of pathways, starting points and credentials can be found, and how pathways are narrowed down and sorted.

Pathways answer one question about roles too: from where they can be reached.
"""

from collections.abc import Iterator

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choices
from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole
from careerguide.web.english import counted
from roles.models import Role

from .models import Credential, Pathway, StartingPoint

MONTHS = (6, 12, 24, 36, 48)


def starts(pathway: Pathway) -> list[Choice]:
    return choices(pathway.starting_points.all())


def credentials(pathway: Pathway) -> list[Choice]:
    return choices(credential for step in pathway.steps.all() for credential in step.credentials.all())


def durations(pathway: Pathway) -> Iterator[Choice]:
    months = pathway.longest_months
    if months is None:
        yield NOT_STATED
    else:
        yield from (choice for choice in WITHIN if months <= choice.place)


WITHIN = tuple(Choice(str(months), f"up to {months} months", months) for months in MONTHS)
NOT_STATED = Choice("not-stated", "not stated for every step", 999)


def leads_here(whole: Whole) -> Facet:
    """A facet of roles: the starting points from which a pathway leads to a role."""

    def reached_from(role: Role) -> list[Choice]:
        return [choice for pathway in role.pathways.all() for choice in starts(pathway)]

    starting_points = choices(whole[StartingPoint])
    return Facet(
        "start", "Reached from", reached_from, fixed=starting_points, hint="By a pathway that a source describes."
    )


def facets(whole: Whole) -> tuple[Facet, ...]:
    return (
        Facet("start", "Starting from", starts, fixed=choices(whole[StartingPoint])),
        Facet("role", "Leading to", lambda pathway: choices(pathway.roles.all()), fixed=choices(whole[Role])),
        Facet("credential", "Credential on the way", credentials, fixed=choices(whole[Credential])),
        Facet("months", "Time it takes", durations, fixed=(*WITHIN, NOT_STATED), hint="Its required steps together."),
        Facet("kind", "Kind", lambda pathway: [Choice(pathway.kind, pathway.get_kind_display())]),
    )


def steps_key(pathway: Pathway) -> SortKey:
    count = len(pathway.steps.all())
    return SortKey(count, counted(count, "step"))


def time_key(pathway: Pathway) -> SortKey | None:
    months = pathway.longest_months
    return None if months is None else SortKey(months, f"up to {months} months")


def orders(whole: Whole) -> tuple[SortOrder, ...]:
    return (
        SortOrder("kind", "Kind", lambda pathway: SortKey((pathway.kind, *pathway.rank), ""), shown=False),
        SortOrder("title", "Title", lambda pathway: SortKey(sort_key(pathway.title), pathway.title), shown=False),
        SortOrder("steps", "Number of steps", steps_key),
        SortOrder("time", "Time it takes", time_key),
    )


FACTS = ("Leads to", "Time it takes")


def pathway_item(pathway: Pathway) -> Item:
    roles = ", ".join(role.title for role in pathway.roles.all())
    steps = [f"{step.title}\n\n{step.text}" for step in pathway.steps.all()]
    return Item(
        "Pathways",
        pathway.title,
        pathway.get_absolute_url(),
        pathway.summary,
        text="\n\n".join([pathway.body, *steps]),
        eyebrow=pathway.get_kind_display(),
        facts=(roles, time_taken.words if (time_taken := time_key(pathway)) else ""),
    )


def starting_point_item(start: StartingPoint) -> Item:
    return Item("Starting points", start.title, start.get_absolute_url(), start.summary, text=start.body)


def credential_item(credential: Credential) -> Item:
    text = "\n\n".join([credential.body, credential.requires, credential.awarded_by])
    return Item("Credentials", credential.title, credential.get_absolute_url(), credential.summary, text=text)


PATHWAYS = Listing(
    "pathways", lambda whole: whole[Pathway], pathway_item, ("pathway", "pathways"), facets, orders, FACTS
)
STARTING_POINTS = Listing("starting-points", lambda whole: whole[StartingPoint], starting_point_item)
CREDENTIALS = Listing("credentials", lambda whole: whole[Credential], credential_item)
