"""How roles, pairs, markets and topics are found, and how roles are narrowed down and sorted."""

from collections.abc import Iterable, Iterator
from functools import partial

from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortKey, SortOrder, choices, slug_of
from careerguide.content.collation import sort_key
from careerguide.content.whole import Whole
from careerguide.web.english import short_place
from skills.models import Domain, Skill

from . import wording
from .models import Answer, EntryEducation, Market, Occupation, Role, RolePair, Topic
from .pay_cards import market_lens
from .profile import best_education, best_outlooks, best_pay
from .shown import ShownPay
from .standing import Core, Standing, core_of

PAY_STEPS = {"USD": range(60_000, 200_001, 20_000), "GBP": range(30_000, 70_001, 10_000)}  # a year
MASTER = EntryEducation.LEVELS.index("master") + 1
QUESTIONS_HEADING = "Questions"  # heading of answers, and of topics that are questions
NO_MASTER = Choice("no-masters", "No master’s needed", 0)


# Facets


def kind(role: Role) -> list[Choice]:
    return [Choice(role.kind, role.get_kind_display())]


def skills(role: Role) -> list[Choice]:
    return choices(asked.skill for asked in role.skills.all() if asked.is_asked_for)


def deep_domains(core: Core, role: Role) -> list[Choice]:
    dots = {axis.name: axis.dots for axis in Standing(role, core).axes if axis.dots}
    most = max(dots.values(), default=0)
    return choices({skill.domain: None for skill in core if skill.axis and dots.get(skill.axis) == most})


def education_choices(role: Role) -> Iterator[Choice]:
    best = best_education(role.entry_education)
    if best and all(entry.level and entry.level < MASTER for entry in best):
        yield NO_MASTER
    for entry in best:
        yield Choice(slug_of(entry.education), entry.education, entry.level or EntryEducation.UNPLACED)


def of_topics(whole: Whole, kind: Topic.Kind, name: str, label: str) -> Facet:
    def topics(role: Role) -> list[Choice]:
        return choices(topic for topic in role.topics.all() if topic.kind == kind)

    fixed = choices(topic for topic in whole[Topic] if topic.kind == kind)
    return Facet(name, label, topics, fixed=fixed, offered=False)


def pay_steps(market: Market) -> list[tuple[int, Choice]]:
    """The amounts that one can filter by in a market, with their choices."""
    return [(step, pay_step(market, step)) for step in PAY_STEPS.get(market.currency, ())]


def pay_step(market: Market, step: int) -> Choice:
    label = f"{short_place(market.title)}, {wording.short_money(step, market.currency)} or more"
    former = tuple(f"{slug}-{step}" for slug in market.former_slugs)
    return Choice(f"{market.slug}-{step}", label, market.order * 10_000_000 + step, former, market.slug)


def least_pay(steps: dict[Market, list[tuple[int, Choice]]], role: Role) -> Iterator[Choice]:
    bands = bands_with_median(role)
    for market in dict.fromkeys(band.market for band in bands):
        lowest = lowest_median(best_pay(bands, market))
        yield from (choice for step, choice in steps[market] if step <= lowest)


def pay_grade(role: Role) -> Iterator[Choice]:
    letter = min((band.grade.letter for band in role.pay), default=None)
    if letter:
        yield Choice(letter, f"{letter}: {wording.GRADES[letter][0]}", ord(letter))


def facets(whole: Whole) -> tuple[Facet, ...]:
    steps = {market: pay_steps(market) for market in whole[Market]}
    return (
        Facet("domain", "Main focus", partial(deep_domains, core_of(whole)), fixed=choices(whole[Domain])),
        Facet("education", "Usual qualification", education_choices, hint="In the closest official occupations."),
        Facet(
            "pay",
            "Median pay",
            partial(least_pay, steps),
            hint="If a role has two figures, both must be above this.",
        ),
        Facet("kind", "Kind", kind),
        Facet("skill", "Skills used", skills, fixed=choices(whole[Skill])),
        of_topics(whole, Topic.Kind.EMPLOYER_TYPE, "employer", "Employers"),
        of_topics(whole, Topic.Kind.APPLICATION_AREA, "area", "Where it is used"),
        Facet("evidence", "Quality of pay data", pay_grade, offered=False),
    )


def asked_for_by(whole: Whole) -> Facet:
    """A facet of skills: the roles that ask for a skill."""

    def roles(skill: Skill) -> list[Choice]:
        return choices(asked.role for asked in skill.roles.all() if asked.is_asked_for)

    return Facet("role", "Used by", roles, fixed=choices(whole[Role]))


# Sort orders


def bands_with_median(role: Role) -> list[ShownPay]:
    """The bands with a median, each in the currency of its market."""
    return [band for band in role.pay if band.median is not None and band.currency == band.market.currency]


