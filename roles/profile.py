"""The quick facts of a role: the same items for every role, in the same order; None where no source states one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from .models import Market, OccupationCode, Outlook, Role, RoleSkill, SalaryBand, Topic
from .wording import Words, entry_education, growth, median_pay

Figure = TypeVar("Figure")


@dataclass(frozen=True)
class QuickFacts:
    """The facts at the top of a profile.

    Two figures stand side by side where two official occupations fit equally well.
    """

    pay: list[SalaryBand]  # the best graded bands with a median, of one market
    outlooks: list[Outlook]  # the best graded projections with a number, of one period
    education: list[OccupationCode]  # the best graded occupations that state their entry education
    skills: list[RoleSkill]  # the first essential ones of each domain
    settings: list[Topic]  # the types of employer

    @property
    def pay_in_words(self) -> list[tuple[SalaryBand, Words]]:
        return [(band, median_pay(band)) for band in self.pay]

    @property
    def growth_in_words(self) -> list[tuple[Outlook, Words]]:
        return [(outlook, growth(outlook)) for outlook in self.outlooks]

    @property
    def education_in_words(self) -> list[tuple[OccupationCode, Words]]:
        return [(code, entry_education(code)) for code in self.education]


TOP_SKILLS = 2  # of each domain
SIDE_BY_SIDE = 2


def quick_facts(role: Role) -> QuickFacts:
    return QuickFacts(
        pay=best_pay(role.salary_bands.all())[:SIDE_BY_SIDE],
        outlooks=best_outlooks(role.outlooks.all())[:SIDE_BY_SIDE],
        education=best_education(role.occupation_codes.all())[:SIDE_BY_SIDE],
        skills=top_skills(role.skills.all()),
        settings=[topic for topic in role.topics.all() if topic.kind == Topic.Kind.EMPLOYER_TYPE],
    )


# The best figures for a role


def best_pay(bands: Iterable[SalaryBand], market: Market | None = None) -> list[SalaryBand]:
    """The best graded bands with a median: in this market, or in the first of those that share the grade."""
    medians = [band for band in bands if band.median is not None and (not market or band.market == market)]
    return best(medians, lambda band: (band.grade.letter, band.market.order, band.market.title))


def best_outlooks(outlooks: Iterable[Outlook]) -> list[Outlook]:
    numbers = [outlook for outlook in outlooks if outlook.change_percent is not None]
    return best(numbers, lambda outlook: (outlook.grade.letter, outlook.start_year))


def best_education(codes: Iterable[OccupationCode]) -> list[OccupationCode]:
    stated = [code for code in codes if code.entry_education]
    return best(stated, lambda code: code.education_grade.letter)


def best(figures: list[Figure], rank: Callable[[Figure], Any]) -> list[Figure]:
    """The figures that share the lowest rank."""
    first = min(map(rank, figures), default=None)
    return [figure for figure in figures if rank(figure) == first]


def top_skills(skills: Iterable[RoleSkill]) -> list[RoleSkill]:
    by_domain: dict[int, list[RoleSkill]] = {}
    for asked in skills:
        if asked.is_essential:
            by_domain.setdefault(asked.skill.domain_id, []).append(asked)
    return [asked for some in by_domain.values() for asked in some[:TOP_SKILLS]]
