"""What of roles, pairs, markets and topics can be found, and how roles are narrowed down and sorted."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choices, every, slug_of
from careerguide.web.templatetags.web import signed
from skills.models import Domain, Skill

from .evidence import KINDS
from .listed import ListedRole, listed_roles
from .models import Market, Role, RolePair, RoleSkill, Topic
from .pay import money
from .profile import best_education, best_outlooks, best_pay

PAY_STEPS = {"USD": range(60_000, 200_001, 20_000), "GBP": range(30_000, 70_001, 10_000)}  # a year
LEVELS = ("postsecondary", "associate", "bachelor", "master", "doctoral")  # of education, as the Bureau names them


# Facets


KINDS_OF_ROLE = {value: Choice(value, label) for value, label in Role.Kind.choices}


def kind(listed: ListedRole) -> list[Choice]:
    return [KINDS_OF_ROLE[listed.role.kind]]


def deep_domains(listed: ListedRole) -> list[Choice]:
    essential = [skill for skill, needed in listed.skills if needed == RoleSkill.Requirement.ESSENTIAL]
    asked = Counter(skill.domain_id for skill in essential)
    most = max(asked.values(), default=0)
    domains = {skill.domain_id: skill.domain for skill in essential}
    return choices(domains[pk] for pk, count in asked.items() if count == most)


def entry_education(listed: ListedRole) -> Iterator[Choice]:
    for code in best_education(listed.education):
        label = code.entry_education
        level = next((place for place, word in enumerate(LEVELS) if word in label.lower()), len(LEVELS))
        yield Choice(slug_of(label), label, level)


def of_topics(kind: Topic.Kind, name: str, label: str) -> Facet:
    def topics(listed: ListedRole) -> list[Choice]:
        return choices(topic for topic in listed.topics if topic.kind == kind)

    return Facet(name, label, topics, fixed=every(Topic.objects.published().filter(kind=kind)))


def markets(listed: ListedRole) -> list[Choice]:
    return choices(pay.market for pay in listed.pay)


def pay_steps() -> dict[str, list[tuple[int, Choice]]]:
    """The amounts that one can ask for in each market, by its slug."""
    return {
        market.slug: [
            (
                step,
                Choice(f"{market.slug}-{step}", f"{market.title}, {money(step, market.currency)}", place),
            )
            for step in PAY_STEPS.get(market.currency, ())
            for place in [market.order * 10_000_000 + step]
        ]
        for market in Market.objects.published()
    }


def least_pay(steps: dict[str, list[tuple[int, Choice]]], listed: ListedRole) -> Iterator[Choice]:
    for market, best in listed.medians.items():
        lowest = min(pay.median for pay in best)
        yield from (choice for step, choice in steps[market] if step <= lowest)


def pay_grade(listed: ListedRole) -> Iterator[Choice]:
    letter = min((pay.grade.letter for pay in listed.pay), default=None)
    if letter:
        yield Choice(letter, f"{letter}: {KINDS[letter]}", ord(letter))


def facets() -> tuple[Facet, ...]:
    return (
        Facet("kind", "Kind", kind),
        Facet(
            "skill",
            "Skill it asks for",
            lambda listed: choices(skill for skill, _ in listed.skills),
            fixed=every(Skill.objects.published()),
        ),
        Facet(
            "domain",
            "Deep in",
            deep_domains,
            fixed=every(Domain.objects.published()),
            hint="Where most of its essential skills lie.",
        ),
        Facet(
            "education", "Education at entry", entry_education, hint="In the official occupations that stand for it."
        ),
        of_topics(Topic.Kind.EMPLOYER_TYPE, "employer", "Who employs"),
        of_topics(Topic.Kind.APPLICATION_AREA, "area", "Where it is used"),
        Facet("market", "Pay is stated in", markets, fixed=every(Market.objects.published())),
        Facet(
            "pay",
            "Median pay is at least",
            partial(least_pay, pay_steps()),
            hint="Where two official medians stand for a role, both are.",
        ),
        Facet("evidence", "Best grade of its pay", pay_grade),
    )


def asked_for_by() -> Facet:
    """A question about skills, which roles answer."""
    roles = {pk: Choice(slug, title) for pk, slug, title in Role.objects.published().values_list("pk", "slug", "title")}
    askers = defaultdict(list)
    for skill, role in RoleSkill.objects.order_by().values_list("skill_id", "role_id"):
        if role in roles:
            askers[skill].append(roles[role])
    return Facet("role", "Asked for by", lambda skill: askers[skill.pk], fixed=[*roles.values()])


# Orders


def median_pay(market: Market, listed: ListedRole) -> SortKey | None:
    """The best graded medians in a market; by the lower one where two occupations stand for the role."""
    best = listed.medians.get(market.slug)
    return SortKey(min(pay.median for pay in best), medians_in_words(best)) if best else None


def medians_in_words(best: list[Any], place: str = "") -> str:
    """Such as: US$112,590 for data scientists; 2024, grade A."""
    medians = [f"{money(pay.median, pay.currency)}{_for(pay.occupation)}" for pay in best]
    years = ", ".join(sorted({str(pay.year or "undated") for pay in best}))
    return f"{'; '.join(medians)}; {place}{years}, grade {best[0].grade.letter}"


def growth(listed: ListedRole) -> SortKey | None:
    """The best graded projections, of one period; by the lower one where there are two."""
    best = best_outlooks(listed.growth)
    if not best:
        return None
    changes = [f"{signed(one.change_percent)}%{_for(one.occupation)}" for one in best]
    first = best[0]
    period = f"{first.market.title}, {first.start_year} to {first.end_year}, grade {first.grade.letter}"
    return SortKey(min(one.change_percent for one in best), f"{'; '.join(changes)}; {period}")


def _for(occupation: str) -> str:
    return f" for {occupation}" if occupation else ""


def orders() -> tuple[SortOrder, ...]:
    paid = Market.objects.published().filter(salarybands__median__isnull=False).distinct()
    return (
        SortOrder("title", "Title", lambda listed: SortKey(listed.role.title.lower(), listed.role.title), shown=False),
        *(
            SortOrder(f"pay-{market.slug}", f"Median pay, {market.title}", partial(median_pay, market), descending=True)
            for market in paid
        ),
        SortOrder("growth", "Projected growth", growth, descending=True),
    )


# Items

FACTS = ("Median pay", "Entry education", "Top skills")
REQUIREMENTS = dict(RoleSkill.Requirement.choices)


def role_item(listed: ListedRole) -> Item:
    role = listed.role
    skills = [f"{REQUIREMENTS[needed]}: {skill.title}" for skill, needed in listed.skills]
    text = "\n\n".join([role.body, *listed.texts, *skills])
    return Item(
        "Roles",
        role.title,
        role.get_absolute_url(),
        role.summary,
        tuple(listed.names),
        text,
        KINDS_OF_ROLE[role.kind].label,
        slug=role.slug,
        facts=(pay_fact(listed.pay), education_fact(listed.education), skills_fact(listed.skills)),
    )


def pay_fact(pay: Iterable[Any]) -> str:
    best = best_pay(pay)
    return medians_in_words(best, f"{best[0].market.title}, ") if best else ""


def education_fact(codes: Iterable[Any]) -> str:
    best = best_education(codes)
    entry = " or ".join(dict.fromkeys(code.entry_education for code in best))
    return f"{entry}; grade {best[0].education_grade.letter}" if best else ""


def skills_fact(skills: Iterable[tuple[Skill, str]]) -> str:
    """The first essential one of each domain."""
    first: dict[int, str] = {}
    for skill, needed in skills:
        if needed == RoleSkill.Requirement.ESSENTIAL:
            first.setdefault(skill.domain_id, skill.title)
    return ", ".join(first.values())


def pair_item(pair: RolePair) -> Item:
    points = [f"{point.aspect}\n\n{point.first_side}\n\n{point.second_side}" for point in pair.points.all()]
    statements = [statement.text for statement in pair.statements.all()]
    text = "\n\n".join([pair.body, *points, *statements])
    return Item("Contrasts", pair.title, pair.get_absolute_url(), pair.summary, text=text)


def market_item(market: Market) -> Item:
    names = ("salary", "wage", "earnings", "income", initials(market.title))
    return Item("Pay", f"Pay: {market}", market.get_absolute_url(), market.summary, names, market.body)


def initials(title: str) -> str:
    """United Kingdom → UK."""
    return "".join(word[0] for word in title.split())


def topic_item(topic: Topic) -> Item:
    return Item(topic.get_kind_display(), topic.title, topic.get_absolute_url(), topic.summary, text=topic.body)


ROLES = Listing("roles", listed_roles, role_item, ("role", "roles"), facets, orders, FACTS, comparable=True)
PAIRS = Listing("pairs", lambda: RolePair.objects.published().prefetch_related("points", "statements"), pair_item)
MARKETS = Listing("markets", Market.objects.published, market_item)
TOPICS = Listing("topics", Topic.objects.published, topic_item)
