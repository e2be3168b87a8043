"""What of pathways, starting points and credentials can be found, and how pathways are narrowed down and sorted.

Pathways answer one question about roles too: from where they can be reached.
"""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Prefetch

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choices, every
from roles.models import Role

from .models import Credential, Pathway, StartingPoint

MONTHS = (6, 12, 24, 36, 48)


def starts(pathway: Pathway) -> list[Choice]:
    return choices(pathway.starting_points.all())


def credentials(pathway: Pathway) -> list[Choice]:
    return choices(credential for step in pathway.steps.all() for credential in step.credentials.all())


def longest(pathway: Pathway) -> int | None:
    """How long its required steps take at most, in months; None where that is not stated for each of them."""
    months = [step.max_months for step in pathway.steps.all() if not step.optional]
    return sum(filter(None, months)) if months and None not in months else None


def durations(pathway: Pathway) -> Iterator[Choice]:
    months = longest(pathway)
    if months is None:
        yield NOT_STATED
    else:
        yield from (choice for choice in WITHIN if months <= choice.place)


WITHIN = tuple(Choice(str(months), f"up to {months} months", months) for months in MONTHS)
NOT_STATED = Choice("not-stated", "not stated for every step", 999)


def leads_here() -> Facet:
    """A question about roles, which pathways answer."""
    answers = {
        pathway.pk: starts(pathway)
        for pathway in Pathway.objects.published().prefetch_related(
            Prefetch("starting_points", StartingPoint.objects.published())
        )
    }
    found: dict[int, list[Choice]] = defaultdict(list)
    for pathway, role in Pathway.roles.through.objects.filter(pathway__in=answers).values_list("pathway_id", "role_id"):
        found[role] += answers[pathway]
    hint = "By a pathway that a source describes."
    return Facet(
        "start",
        "Reached from",
        lambda listed: found[listed.role.pk],
        fixed=every(StartingPoint.objects.published()),
        hint=hint,
    )


def facets() -> tuple[Facet, ...]:
    return (
        Facet("start", "Starting from", starts, fixed=every(StartingPoint.objects.published())),
        Facet(
            "role", "Leading to", lambda pathway: choices(pathway.roles.all()), fixed=every(Role.objects.published())
        ),
        Facet("credential", "Credential on the way", credentials, fixed=every(Credential.objects.published())),
        Facet("months", "Time it takes", durations, fixed=(*WITHIN, NOT_STATED), hint="Its required steps together."),
        Facet("kind", "Kind", lambda pathway: [Choice(pathway.kind, pathway.get_kind_display())]),
    )


def steps(pathway: Pathway) -> SortKey:
    count = len(pathway.steps.all())
    return SortKey(count, f"{count} step{'' if count == 1 else 's'}")


def time(pathway: Pathway) -> SortKey | None:
    months = longest(pathway)
    return None if months is None else SortKey(months, f"up to {months} months")


def _in_kind(pathway: Pathway) -> SortKey:
    return SortKey((pathway.kind, pathway.order, pathway.title), "")


def orders() -> tuple[SortOrder, ...]:
    return (
        SortOrder(
            "kind", "Kind", lambda pathway: SortKey((pathway.kind, pathway.order, pathway.title), ""), shown=False
        ),
        SortOrder("title", "Title", lambda pathway: SortKey(pathway.title.lower(), pathway.title), shown=False),
        SortOrder("steps", "Number of steps", steps),
        SortOrder("time", "Time it takes", time),
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
        facts=(roles, time_taken.words if (time_taken := time(pathway)) else ""),
    )


def starting_point_item(start: StartingPoint) -> Item:
    return Item("Starting points", start.title, start.get_absolute_url(), start.summary, text=start.body)


def credential_item(credential: Credential) -> Item:
    text = "\n\n".join([credential.body, credential.requires, credential.awarded_by])
    return Item("Credentials", credential.title, credential.get_absolute_url(), credential.summary, text=text)


PATHWAYS = Listing(
    "pathways", Pathway.objects.published().for_list, pathway_item, ("pathway", "pathways"), facets, orders, FACTS
)
STARTING_POINTS = Listing("starting-points", StartingPoint.objects.published, starting_point_item)
CREDENTIALS = Listing("credentials", Credential.objects.published, credential_item)
