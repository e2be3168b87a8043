from collections.abc import Iterator

from careerguide.catalogue.index import Item

from .models import Market, Role, RolePair, Topic


def items() -> Iterator[Item]:
    for role in Role.objects.published().prefetch_related("aliases", "duties", "disagreements__positions"):
        duties = [f"{duty.title} {duty.text}" for duty in role.duties.all()]
        disputes = [
            f"{dispute.question} {' '.join(position.statement for position in dispute.positions.all())}"
            for dispute in role.disagreements.all()
        ]
        yield Item(
            "Roles",
            role.title,
            role.get_absolute_url(),
            role.summary,
            tuple(alias.name for alias in role.aliases.all()),
            " ".join([role.body, *duties, *disputes]),
        )
    for pair in RolePair.objects.published().prefetch_related("points", "statements"):
        points = [f"{point.aspect} {point.first_side} {point.second_side}" for point in pair.points.all()]
        statements = [statement.text for statement in pair.statements.all()]
        text = " ".join([pair.body, *points, *statements])
        yield Item("Contrasts", pair.title, pair.get_absolute_url(), pair.summary, text=text)
    for market in Market.objects.published():
        yield Item(
            "Pay",
            f"Pay: {market}",
            market.get_absolute_url(),
            market.summary,
            ("salary", "wage", initials(market.title)),
            market.body,
        )
    for topic in Topic.objects.published():
        yield Item(topic.get_kind_display(), topic.title, topic.get_absolute_url(), topic.summary, text=topic.body)


def initials(title: str) -> str:
    """United Kingdom → UK."""
    return "".join(word[0] for word in title.split())
