"""What a visitor weighs: the query string, read, and the order of the compared roles that it leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from careerguide.content.former import present_slugs
from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles.models import Market, Role
from roles.standing import Core, core_of
from skills.models import Domain, Skill

from .chosen import ChosenRoles, chosen_roles
from .criteria import CRITERIA, Criterion, Finding, Wanted
from .ranking import HEAVIEST, Decision, Neighbours, Ranked, ScoredCriterion, TurningPoint, plain

USUAL_WEIGHT = 1
DECISION_PARAMETERS = ("role", "market", "have", *(f"w-{criterion.slug}" for criterion in CRITERIA))


# What a visitor asks


class Preferences:
    """The weights, the market whose pay counts and the skills that a visitor has."""

    def __init__(self, query: Query, roles: Sequence[Role], core: Core) -> None:
        self.core = core
        self.markets = {market.slug: market for market in markets_of(roles)}
        self.skills = {skill.slug: skill for skill in essential_skills_of(roles)}
        first = next(iter(self.markets), "")
        self.market = query.one("market", self.markets, "market", first, present_slugs(self.markets.values()))
        self.have = query.many("have", self.skills, "skill", present_slugs(self.skills.values()))
        self.weights = {
            one.slug: query.number(f"w-{one.slug}", 0, HEAVIEST, f"weight of {one.name}", USUAL_WEIGHT)
            for one in CRITERIA
        }

    @property
    def are_even(self) -> bool:
        """Whether each weight is the usual one, as it is until a visitor changes it."""
        return set(self.weights.values()) == {USUAL_WEIGHT}

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.markets.get(self.market), frozenset(self.have), self.core)

    @property
    def weight_rows(self) -> list[tuple[Criterion, int]]:
        return [(criterion, self.weights[criterion.slug]) for criterion in CRITERIA]

    @property
    def skill_groups(self) -> list[tuple[Domain, list[tuple[Skill, bool]]]]:
        """The skills to tick, by domain, and whether each is ticked."""
        by_domain = groupby(self.skills.values(), key=lambda skill: skill.domain)
        return [(domain, [(skill, skill.slug in self.have) for skill in skills]) for domain, skills in by_domain]

    def query_with(self, roles: Sequence[Role], **changed: int) -> str:
        """The query string of the same page, perhaps with another weight."""
        named = [("role", role.slug) for role in roles]
        asked = [(f"w-{slug}", str(weight)) for slug, weight in (self.weights | changed).items()]
        where = [("market", self.market)] if self.market else []
        return urlencode([*named, *asked, *where, *(("have", skill) for skill in self.have)])


def markets_of(roles: Sequence[Role]) -> list[Market]:
    """The markets in which a median is stated for any of the roles; markets with one for every role come first."""
    stated = [{band.market for band in role.pay if band.median is not None} for role in roles]
    every = {market for markets in stated for market in markets}
    return sorted(every, key=lambda market: (not all(market in one for one in stated), market.rank))


def essential_skills_of(roles: Sequence[Role]) -> list[Skill]:
    asked = {one.skill for role in roles for one in role.skills.all() if one.is_essential}
    return sorted(asked, key=lambda skill: (skill.domain.rank, skill.rank))


# The outcome


@dataclass(frozen=True)
class ScoreCell:
    role: Role
    finding: Finding
    score: str
    arithmetic: str


@dataclass(frozen=True)
class ScoreRow:
    criterion: Criterion
    scored: ScoredCriterion
    cells: list[ScoreCell]


class Weighing:
    """The ranking of the compared roles by a visitor's weights."""

    def __init__(self, whole: Whole, chosen: ChosenRoles, query: Query) -> None:
        self.roles = chosen.roles
        self.preferences = Preferences(query, self.roles, core_of(whole))
        wanted = self.preferences.wanted
        self._findings = {one.slug: [one.find(role, wanted) for role in self.roles] for one in CRITERIA}
        scored = tuple(self._scored(criterion, wanted) for criterion in CRITERIA)
        self.decision = Decision(tuple(role.title for role in self.roles), scored)

    def _scored(self, criterion: Criterion, wanted: Wanted) -> ScoredCriterion:
        findings = self._findings[criterion.slug]
        values = tuple(finding.value for finding in findings)
        all_known = all(value.number is not None for value in values)
        return ScoredCriterion(
            criterion.slug,
            criterion.name,
            values,
            self.preferences.weights[criterion.slug],
            criterion.less_is_better,
            criterion.bar(findings, wanted) if all_known else "",
        )

    @property
    def by(self) -> str:
        """Tells whose weights these are."""
        return "with equal weights, until you change them" if self.preferences.are_even else "by your weights"

    @property
    def query(self) -> str:
        """The query string of the same weights."""
        return self.preferences.query_with(self.roles)

    @property
    def ranking(self) -> list[tuple[Ranked, Role, str]]:
        """(place and total, role, arithmetic) of each role, the best first."""
        return [(one, self.roles[one.role], self.decision.arithmetic(one.role)) for one in self.decision.ranking]

    @cached_property
    def rows(self) -> list[ScoreRow]:
        by_slug = {criterion.slug: criterion for criterion in CRITERIA}
        return [ScoreRow(by_slug[scored.slug], scored, self._cells(scored)) for scored in self.decision.counting]

    def _cells(self, scored: ScoredCriterion) -> list[ScoreCell]:
        return [
            ScoreCell(role, finding, plain(scored.scores[number]), scored.arithmetic(number))
            for number, (role, finding) in enumerate(zip(self.roles, self._findings[scored.slug], strict=True))
        ]

    @property
    def neighbours(self) -> list[tuple[Neighbours, list[tuple[TurningPoint, str]]]]:
        """Each two neighbours in the ranking, with their turning points and the query string of the turned order."""
        return [
            (
                pair,
                [
                    (point, self.preferences.query_with(self.roles, **{point.criterion.slug: point.whole}))
                    for point in pair.turning_points
                ],
            )
            for pair in self.decision.neighbours
        ]


def decision_context(whole: Whole, query: Query) -> dict[str, Any]:
    """What the page that weighs roles shows."""
    chosen = chosen_roles(whole, query)
    weighing = Weighing(whole, chosen, query)
    return {
        "compared": chosen,
        "preferences": weighing.preferences,
        "ignored": query.ignored,
        "heaviest": HEAVIEST,
        "weighing": weighing if chosen.is_enough else None,
    }
