"""What each role says to each criterion of a decision: a number, with the figures behind it, or why there is none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from careerguide.compare.ranking import Value, plain, share
from careerguide.content.models import Section
from careerguide.web.templatetags.web import signed
from pathways.catalogue import longest
from pathways.models import Step
from roles.catalogue import LEVELS
from roles.models import Market, Outlook, Role, RoleSkill, SalaryBand
from roles.pay import comparability
from roles.profile import best_education, best_outlooks, best_pay
from skills.models import Domain

from .table import Line


@dataclass(frozen=True)
class Wanted:
    market: Market | None
    have: frozenset[str]  # slugs of skills


@dataclass(frozen=True)
class Answer:
    value: Value
    lines: list[Line] = field(default_factory=list)  # the figures behind the value, each with its source
    sections: list[Section] = field(default_factory=list)  # where many facts stand behind it together
    note: str = ""  # what of it is not counted
    figure: Any = None  # what the answers of all roles must agree in, to share one scale


def missing(words: str) -> Answer:
    return Answer(Value(None, words))


def pay(role: Role, wanted: Wanted) -> Answer:
    best = best_pay(role.salary_bands.all(), wanted.market)
    if not best or not wanted.market:
        return missing(
            f"no source states a median{f' in {wanted.market.title}' if wanted.market else ' in any market'}"
        )
    lowest: SalaryBand = min(best, key=lambda band: band.median)
    lines = [Line(_median_in_words(band), grade=band.grade, fact=band) for band in best]
    words = lowest.median_in_words + _of(lowest.occupation or lowest.scale)
    return Answer(Value(Fraction(lowest.median or 0), words), lines, figure=lowest.figure)


def _of(occupation: str) -> str:
    """The official occupation's own name stands with its figure everywhere."""
    return f" ({occupation})" if occupation else ""


def _median_in_words(band: SalaryBand) -> str:
    level = "" if band.level == SalaryBand.Level.ALL else band.get_level_display().lower()
    named = band.occupation or band.scale
    known = (
        band.market.title,
        str(band.year or "undated"),
        band.basis_in_words,
        level,
        f"for {named}" if named else "",
    )
    return f"{band.median_in_words} a year, {', '.join(filter(None, known))}"


def pay_bar(answers: Sequence[Answer], wanted: Wanted) -> str:
    reasons = comparability(*(answer.figure for answer in answers))
    return f"these medians can't share one scale: {'; '.join(reasons)}" if reasons else ""


def growth(role: Role, wanted: Wanted) -> Answer:
    best = best_outlooks(role.outlooks.all())
    if not best:
        return missing("no source states a number for it")
    lowest: Outlook = min(best, key=lambda outlook: outlook.change_percent)
    lines = [
        Line(
            f"{_change(one)} jobs, {_period(one)}" + (f", for {one.occupation}" if one.occupation else ""),
            grade=one.grade,
            fact=one,
        )
        for one in best
    ]
    words = _change(lowest) + _of(lowest.occupation)
    return Answer(Value(Fraction(lowest.change_percent or 0), words), lines, figure=_period(lowest))


def _change(outlook: Outlook) -> str:
    return f"{signed(outlook.change_percent)}%" if outlook.change_percent is not None else ""


def _period(outlook: Outlook) -> str:
    return f"{outlook.market.title}, {outlook.start_year} to {outlook.end_year}"


def growth_bar(answers: Sequence[Answer], wanted: Wanted) -> str:
    periods = sorted({answer.figure for answer in answers})
    return f"these projections are for different places or years: {'; '.join(periods)}" if len(periods) > 1 else ""


def education(role: Role, wanted: Wanted) -> Answer:
    best = best_education(role.occupation_codes.all())
    if not best:
        return missing("no official occupation of this role states it")
    placed = [(_level(code.entry_education), code) for code in best]
    unplaced = next((code for level, code in placed if level is None), None)
    if unplaced:
        return missing(f"“{unplaced.entry_education}” is none of the levels that we can put in an order")
    level, lowest = min(((level or 0, code) for level, code in placed), key=lambda one: one[0])
    lines = [
        Line(
            f"{code.entry_education}, United States, {code.education_year or 'undated'}, for {code.title}",
            grade=code.education_grade,
            fact=code,
        )
        for code in best
    ]
    return Answer(Value(Fraction(level), f"Level {level}: {lowest.entry_education}{_of(lowest.title)}"), lines)


