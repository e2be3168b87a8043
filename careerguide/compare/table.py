"""The roles that a visitor compares, row by row: the same questions to each, and an answer or why there is none."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.urls import reverse

from careerguide.compare.skills import Need
from careerguide.content.models import Cited, Section
from careerguide.web.templatetags.web import capitalised, in_sentence, signed, thousands
from roles.evidence import Grade
from roles.models import Market, Role, RoleSkill, Topic
from roles.profile import best_education, best_outlooks, best_pay

DIFFERENCES, QUESTIONS = 5, 5  # on the sheet


@dataclass(frozen=True)
class Line:
    """One answer, as it stands in a cell; with the fact that it is, if its source is to stand beside it."""

    words: str
    url: str = ""
    grade: Grade | None = None
    fact: Cited | None = None

    @property
    def sources(self) -> list[Section]:
        return self.fact.sections if self.fact else []


@dataclass(frozen=True)
class Question:
    """What each role is asked."""

    label: str
    answers: Callable[[Role], Iterable[Line]]
    absent: str = ""  # why there may be no answer
    ask: str = ""  # what an adviser could be asked where the answer is missing or weak
    telling: bool = False  # whether a difference in it belongs on the printed sheet
    onward: Callable[[Role], Iterable[Line]] = lambda role: ()  # pages to go on to where there is no answer


@dataclass(frozen=True)
class Cell:
    role: Role
    question: Question
    lines: list[Line]

    @property
    def words(self) -> list[str]:
        return [line.words for line in self.lines]

    @property
    def grade(self) -> str:
        """The best letter among its answers; “E” where there is no answer, and empty where none is graded."""
        letters = sorted(line.grade.letter for line in self.lines if line.grade)
        return "E" if not self.lines else letters[0] if letters else ""

    @property
    def onward(self) -> Iterable[Line]:
        return self.question.onward(self.role)


@dataclass(frozen=True)
class Row:
    question: Question
    cells: list[Cell]

    @property
    def label(self) -> str:
        return self.question.label

    @property
    def differs(self) -> bool:
        return any(cell.words != self.cells[0].words for cell in self.cells[1:])


@dataclass(frozen=True)
class Group:
    title: str
    slug: str
    rows: list[Row]

    @property
    def differing(self) -> list[Row]:
        return [row for row in self.rows if row.differs]


def groups(roles: list[Role]) -> list[Group]:
    """All questions in their groups, with each role's answers; from roles with a profile's prefetches."""
    asked = (
        ("What the work is", "work", WORK),
        ("Skills", "skills-asked", SKILLS),
        ("Pay", "pay", _pay_questions(roles)),
        ("Outlook", "outlook", OUTLOOK),
        ("Ways in", "ways-in", WAYS_IN),
        ("Settings", "settings", SETTINGS),
        ("Evidence", "evidence", EVIDENCE),
    )
    return [Group(title, slug, [_row(question, roles) for question in questions]) for title, slug, questions in asked]


def _row(question: Question, roles: list[Role]) -> Row:
    return Row(question, [Cell(role, question, list(question.answers(role))) for role in roles])


def _pay_questions(roles: list[Role]) -> list[Question]:
    """One for each market in which any of the roles has a figure."""
    markets = {band.market.slug: band.market for role in roles for band in role.salary_bands.all()}
    return [
        Question(
            f"Pay, {market.title}",
            partial(_pay, market),
            "no source that we hold states pay for this role there",
            "what does a beginner earn where I want to work, and what does somebody with experience?",
            telling=True,
        )
        for market in sorted(markets.values(), key=lambda market: (market.order, market.title))
    ] or [Question("Pay", lambda role: [], "no source that we hold states pay for this role")]


def _duties(role: Role) -> Iterator[Line]:
    for duty in role.duties.all():
        yield Line(duty.title, fact=duty)


def _skills(requirement: RoleSkill.Requirement, role: Role) -> Iterator[Line]:
    by_domain: dict[str, int] = {}
    for asked in role.skills.all():
        if asked.requirement == requirement:
            by_domain[asked.skill.domain.title] = by_domain.get(asked.skill.domain.title, 0) + 1
    for domain, count in by_domain.items():
        yield Line(f"{count} in {domain[0].lower()}{domain[1:]}", url="#matrix")


def _pay(market: Market, role: Role) -> Iterator[Line]:
    """The best graded medians; where there is none, all that is stated."""
    bands = [band for band in role.salary_bands.all() if band.market == market]
    for band in best_pay(bands, market) or bands:
        what = f"{band.median_in_words} median" if band.median else band.in_words
        level = "" if band.median else f", {band.get_level_display().lower()}"
        named = band.occupation or band.scale
        yield Line(
            f"{what[0].upper()}{what[1:]} a year{level}, {band.year or 'undated'}, {band.basis_in_words}"
            + (f", for {named}" if named else ""),
            grade=band.grade,
            fact=band,
        )


def _growth(role: Role) -> Iterator[Line]:
    for outlook in best_outlooks(role.outlooks.all()):
        period = f"{outlook.market.title}, {outlook.start_year} to {outlook.end_year}"
        words = f"{signed(outlook.change_percent)}% jobs, {period}{_for(outlook.occupation)}"
        yield Line(words, grade=outlook.grade, fact=outlook)


def _openings(role: Role) -> Iterator[Line]:
    for outlook in best_outlooks(role.outlooks.all()):
        if outlook.openings is not None:
            words = f"About {thousands(outlook.openings)}, {outlook.market.title}"
            yield Line(words + _for(outlook.occupation), grade=outlook.grade, fact=outlook)


def _education(role: Role) -> Iterator[Line]:
    for code in best_education(role.occupation_codes.all()):
        words = f"{code.entry_education}, United States, {code.education_year}"
        yield Line(words + _for(code.title), grade=code.education_grade, fact=code)


def _for(occupation: str) -> str:
    return f", for {occupation}" if occupation else ""


def _pathways(role: Role) -> Iterator[Line]:
    for pathway in role.pathways.all():
        yield Line(pathway.title, url=pathway.get_absolute_url())


def _starts(role: Role) -> Iterator[Line]:
    starts = {start.title: start for pathway in role.pathways.all() for start in pathway.starting_points.all()}
    for title, start in sorted(starts.items()):
        yield Line(title, url=start.get_absolute_url())


def _topics(kind: Topic.Kind, role: Role) -> Iterator[Line]:
    for topic in role.topics.all():
        if topic.kind == kind:
            yield Line(topic.title, url=topic.get_absolute_url())


def _occupations(role: Role) -> Iterator[Line]:
    matches: dict[str, set[str]] = {}
    for code in role.occupation_codes.all():
        matches.setdefault(code.title, set()).add(code.match)
        match = code.get_match_display().lower().replace(":", ",")
        yield Line(f"In {code.get_scheme_display()}, {code.title} ({code.code}): {match}", fact=code)
    for title in (title for title, found in matches.items() if len(found) > 1):
        yield Line(f"“{title}” has more than one match, as each classification draws its own line around it")


def _pay_grade(role: Role) -> Iterator[Line]:
    grades = sorted((band.grade for band in role.salary_bands.all()), key=lambda grade: grade.letter)
    for grade in grades[:1]:
        yield Line(f"{grade.letter}: {grade.reason}", grade=grade)


def _reviewed(role: Role) -> Iterator[Line]:
    if role.reviewed_on:
        yield Line(f"{role.reviewed_on:%-d %B %Y}")


WORK = [
    Question("Kind", lambda role: [Line(role.get_kind_display())]),
    Question("In short", lambda role: [Line(role.summary, fact=role)]),
    Question("What one does", _duties, "no source that we hold lists duties"),
]
SKILLS = [
    Question("Essential skills", partial(_skills, RoleSkill.Requirement.ESSENTIAL), "no source names one"),
    Question("Useful skills", partial(_skills, RoleSkill.Requirement.USEFUL), "no source names one"),
]
OUTLOOK = [
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
WAYS_IN = [
    Question(
        "Education at entry",
        _education,
        "no official occupation of this role states it",
        "which degree do people have who started lately?",
        telling=True,
    ),
    Question(
        "Pathways",
        _pathways,
        "no source that we hold describes one that leads here",
        "how did people whom you know get there, and how long did it take?",
        telling=True,
        onward=lambda role: [
            Line("all pathways", reverse("pathways:list")),
            Line("the role’s profile", role.get_absolute_url()),
        ],
    ),
    Question("Reached from", _starts, "no source that we hold describes a pathway that leads here"),
]
SETTINGS = [
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
        "in which parts of healthcare would I work?",
    ),
]
EVIDENCE = [
    Question("Official occupations", _occupations, "no official occupation stands for it"),
    Question("Best grade of its pay", _pay_grade, "no source that we hold states pay for this role"),
    Question("Last reviewed", _reviewed, "nobody has reviewed it yet"),
]


# The sheet of two roles


def top_differences(found: list[Group]) -> list[Row]:
    """Those in which all roles have an answer come first."""
    rows = [row for group in found for row in group.rows if row.question.telling and row.differs]
    return sorted(rows, key=lambda row: not all(cell.lines for cell in row.cells))[:DIFFERENCES]


def unknowns(found: list[Group]) -> list[str]:
    """What no source states, and for which roles."""
    rows = [(row, [cell.role.title for cell in row.cells if not cell.lines]) for group in found for row in group.rows]
    return [f"{row.label} ({_which(titles)})" for row, titles in rows if titles]


def _which(titles: list[str]) -> str:
    return "both" if len(titles) > 1 else in_sentence(titles[0])


def questions(found: list[Group]) -> list[str]:
    """What to ask an adviser, and about which roles: first where an answer is missing, then where it is weakest."""
    rows = [row for group in found for row in group.rows if row.question.ask]
    cells = [cell for row in rows for cell in row.cells if cell.grade not in ("", "A")]
    cells.sort(key=lambda cell: cell.grade, reverse=True)
    asked = dict.fromkeys(cell.question.ask for cell in cells)
    titles = {ask: list(dict.fromkeys(cell.role.title for cell in cells if cell.question.ask == ask)) for ask in asked}
    return [f"{capitalised(_which(titles[ask]))}: {ask}" for ask in asked][:QUESTIONS]


# Downloads


def write_csv(found: list[Group], ignored: list[str], file: Any) -> None:
    """A header, a row for each thing that was ignored, and a row for each answer of each role."""
    writer = csv.writer(file)
    writer.writerow(["group", "question", "role", "answer", "grade", "why this grade", "sources"])
    writer.writerows(["Ignored", "", "", words, "", "", ""] for words in ignored)
    for group, row, cell in _cells(found):
        for line in cell.lines or [Line(f"not stated: {row.question.absent}")]:
            grade = [line.grade.letter, line.grade.reason] if line.grade else ["", ""]
            writer.writerow(
                [group.title, row.label, cell.role.title, line.words, *grade, "; ".join(map(str, line.sources))]
            )


def as_data(found: list[Group]) -> list[dict[str, Any]]:
    """The same for programs: each role's answers to each question."""
    return [
        {
            "group": group.title,
            "question": row.label,
            "role": cell.role.slug,
            "answers": [
                {
                    "words": line.words,
                    "grade": line.grade.letter if line.grade else None,
                    "sources": [section.reference for section in line.sources],
                }
                for line in cell.lines
            ],
            "absent": None if cell.lines else row.question.absent,
        }
        for group, row, cell in _cells(found)
    ]


def _cells(found: list[Group]) -> Iterator[tuple[Group, Row, Cell]]:
    return ((group, row, cell) for group in found for row in group.rows for cell in row.cells)


# Skills


def needs(role: Role) -> dict[str, Need]:
    """How a role asks for its skills, by their slugs."""
    essential = RoleSkill.Requirement.ESSENTIAL
    return {asked.skill.slug: Need(asked.requirement == essential, asked.proficiency) for asked in role.skills.all()}
