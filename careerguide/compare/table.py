"""The compared roles, point by point; what is the same for all stands once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.english import in_sentence, listed, spelt
from roles.models import Role

from .answers import Point, PointAnswer, answers_of


def all_of(roles: Sequence[Any]) -> str:
    """How one speaks of all roles that are compared: both, all three, all four."""
    return "both" if len(roles) == 2 else f"all {spelt(len(roles))}"


def titles_of(roles: Sequence[Role]) -> str:
    """The titles of roles as a heading: Nurse and data scientist."""
    first, *others = (role.title for role in roles)
    return listed([first, *map(in_sentence, others)])


def the(role: Role) -> str:
    """A role within a sentence: the data scientist; a new specialism is a field, and keeps its name."""
    title = in_sentence(role.title)
    return title if role.is_specialism else f"the {title}"


@dataclass(frozen=True)
class SharedCell:
    """What one of the roles says to a point, or several of them alike."""

    roles: tuple[Role, ...]
    answers: tuple[PointAnswer, ...]

    @property
    def who(self) -> str:
        return titles_of(self.roles)

    @property
    def answer(self) -> PointAnswer:
        return self.answers[0]

    @property
    def facts(self) -> list[Any]:
        return [*dict.fromkeys(fact for answer in self.answers for fact in answer.facts)]


@dataclass(frozen=True)
class PointRow:
    """What the roles say to one point, role by role."""

    point: Point
    roles: Sequence[Role]
    answers: tuple[PointAnswer, ...]

    @property
    def label(self) -> str:
        return self.point.label

    @property
    def cells(self) -> list[tuple[Role, PointAnswer]]:
        return [*zip(self.roles, self.answers, strict=True)]

    @property
    def shown(self) -> list["SharedCell"]:
        """The cells of the row: neighbours that say the same share one."""
        alike = groupby(self.cells, key=lambda cell: (cell[1].words, cell[1].url))
        return [SharedCell(*zip(*cells, strict=True)) for _, cells in alike]

    @property
    def texts(self) -> list[Any]:
        return [fact for answer in self.answers for fact in answer.texts]

    @property
    def unknown_for(self) -> list[Role]:
        return [role for role, answer in self.cells if not answer.is_known]

    @property
    def weak_for(self) -> list[Role]:
        """The roles to which the row has no answer, or a figure that is not of this very job."""
        return [role for role, answer in self.cells if not answer.is_known or _is_weak(answer)]


def _is_weak(answer: PointAnswer) -> bool:
    return answer.grade is not None and answer.grade.letter != "A"


def rows_of(whole: Whole, roles: Sequence[Role]) -> list[PointRow]:
    """The rows of the table: one for each point, always the same points."""
    answers = answers_of(whole)
    columns = [answers.of(role).answers for role in roles]
    return [PointRow(point, roles, row) for point, row in zip(answers.points, zip(*columns, strict=True), strict=True)]
