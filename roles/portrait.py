"""A role as its page tells it, in the order of a reader's questions."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from careerguide.content.whole import Whole

from . import wording
from .axes import AxisValue
from .growth_bars import GrowthBar, growth_bars
from .models import Occupation, Role, RolePair, Topic, WorkStatement, pairs_of
from .pay_differences import Difference, differences
from .pay_lines import PayPart, kinds_drawn
from .profile import newest, pay_sentence
from .shown import ShownOutlook, ShownPay
from .skill_areas import SkillsAsked
from .standing import Standing, standings_of
from .tiles import Tile, Tiles, nearest_growth, nearest_pay, pay_tile, tiles
from .work import BEFORE, FIT, WorkSide, own_statements, work_sides

SIMILAR_AT_ONCE = 2
FEW_CLAIMS = 2


@dataclass(frozen=True)
class SimilarRole:
    """A role that is easily confused with another, and what it pays in one market."""

    role: Role
    pair: RolePair
    pay: Tile | None


@dataclass(frozen=True)
class Portrait:
    """What a profile shows. What nobody states is empty, and named in `missing`."""

    role: Role
    standing: Standing
    totals: tuple[ShownOutlook, ...] = ()  # how all jobs together are projected to change, wherever that is counted

    @cached_property
    def tiles(self) -> Tiles:
        return tiles(self.role, self.all_jobs)

    @cached_property
    def is_uncounted(self) -> bool:
        """Whether the role is too new for any official figure."""
        return self.role.is_specialism and not (self.tiles.pay or self.tiles.jobs or self.tiles.way_in)

    @cached_property
    def axes(self) -> list[tuple[AxisValue, str]]:
        """What the days are made of, as far as it is judged, each with the colour of its domain."""
        hues = {skill.axis: skill.domain.hue for skill in self.standing.core}
        return [(axis, hues[axis.name]) for axis in self.standing.axes if axis.dots is not None]

    @cached_property
    def in_short(self) -> list[WorkStatement]:
        return own_statements(self.role, WorkStatement.Kind.IN_SHORT)

    @cached_property
    def fit(self) -> list[WorkSide]:
        return work_sides(self.role, FIT)

    @cached_property
    def before(self) -> list[WorkSide]:
        """What one needs before one gets into the role."""
        return work_sides(self.role, BEFORE)

    @cached_property
    def ways_in(self) -> list[Any]:
        """From each starting point the pathway to the role, or what comes nearest where none leads there."""
        nearest = [one for one in self.role.nearest_ways.all() if one.is_open]
        return sorted([*self.role.pathways.all(), *nearest], key=lambda one: one.starting_point.rank)

    @cached_property
    def more_fit(self) -> list[WorkSide]:
        """The sides of which not all stands in the open."""
        return [side for side in self.fit if side.more]

    @cached_property
    def fit_facts(self) -> list[WorkStatement]:
        return told(self.fit)

    @cached_property
    def before_facts(self) -> list[WorkStatement]:
        return told(self.before)

    @cached_property
    def skills(self) -> SkillsAsked:
        return SkillsAsked(self.role)

    # Figures

    @cached_property
    def pay(self) -> list[PayPart]:
        """What the role pays, market by market."""
        by_market: dict[Any, list[ShownPay]] = {}
        for band in self.role.pay:
            by_market.setdefault(band.market, []).append(band)
        return [PayPart(market, bands, newest(bands), pay_sentence(bands)) for market, bands in by_market.items()]

    @property
    def bands(self) -> list[ShownPay]:
        """All that is stated of the role's pay, market by market."""
        return [band for part in self.pay for band in part.bands]

    @cached_property
    def main_pay(self) -> list[PayPart]:
        """The pay of the markets with official figures; of all markets, where there are none."""
        return [part for part in self.pay if part.is_official] or self.pay

    @cached_property
    def other_pay(self) -> list[PayPart]:
        return [part for part in self.pay if part not in self.main_pay]

    @cached_property
    def pay_kinds(self) -> set[str]:
        """The kinds of lines by which the role's pay is drawn."""
        return kinds_drawn(drawn for part in self.pay for drawn in part.drawn)

    @cached_property
    def first_pay(self) -> tuple[str, ShownPay] | None:
        """What gives a rough idea of the pay of a first job, in words, and the figure behind it."""
        found = next((band for band in nearest_pay(self.role) if band.lower_quartile is not None), None)
        return (wording.first_pay(found), found) if found else None

    @cached_property
    def nearest_growth(self) -> list[ShownOutlook]:
        return nearest_growth(self.role)

    @cached_property
    def all_jobs(self) -> ShownOutlook | None:
        """How all jobs change in the place and the years of the nearest projection; None where nobody tells."""
        nearest = self.nearest_growth[:1]
        return next((total for one in nearest for total in self.totals if total.period == one.period), None)

    @cached_property
    def growth(self) -> list[GrowthBar]:
        return growth_bars(self.nearest_growth, self.all_jobs)

    @cached_property
    def future_sentence(self) -> str:
        """The nearest projection, in a sentence."""
        return wording.future(self.growth[0].outlook)

    @cached_property
    def claimed_growth(self) -> list[ShownOutlook]:
        """What is said of its jobs without a figure, or without a source."""
        return [one for one in self.role.growth if one.change_percent is None or one.grade.letter == "D"]

    @cached_property
    def future(self) -> list[WorkStatement]:
        return own_statements(self.role, WorkStatement.Kind.FUTURE)

    @cached_property
    def sourced_future(self) -> list[WorkStatement]:
        return [statement for statement in self.future if not statement.is_claim]

    @cached_property
    def claimed_future(self) -> list[WorkStatement]:
        return [statement for statement in self.future if statement.is_claim]

    @cached_property
    def has_few_claims(self) -> bool:
        """Whether there is no more to tell of its future than a claim or two."""
        return not self.growth and not self.sourced_future and len(self.claimed_future) <= FEW_CLAIMS

    # Around it

    @cached_property
    def similar(self) -> list[SimilarRole]:
        return [self._similar(pair) for pair in pairs_of(self.role)]

    def _similar(self, pair: RolePair) -> SimilarRole:
        other = pair.second if pair.first == self.role else pair.first
        paid = next(iter(nearest_pay(other)), None)
        return SimilarRole(other, pair, pay_tile(paid) if paid else None)

    @cached_property
    def similar_first(self) -> list[SimilarRole]:
        return self.similar[:SIMILAR_AT_ONCE]

    @cached_property
    def similar_more(self) -> list[SimilarRole]:
        return self.similar[SIMILAR_AT_ONCE:]

    @cached_property
    def comparison(self) -> str:
        """The query string that compares the role with the first similar ones."""
        slugs = [self.role.slug, *(one.role.slug for one in self.similar_first)]
        return urlencode([("role", slug) for slug in slugs])

    @cached_property
    def similar_facts(self) -> list[Any]:
        """All that is said of similar roles."""
        return [*(one.pair for one in self.similar), *(one.pay.fact for one in self.similar if one.pay)]

    @cached_property
    def differences(self) -> list[Difference]:
        """Where a claim about pay does not agree with other figures."""
        return [difference for part in self.pay for difference in differences(list(part.bands))]

    @cached_property
    def doubts(self) -> int:
        """How many points there are on which sources differ."""
        return len(self.role.disagreements.all()) + len(self.differences)

    @cached_property
    def official_facts(self) -> list[Any]:
        """What is said of the official names, and of the degrees of those who are counted under them."""
        links = self.role.occupations.all()
        return [*links, *(held for link in links for held in link.education_held)]

    @cached_property
    def missing(self) -> list[str]:
        """What no source states of the role, in words."""
        return list(self._missing())

    def _missing(self) -> Iterator[str]:
        role = self.role
        told = {
            "what you do each day": role.duties.all(),
            "who it suits": self.fit,
            "ways in": role.pathways.all(),
            "skills": self.skills.areas,
            "what your days are made of": self.axes or not self.standing.axes,
            "pay": self.pay,
            "how many jobs there will be": self.growth or self.claimed_growth,
            "similar roles": self.similar,
            "who the employers are": self._employers,
        }
        return (name for name, found in told.items() if not found)

    @cached_property
    def _employers(self) -> list[Any]:
        """Kinds of employers, and what is said of where one works."""
        kinds = [topic for topic in self.role.topics.all() if topic.kind == Topic.Kind.EMPLOYER_TYPE]
        settings = (side.statements for side in self.fit)
        return [*kinds, *(one for some in settings for one in some if one.kind == WorkStatement.Kind.SETTING)]


def portrait(role: Role, whole: Whole) -> Portrait:
    return Portrait(role, standings_of(whole)[role], whole.derive(_totals))


def _totals(whole: Whole) -> tuple[ShownOutlook, ...]:
    """The projections of all jobs together."""
    found = (occupation.outlooks.all() for occupation in whole[Occupation] if occupation.counts_all_jobs)
    return tuple(outlook for some in found for outlook in some if outlook.change_percent is not None)


def told(sides: list[WorkSide]) -> list[WorkStatement]:
    return [statement for side in sides for statement in side.statements]
