"""Roles as the catalogue reads them: thousands at once, in a fixed number of queries for each few hundred.

A hundred thousand roles have millions of parts; as plain values they are read several times faster than as models.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
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
    mismatch_in_words,
)

CHUNK = 500  # roles


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


@dataclass(frozen=True, slots=True)
class ListedRole:
    role: Role
    names: list[str]
    texts: list[str]  # of its duties and disagreements
    skills: list[tuple[Skill, str]]  # with what is required of each
    topics: list[Topic]
    pay: list[Pay]
    growth: list[Growth]
    education: list[Education]


def listed_roles() -> Iterator[ListedRole]:
    """The published roles, with what is published of them."""
    shared = Shared()
    roles = Role.objects.published().iterator(chunk_size=CHUNK)
    while chunk := list(islice(roles, CHUNK)):
        yield from _with_parts(chunk, shared)


class Shared:
    """What many roles refer to, by primary key."""

    def __init__(self) -> None:
        self.skills = Skill.objects.published().select_related("domain").in_bulk()
        self.topics = Topic.objects.published().in_bulk()
        self.markets = Market.objects.published().in_bulk()
        self.sections = Section.objects.select_related("source").in_bulk()


def _with_parts(roles: list[Role], shared: Shared) -> Iterator[ListedRole]:
    def parts(model: Any, *fields: str, role: str = "role_id") -> QuerySet:
        return model.objects.filter(**{f"{role}__in": ids}).values_list(role, *fields)

    def cited(model: Any) -> Callable[[int], list[Section]]:
        name = model._meta.model_name
        links = model.citations.through.objects.filter(**{f"{name}__role_id__in": ids})
        sections = _grouped(links.values_list(f"{name}_id", "section_id"))
        return lambda pk: [shared.sections[section] for (section,) in sections[pk]]

    ids = [role.pk for role in roles]
    names = _grouped(parts(RoleAlias, "name"))
    duties = _grouped(parts(Duty, "title", "text"))
    disputes = _grouped(parts(Disagreement, "question"))
    answers = _grouped(parts(Position, "statement", role="disagreement__role_id"))
    skills = _grouped(parts(RoleSkill, "skill_id", "requirement"))
    topics = _grouped(Topic.roles.through.objects.filter(role_id__in=ids).values_list("role_id", "topic_id"))

    code_rows = list(parts(OccupationCode, "pk", "title", "match", "entry_education", "education_year"))
    code_sections = cited(OccupationCode)
    occupations = {pk: (title, mismatch_in_words(match, title)) for _, pk, title, match, *_ in code_rows}
    occupations[None] = ("", "")
    education = _grouped(
        (role, Education(entry, grade_of(code_sections(pk), occupations[pk][1], year)))
        for role, pk, _, _, entry, year in code_rows
        if entry
    )
    band_sections = cited(SalaryBand)
    pay = _grouped(
        (role, Pay(shared.markets[market], median, currency, year, title, grade_of(band_sections(pk), mismatch, year)))
        for role, pk, market, median, currency, year, code in parts(
            SalaryBand, "pk", "market_id", "median", "currency", "year", "occupation_code_id"
        )
        if market in shared.markets
        for title, mismatch in [occupations[code]]
    )
    outlook_sections = cited(Outlook)
    growth = _grouped(
        (
            role,
            Growth(shared.markets[market], change, start, end, title, grade_of(outlook_sections(pk), mismatch, start)),
        )
        for role, pk, market, change, start, end, code in parts(
            Outlook, "pk", "market_id", "change_percent", "start_year", "end_year", "occupation_code_id"
        )
        if market in shared.markets
        for title, mismatch in [occupations[code]]
    )
    for role in roles:
        pk = role.pk
        yield ListedRole(
            role,
            names=[name for (name,) in names[pk]],
            texts=[text for rows in (duties, disputes, answers) for row in rows[pk] for text in row],
            skills=[(shared.skills[skill], needed) for skill, needed in skills[pk] if skill in shared.skills],
            topics=[shared.topics[topic] for (topic,) in topics[pk] if topic in shared.topics],
            pay=[one for (one,) in pay[pk]],
            growth=[one for (one,) in growth[pk]],
            education=[one for (one,) in education[pk]],
        )


def _grouped(rows: Iterable[tuple]) -> dict[int, list[tuple]]:
    """The rows by their first value, and without it."""
    groups: dict[int, list[tuple]] = defaultdict(list)
    for first, *rest in rows:
        groups[first].append(tuple(rest))
    return groups
