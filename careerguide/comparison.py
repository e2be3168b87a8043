"""The roles that a visitor compares, row by row: the same questions to each, and an answer or why there is none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from careerguide.content.models import Cited, Section
from careerguide.web.templatetags.web import signed, thousands
from roles.compare import Need
from roles.evidence import Grade
from roles.facts import best_education, best_outlooks, best_pay
from roles.models import Market, Role, RoleSkill, Topic


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
class Cell:
    role: Role
    lines: list[Line]
    absent: str  # why there is no line

    @property
    def words(self) -> list[str]:
        return [line.words for line in self.lines]

    @property
    def is_weak(self) -> bool:
        """Whether an adviser would have to be asked: nothing is stated, or only claimed without a source."""
        grades = [line.grade.letter for line in self.lines if line.grade]
        return not self.lines or bool(grades) and min(grades) == "D"


@dataclass(frozen=True)
class Row:
    label: str
    cells: list[Cell]

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


Question = tuple[str, Callable[[Role], Iterator[Line] | list[Line]], str]  # label, answers, why there may be none


def groups(roles: list[Role]) -> list[Group]:
    """All questions in their groups, with each role's answers; from roles with a profile's prefetches."""
    markets = sorted(
        {band.market for role in roles for band in role.salary_bands.all()},
        key=lambda market: (market.order, market.title),
    )
    pay: list[Question] = [
        (f"Pay, {market.title}", partial(_pay, market), "no source that we hold states pay for this role there")
        for market in markets
    ]
    questions: list[tuple[str, str, list[Question]]] = [
        (
            "What the work is",
            "work",
            [
                ("Kind", lambda role: [Line(role.get_kind_display())], ""),
                ("In short", lambda role: [Line(role.summary, fact=role)], ""),
                ("What one does", _duties, "no source that we hold lists duties"),
            ],
        ),
        (
            "Skills",
            "skills-asked",
            [
                ("Essential skills", partial(_skills, RoleSkill.Requirement.ESSENTIAL), "no source names one"),
                ("Useful skills", partial(_skills, RoleSkill.Requirement.USEFUL), "no source names one"),
            ],
        ),
        ("Pay", "pay", pay or [("Pay", lambda role: [], "no source that we hold states pay for this role")]),
        (
            "Outlook",
            "outlook",
            [
                ("Projected growth", _growth, "no source that we hold gives a number"),
                ("Openings a year", _openings, "no source that we hold gives a number"),
            ],
        ),
        (
            "Ways in",
            "ways-in",
            [
                ("Education at entry", _education, "no official occupation of this role states it"),
                ("Pathways", _pathways, "no source that we hold describes one that leads here"),
                ("Reached from", _starts, "no source that we hold describes a pathway that leads here"),
            ],
        ),
        (
            "Settings",
            "settings",
            [
                (
                    "Who employs",
                    partial(_topics, Topic.Kind.EMPLOYER_TYPE),
                    "no source says it of this role",
                ),
                (
                    "Where it is used",
                    partial(_topics, Topic.Kind.APPLICATION_AREA),
                    "no source says it of this role",
                ),
            ],
        ),
        (
            "Evidence",
            "evidence",
            [
                ("Official occupations", _occupations, "no official occupation stands for it"),
                ("Best grade of its pay", _pay_grade, "no source that we hold states pay for this role"),
                ("Last reviewed", _reviewed, "nobody has reviewed it yet"),
            ],
        ),
    ]
    return [
        Group(title, slug, [_row(label, answers, absent, roles) for label, answers, absent in asked])
        for title, slug, asked in questions
    ]


def _row(label: str, answers: Callable[[Role], Iterator[Line] | list[Line]], absent: str, roles: list[Role]) -> Row:
    return Row(label, [Cell(role, list(answers(role)), absent) for role in roles])


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
    for code in role.occupation_codes.all():
        yield Line(
            f"{code.title} ({code.get_scheme_display()} {code.code}): {code.get_match_display().lower()}", fact=code
        )


def _pay_grade(role: Role) -> Iterator[Line]:
    grades = sorted((band.grade for band in role.salary_bands.all()), key=lambda grade: grade.letter)
    for grade in grades[:1]:
        yield Line(f"{grade.letter}: {grade.reason}", grade=grade)


def _reviewed(role: Role) -> Iterator[Line]:
    if role.reviewed_on:
        yield Line(f"{role.reviewed_on:%-d %B %Y}")


def needs(role: Role) -> dict[str, Need]:
    """How a role asks for its skills, by their slugs."""
    essential = RoleSkill.Requirement.ESSENTIAL
    return {asked.skill.slug: Need(asked.requirement == essential, asked.proficiency) for asked in role.skills.all()}
