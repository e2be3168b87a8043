"""Roles as the catalogue reads them: thousands at once, in a fixed number of queries for each few hundred.

A hundred thousand roles have millions of parts; as plain values they are read several times faster than as models.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from django.db.models import QuerySet

from careerguide.content.models import Section
from skills.models import Skill

from .evidence import Grade
from .models import (
    Disagreement,
    Duty,
    Market,
    OccupationCode,
    Outlook,
    Position,
    Role,
    RoleAlias,
    RoleSkill,
    SalaryBand,
    Topic,
    grade_of,
)
from .profile import best_pay

CHUNK = 2_000  # roles


@dataclass(frozen=True, slots=True)
class Pay:
    market: Market
    median: int | None
    currency: str
    year: int | None
    occupation: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Growth:
    market: Market
    change_percent: Decimal | None
    start_year: int
    end_year: int
    occupation: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class Education:
    entry_education: str
    education_grade: Grade


@dataclass(frozen=True)
class ListedRole:
    role: Role
    names: list[str]
    texts: list[str]  # of its duties and disagreements
    skills: list[tuple[Skill, str]]  # with what is required of each
    topics: list[Topic]
    pay: list[Pay]
    growth: list[Growth]
    education: list[Education]

    @cached_property
    def medians(self) -> dict[str, list[Any]]:
        """The best graded `Pay` with a median in each market, in its currency, by the slug of the market."""
        by_market: dict[str, list[Any]] = {}
        for pay in self.pay:
            if pay.median is not None and pay.currency == pay.market.currency:
                by_market.setdefault(pay.market.slug, []).append(pay)
        return {slug: best_pay(stated) if len(stated) > 1 else stated for slug, stated in by_market.items()}


def listed_roles() -> Iterator[ListedRole]:
    """The published roles, by title, with what is published of them."""
    shared = Shared()
    titles = Role.objects.published().order_by().values_list("title", "pk")
    ids = [pk for _, pk in sorted((title.lower(), pk) for title, pk in titles)]
    for start in range(0, len(ids), CHUNK):
        chunk = ids[start : start + CHUNK]
        roles = Role.objects.published().in_bulk(chunk)
        yield from _with_parts([roles[pk] for pk in chunk if pk in roles], shared)


class Shared:
    """What many roles refer to, by primary key."""

    def __init__(self) -> None:
        self.skills = Skill.objects.published().select_related("domain").in_bulk()
        self.topics = Topic.objects.published().in_bulk()
        self.markets = Market.objects.published().in_bulk()
        self.sections = Section.objects.select_related("source").in_bulk()

    @cache  # noqa: B019  (it goes with the roles that it was made for)
    def grade(self, sections: tuple[int, ...], year: int | None, *, mismatch: bool) -> Grade:
        """As `grade_of`, but that its reason does not name the other occupation."""
        return grade_of([self.sections[pk] for pk in sections], "for another occupation" if mismatch else "", year)


def _with_parts(roles: list[Role], shared: Shared) -> Iterator[ListedRole]:
    def parts(model: Any, *fields: str, role: str = "role_id") -> QuerySet:
        return model.objects.filter(**{f"{role}__in": ids}).values_list(role, *fields)

    def cited(model: Any) -> dict[int, tuple[int, ...]]:
        """The sections that each figure cites."""
        name = model._meta.model_name
        links = model.citations.through.objects.filter(**{f"{name}__role_id__in": ids})
        found = _grouped(links.values_list(f"{name}_id", "section_id"))
        return defaultdict(tuple, {pk: tuple(section for _, section in rows) for pk, rows in found.items()})

    ids = [role.pk for role in roles]
    names = _grouped(parts(RoleAlias, "name"))
    duties = _grouped(parts(Duty, "title", "text"))
    disputes = _grouped(parts(Disagreement, "question"))
    answers = _grouped(parts(Position, "statement", role="disagreement__role_id"))
    skills = _grouped(parts(RoleSkill, "skill_id", "requirement"))
    topics = _grouped(Topic.roles.through.objects.filter(role_id__in=ids).values_list("role_id", "topic_id"))

    occupations: dict[int | None, tuple[str, bool]] = {None: ("", False)}  # title, and whether it is another one
    education: dict[int, list[Education]] = defaultdict(list)
    sections = cited(OccupationCode)
    for role, pk, title, match, entry, year in parts(
        OccupationCode, "pk", "title", "match", "entry_education", "education_year"
    ):
        occupations[pk] = title, match != OccupationCode.Match.EXACT
        if entry:
            grade = shared.grade(sections[pk], year, mismatch=occupations[pk][1])
            education[role].append(Education(entry, grade))

    pay: dict[int, list[Pay]] = defaultdict(list)
    sections = cited(SalaryBand)
    for role, pk, market, median, currency, year, code in parts(
        SalaryBand, "pk", "market_id", "median", "currency", "year", "occupation_code_id"
    ):
        if market in shared.markets:
            title, other = occupations[code]
            grade = shared.grade(sections[pk], year, mismatch=other)
            pay[role].append(Pay(shared.markets[market], median, currency, year, title, grade))

    growth: dict[int, list[Growth]] = defaultdict(list)
    sections = cited(Outlook)
    for role, pk, market, change, start, end, code in parts(
        Outlook, "pk", "market_id", "change_percent", "start_year", "end_year", "occupation_code_id"
    ):
        if market in shared.markets:
            title, other = occupations[code]
            grade = shared.grade(sections[pk], start, mismatch=other)
            growth[role].append(Growth(shared.markets[market], change, start, end, title, grade))

    for role in roles:
        pk = role.pk
        yield ListedRole(
            role,
            names=[name for _, name in names[pk]],
            texts=[text for rows in (duties, disputes, answers) for row in rows[pk] for text in row[1:]],
            skills=[(shared.skills[skill], needed) for _, skill, needed in skills[pk] if skill in shared.skills],
            topics=[shared.topics[topic] for _, topic in topics[pk] if topic in shared.topics],
            pay=pay[pk],
            growth=growth[pk],
            education=education[pk],
        )


def _grouped(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    """The rows by their first value."""
    groups: dict[int, list[tuple]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row)
    return groups
