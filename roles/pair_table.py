"""All pairs in one table: each role's row holds its pairs with the roles behind it, so that each pair stands once."""

from collections.abc import Iterable
from dataclasses import dataclass

from careerguide.content.whole import Whole

from .models import Role, RolePair

MOST_ROLES = 40  # in the table


@dataclass(frozen=True)
class PairCell:
    """A cell of the table; `pair` is None where nobody has written about the two roles yet."""

    other: Role
    pair: RolePair | None


@dataclass(frozen=True)
class PairRow:
    role: Role
    skipped: int  # the columns that earlier rows have dealt with
    cells: list[PairCell]


@dataclass(frozen=True)
class PairTable:
    columns: list[Role]
    rows: list[PairRow]


def table_of_pairs(whole: Whole) -> PairTable | None:
    professions = [role for role in whole[Role] if role.kind == Role.Kind.PROFESSION]
    return pair_table(professions, whole[RolePair])


def pair_table(professions: Iterable[Role], pairs: Iterable[RolePair]) -> PairTable | None:
    """A table of all professions, and of other roles that have a pair, in the order of lists.

    None where they are too many for a table.
    """
    by_roles = {frozenset([pair.first, pair.second]): pair for pair in pairs}
    every = {*professions, *(role for roles in by_roles for role in roles)}
    if len(every) > MOST_ROLES:
        return None
    roles = sorted(every, key=lambda role: role.rank)

    def cells(role: Role, skipped: int) -> list[PairCell]:
        return [PairCell(other, by_roles.get(frozenset([role, other]))) for other in roles[skipped + 1 :]]

    rows = [PairRow(role, skipped, cells(role, skipped)) for skipped, role in enumerate(roles[:-1])]
    return PairTable(roles[1:], rows)
