"""The quick facts of a role: the same items for every role, in the same order; None where no source states one."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from .models import Market, Role, RoleSkill, Topic
from .wording import Words, entry_education, future, growth, lower_quarter, median_pay, other_pay, sourced_pay

Shown = TypeVar("Shown")  # a figure of the role itself, or one of its occupations' that is applied to it


@dataclass(frozen=True)
class QuickFacts:
    """The facts at the top of a profile.

    Two figures stand side by side where two official occupations fit equally well.
    """

    pay: list[Any]  # the best graded bands with a median, of one market
    outlooks: list[Any]  # the projections with a number of the newest period
    education: list[Any]  # the best graded entry education of its occupations
    skills: list[RoleSkill]  # the first essential ones of each domain
    employers: list[Topic]  # the types of employer

    @property
    def pay_in_words(self) -> list[tuple[Any, Words]]:
        return [(band, median_pay(band)) for band in self.pay]

    @property
    def growth_in_words(self) -> list[tuple[Any, Words]]:
        return [(outlook, growth(outlook)) for outlook in self.outlooks]

    @property
    def future_in_words(self) -> list[str]:
        return [future(outlook) for outlook in self.outlooks]

    @property
    def education_in_words(self) -> list[tuple[Any, Words]]:
        return [(entry, entry_education(entry)) for entry in self.education]

    @property
    def first_pay_in_words(self) -> list[tuple[Any, Words]]:
        """The lower quarter of pay, which stands in for a first job where no source says what that pays."""
        return [(band, lower_quarter(band)) for band in self.pay if band.lower_quartile is not None]


TOP_SKILLS = 2  # of each domain
SIDE_BY_SIDE = 2


def quick_facts(role: Role) -> QuickFacts:
    return QuickFacts(
        pay=best_pay(role.pay)[:SIDE_BY_SIDE],
        outlooks=best_outlooks(role.growth)[:SIDE_BY_SIDE],
        education=best_education(role.entry_education)[:SIDE_BY_SIDE],
        skills=top_skills(role.skills.all()),
        employers=[topic for topic in role.topics.all() if topic.kind == Topic.Kind.EMPLOYER_TYPE],
    )


# The best figures for a role


def best_pay(bands: Iterable[Any], market: Market | None = None) -> list[Any]:
    """The best graded bands with a median: in this market, or in the first of those that share the grade."""
    medians = [band for band in bands if band.median is not None and (not market or band.market == market)]
    return newest(best(medians, lambda band: (band.grade.letter, band.market.order, band.market.title)))


def best_outlooks(outlooks: Iterable[Any]) -> list[Any]:
    """The projections with a number of the newest period; a claim counts only where there is no other."""
    numbers = [outlook for outlook in outlooks if outlook.change_percent is not None]
    return best(numbers, lambda outlook: (outlook.grade.letter == "D", -outlook.start_year, outlook.grade.letter))


def best_education(entries: Iterable[Any]) -> list[Any]:
    return newest(best([*entries], lambda entry: entry.grade.letter))


def newest(figures: list[Any]) -> list[Any]:
    """The figures but those that a newer one of the same occupation takes the place of."""
    years: dict[Any, int] = {}
    for figure in figures:
        years[figure.occupation] = max(years.get(figure.occupation, 0), figure.dated or 0)
    return [figure for figure in figures if not figure.occupation or (figure.dated or 0) == years[figure.occupation]]


def best(figures: list[Shown], rank: Callable[[Shown], Any]) -> list[Shown]:
    """The figures that share the lowest rank."""
    first = min(map(rank, figures), default=None)
    return [figure for figure in figures if rank(figure) == first]


def top_skills(skills: Iterable[RoleSkill]) -> list[RoleSkill]:
    by_domain: dict[int, list[RoleSkill]] = {}
    for asked in skills:
        if asked.is_essential:
            by_domain.setdefault(asked.skill.domain_id, []).append(asked)
    return [asked for some in by_domain.values() for asked in some[:TOP_SKILLS]]


def pay_sentence(bands: Iterable[Any]) -> str:
    """What one market pays, in a sentence: the best medians and a pay scale; a claim where there is nothing else."""
    stated = [*bands]
    sourced = [band for band in stated if not band.figure.claimed]
    medians, scales = best_pay(sourced)[:SIDE_BY_SIDE], [band for band in sourced if band.scale]
    if medians or scales:
        return sourced_pay(medians, scales[:1])
    return other_pay((sourced or stated)[0])
