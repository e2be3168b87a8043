"""The plan for one role: what a person lacks, the ways that he can go, and what he can do first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from careerguide.content.models import Cited
from pathways.line import WayLine, lines
from pathways.models import NearestWay, Pathway, Stage
from pathways.person import Person
from roles.core import Change
from roles.gap import Gap, gap
from roles.models import Role, RoleSkill
from roles.standing import Standing
from skills.models import Skill

from .asked import Asked
from .next_step import NextStep, next_step


@dataclass(frozen=True)
class AskedSkill:
    """A skill of the core that a role asks for, and what it takes to have it."""

    skill: Skill
    change: Change


@dataclass(frozen=True)
class WayPlan:
    """A way as a person goes it, and what it leaves him without."""

    line: WayLine
    lacking: Sequence[AskedSkill]

    @property
    def time(self) -> str:
        """How long it takes him."""
        return self.line.time or ("length not known" if self.line.length.is_at_least else "no time of its own")

    @property
    def short_time(self) -> str:
        """The same beside a name: UK, 2 to 3 years (weak)."""
        weak = " (weak)" if self.line.way.is_weak else ""
        return f"{self.short_place}, {self.line.length.in_words or 'length not known'}{weak}"

    @property
    def short_place(self) -> str:
        place = self.line.way.place
        return place.short_title if place else "Anywhere"

    def remark(self, *, has_place: bool) -> str:
        """What stands behind its time: United Kingdom, weak."""
        return ", ".join([*([self.line.place] if has_place else []), *(["weak"] if self.line.way.is_weak else [])])

    @property
    def untaught(self) -> list[AskedSkill]:
        """What he lacks and no stage gives him."""
        return [one for one in self.lacking if one.skill.slug not in self._given]

    @property
    def taught_in_part(self) -> list[AskedSkill]:
        """What he lacks and stages give him, but not as much as is asked for."""
        given = [one for one in self.lacking if one.skill.slug in self._given]
        return [one for one in given if self._given[one.skill.slug] < (one.change.goal or 0)]

    @property
    def qualifying(self) -> list[Stage]:
        """The stages ahead that he can take where he lives, and that give him a credential."""
        choices = (choice for node in self.line.nodes if not node.time.is_done for choice in node.choices)
        return [choice.stage for choice in choices if choice.credentials and choice.is_open]

    @cached_property
    def _given(self) -> dict[str, int]:
        """The highest level that a stage gives of each skill that he is after, by slug."""
        gains = (gain for stage in self.line.way.stages for gain in self.line.person.gains(stage))
        return dict(sorted((gain.skill.slug, gain.proficiency or 0) for gain in gains if gain.skill))


@dataclass(frozen=True)
class RolePlan:
    """What lies between a person and a role."""

    standing: Standing
    asked: Asked

    @property
    def role(self) -> Role:
        return self.standing.role

    @property
    def person(self) -> Person:
        return self.asked.person

    # The skills

    @cached_property
    def gap(self) -> Gap:
        return gap(self.person.levels, self.standing.levels)

    @property
    def skills(self) -> list[AskedSkill]:
        """All that is asked for of the core: what is essential first, and of that what the person has."""
        essential, useful = self.gap.essential, self.gap.useful
        return self._named([*essential.held, *essential.lacking, *useful.held, *useful.lacking])

    @property
    def essential(self) -> list[AskedSkill]:
        return self._named([*self.gap.essential.held, *self.gap.essential.lacking])

    @cached_property
    def lacking(self) -> list[AskedSkill]:
        """What he is to learn or raise; nothing, where he is this already."""
        return [] if self.is_there else self._named(self.gap.lacking)

    @property
    def also_known(self) -> list[RoleSkill]:
        """What the role lists beyond the core, and the person has."""
        return [asked for asked in self.standing.also_helps if self.person.level(asked.skill)]

    @cached_property
    def also_to_learn(self) -> list[RoleSkill]:
        """What it lists beyond the core, and the person has not: first that of which it asks for most."""
        lacked = [asked for asked in self.standing.also_helps if not self.person.level(asked.skill)]
        return sorted(lacked, key=lambda asked: -(asked.proficiency or 0))

    def _named(self, changes: Iterable[Change]) -> list[AskedSkill]:
        skills = {skill.slug: skill for skill in self.standing.core}
        return [AskedSkill(skills[change.skill], change) for change in changes]

    # The ways

    @property
    def is_there(self) -> bool:
        """Whether the person is this already."""
        return self.person.start is not None and self.person.start.title == self.role.title

    @cached_property
    def pathway(self) -> Pathway | None:
        pathways: Any = self.role.pathways
        return next((one for one in pathways.all() if one.starting_point == self.person.start), None)

    @cached_property
    def _ways(self) -> list[WayPlan]:
        sought = chain((one.skill.slug for one in self.lacking), (one.skill.slug for one in self.also_to_learn))
        seeker = self.person.seeking(sought)
        return [WayPlan(line, self.lacking) for line in (lines(self.pathway, seeker) if self.pathway else [])]

    @cached_property
    def ways(self) -> list[WayPlan]:
        """The ways that hold where the person lives: those first that he has time for, then the one for that place."""
        holding = [way for way in self._ways if self._holds(way)]
        return sorted(holding, key=lambda way: (way.line.needs_days, way.line.way.place is None))

    @property
    def lacks_way(self) -> bool:
        """Whether none is known from where the person starts; where he does not say that, nobody can tell."""
        return self.person.start is not None and not self.ways

    @property
    def elsewhere(self) -> list[WayPlan]:
        """The ways that hold in other places alone."""
        return [way for way in self._ways if not self._holds(way)]

    @property
    def elsewhere_planned(self) -> list[tuple[WayPlan, str]]:
        """The same, each with the plan of somebody who lives there."""
        placed = [(way, way.line.way.place) for way in self.elsewhere]
        return [(way, self.asked.living_in(place).query) for way, place in placed if place]

    def _holds(self, way: WayPlan) -> bool:
        place = way.line.way.place
        return self.person.country.takes([place] if place else [])

    @property
    def times(self) -> list[tuple[str, str]]:
        """How long each way takes, and what is to be known of it: weak, and where, if that is still open."""
        is_open = len(self.ways) > 1 or not self.person.country.is_given
        has_places = is_open and any(way.line.way.place for way in self.ways)
        return [(way.time, way.remark(has_place=has_places)) for way in self.ways]

    @property
    def time(self) -> str:
        """How long it takes, whichever way one goes: about 2 to 4 years (US), about 3 years (UK, weak)."""
        return ", ".join(f"{time} ({remark})" if remark else time for time, remark in self.times)

    @property
    def short_times(self) -> list[str]:
        """The same beside a name: US, about 2 to 4 years."""
        return [way.short_time for way in self.ways]

    @property
    def short_times_elsewhere(self) -> list[str]:
        return [way.short_time for way in self.elsewhere]

    @cached_property
    def nearest(self) -> NearestWay | None:
        """What comes nearest, where no way leads there from the starting point."""
        known = self.person.start.open_nearest_ways if self.person.start else []
        return next((one for one in known if one.role == self.role), None)

    @property
    def query_to_nearest(self) -> str:
        """The plan with the nearest role in the place of this one; empty where there is none."""
        nearest = self.nearest and self.nearest.nearest
        if not (nearest and nearest.is_published):
            return ""
        roles = dict.fromkeys(nearest if role == self.role else role for role in self.asked.roles)
        return self.asked.after(roles).query

    @property
    def ways_in(self) -> "list[RolePlan]":
        """The plans of such a person for the role from each start that has a way that holds."""
        pathways: Any = self.role.pathways
        starts = [one.starting_point for one in pathways.all() if one.starting_point]
        plans = [RolePlan(self.standing, self.asked.starting(start)) for start in starts]
        return [plan for plan in plans if plan.ways]

    @property
    def next_step(self) -> NextStep | None:
        line = self.ways[0].line if self.ways else None
        return next_step(self.person, line, [one.skill for one in self.lacking])

    @property
    def facts(self) -> list[Cited]:
        """What the plan rests on, its stages aside."""
        judged = [self.standing.asked[change.skill] for change in self.gap.essential.changes]
        return [*([self.pathway] if self.pathway else []), *([self.person.start] if self.person.start else []), *judged]
