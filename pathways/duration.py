"""How long a way takes. Pure.

Items run one after another; one beside the item before runs at the same time, and the two last as long as the longer.
Of alternatives one is taken, so their times are never added. A stage that takes no time of its own is not counted, nor
is one that is done already, and one of unknown length makes of a sum “at least”.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from itertools import count
from math import ceil
from typing import Any

from careerguide.content.quotation import Quotable

TOLD_IN_MONTHS = 24  # what takes longer is told in years and halves of years
YEAR, HALF_YEAR = 12, 6
TIMES_REMEMBERED = 1_000  # in words, as few differ


@lru_cache(TIMES_REMEMBERED)
def in_words(shortest: int | None, longest: int | None, *, is_about: bool = False) -> str:
    """A time in months, in words: 3 to 6 months, about 1½ to 3 years; empty where nothing is known of it.

    A time that was rounded is “about” so long; with `is_about` each is.
    """
    ends = [months for months in (shortest, longest) if months]
    if not ends:
        return ""
    bound = "" if shortest and longest else "at least " if shortest else "at most "
    return f"{bound}{'about ' if is_about or _is_rounded(ends) else ''}{_amounts(ends)}"


def up_to(months: int) -> str:
    """The longest time that a way takes, in words: up to 3 years."""
    return f"up to {in_words(months, months)}"


Spoken = tuple[str, str]  # a number, and its unit


def _amounts(ends: Sequence[int]) -> str:
    """2 to 3 years, 9 months to 3 years: a unit that both have is said once."""
    told = [*dict.fromkeys(map(_years if ends[-1] > TOLD_IN_MONTHS else _months_told, ends))]
    (first, unit), (_, last) = told[0], told[-1]
    begin = [] if len(told) == 1 else [first if unit == last else _with_unit(first, unit)]
    return " to ".join([*begin, _with_unit(*told[-1])])


def _with_unit(number: str, unit: str) -> str:
    return f"{number} {unit}{'' if number == '1' else 's'}"


def _months_told(months: int) -> Spoken:
    return str(months), "month"


def _years(months: int) -> Spoken:
    """To the nearest half: 27 → 2½ years. Less than one stays in months."""
    if months < YEAR:
        return _months_told(months)
    years, half = divmod((months + HALF_YEAR // 2) // HALF_YEAR, 2)
    return f"{years}{'½' if half else ''}", "year"


def _is_rounded(ends: Sequence[int]) -> bool:
    return ends[-1] > TOLD_IN_MONTHS and any(months > YEAR and months % HALF_YEAR for months in ends)


def length_of(timed: Any) -> tuple[Quotable, ...]:
    """The length that texts may quote of a stage or credential, as a row or as a document."""
    words = in_words(timed.min_months, timed.max_months)
    return (Quotable((), "length", words),) if words else ()


class Pace(StrEnum):
    """How much of one's time one gives."""

    FULL = "full"
    PART = "part"
    EVENINGS = "evenings"

    @property
    def in_words(self) -> str:
        """The pace as it stands behind a time, such as: part time."""
        return {Pace.FULL: "full time", Pace.PART: "part time", Pace.EVENINGS: "in the evenings"}[self]


@dataclass(frozen=True)
class StageTime:
    """How long a stage takes, in months; None where nobody knows.

    `teaches` has the levels of skills, by slug, of a course that somebody may skip who has them all.
    """

    shortest: int | None = None
    longest: int | None = None
    is_counted: bool = True
    part_time_factor: Decimal | None = None
    teaches: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_unknown(self) -> bool:
        return self.is_counted and self.shortest is None

    def part_time(self) -> "StageTime":
        """The stage in part time; the same without a factor. A range that reaches so far already ends where it did."""
        if not (self.part_time_factor and self.shortest and self.longest):
            return self
        shortest, longest = (ceil(months * self.part_time_factor) for months in (self.shortest, self.longest))
        return replace(self, shortest=shortest, longest=self.longest if self.longest >= shortest else longest)


NO_TIME = StageTime(is_counted=False)


@dataclass(frozen=True)
class ItemTime:
    """A stage in its place on a way, which is chosen among itself and its alternatives."""

    stage: StageTime
    alternatives: tuple[StageTime, ...] = ()
    is_optional: bool = False
    is_beside: bool = False
    is_done: bool = False

    @property
    def choices(self) -> tuple[StageTime, ...]:
        return (self.stage, *self.alternatives)

    def part_time(self) -> "ItemTime":
        stage, *alternatives = (one.part_time() for one in self.choices)
        return replace(self, stage=stage, alternatives=tuple(alternatives))


