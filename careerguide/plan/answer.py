"""The plan for one role: what a person lacks, the ways that they can go, and what they can do first."""

from dataclasses import dataclass
from functools import cached_property

from careerguide.content.models import Cited
from pathways.line import lines
from pathways.models import NearestWay, Pathway
from pathways.person import Person
from roles.models import Role
from roles.standing import Standing

from .next_step import NextStep, next_step
from .request import PlanRequest
from .skills import AskedSkill, SkillPlan
from .way import WayPlan


@dataclass(frozen=True)
class RolePlan:
    """What lies between a person and a role."""

    standing: Standing
    asked: PlanRequest

    @property
    def role(self) -> Role:
        return self.standing.role

    @property
    def person(self) -> Person:
        return self.asked.person

    @cached_property
    def skills(self) -> SkillPlan:
        return SkillPlan(self.standing, self.person)

    @property
    def lacking(self) -> list[AskedSkill]:
        """What the person is to learn or raise; nothing, where they are this already."""
        return [] if self.is_there else self.skills.lacking

    # The ways

    @property
    def is_there(self) -> bool:
        """Whether the person is in the role already."""
        return self.role.title == self.person.title

    @cached_property
    def pathway(self) -> Pathway | None:
        return self.person.start.pathway_to(self.role) if self.person.start else None

    @cached_property
    def _ways(self) -> list[WayPlan]:
        sought = [*(one.skill for one in self.lacking), *self.skills.also_to_learn]
        seeker = self.person.seeking(skill.slug for skill in sought)
        found = lines(self.pathway, seeker) if self.pathway else []
        return [WayPlan(line, self.lacking, self.asked.years) for line in found]

    @cached_property
    def ways(self) -> list[WayPlan]:
        """The ways that hold where the person lives: first those there is time for, then the one for that place."""
        holding = [way for way in self._ways if self.person.country.takes(way.line.way.places)]
        return sorted(holding, key=lambda way: (way.line.needs_days, way.overtime, way.line.way.place is None))

    @property
    def elsewhere(self) -> list[WayPlan]:
        """The ways that hold only in other places than the person's."""
        return [way for way in self._ways if not self.person.country.takes(way.line.way.places)]

    @property
    def elsewhere_planned(self) -> list[tuple[WayPlan, str]]:
        """The ways that hold only elsewhere, each with the query of the plan of somebody who lives there."""
        return [(way, self.asked.living_in(place).query) for way in self.elsewhere for place in way.line.way.places]

    @property
    def times(self) -> list[tuple[str, str]]:
        """How long each way takes, and what is to be known of it: weak, and where, if that is still open."""
        is_open = len(self.ways) > 1 or not self.person.country.is_given
        has_places = is_open and any(way.line.way.place for way in self.ways)
        return [(way.time, way.remark(has_place=has_places)) for way in self.ways]

    @property
    def time(self) -> str:
        """How long each way takes, in one line: about 2 to 4 years (US), about 3 years (UK, weak)."""
        return ", ".join(f"{time} ({remark})" if remark else time for time, remark in self.times)

    @property
    def short_times(self) -> list[str]:
        """How long each way takes, short enough to stand beside a name: US, about 2 to 4 years."""
        return [way.short_time for way in self.ways]

    @property
    def short_times_elsewhere(self) -> list[str]:
        return [way.short_time for way in self.elsewhere]

    @cached_property
    def nearest(self) -> NearestWay | None:
        """What comes nearest, where no way leads there from the starting point."""
        return self.person.start.nearest_way_to(self.role) if self.person.start else None

    @property
    def instead(self) -> str:
        """What to do where no way leads there, as far as that is told of where the person lives."""
        return self.nearest.told_without(self.person.country.others) if self.nearest else ""

    @property
    def query_to_nearest(self) -> str:
        """The query of the plan with the nearest role in the place of this one; empty where there is none."""
        nearest = self.nearest and self.nearest.nearest
        if not (nearest and nearest.is_published):
            return ""
        roles = dict.fromkeys(nearest if role == self.role else role for role in self.asked.roles)
        return self.asked.after(roles).query

    @property
    def ways_in(self) -> "list[RolePlan]":
        """The plans of such a person for the role from each start that has a way that holds."""
        starts = [one.starting_point for one in self.role.pathways.all() if one.starting_point]
        plans = [RolePlan(self.standing, self.asked.starting(start)) for start in starts]
        return [plan for plan in plans if plan.ways]

    @property
    def next_step(self) -> NextStep | None:
        line = self.ways[0].line if self.ways else None
        return next_step(self.person, line, [one.skill for one in self.lacking])

    @property
    def facts(self) -> list[Cited]:
        """The facts that the plan rests on, those of its stages aside."""
        found = [self.pathway, self.person.start, *self.skills.facts]
        return [fact for fact in found if fact]
