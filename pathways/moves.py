"""Where one could move from a starting point: the roles that pathways lead to, the closest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from careerguide.web.english import capitalised, in_sentence, ordinal, some_of
from roles.gap import AskedSkills, Gap, places_of
from roles.models import Role, RoleSkill
from roles.standing import Standing

from .models import Pathway, Stage, StartingPoint
from .person import Person

NAMED = 3  # skills of each kind that a destination names


@dataclass(frozen=True)
class Destination:
    """A role that one can move to, with what one lacks for it; None where nobody can tell how close it is."""

    pathway: Pathway
    standing: Standing
    gap: Gap | None = None
    place: str = ""  # among the others by how close they are, in words

    @property
    def role(self) -> Any:
        return self.pathway.role

    @property
    def beginnings(self) -> list[tuple[str, Stage | None]]:
        """How long it takes, place by place, with what one does first; ways that begin alike stand together."""
        ways = groupby(self.pathway.ways.all(), key=lambda way: way.first_stage)
        return [("; ".join(way.short_time for way in alike), first) for first, alike in ways]

    @property
    def essential(self) -> AskedSkills | None:
        return self.gap.essential if self.gap else None

    @property
    def facts(self) -> list[RoleSkill]:
        """The facts that say that these skills are essential."""
        return [self.standing.asked[change.skill] for change in self.essential.changes] if self.essential else []

    @property
    def lacking_in_words(self) -> str:
        """The skills that one lacks, in words: To learn: SQL, statistics and 2 more; to raise: privacy."""
        if not self.essential:
            return ""
        parts = (("to learn", self.essential.to_learn), ("to raise", self.essential.to_raise))
        told = (f"{what}: {some_of([self._named(one.skill) for one in some], NAMED)}" for what, some in parts if some)
        return capitalised("; ".join(told)) or "Nothing left to learn"

    def _named(self, slug: str) -> str:
        return in_sentence(self.standing.skills[slug].title)


@dataclass(frozen=True)
class Moves:
    """Where one could move from a starting point.

    Professions are ranked by the share of their essential skills that one brings. New specialisms are not, as few of
    their skills are judged; and from where one brings none of them, all keep their order.
    """

    start: StartingPoint
    standings: Mapping[Role, Standing]

    @cached_property
    def person(self) -> Person:
        return Person(self.start)

    @property
    def brings_skills(self) -> bool:
        return any(one.skill.core and one.proficiency for one in self.person.brought)

    @property
    def is_ranked(self) -> bool:
        return any(one.gap and one.gap.share for one in self.professions)

    @cached_property
    def professions(self) -> list[Destination]:
        reached = [destination for destination in self._reached if not destination.role.is_specialism]
        return by_closeness([self._with_gap(one) for one in reached]) if self.brings_skills else reached

    @property
    def specialisms(self) -> list[Destination]:
        return [destination for destination in self._reached if destination.role.is_specialism]

    @cached_property
    def _reached(self) -> list[Destination]:
        return [Destination(pathway, self.standings[pathway.role]) for pathway in self.start.pathways.all()]

    def _with_gap(self, destination: Destination) -> Destination:
        return replace(destination, gap=self.person.gap_to(destination.standing))


def by_closeness(destinations: Sequence[Destination]) -> list[Destination]:
    """The closest first; those that are equally close share their place and keep their order."""
    places = places_of(one.gap.share if one.gap else None for one in destinations)
    placed = sorted(zip(places, destinations, strict=True), key=lambda pair: pair[0])
    return [replace(one, place=_how_close(place, places) if one.essential else "") for place, one in placed]


def _how_close(place: int, places: Sequence[int]) -> str:
    """A place among some, in words: Closest, 2nd closest, joint 3rd closest; empty where all are equally close."""
    shared = places.count(place)
    if shared == len(places):
        return ""
    closest = "closest" if place == 1 else f"{ordinal(place)} closest"
    return capitalised(f"joint {closest}" if shared > 1 else closest)
