"""How the number of jobs is projected to change, as bars from 0. Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .groups import group_of
from .wording import change_in_words

LONGEST = 95  # percent of the room


@dataclass(frozen=True)
class GrowthBar:
    """A projection; its bar is as long as the jobs grow, and absent where they do not."""

    outlook: Any
    width: float  # in percent

    @property
    def group(self) -> str:
        return group_of(self.outlook)

    @property
    def words(self) -> str:
        return change_in_words(self.outlook)


def growth_bars(outlooks: Sequence[Any]) -> list[GrowthBar]:
    most = max((outlook.change_percent for outlook in outlooks), default=0)
    return [GrowthBar(outlook, _width(outlook, most)) for outlook in outlooks]


def _width(outlook: Any, most: Any) -> float:
    grown = outlook.change_percent
    return round(float(grown / most) * LONGEST, 2) if grown > 0 else 0.0
