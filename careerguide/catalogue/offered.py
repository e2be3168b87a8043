"""Which entries of a kind a page offers: all of them; of many those that are chosen, and those that a word finds."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from careerguide.content.models import Entry
from careerguide.content.whole import Whole

from .current import catalogue_of

MANY = 60  # entries of a kind that are all offered
FIRST = 12  # of more these are, where no word finds one
LOOKED_THROUGH = 400  # entries of all kinds that a word finds


@dataclass(frozen=True)
class Offered:
    """The entries of a kind that a form offers, in their order, and how many there are of the kind."""

    entries: tuple[Any, ...]
    of: int

    @property
    def is_part(self) -> bool:
        return self.of > MANY

    def without(self, chosen: Collection[Entry]) -> "Offered":
        return replace(self, entries=tuple(one for one in self.entries if one not in chosen))


def first_of(whole: Whole, kind: type[Entry]) -> Offered:
    """What is offered of a kind before anybody looks for a word."""
    every = whole[kind]
    return Offered(tuple(every if len(every) <= MANY else every[:FIRST]), len(every))


class Finder:
    """What a form offers to somebody who looks for a word."""

    def __init__(self, whole: Whole, text: str) -> None:
        catalogue = catalogue_of(whole)
        self._whole = whole
        self._addresses = [catalogue.items[number].url for number in catalogue.words.suggest(text, LOOKED_THROUGH)]

    def offered(self, kind: type[Entry], chosen: Collection[Entry] = ()) -> Offered:
        first = first_of(self._whole, kind)
        if not first.is_part:
            return first
        found = filter(None, (self._at(address, kind) for address in self._addresses))
        shown = {*(tuple(islice(found, MANY)) or first.entries), *chosen}
        return replace(first, entries=tuple(sorted(shown, key=lambda one: one.rank)))

    def _at(self, address: str, kind: type[Entry]) -> Entry | None:
        """The entry of a kind that has a page of its own at an address, which ends with its slug."""
        entry = self._whole.get(kind, address.strip("/").rpartition("/")[2])
        return entry if entry and entry.get_absolute_url() == address else None
