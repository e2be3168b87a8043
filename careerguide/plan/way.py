"""A way as one person goes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pathways.line import WayLine
from pathways.models import Stage
from skills.models import Skill

from .skills import AskedSkill


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
    def untaught(self) -> list[Skill]:
        """What he lacks and no stage gives him."""
        return [one.skill for one in self.lacking if one.skill.slug not in self._given]

    @property
    def taught_in_part(self) -> list[Skill]:
        """What he lacks and stages give him, but not as much as is asked for."""
        given = [one for one in self.lacking if one.skill.slug in self._given]
        return [one.skill for one in given if self._given[one.skill.slug] < (one.change.goal or 0)]

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