def _level(education: str) -> int | None:
    return next((level for level, word in enumerate(LEVELS, 1) if word in education.lower()), None)


def closeness(hue: Domain.Hue) -> Callable[[Role, Wanted], Answer]:
    def answer(role: Role, wanted: Wanted) -> Answer:
        skills = list(role.skills.all())
        levels = [asked.proficiency for asked in skills if asked.proficiency]
        if not levels:
            return missing("none of its skills has a level")
        near = [asked.proficiency for asked in skills if asked.proficiency and asked.skill.domain.hue == hue]
        number = share(near, levels)
        unknown = len(skills) - len(levels)
        note = f"Skills without a level are not counted: {unknown} of {len(skills)}." if unknown else ""
        words = f"{sum(near)} of its {sum(levels)} levels ({plain(number)}%)"
        return Answer(Value(number, words), [_skills_of(role)], _sections(skills), note)

    return answer


def time(role: Role, wanted: Wanted) -> Answer:
    pathways = list(role.pathways.all())
    if not pathways:
        return missing("no source describes a pathway that leads there")
    timed = [(months, pathway) for pathway in pathways if (months := longest(pathway))]
    if not timed:
        return missing("no source states how long each required step takes")
    months, quickest = min(timed, key=lambda one: one[0])
    steps: list[Step] = [step for step in quickest.steps.all() if not step.optional]
    others = len(pathways) - len(timed)
    note = f"Pathways for which no source says it are not counted: {others} of {len(pathways)}." if others else ""
    lines = [Line(quickest.title, url=quickest.get_absolute_url())]
    return Answer(Value(Fraction(months), f"Up to {months} months"), lines, _sections(steps), note)


def time_bar(answers: Sequence[Answer], wanted: Wanted) -> str:
    return "more than six are hard to weigh, so the skills that you ticked take its place" if wanted.have else ""


def is_essential(asked: RoleSkill) -> bool:
    return asked.requirement == RoleSkill.Requirement.ESSENTIAL


def own_skills(role: Role, wanted: Wanted) -> Answer:
    essential = [asked for asked in role.skills.all() if is_essential(asked)]
    if not essential:
        return missing("no source names an essential skill")
    held = [asked for asked in essential if asked.skill.slug in wanted.have]
    named = f": {', '.join(asked.skill.title for asked in held)}" if held else ""
    words = f"{len(held)} of its {len(essential)} essential skills{named}"
    return Answer(Value(Fraction(len(held)), words), [_skills_of(role)], _sections(held))


def own_skills_bar(answers: Sequence[Answer], wanted: Wanted) -> str:
    return "" if wanted.have else "you have not ticked any"


def _skills_of(role: Role) -> Line:
    return Line("Its skills, one by one", url=f"{role.get_absolute_url()}#skills")


def _sections(facts: Sequence[RoleSkill] | Sequence[Step]) -> list[Section]:
    return list(dict.fromkeys(section for fact in facts for section in fact.sections))


def no_bar(answers: Sequence[Answer], wanted: Wanted) -> str:
    return ""


@dataclass(frozen=True)
class Question:
    """A criterion, as all roles are asked for it."""

    slug: str
    name: str  # as it stands within a sentence
    better: str  # what a high score means
    answer: Callable[[Role, Wanted], Answer]
    bar: Callable[[Sequence[Answer], Wanted], str] = no_bar  # why answers don't count, though all are given
    less_is_better: bool = False


QUESTIONS = (
    Question("pay", "median pay", "More scores higher.", pay, pay_bar),
    Question("growth", "projected growth", "More scores higher.", growth, growth_bar),
    Question("education", "education at entry", "Less scores higher.", education, less_is_better=True),
    Question("patients", "closeness to patients", "Closer scores higher.", closeness(Domain.Hue.CLINICAL)),
    Question("code", "closeness to code", "Closer scores higher.", closeness(Domain.Hue.TECHNICAL)),
    Question("time", "time to get there", "Less scores higher.", time, time_bar, less_is_better=True),
    Question("skills", "skills you already have", "More scores higher.", own_skills, own_skills_bar),
)
