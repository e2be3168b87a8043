"""What of roles, pairs, markets and topics can be found, and how roles are narrowed down and sorted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from django.utils.text import slugify

from careerguide.catalogue.listing import Choice, Facet, Item, Key, Listing, Order, choices
from careerguide.web.templatetags.web import signed

from . import salary
from .evidence import KINDS
from .facts import best_education, best_outlooks, best_pay
from .listed import ListedRole, listed_roles
from .models import Market, RolePair, RoleSkill, Topic

PAY_STEPS = {"USD": range(60_000, 200_001, 20_000), "GBP": range(30_000, 70_001, 10_000)}  # a year
LEVELS = ("postsecondary", "associate", "bachelor", "master", "doctoral")  # of education, as the Bureau names them


# Facets


def kind(listed: ListedRole) -> list[Choice]:
    return [Choice(listed.role.kind, listed.role.get_kind_display())]


def deep_domains(listed: ListedRole) -> list[Choice]:
    asked = Counter(skill.domain for skill, needed in listed.skills if needed == RoleSkill.Requirement.ESSENTIAL)
    return choices(domain for domain, count in asked.items() if count == max(asked.values()))


def entry_education(listed: ListedRole) -> Iterator[Choice]:
    for code in best_education(listed.education):
        label = code.entry_education
        level = next((place for place, word in enumerate(LEVELS) if word in label.lower()), len(LEVELS))
        yield Choice(slugify(label), label, level)


def topics(kind: Topic.Kind) -> Callable[[ListedRole], list[Choice]]:
    return lambda listed: choices(topic for topic in listed.topics if topic.kind == kind)


def markets(listed: ListedRole) -> list[Choice]:
    return choices(pay.market for pay in listed.pay)


def least_pay(listed: ListedRole) -> Iterator[Choice]:
    for market in {pay.market.slug: pay.market for pay in listed.pay}.values():
        key = median_pay(market, listed)
        for step in PAY_STEPS.get(market.currency, ()):
            if key and step <= key.value:
                label = f"{market.title}, {salary.money(step, market.currency)}"
                yield Choice(f"{market.slug}-{step}", label, market.order * 10_000_000 + step)


def pay_grade(listed: ListedRole) -> Iterator[Choice]:
    letter = min((pay.grade.letter for pay in listed.pay), default=None)
    if letter:
        yield Choice(letter, f"{letter}: {KINDS[letter]}", ord(letter))


def facets() -> tuple[Facet, ...]:
    return (
        Facet("kind", "Kind", kind),
        Facet("skill", "Skill it asks for", lambda listed: choices(skill for skill, _ in listed.skills)),
        Facet("domain", "Deep in", deep_domains, hint="Where most of its essential skills lie."),
        Facet(
            "education", "Education at entry", entry_education, hint="In the official occupations that stand for it."
        ),
        Facet("employer", "Who employs", topics(Topic.Kind.EMPLOYER_TYPE)),
        Facet("area", "Where it is used", topics(Topic.Kind.APPLICATION_AREA)),
        Facet("market", "Pay is stated in", markets),
        Facet(
            "pay", "Median pay is at least", least_pay, hint="Where two official medians stand for a role, both are."
        ),
        Facet("evidence", "Best grade of its pay", pay_grade),
    )


def asked_for_by() -> Facet:
    """A question about skills, which roles answer."""
    roles = defaultdict(list)
    published = RoleSkill.objects.of_published().order_by()
    for skill, slug, title in published.values_list("skill_id", "role__slug", "role__title"):
        roles[skill].append(Choice(slug, title))
    return Facet("role", "Asked for by", lambda skill: roles[skill.pk])


# Orders


def median_pay(market: Market, listed: ListedRole) -> Key | None:
    """The best graded medians in a market; by the lower one where two occupations stand for the role."""
    best = best_pay((pay for pay in listed.pay if pay.currency == market.currency), market)
    if not best:
        return None
    medians = [f"{salary.money(pay.median, market.currency)}{_for(pay.occupation)}" for pay in best]
    years = ", ".join(sorted({str(pay.year or "undated") for pay in best}))
    return Key(min(pay.median for pay in best), f"{'; '.join(medians)}; {years}, grade {best[0].grade.letter}")


def growth(listed: ListedRole) -> Key | None:
    """The best graded projections, of one period; by the lower one where there are two."""
    best = best_outlooks(listed.growth)
    if not best:
        return None
    changes = [f"{signed(one.change_percent)}%{_for(one.occupation)}" for one in best]
    first = best[0]
    period = f"{first.market.title}, {first.start_year} to {first.end_year}, grade {first.grade.letter}"
    return Key(min(one.change_percent for one in best), f"{'; '.join(changes)}; {period}")


def _for(occupation: str) -> str:
    return f" for {occupation}" if occupation else ""


def orders() -> tuple[Order, ...]:
    paid = Market.objects.published().filter(salarybands__median__isnull=False).distinct()
    return (
        Order("title", "Title", lambda listed: Key(listed.role.title.lower(), listed.role.title), shown=False),
        *(
            Order(f"pay-{market.slug}", f"Median pay, {market.title}", partial(median_pay, market), descending=True)
            for market in paid
        ),
        Order("growth", "Projected growth", growth, descending=True),
    )


# Items


def role_item(listed: ListedRole) -> Item:
    role = listed.role
    text = " ".join([role.body, *listed.texts])
    kind = role.get_kind_display()
    names = tuple(listed.names)
    return Item("Roles", role.title, role.get_absolute_url(), role.summary, names, text, kind, slug=role.slug)


def pair_item(pair: RolePair) -> Item:
    points = [f"{point.aspect} {point.first_side} {point.second_side}" for point in pair.points.all()]
    statements = [statement.text for statement in pair.statements.all()]
    text = " ".join([pair.body, *points, *statements])
    return Item("Contrasts", pair.title, pair.get_absolute_url(), pair.summary, text=text)


def market_item(market: Market) -> Item:
    names = ("salary", "wage", initials(market.title))
    return Item("Pay", f"Pay: {market}", market.get_absolute_url(), market.summary, names, market.body)


def initials(title: str) -> str:
    """United Kingdom → UK."""
    return "".join(word[0] for word in title.split())


def topic_item(topic: Topic) -> Item:
    return Item(topic.get_kind_display(), topic.title, topic.get_absolute_url(), topic.summary, text=topic.body)


ROLES = Listing("roles", listed_roles, role_item, ("role", "roles"), facets, orders, comparable=True)
PAIRS = Listing("pairs", lambda: RolePair.objects.published().prefetch_related("points", "statements"), pair_item)
MARKETS = Listing("markets", Market.objects.published, market_item)
TOPICS = Listing("topics", Topic.objects.published, topic_item)
