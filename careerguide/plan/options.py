"""What keeps several roles open at once. Pure: no request, no database."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, TypeVar

from careerguide.web.english import spelt

Served = TypeVar("Served", bound=Hashable)
LEAST = 2  # roles that something serves


@dataclass(frozen=True)
class Serving:
    """Entries that serve the same number of roles, such as stages or skills."""

    entries: tuple[Any, ...]
    roles: int
    of: int

    @property
    def in_words(self) -> str:
        """How many roles it serves: both roles, all three roles, two of three roles."""
        if self.roles < self.of:
            return f"{spelt(self.roles)} of {spelt(self.of)} roles"
        return "both roles" if self.of == LEAST else f"all {spelt(self.of)} roles"


def serving_several(wanted: Sequence[Iterable[Served]]) -> list[Serving]:
    """What at least two roles want, of what each of them wants: first what serves most; else in the order given."""
    counts = Counter(chain.from_iterable(map(dict.fromkeys, wanted)))
    numbers = sorted({number for number in counts.values() if number >= LEAST}, reverse=True)
    by_number = ((number, tuple(one for one in counts if counts[one] == number)) for number in numbers)
    return [Serving(entries, number, len(wanted)) for number, entries in by_number]
