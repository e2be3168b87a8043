"""Where a role stands, worked out from its levels on the core alone. Pure: no request, no database.

One level more never takes a dot from a role, and never moves it away from what the skill is about. Where a level is
not judged, what it counts in is not worked out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from careerguide.web.english import capitalised, in_sentence, listed

MOST_DOTS = 3
DOTS = ("hardly any", "a little", "some", "a lot")  # what so many dots say
EITHER_SIDE = 1  # from here on a role is on one side of the map


@dataclass(frozen=True)
class Judged:
    """A skill of the core, and the level that a role asks for, 0 to 4; None where it is not judged."""

    skill: str  # its title
    axis: str  # medicine, code, people, or empty
    leaning: str  # build, use, or empty
    level: int | None


@dataclass(frozen=True)
class AxisValue:
    """How much of one thing, such as medicine, a role has in it."""

    name: str
    skills: tuple[str, ...]  # the titles of those that count
    mean: Fraction | None  # of their levels; None where one is not judged

    @property
    def dots(self) -> int | None:
        """The number of dots: one for each whole level of the mean, at most three."""
        return None if self.mean is None else min(floor(self.mean), MOST_DOTS)

    @property
    def boxes(self) -> list[bool]:
        """The dots of an axis as boxes, the filled ones first."""
        return [number < (self.dots or 0) for number in range(MOST_DOTS)]

    @property
    def word(self) -> str:
        return "not judged" if self.dots is None else DOTS[self.dots]

    @property
    def rule(self) -> str:
        """The skills that the dots come from, for readers."""
        skills = listed(map(in_sentence, self.skills))
        return f"{capitalised(self.name)}: {skills}."


@dataclass(frozen=True)
class PlaceOnMap:
    """Where a role stands on the map."""

    x: Fraction  # from medicine, −4, to code, 4
    y: Fraction  # from bringing into use, −4, to building, 4

    @property
    def x_in_words(self) -> str:
        if not self.x:
            return "in the middle"
        return f"{float(abs(self.x)):.1f} {self.side}"

    @property
    def side(self) -> str:
        if not self.x:
            return "in the middle"
        return f"towards {'code' if self.x > 0 else 'medicine'}"

    @property
    def y_in_words(self) -> str:
        if abs(self.y) < EITHER_SIDE:
            return "both"
        return "builds" if self.y > 0 else "brings it into use"

    @property
    def y_in_numbers(self) -> str:
        if not self.y:
            return "in the middle"
        return f"{float(abs(self.y)):.1f} towards {'building' if self.y > 0 else 'bringing into use'}"

    @property
    def in_words(self) -> str:
        """Where a role stands on the map, in words and without a number."""
        ways = "both builds and brings it into use" if self.y_in_words == "both" else self.y_in_words
        return f"{self.side}, {ways}"


def axis_value(name: str, judged: Iterable[Judged]) -> AxisValue:
    """How much a role has of one thing, by the skills that count on its axis."""
    counting = [one for one in judged if one.axis == name]
    return AxisValue(name, tuple(one.skill for one in counting), mean(one.level for one in counting))


def place_on_map(judged: Sequence[Judged]) -> PlaceOnMap | None:
    """The place on the map: code less medicine, and building less use; None where a skill that counts is not judged.

    Building is the highest level of the skills that lean to it, as nobody builds everything; use is a mean.
    """
    medicine, code = (axis_value(name, judged).mean for name in ("medicine", "code"))
    build, use = ([one.level for one in judged if one.leaning == way] for way in ("build", "use"))
    most, used = highest(build), mean(use)
    if medicine is None or code is None or most is None or used is None:
        return None
    return PlaceOnMap(code - medicine, most - used)


def map_rules(judged: Sequence[Judged]) -> list[str]:
    """How the place on the map comes about, for readers; none where no skill leans to one of the sides."""
    build, use = ([in_sentence(one.skill) for one in judged if one.leaning == way] for way in ("build", "use"))
    if not build or not use:
        return []
    return [
        "From medicine to code: the mean of the code skills minus the mean of the medicine skills.",
        f"Builds, or brings into use: build is the highest level among {listed(build)}, use is the mean of "
        f"{listed(use)}, and the place is build minus use. From {EITHER_SIDE} on it builds, from −{EITHER_SIDE} down "
        "it brings into use.",
    ]


def mean(levels: Iterable[int | None]) -> Fraction | None:
    """The exact mean; None where there is no level, or one is not judged."""
    known = _all_known(levels)
    return Fraction(sum(known), len(known)) if known else None


def highest(levels: Iterable[int | None]) -> int | None:
    return max(_all_known(levels), default=None)


def _all_known(levels: Iterable[int | None]) -> list[int]:
    """The levels; none of them where one is not judged."""
    every = list(levels)
    known = [level for level in every if level is not None]
    return known if len(known) == len(every) else []
