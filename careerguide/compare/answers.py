"""What each role says to the points in which roles are compared, in at most twelve words, with the facts behind it.

They are worked out once for each version of the content.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from careerguide.content.whole import Whole
from careerguide.web.english import after, brief, in_sentence, short_place
from pathways.models import StartingPoint
from pathways.person import beginner
from roles import wording
from roles.axes import AxisValue
from roles.evidence import Grade
from roles.groups import group_of, placed_group
from roles.models import Market, PairPoint, Role, Topic, WorkStatement, pairs_of
from roles.portrait import Portrait, portrait
from roles.shown import ShownPay
from roles.tiles import MOST_MARKETS, pay_in

WORDS_AT_MOST = 12  # of an answer
SCHOLARLY = re.compile(r" \([^)]*\)")  # names of interests
WORK_WITH = "You work with"
UNKNOWN = "not known yet"
UNCOUNTED = "too new for official figures"


@dataclass(frozen=True)
class PointAnswer:
    """What a role says to a point. `facts` are marked beside it; those of a text stand in one line for all texts."""

    words: str
    facts: tuple[Any, ...] = ()
    texts: tuple[Any, ...] = ()
    url: str = ""  # of the page that tells more
    axes: tuple[tuple[AxisValue, str], ...] = ()  # levels, each with its colour, which the words repeat
    is_known: bool = True

    @property
    def grade(self) -> Grade | None:
        """How far to trust the answer, where it is a figure."""
        return next((fact.grade for fact in self.facts if fact.grade), None)

    @property
    def is_claim(self) -> bool:
        return self.grade is not None and self.grade.letter == "D"

    @cached_property
    def html(self) -> SafeString:
        """The HTML of an answer in a cell, without its mark; made once, as it is the same in every comparison."""
        return SafeString(render_to_string("compare/_answer.html", {"answer": self}).strip())


def unknown(words: str = UNKNOWN) -> PointAnswer:
    return PointAnswer(words, is_known=False)


@dataclass(frozen=True)
class Point:
    """One of the points in which roles are compared."""

    label: str
    answer: Callable[[Portrait], PointAnswer]
    ask: str  # what an adviser could be asked of a role that has no good answer


@dataclass(frozen=True)
class ComparedRole:
    """What is told of a role, and its answers, one for each point."""

    portrait: Portrait
    answers: tuple[PointAnswer, ...]

    @property
    def role(self) -> Role:
        return self.portrait.role

    @cached_property
    def levels(self) -> list[SafeString]:
        """What the role asks of each core skill, as cells of a table; made once."""
        standing = self.portrait.standing
        asked = (standing.asked.get(skill.slug) for skill in standing.core)
        return [render_to_string("compare/_level.html", {"role": self.role, "asked": one}) for one in asked]


class PointAnswers:
    """The answers of all roles of one version of the content, each worked out when it is first asked for."""

    def __init__(self, whole: Whole) -> None:
        self._whole = whole
        self._of: dict[Role, ComparedRole] = {}
        self.markets = whole[Market][:MOST_MARKETS]
        self.start = beginner(whole)
        self.points = (
            Point("What you do", _work, "what does a usual day look like?"),
            Point(WORK_WITH, _company, "who would I work with each day?"),
            *(Point(f"Pay, {short_place(one.title)}", partial(_pay_answer, one), PAY_QUESTION) for one in self.markets),
            Point("Jobs outlook", _outlook, "do employers near me look for more people than a few years ago?"),
            Point("Usual way in", _qualification, "which degree do people have who started lately?"),
            Point("Time from school", partial(_time_answer, self.start), "how long did it take people whom you know?"),
            Point("Day to day", _days, "how much of the day goes to each kind of work?"),
            Point("Employers", _employers, "who offers such jobs around here?"),
            Point("Good if you", _good_if, "whom does the job suit, and whom not?"),
        )

    def of(self, role: Role) -> ComparedRole:
        if role not in self._of:
            about = portrait(role, self._whole)
            self._of[role] = ComparedRole(about, tuple(point.answer(about) for point in self.points))
        return self._of[role]


def answers_of(whole: Whole) -> PointAnswers:
    return whole.derive(PointAnswers)


PAY_QUESTION = "what does a beginner earn where I want to work, and what does somebody with experience?"


def _in_brief(text: str, opening: str = "You") -> str:
    return brief(after(opening, text), WORDS_AT_MOST)


def _work(told: Portrait) -> PointAnswer:
    return PointAnswer(_in_brief(told.role.summary), texts=(told.role,))


def _company(told: Portrait) -> PointAnswer:
    """What the pairs of the role say of it, each of which says the same in a sentence that opens as the label does."""
    points = (point for pair in pairs_of(told.role) for point in pair.points.all())
    point = next((one for one in points if one.aspect == PairPoint.WORKS_WITH), None)
    if point is None:
        return unknown()
    return PointAnswer(_in_brief(point.side(told.role), WORK_WITH), texts=(point,))


def _pay_answer(market: Market, told: Portrait) -> PointAnswer:
    stated = [band for band in told.role.pay if band.market == market]
    if official := pay_in(market, told.role):
        return PointAnswer(_official_pay(official), (official,))
    claim = next((band for band in stated if band.figure.claimed and band.level == "all"), None)
    return PointAnswer(wording.amounts(claim), (claim,)) if claim else _uncounted(told)


def _official_pay(band: ShownPay) -> str:
    """Pay in few words: Half of data scientists earn over US$120,230; NHS England: first posts start at £39,959."""
    if band.median is None:
        return f"{wording.first_posts(band)} at {wording.money(band.low, band.currency)}"
    return f"{wording.half_of_group(band)} earn over {wording.money(band.median, band.currency)}"


def _uncounted(told: Portrait) -> PointAnswer:
    return unknown(UNCOUNTED if told.is_uncounted else UNKNOWN)


def _outlook(told: Portrait) -> PointAnswer:
    """The nearest projection in few words: US by 2035: 34.6% more data scientists; all jobs 3.5% more."""
    outlook = next(iter(told.nearest_growth), None)
    if outlook is None:
        return _uncounted(told)
    beside = f"; all jobs {wording.change_in_words(told.all_jobs)}" if told.all_jobs else ""
    place = short_place(outlook.market.title)
    jobs = f"{wording.change_in_words(outlook)} {group_of(outlook) or 'jobs of this kind'}"
    return PointAnswer(f"{place} by {outlook.end_year}: {jobs}{beside}", (outlook,))


def _qualification(told: Portrait) -> PointAnswer:
    entry = next((tile.fact for tile in told.tiles.way_in), None)
    if entry is None:
        return _uncounted(told)
    return PointAnswer(f"{in_sentence(entry.education)}, usual for {placed_group(entry)}", (entry,))


def _time_answer(start: StartingPoint | None, told: Portrait) -> PointAnswer:
    """How long the ways to a role take, by place: US, 4 to 5 years; UK, 3½ years."""
    pathway = start.pathway_to(told.role) if start else None
    if pathway is None:
        return unknown("we know no direct way")
    ways = [*pathway.ways.all()][:MOST_MARKETS]
    return PointAnswer("; ".join(way.short_time for way in ways), url=pathway.get_absolute_url())


def _days(told: Portrait) -> PointAnswer:
    if not told.axes:
        return unknown("not judged yet")
    return PointAnswer(", ".join(f"{axis.name} {axis.word}" for axis, _ in told.axes), axes=tuple(told.axes))


def _employers(told: Portrait) -> PointAnswer:
    """The kinds of employers told of the role itself; else the industries that employ its nearest occupation."""
    topics = [topic for topic in told.role.topics.all() if topic.kind == Topic.Kind.EMPLOYER_TYPE]
    if topics:
        return PointAnswer(_fitting([topic.title for topic in topics]), texts=tuple(topics))
    links = (link for link in told.role.occupations.all() if link.lends_figures)
    link = next((one for one in links if one.occupation.employers.all()), None)
    if link is None:
        return unknown()
    shares = link.occupation.employers.all()
    group = placed_group(shares[0])
    named = _fitting([share.employer for share in shares], WORDS_AT_MOST - len(group.split()))
    return PointAnswer(f"{group}: {named}", tuple(shares))


def _fitting(names: Sequence[str], most: int = WORDS_AT_MOST) -> str:
    """As many of the names as fit, the first one always."""
    told = [in_sentence(names[0])]
    for name in names[1:]:
        if len(" ".join([*told, name]).split()) > most:
            break
        told.append(in_sentence(name))
    return ", ".join(told)


def _good_if(told: Portrait) -> PointAnswer:
    """The first of what is said that needs no cut; else the first. Interests where nothing is said."""
    kinds = (WorkStatement.Kind.SUITS, WorkStatement.Kind.INTERESTS)
    said = [statement for side in told.fit for statement in side.statements if statement.kind in kinds]
    of_first = [one for one in said if one.kind == said[0].kind]
    return _shortest(of_first) if of_first else unknown()


def _shortest(said: Iterable[WorkStatement]) -> PointAnswer:
    every = [*said]
    fitting = [one for one in every if len(after("You", one.in_words).split()) <= WORDS_AT_MOST]
    one = (fitting or every)[0]
    if one.kind == WorkStatement.Kind.INTERESTS:
        return PointAnswer(brief(f"like {in_sentence(SCHOLARLY.sub('', one.in_words))}", WORDS_AT_MOST), texts=(one,))
    return PointAnswer(_in_brief(one.in_words), texts=(one,))
