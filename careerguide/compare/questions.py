"""What each compared role is asked, in groups."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse

from careerguide.content.collation import sort_key
from careerguide.web.english import capitalised
from roles import wording
from roles.core import Requirement
from roles.models import Market, Role, Topic, WorkStatement
from roles.profile import best_education, best_outlooks, best_pay
from roles.standing import Core, Standing, axis_names
from roles.work import work_facts

from .table import Question, QuestionGroup, Said, answered


def compared(core: Core, roles: list[Role]) -> list[QuestionGroup]:
    """All questions in their groups, with the answers of each role."""
    asked = (
        ("What the work is", "work", WORK_QUESTIONS),
        ("Skills", "skills-asked", _skill_questions(core)),
        ("Pay", "pay", _pay_questions(roles)),
        ("Outlook", "outlook", OUTLOOK_QUESTIONS),
        ("Ways in", "ways-in", WAYS_IN_QUESTIONS),
        ("Settings", "settings", SETTINGS_QUESTIONS),
        ("Evidence", "evidence", EVIDENCE_QUESTIONS),
    )
    return [answered(title, slug, questions, roles) for title, slug, questions in asked]


def _pay_questions(roles: list[Role]) -> list[Question]:
    """One question for each market in which any of the roles has a figure."""
    markets = {band.market.slug: band.market for role in roles for band in role.pay}
    return [
        Question(
            f"Pay, {market.title}",
            partial(_pay, market),
            "no source that we hold states pay for this role there",
            "what does a beginner earn where I want to work, and what does somebody with experience?",
            telling=True,
        )
        for market in sorted(markets.values(), key=lambda market: market.rank)
    ] or [Question("Pay", lambda role: [], "no source that we hold states pay for this role")]


def _skill_questions(core: Core) -> list[Question]:
    return [
        *(Question(capitalised(axis), partial(_axis, axis, core)) for axis in axis_names(core)),
        Question("From medicine to code", partial(_place, "x_in_words", core)),
        Question("Builds, or brings into use", partial(_place, "y_in_words", core)),
        Question("Essential skills", partial(_skills, Requirement.ESSENTIAL), "none is judged to be"),
        Question("Useful skills", partial(_skills, Requirement.USEFUL), "none is judged to be"),
        Question("Also helps", partial(_skills, Requirement.ALSO_HELPS), "no source names more"),
    ]


def _duties(role: Role) -> Iterator[Said]:
    for duty in role.duties.all():
        yield Said(duty.title, fact=duty)


def _axis(name: str, core: Core, role: Role) -> Iterator[Said]:
    yield Said(capitalised(str(Standing(role, core).axis(name))))


def _place(words: str, core: Core, role: Role) -> Iterator[Said]:
    place = Standing(role, core).place
    yield Said(capitalised(getattr(place, words) if place else Requirement.NOT_JUDGED))


def _skills(requirement: Requirement, role: Role) -> Iterator[Said]:
    if named := [asked.skill.title for asked in role.skills.all() if asked.requirement is requirement]:
        yield Said(", ".join(named), url="#matrix")


def _pay(market: Market, role: Role) -> Iterator[Said]:
    """The best graded medians of a role in a market; if it has no median there, all that is stated."""
    bands = [band for band in role.pay if band.market == market]
    best = best_pay(bands, market)
    for band in best or bands:
        words = wording.median_pay_there(band) if best else wording.all_pay_there(band)
        yield Said(capitalised(str(words)), grade=band.grade, fact=band)


def _growth(role: Role) -> Iterator[Said]:
    for outlook in best_outlooks(role.growth):
        yield Said(str(wording.growth(outlook)), grade=outlook.grade, fact=outlook)


def _openings(role: Role) -> Iterator[Said]:
    for outlook in best_outlooks(role.growth):
        if outlook.openings is not None:
            yield Said(str(wording.openings(outlook)), grade=outlook.grade, fact=outlook)


def _education(role: Role) -> Iterator[Said]:
    for entry in best_education(role.entry_education):
        yield Said(str(wording.entry_education(entry)), grade=entry.grade, fact=entry)


def _work(kind: WorkStatement.Kind, role: Role) -> Iterator[Said]:
    for facts in work_facts(role):
        if facts.kind == kind:
            yield from (Said(_said(statement), fact=statement) for statement in facts.statements)


def _said(statement: WorkStatement) -> str:
    """What is said of the work, and of which occupation if not of the role itself."""
    of = f" (said of {statement.occupation})" if statement.occupation else ""
    return f"{capitalised(statement.in_words)}{of}"


def _pathways(role: Role) -> Iterator[Said]:
    for pathway in role.pathways.all():
        yield Said(f"{pathway.title}: {pathway.times}", url=pathway.get_absolute_url())


def _starts(role: Role) -> Iterator[Said]:
    starts = {pathway.starting_point for pathway in role.pathways.all()}
    for start in sorted(starts, key=lambda start: sort_key(start.title)):
        yield Said(start.title, url=start.get_absolute_url())


def _topics(kind: Topic.Kind, role: Role) -> Iterator[Said]:
    for topic in role.topics.all():
        if topic.kind == kind:
            yield Said(topic.title, url=topic.get_absolute_url())


def _occupations(role: Role) -> Iterator[Said]:
    matches: dict[str, set[str]] = {}
    for link in role.occupations.all():
        occupation = link.occupation
        matches.setdefault(occupation.title, set()).add(link.match)
        match = link.get_match_display().lower().replace(":", ",")
        words = f"In {occupation.get_scheme_display()}, {occupation.title} ({occupation.code}): {match}"
        yield Said(words, occupation.get_absolute_url(), fact=link)
    for title in (title for title, found in matches.items() if len(found) > 1):
        yield Said(f"“{title}” has more than one match, as each classification draws its own line around it")


def _pay_grade(role: Role) -> Iterator[Said]:
    grades = sorted((band.grade for band in role.pay), key=lambda grade: grade.letter)
    for grade in grades[:1]:
        yield Said(f"{grade.letter}: {grade.reason}", grade=grade)


def _reviewed(role: Role) -> Iterator[Said]:
    if role.reviewed_on:
        yield Said(f"{role.reviewed_on:%-d %B %Y}")


def _work_question(kind: WorkStatement.Kind) -> Question:
    return Question(kind.label, partial(_work, kind), "no source that we hold says it")


WORK_QUESTIONS = [
    Question("Kind", lambda role: [Said(role.get_kind_display())]),
    Question("In short", lambda role: [Said(role.summary, fact=role)]),
    Question("What one does", _duties, "no source that we hold lists duties"),
    _work_question(WorkStatement.Kind.SETTING),
    _work_question(WorkStatement.Kind.SCHEDULE),
    _work_question(WorkStatement.Kind.INTERESTS),
    _work_question(WorkStatement.Kind.SUITS),
    _work_question(WorkStatement.Kind.HARD),
]
OUTLOOK_QUESTIONS = [
    Question(
        "Projected growth",
        _growth,
        "no source that we hold gives a number",
        "do employers near me look for more people than a few years ago?",
        telling=True,
    ),
    Question(
        "Openings a year",
        _openings,
        "no source that we hold gives a number",
        "how many jobs were open near me in the last year?",
    ),
]
WAYS_IN_QUESTIONS = [
    Question(
        "Education at entry",
        _education,
        "no official occupation of this role states it",
        "which degree do people have who started lately?",
        telling=True,
    ),
    _work_question(WorkStatement.Kind.SCHOOL_SUBJECTS),
    _work_question(WorkStatement.Kind.PREPARATION),
    _work_question(WorkStatement.Kind.EXPERIENCE),
    Question(
        "Pathways",
        _pathways,
        "no source that we hold describes one that leads here",
        "how did people whom you know get there, and how long did it take?",
        telling=True,
        onward=lambda role: [
            Said("all pathways", reverse("pathways:list")),
            Said("the role’s profile", role.get_absolute_url()),
        ],
    ),
    Question("Reached from", _starts, "no source that we hold describes a pathway that leads here"),
]
SETTINGS_QUESTIONS = [
    Question(
        "Who employs",
        partial(_topics, Topic.Kind.EMPLOYER_TYPE),
        "no source says it of this role",
        "who offers such jobs around here?",
    ),
    Question(
        "Where it is used",
        partial(_topics, Topic.Kind.APPLICATION_AREA),
        "no source says it of this role",
        "in which parts of the field would I work?",
    ),
]
EVIDENCE_QUESTIONS = [
    Question("Official occupations", _occupations, "no official occupation stands for it"),
    Question("Best grade of its pay", _pay_grade, "no source that we hold states pay for this role"),
    Question("Last reviewed", _reviewed, "nobody has reviewed it yet"),
]
