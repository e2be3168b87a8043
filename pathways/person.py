"""Who goes a way: where somebody starts and lives, what they know besides, and how much time they give."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from careerguide.content.whole import Whole
from roles.gap import Gap, gap
from roles.models import Role, RoleSkill
from roles.standing import Standing
from skills.models import Skill

from .duration import Pace, Walk
from .models import Credential, Place, Stage, StageGain, StageNeed, StartingPoint, StartingSkill

KNOWN = RoleSkill.Proficiency.SKILLED  # what a skill counts for that somebody says they can use alone


@dataclass(frozen=True)
class Country:
    """Where somebody lives: in a place of ways, in none of them, or, where they do not say it, in any."""

    place: Place | None = None
    is_given: bool = False
    others: tuple[Place, ...] = ()  # the places of ways where they do not live, if they say where they do

    def takes(self, places: Collection[Place]) -> bool:
        """Whether what holds for some places holds there; without any it holds anywhere."""
        return not (self.is_given and places) or self.place in places


@dataclass(frozen=True)
class Person:
    """Somebody at a starting point, or at none that we know; `known` are skills that they name themselves.

    `sought` are the skills that they are after, by slug; None: any.
    """

    start: StartingPoint | None = None
    known: tuple[Skill, ...] = ()
    pace: Pace = Pace.FULL
    country: Country = Country()
    sought: frozenset[str] | None = None

    @cached_property
    def levels(self) -> dict[str, int]:
        """The level of each skill, by slug: that of the starting point, or of what the person names if it is higher."""
        brought = {one.skill.slug: one.proficiency or 0 for one in self.brought}
        named = {skill.slug: max(KNOWN.value, brought.get(skill.slug, 0)) for skill in self.known}
        return brought | named

    def level(self, skill: Skill | None) -> int:
        return self.levels.get(skill.slug, 0) if skill else 0

    @property
    def brought(self) -> list[StartingSkill]:
        return [*self.start.skills.all()] if self.start else []

    @cached_property
    def held(self) -> frozenset[Credential]:
        return frozenset(self.start.holds.all()) if self.start else frozenset()

    @cached_property
    def walk(self) -> Walk:
        return Walk(self.pace, self.levels, frozenset(skill.slug for skill in self.known))

    def seeking(self, skills: Iterable[str]) -> "Person":
        return replace(self, sought=frozenset(skills))

    def gap_to(self, standing: Standing) -> Gap:
        return gap(self.levels, standing.levels)

    @property
    def title(self) -> str:
        """What the person is already; empty where no start is known."""
        return self.start.title if self.start else ""

    @cached_property
    def reached(self) -> frozenset[Role]:
        """The roles to which a way leads from the start that holds where the person lives."""
        pathways: Any = self.start.pathways.all() if self.start else ()
        return frozenset(
            pathway.role for pathway in pathways if any(self.country.takes(way.places) for way in pathway.ways.all())
        )

    def gains(self, stage: Stage) -> list[StageGain]:
        """The skills that a stage gives the person beyond what they have, of those that they are after."""
        more = [gain for gain in stage.skills if (gain.proficiency or 0) > self.level(gain.skill)]
        return more if self.sought is None else [gain for gain in more if gain.skill and gain.skill.slug in self.sought]

    def credentials(self, stage: Stage) -> list[Credential]:
        """The credentials that a stage gives and that the person does not hold."""
        return [credential for credential in stage.credentials if credential not in self.held]

    def open_of(self, stages: Sequence[Stage]) -> Sequence[Stage]:
        """The stages, of some alternatives, that hold where the person lives; all of them, where none does."""
        return [stage for stage in stages if self.country.takes(stage.held_in)] or stages

    def asked(self, stage: Stage) -> list[StageNeed]:
        """The credentials that a stage asks for, each time one of some, where the person holds none of them."""
        return [need for need in stage.asked_credentials if self.held.isdisjoint(need.met_by)]


def beginner(whole: Whole) -> StartingPoint | None:
    """Where somebody stands who holds nothing yet: the first such starting point, if there is one."""
    return whole.derive(_beginner)


def _beginner(whole: Whole) -> StartingPoint | None:
    return next((start for start in whole[StartingPoint] if start.is_beginner), None)
