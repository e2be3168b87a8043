"""How a role stands on the core of skills: its linked rows as the pure modules `core` and `axes` take them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from careerguide.content.whole import Whole
from skills.models import Skill

from .axes import AxisValue, Judged, PlaceOnMap, axis_value, map_rules, place_on_map
from .core import Levels
from .gap import Essentials
from .models import Role, RoleSkill
from .role_map import Spot, spots

Core = tuple[Skill, ...]

ON_MAP = 12  # roles


def core_of(whole: Whole) -> Core:
    """The published skills of the core, in the order of their lists."""
    return whole.derive(_core)


def _core(whole: Whole) -> Core:
    return tuple(skill for skill in whole[Skill] if skill.core)


def axis_names(core: Core) -> list[str]:
    return list(dict.fromkeys(skill.axis for skill in core if skill.axis))


@dataclass(frozen=True)
class Standing:
    """A role's levels on the whole core, whether or not it has a row for each skill."""

    role: Role
    core: Core

    @cached_property
    def skills(self) -> dict[str, Skill]:
        """The skills of the core, by slug."""
        return {skill.slug: skill for skill in self.core}

    @cached_property
    def asked(self) -> dict[str, RoleSkill]:
        """The rows of the skills that the role asks for, by the slug of the skill."""
        return {asked.skill.slug: asked for asked in self.role.skills.all()}

    @cached_property
    def levels(self) -> Levels:
        return {skill.slug: self._level(skill) for skill in self.core}

    def _level(self, skill: Skill) -> int | None:
        asked = self.asked.get(skill.slug)
        return asked.proficiency if asked else None

    @property
    def unjudged(self) -> list[Skill]:
        return [skill for skill in self.core if self.levels[skill.slug] is None]

    @cached_property
    def also_helps(self) -> list[RoleSkill]:
        """The skills that the role lists beyond the core."""
        return [asked for asked in self.asked.values() if not asked.skill.core and asked.is_asked_for]

    @cached_property
    def judged(self) -> list[Judged]:
        return [Judged(skill.title, skill.axis, skill.leaning, self.levels[skill.slug]) for skill in self.core]

    @cached_property
    def axes(self) -> list[AxisValue]:
        return [self.axis(name) for name in axis_names(self.core)]

    def axis(self, name: str) -> AxisValue:
        return axis_value(name, self.judged)

    @cached_property
    def place(self) -> PlaceOnMap | None:
        """The place of the role on the map."""
        return place_on_map(self.judged)

    @property
    def rules(self) -> list[str]:
        """The rules by which the dots of each axis are worked out, in words for readers."""
        return [axis.rule for axis in self.axes]


def standings_of(whole: Whole) -> dict[Role, Standing]:
    """The standing of each published role."""
    return whole.derive(_standings)


def _standings(whole: Whole) -> dict[Role, Standing]:
    core = core_of(whole)
    return {role: Standing(role, core) for role in whole[Role]}


def shares_of(whole: Whole, held: Mapping[str, int]) -> Iterable[tuple[Role, float | None]]:
    """Each role, and which part of its essential skills somebody has, who has some skills, by slug, at some levels."""
    return zip(whole[Role], whole.derive(_essentials).shares(held), strict=True)


def _essentials(whole: Whole) -> Essentials:
    return Essentials(
        {asked.skill.slug: asked.proficiency for asked in role.skills.all() if asked.is_essential}
        for role in whole[Role]
    )


@dataclass(frozen=True, eq=False)
class RoleMap:
    """The professions whose place is known, as they are drawn; one for all pages of a whole."""

    standings: tuple[Standing, ...]
    is_choice: bool = False  # whether there are more professions

    @cached_property
    def rows(self) -> list[tuple[Role, PlaceOnMap, Spot]]:
        placed = [(one.role, place) for one in self.standings if (place := one.place)]
        drawn = spots([(role.title, place) for role, place in placed])
        return [(role, place, spot) for (role, place), spot in zip(placed, drawn, strict=True)]

    @property
    def rules(self) -> list[str]:
        """The rules by which the places on the map are worked out, in words for readers."""
        return map_rules(self.standings[0].judged) if self.standings else []


def map_of(whole: Whole) -> RoleMap:
    """The map of the first professions; a specialism stands where its profession does."""
    return whole.derive(_map)


def _map(whole: Whole) -> RoleMap:
    professions = [one for one in standings_of(whole).values() if not one.role.is_specialism]
    return RoleMap(tuple(professions[:ON_MAP]), len(professions) > ON_MAP)
