"""What each role says to each criterion of a decision: a number, with the figures behind it, or why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from careerguide.content.models import Section
from careerguide.web.english import capitalised, in_sentence, listed
from pathways.duration import up_to
from pathways.models import Stage
from roles import wording
from roles.models import Market, Role, RoleSkill
from roles.pay import comparability
from roles.profile import best_education, best_outlooks, best_pay
from roles.standing import Core, Standing
from skills.models import Domain

from .ranking import CriterionValue, percentage, plain
from .table import Said


@dataclass(frozen=True)
class Wanted:
    market: Market | None
    have: frozenset[str]  # slugs of skills
    core: Core


@dataclass(frozen=True)
class Finding:
    """What a role says to a criterion."""

    value: CriterionValue
    answers: list[Said] = field(default_factory=list)  # the figures behind the value, each with its source
    sections: list[Section] = field(default_factory=list)  # where many facts stand behind it together
    note: str = ""  # what of it is not counted
    figure: Any = None  # what the findings of all roles must agree in, to share one scale


def missing(words: str) -> Finding:
    return Finding(CriterionValue(None, words))


def find_pay(role: Role, wanted: Wanted) -> Finding:
    best = best_pay(role.pay, wanted.market)
    if not best or not wanted.market:
        there = f"in {wanted.market.title}" if wanted.market else "in any market"
        return missing(f"no median figure {there}")
    lowest = min(best, key=lambda band: band.median)
    answers = [Said(str(wording.median_pay(band)), grade=band.grade, fact=band) for band in best]
    value = CriterionValue(Fraction(lowest.median), wording.median_alone(lowest))
    return Finding(value, answers, figure=lowest.figure)


def pay_bar(findings: Sequence[Finding], wanted: Wanted) -> str:
    reasons = comparability(*(finding.figure for finding in findings))
    return f"these medians can't be compared: {'; '.join(reasons)}" if reasons else ""


def find_growth(role: Role, wanted: Wanted) -> Finding:
    best = best_outlooks(role.growth)
    if not best:
        return missing("no figure")
    lowest = min(best, key=lambda outlook: outlook.change_percent)
    answers = [Said(str(wording.growth(one)), grade=one.grade, fact=one) for one in best]
    value = CriterionValue(Fraction(lowest.change_percent), wording.growth_alone(lowest))
    return Finding(value, answers, figure=wording.period(lowest))


def growth_bar(findings: Sequence[Finding], wanted: Wanted) -> str:
    periods = sorted({finding.figure for finding in findings})
    return f"these projections are for different places or years: {'; '.join(periods)}" if len(periods) > 1 else ""


def find_education(role: Role, wanted: Wanted) -> Finding:
    best = best_education(role.entry_education)
    if not best:
        return missing("no figure")
    unplaced = next((entry for entry in best if entry.level is None), None)
    if unplaced:
        return missing(f"“{unplaced.education}” does not fit our order of levels")
    lowest = min(best, key=lambda entry: entry.level)
    level: int = lowest.level
    answers = [Said(str(wording.entry_education(entry)), grade=entry.grade, fact=entry) for entry in best]
    return Finding(CriterionValue(Fraction(level), f"Level {level}: {wording.entry_education_alone(lowest)}"), answers)


def amount_of(axis: Domain.Axis) -> Callable[[Role, Wanted], Finding]:
    def find(role: Role, wanted: Wanted) -> Finding:
        standing = Standing(role, wanted.core)
        found = standing.axis(axis)
        if found.mean is None:
            return missing("the level of a skill is not known")
        words = f"{plain(found.mean)} of 4, the mean level of {listed(map(in_sentence, found.skills))}"
        asked = [one for one in standing.asked.values() if one.skill.axis == axis]
        return Finding(CriterionValue(found.mean, words), [_skills_of(role)], _sections(asked))

    return find


def find_time(role: Role, wanted: Wanted) -> Finding:
    ways = [way for pathway in role.pathways.all() for way in pathway.ways.all()]
    if not ways:
        return missing("no way known yet")
    timed = [way for way in ways if way.length.longest and not way.length.is_at_least]
    if not timed:
        return missing("the length of a stage is not known")
    quickest = min(timed, key=lambda way: (way.length.longest, way.length.shortest))
    others = len(ways) - len(timed)
    note = f"{others} of {len(ways)} ways are not counted, as their length is not known." if others else ""
    answers = [Said(f"{quickest.pathway.title}: {quickest.time}", url=quickest.get_absolute_url())]
    value = CriterionValue(Fraction(quickest.length.longest), capitalised(up_to(quickest.length.longest)))
    return Finding(value, answers, _sections(quickest.required), note)


def time_bar(findings: Sequence[Finding], wanted: Wanted) -> str:
    return "more than six are hard to weigh, so the skills that you ticked take its place" if wanted.have else ""


def find_own_skills(role: Role, wanted: Wanted) -> Finding:
    essential = [asked for asked in role.skills.all() if asked.is_essential]
    if not essential:
        return missing("no essential skills known")
    held = [asked for asked in essential if asked.skill.slug in wanted.have]
    named = f": {', '.join(asked.skill.title for asked in held)}" if held else ""
    part = percentage(len(held), len(essential))
    words = f"{plain(part)}% of its essential skills{named}"
    return Finding(CriterionValue(part, words), [_skills_of(role)], _sections(held))


def own_skills_bar(findings: Sequence[Finding], wanted: Wanted) -> str:
    return "" if wanted.have else "you have not ticked any"


def _skills_of(role: Role) -> Said:
    return Said("Its skills, one by one", url=f"{role.get_absolute_url()}#skills")


def _sections(facts: Sequence[RoleSkill] | Sequence[Stage]) -> list[Section]:
    return list(dict.fromkeys(section for fact in facts for section in fact.sections))


def no_bar(findings: Sequence[Finding], wanted: Wanted) -> str:
    return ""


@dataclass(frozen=True)
class Criterion:
    """Something that can be weighed, such as median pay, and how to find what each role says to it."""

    slug: str
    name: str  # as it stands within a sentence
    better: str  # what a high score means
    find: Callable[[Role, Wanted], Finding]
    bar: Callable[[Sequence[Finding], Wanted], str] = no_bar  # why findings don't count, though all are given
    less_is_better: bool = False


CRITERIA = (
    Criterion("pay", "median pay", "More scores higher.", find_pay, pay_bar),
    Criterion("growth", "projected growth", "More scores higher.", find_growth, growth_bar),
    Criterion("education", "usual qualification", "Less scores higher.", find_education, less_is_better=True),
    Criterion("patients", "medicine in the work", "More scores higher.", amount_of(Domain.Axis.MEDICINE)),
    Criterion("code", "code in the work", "More scores higher.", amount_of(Domain.Axis.CODE)),
    Criterion("time", "time to get there", "Less scores higher.", find_time, time_bar, less_is_better=True),
    Criterion("skills", "skills you already have", "More scores higher.", find_own_skills, own_skills_bar),
)
