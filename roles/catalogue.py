"""What of roles, pairs, markets and topics can be found, and how roles are narrowed down and sorted."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

from django.db.models import Prefetch
from django.utils.text import slugify

from careerguide.catalogue.listing import Choice, Facet, Item, Key, Listing, Order, choices
from careerguide.web.templatetags.web import signed

from . import salary
from .evidence import KINDS
from .facts import best_education, best_outlooks, best_pay
from .models import Market, Role, RolePair, RoleSkill, Topic

PAY_STEPS = {"USD": range(60_000, 200_001, 20_000), "GBP": range(30_000, 70_001, 10_000)}  # a year
LEVELS = ("postsecondary", "associate", "bachelor", "master", "doctoral")  # of education, as the Bureau names them


# Facets


def skills(role: Role) -> list[Choice]:
    return choices(asked.skill for asked in role.skills.all())


def deep_domains(role: Role) -> list[Choice]:
    essential = RoleSkill.Requirement.ESSENTIAL
    asked = Counter(one.skill.domain for one in role.skills.all() if one.requirement == essential)
    return choices(domain for domain, count in asked.items() if count == max(asked.values()))


def entry_education(role: Role) -> Iterator[Choice]:
    for code in best_education(role):
        label = code.entry_education
        level = next((place for place, word in enumerate(LEVELS) if word in label.lower()), len(LEVELS))
        yield Choice(slugify(label), label, level)


def topics(kind: Topic.Kind) -> Callable[[Role], list[Choice]]:
    return lambda role: choices(topic for topic in role.topics.all() if topic.kind == kind)


def markets(role: Role) -> set[Market]:
    return {band.market for band in role.salary_bands.all()}


def least_pay(role: Role) -> Iterator[Choice]:
    for market in markets(role):
        for step in PAY_STEPS.get(market.currency, ()):
            if (pay := median_pay(market, role)) and step <= pay.value:
                label = f"{market.title}, {salary.money(step, market.currency)}"
                yield Choice(f"{market.slug}-{step}", label, market.order * 10_000_000 + step)


def pay_grade(role: Role) -> Iterator[Choice]:
    letter = min((band.grade.letter for band in role.salary_bands.all()), default=None)
    if letter:
        yield Choice(letter, f"{letter}: {KINDS[letter]}")


FACETS = (
    Facet("kind", "Kind", lambda role: [Choice(role.kind, role.get_kind_display())]),
    Facet("skill", "Skill it asks for", skills),
    Facet("domain", "Deep in", deep_domains, hint="Where most of its essential skills lie."),
    Facet("education", "Education at entry", entry_education, hint="In the official occupations that stand for it."),
    Facet("employer", "Who employs", topics(Topic.Kind.EMPLOYER_TYPE)),
    Facet("area", "Where it is used", topics(Topic.Kind.APPLICATION_AREA)),
    Facet("market", "Pay is stated in", lambda role: choices(markets(role))),
    Facet("pay", "Median pay is at least", least_pay, hint="Where two official medians stand for a role, both are."),
    Facet("evidence", "Best grade of its pay", pay_grade),
)

# The same the other way round: a question about skills.
ASKS_FOR = Facet(
    "role",
    "Asked for by",
    lambda skill: choices(asked.role for asked in skill.roles.all()),
    needs=(Prefetch("roles", RoleSkill.objects.of_published().select_related("role")),),
)


# Orders


def median_pay(market: Market, role: Role) -> Key | None:
    """The best graded medians in a market; by the lower one where two occupations stand for the role."""
    bands = best_pay(role, market)
    if not bands:
        return None
    medians = [f"{band.median_in_words}{_for(band.occupation)}" for band in bands]
    letters = "".join(sorted({band.grade.letter for band in bands}))
    years = ", ".join(sorted({str(band.year or "undated") for band in bands}))
    return Key(min(band.median or 0 for band in bands), f"{'; '.join(medians)}; {years}, grade {letters}")


def growth(role: Role) -> Key | None:
    """The best graded projections, of one period; by the lower one where there are two."""
    changes = [
        (outlook.change_percent, outlook) for outlook in best_outlooks(role) if outlook.change_percent is not None
    ]
    if not changes:
        return None
    numbers = [f"{signed(change)}%{_for(outlook.occupation)}" for change, outlook in changes]
    lowest, first = min(changes, key=lambda pair: pair[0])
    period = f"{first.market.title}, {first.start_year} to {first.end_year}, grade {first.grade.letter}"
    return Key(lowest, f"{'; '.join(numbers)}; {period}")


def _for(occupation: str) -> str:
    return f" for {occupation}" if occupation else ""


def orders() -> tuple[Order, ...]:
    paid = Market.objects.published().filter(salarybands__median__isnull=False).distinct()
    return (
        Order("title", "Title", lambda role: Key(role.title.lower(), role.title), shown=False),
        *(
            Order(f"pay-{market.slug}", f"Median pay, {market.title}", partial(median_pay, market), descending=True)
            for market in paid
        ),
        Order("growth", "Projected growth", growth, descending=True),
    )


# Items


def role_item(role: Role) -> Item:
    duties = [f"{duty.title} {duty.text}" for duty in role.duties.all()]
    disputes = [
        f"{dispute.question} {' '.join(position.statement for position in dispute.positions.all())}"
        for dispute in role.disagreements.all()
    ]
    return Item(
        "Roles",
        role.title,
        role.get_absolute_url(),
        role.summary,
        tuple(alias.name for alias in role.aliases.all()),
        " ".join([role.body, *duties, *disputes]),
        role.get_kind_display(),
    )


def pair_item(pair: RolePair) -> Item:
    text = " ".join(f"{point.aspect} {point.first_side} {point.second_side}" for point in pair.points.all())
    return Item("Contrasts", pair.title, pair.get_absolute_url(), pair.summary, text=f"{pair.body} {text}")


def market_item(market: Market) -> Item:
    names = ("salary", "wage", initials(market.title))
    return Item("Pay", f"Pay: {market}", market.get_absolute_url(), market.summary, names, market.body)


def initials(title: str) -> str:
    """United Kingdom → UK."""
    return "".join(word[0] for word in title.split())


def topic_item(topic: Topic) -> Item:
    return Item(topic.get_kind_display(), topic.title, topic.get_absolute_url(), topic.summary, text=topic.body)


ROLES = Listing("roles", Role.objects.published().for_catalogue, role_item, ("role", "roles"), FACETS, orders)
PAIRS = Listing("pairs", lambda: RolePair.objects.published().prefetch_related("points"), pair_item)
MARKETS = Listing("markets", Market.objects.published, market_item)
TOPICS = Listing("topics", Topic.objects.published, topic_item)