@dataclass(frozen=True)
class Walk:
    """How somebody goes a way: at which pace, and with which levels of skills, by slug.

    `named` are those that the person named: a way is made for the skills that everybody has who starts there.
    """

    pace: Pace = Pace.FULL
    levels: Mapping[str, int] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    def of(self, item: ItemTime) -> ItemTime:
        """The item as the person meets it: of alternatives one that they have no need of is enough."""
        timed = item if self.pace is Pace.FULL else item.part_time()
        return replace(timed, is_done=any(map(self.can_skip, item.choices)))

    def can_skip(self, stage: StageTime) -> bool:
        knows_all = all(self.levels.get(skill, 0) >= level for skill, level in stage.teaches.items())
        return knows_all and not self.named.isdisjoint(stage.teaches)


@dataclass(frozen=True)
class Length:
    """How long a way takes, in months, with the stages that we chose; optional ones are left out."""

    shortest: int = 0
    longest: int = 0
    quickest_choice: int = 0  # the shortest time of the alternatives with the shortest times
    longest_with_options: int = 0  # with all that is optional, and of alternatives those with the longest times
    is_at_least: bool = False  # a required stage that we chose is of unknown length
    has_unknown_choice: bool = False  # an alternative is
    has_unknown_option: bool = False  # a stage that may be left out is

    @property
    def in_words(self) -> str:
        """The time in words; empty where nothing is known of it."""
        return in_words(self.shortest, None if self.is_at_least else self.longest)

    @property
    def about(self) -> str:
        """The time in words that say it is no exact one: about 2 years, at least 3 years."""
        return self.in_words if self.is_at_least else in_words(self.shortest, self.longest, is_about=True)

    @property
    def end_in_words(self) -> str:
        """The longest time alone, in few words: 3 years, at least 3 years."""
        return self.in_words if self.is_at_least else _amounts([self.longest])


def length(items: Iterable[ItemTime]) -> Length:
    """The length of a way, without what is done already."""
    groups = [[item for item in group if not item.is_done] for group in _groups(items)]
    required = [[item for item in group if not item.is_optional] for group in groups]
    chosen = [item.stage for group in required for item in group]
    others = [stage for group in groups for item in group for stage in item.alternatives]
    options = [item.stage for group in groups for item in group if item.is_optional]
    return Length(
        shortest=_sum(required, lambda item: item.stage.shortest or 0),
        longest=_sum(required, lambda item: item.stage.longest or 0),
        quickest_choice=_sum(required, lambda item: min(_months(item, lambda stage: stage.shortest), default=0)),
        longest_with_options=_sum(groups, lambda item: max(_months(item, lambda stage: stage.longest), default=0)),
        is_at_least=any(stage.is_unknown for stage in chosen),
        has_unknown_choice=any(stage.is_unknown for stage in others),
        has_unknown_option=any(stage.is_unknown for stage in options),
    )


@dataclass(frozen=True)
class Span:
    """Stages of a way that run at the same time, by their numbers from 1 on, and the longest time that they take."""

    numbers: tuple[int, ...]
    months: int
    lasting: int  # the number of the stage that takes that long


def spans(items: Iterable[ItemTime]) -> list[Span]:
    """What is still to come on a way: what takes time and can't be left out, with the stages we chose."""
    numbers = count(1)
    groups = [[*zip(group, numbers, strict=False)] for group in _groups(items)]
    lasting = (
        [(item.stage.longest or 0, number) for item, number in group if not (item.is_optional or item.is_done)]
        for group in groups
    )
    return [_span(timed) for group in lasting if (timed := [one for one in group if one[0]])]


def _span(timed: list[tuple[int, int]]) -> Span:
    months, lasting = max(timed, key=lambda one: one[0])
    return Span(tuple(number for _, number in timed), months, lasting)


def _groups(items: Iterable[ItemTime]) -> list[list[ItemTime]]:
    """The items that run at the same time, group after group."""
    groups: list[list[ItemTime]] = []
    for item in items:
        if item.is_beside and groups:
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _sum(groups: Iterable[Iterable[ItemTime]], months: Callable[[ItemTime], int]) -> int:
    return sum(max(map(months, group), default=0) for group in groups)


def _months(item: ItemTime, of: Callable[[StageTime], int | None]) -> Iterator[int]:
    return (of(stage) or 0 for stage in item.choices if not stage.is_unknown)
