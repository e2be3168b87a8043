"""A way as one person goes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from careerguide.web.english import counted
from pathways.line import WayLine
from pathways.models import Stage
from skills.models import Skill

from .fit import WayThere
from .skills import AskedSkill

OVERTIME = ("", "may take more than {}", "more than {}")


@dataclass(frozen=True)
class WayPlan:
    """A way as a person goes it, and what it leaves them without."""

    line: WayLine
    lacking: Sequence[AskedSkill]
    years: int = 0  # that the person would give it; 0 for any time

    @property
    def time(self) -> str:
        """How long the way takes this person."""
        return self.line.time or ("length not known" if self.line.length.is_at_least else "no time of its own")

    @property
    def short_time(self) -> str:
        """How long the way takes, short enough to stand beside a name: UK, 2 to 3 years (weak)."""
        return self.line.way.short_time_of(self.line.length, self._doubts)

    def remark(self, *, has_place: bool) -> str:
        """What stands behind its time: United Kingdom, weak."""
        return ", ".join([*([self.line.place] if has_place else []), *self._doubts])

    @property
    def _doubts(self) -> list[str]:
        longer = OVERTIME[self.overtime].format(counted(self.years, "year"))
        return [*(["weak"] if self.line.way.is_weak else []), *([longer] if longer else [])]

    @cached_property
    def overtime(self) -> int:
        """Whether the way takes longer than the person said: 0, it does not; 1, it may; 2, even at its shortest."""
        length = self.line.length
        there = WayThere(length.shortest, None if length.is_at_least else length.longest)
        return (not there.takes_at_most(self.years)) + (not there.can_take(self.years))

    @property
    def untaught(self) -> list[Skill]:
        """The skills that the person lacks and that no stage of the way gives."""
        return [one.skill for one in self.lacking if one.skill.slug not in self._given]

    @property
    def taught_in_part(self) -> list[Skill]:
        """What the person lacks and stages give, but not as much as is asked for."""
        given = [one for one in self.lacking if one.skill.slug in self._given]
        return [one.skill for one in given if self._given[one.skill.slug] < (one.change.goal or 0)]

    @property
    def qualifying(self) -> list[Stage]:
        """The stages ahead that the person can take where they live, and that give them a credential."""
        choices = (choice for node in self.line.nodes if not node.time.is_done for choice in node.choices)
        return [choice.stage for choice in choices if choice.credentials and choice.is_open]

    @cached_property
    def _given(self) -> dict[str, int]:
        """The highest level that a stage gives of each skill that the person is after, by slug."""
        gains = (gain for stage in self.line.way.stages for gain in self.line.person.gains(stage))
        return dict(sorted((gain.skill.slug, gain.proficiency or 0) for gain in gains if gain.skill))
