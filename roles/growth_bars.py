"""How the number of jobs is projected to change, as bars from 0. Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from .groups import group_of
from .shown import Number, ShownOutlook
from .wording import change_in_words

LONGEST = 95  # percent of the room


@dataclass(frozen=True)
class GrowthBar:
    """A projection; its bar is as long as the jobs grow, and absent where they do not."""

    outlook: ShownOutlook
    width: float  # in percent
    counts_all: bool = False  # of all jobs together, to hold the others beside

    @property
    def group(self) -> str:
        return group_of(self.outlook)

    @property
    def words(self) -> str:
        return change_in_words(self.outlook)


def growth_bars(outlooks: Sequence[ShownOutlook], all_jobs: ShownOutlook | None = None) -> list[GrowthBar]:
    """A bar for each projection, and last one for all jobs together, where there is one of the same years."""
    every = [*outlooks, all_jobs] if outlooks and all_jobs else [*outlooks]
    most = max((outlook.change_percent for outlook in every), default=0)
    return [GrowthBar(outlook, _width(outlook, most), outlook is all_jobs) for outlook in every]


def _width(outlook: ShownOutlook, most: Number) -> float:
    grown = outlook.change_percent
    return round(float(grown / most) * LONGEST, 2) if grown > 0 else 0.0