def lowest_median(bands: Iterable[ShownPay]) -> int:
    """The lowest of several medians; two occupations may stand for a role, and the lower one counts."""
    lowest: int = min(band.median for band in bands)
    return lowest


def median_key(market: Market, role: Role) -> SortKey | None:
    best = best_pay(bands_with_median(role), market)
    return SortKey(lowest_median(best), wording.medians(best)) if best else None


def growth_key(role: Role) -> SortKey | None:
    """A role's projections of the newest period; if there are two, the lower one counts."""
    best = best_outlooks(role.growth)
    return SortKey(min(one.change_percent or 0 for one in best), wording.growths(best)) if best else None


def kind_key(role: Role) -> SortKey:
    """Professions come first; specialisms follow under a heading of their own."""
    heading = Role.Kind.SPECIALISM.plural if role.is_specialism else ""
    return SortKey((role.is_specialism, sort_key(role.title)), role.get_kind_display(), heading)


def orders(whole: Whole) -> tuple[SortOrder, ...]:
    stated = {band.market for role in whole[Role] for band in bands_with_median(role)}
    paid = [market for market in whole[Market] if market in stated]
    return (
        SortOrder("kind", "Professions first", kind_key, shown=False),
        SortOrder("title", "Title", lambda role: SortKey(sort_key(role.title), role.title), shown=False),
        *(
            SortOrder(
                f"pay-{market.slug}",
                f"Median pay, {short_place(market.title)}",
                partial(median_key, market),
                descending=True,
                lens=market.slug,
                former=tuple(f"pay-{slug}" for slug in market.former_slugs),
            )
            for market in paid
        ),
        SortOrder("growth", "Projected growth", growth_key, descending=True),
    )


# Items

PAY_NAMES = ("salary", "wage", "earnings", "income")  # by any of these words the pay of others is found


def role_item(role: Role) -> Item:
    disagreements = role.disagreements.all()
    texts = (
        role.body,
        *(text for duty in role.duties.all() for text in (duty.title, duty.text)),
        *(disagreement.question for disagreement in disagreements),
        *(side.statement for disagreement in disagreements for side in disagreement.sides),
        *(f"{asked.skill.title}: {asked.requirement}" for asked in role.skills.all() if asked.is_asked_for),
        *(link.title for link in role.outside_links.all()),
    )
    return Item(
        "Roles",
        role.title,
        role.get_absolute_url(),
        role.summary,
        tuple(alias.name for alias in role.aliases.all()),
        texts,
        slug=role.slug,
    )


def pair_item(pair: RolePair) -> Item:
    points = [text for point in pair.points.all() for text in (point.aspect, point.first_side, point.second_side)]
    texts = (pair.body, *points, *(statement.text for statement in pair.statements.all()))
    return Item("Easily confused", pair.title, pair.get_absolute_url(), pair.summary, texts=texts)


def market_item(market: Market) -> Item:
    names = (*PAY_NAMES, short_place(market.title))
    return Item("Pay", f"Pay: {market}", market.get_absolute_url(), market.summary, names, (market.body,))


def occupation_item(occupation: Occupation) -> Item:
    paid = PAY_NAMES if occupation.salary_bands.all() else ()
    names = (occupation.code, *paid, *(link.role.title for link in occupation.roles.all() if link.lends_figures))
    address = occupation.get_absolute_url()
    return Item("Occupations", occupation.title, address, occupation.summary, names, (occupation.body,), reference=True)


def topic_item(topic: Topic) -> Item:
    heading = QUESTIONS_HEADING if topic.kind == Topic.Kind.QUESTION else topic.get_kind_display()
    return Item(heading, topic.title, topic.get_absolute_url(), topic.summary, texts=(topic.body,))


def answer_item(answer: Answer) -> Item:
    """The answer to a question; it goes by how people put that, too."""
    address, phrasings = answer.get_absolute_url(), tuple(answer.phrasings)
    return Item(QUESTIONS_HEADING, answer.title, address, answer.summary, texts=(answer.body,), phrasings=phrasings)


def roles_by_title(whole: Whole) -> list[Role]:
    return sorted(whole[Role], key=lambda role: (sort_key(role.title), role.pk))


ROLES = Listing(
    "roles",
    roles_by_title,
    role_item,
    ("role", "roles"),
    facets,
    orders,
    lens=market_lens,
    template="roles/_card.html",
)
PAIRS = Listing("pairs", lambda whole: whole[RolePair], pair_item)
MARKETS = Listing("markets", lambda whole: whole[Market], market_item)
OCCUPATIONS = Listing("occupations", lambda whole: whole[Occupation], occupation_item)
ANSWERS = Listing("answers", lambda whole: whole[Answer], answer_item)
TOPICS = Listing("topics", lambda whole: whole[Topic], topic_item)
