"""How one works and gets in, as profiles and comparisons tell it: of a role itself, or of its nearest occupation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .groups import placed_group
from .models import Role, WorkStatement

Said = dict[WorkStatement.Kind, list[WorkStatement]]  # by kind, without those of which nothing is said


def work_facts(role: Role) -> Said:
    """What is said of the work: of each kind by the role itself, or else by the nearest occupation that says it."""
    said = [[*role.work.all()], *(link.work for link in role.occupations.all())]
    found = [(kind, next(filter(None, (_of_kind(kind, one) for one in said)), [])) for kind in WorkStatement.Kind]
    return {kind: statements for kind, statements in found if statements}


def own_statements(role: Role, kind: WorkStatement.Kind) -> list[WorkStatement]:
    """What the role itself says, whatever is said of its occupations."""
    return _of_kind(kind, role.work.all())


def _of_kind(kind: WorkStatement.Kind, statements: Iterable[WorkStatement]) -> list[WorkStatement]:
    return [statement for statement in statements if statement.kind == kind]


# On a profile


@dataclass(frozen=True)
class WorkSide:
    """What stands under one label, of one kind of statements or of several."""

    label: str
    statements: list[WorkStatement]

    @property
    def group(self) -> str:
        """The group of which the statements are told; empty where they are of the role itself."""
        return placed_group(self.statements[0])

    @property
    def first(self) -> list[WorkStatement]:
        """The first ones of each kind, which stand in the open."""
        return [one for one in self.statements if one not in self.more]

    @cached_property
    def more(self) -> list[WorkStatement]:
        by_kind = (_of_kind(kind, self.statements) for kind in WorkStatement.Kind)
        return [one for some in by_kind for one in some[OPEN_AT_ONCE:]]


OPEN_AT_ONCE = 1  # statement of each kind
Kinds = Mapping[str, Sequence[WorkStatement.Kind]]  # by the label under which they stand


FIT = {
    str(WorkStatement.Kind.SUITS.label): [WorkStatement.Kind.SUITS, WorkStatement.Kind.INTERESTS],
    "Where and when": [WorkStatement.Kind.SETTING, WorkStatement.Kind.SCHEDULE],
    str(WorkStatement.Kind.HARD.label): [WorkStatement.Kind.HARD],
}
PREPARED = (WorkStatement.Kind.PREPARATION, WorkStatement.Kind.EXPERIENCE)
BEFORE = {str(kind.label): [kind] for kind in (WorkStatement.Kind.SCHOOL_SUBJECTS, *PREPARED)}


def work_sides(role: Role, kinds: Kinds) -> list[WorkSide]:
    """What is said of the work under some labels, without those under which nothing is said."""
    said = _of_one_group(work_facts(role))
    sides = [WorkSide(label, [one for kind in some for one in said.get(kind, [])]) for label, some in kinds.items()]
    return [side for side in sides if side.statements]


def _of_one_group(said: Said) -> Said:
    """What is said, with experience only of the groups whose preparation is told: of two groups they may contradict."""
    prepared, experienced = (said.get(kind, []) for kind in PREPARED)
    groups = {one.occupation for one in prepared} or {one.occupation for one in experienced}
    return {**said, PREPARED[1]: [one for one in experienced if one.occupation in groups]}
