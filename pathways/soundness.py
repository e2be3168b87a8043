"""What is wrong with stages and ways beside each other. Pure.

Stages and places go by what their reader calls them: documents by slugs, forms by titles.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

NameSet = frozenset[str]
NONE: NameSet = frozenset()


@dataclass(frozen=True)
class Entered:
    """What a stage needs, each time one of some credentials, and which credentials it gives."""

    needs: tuple[NameSet, ...] = ()
    gives: NameSet = NONE


@dataclass(frozen=True)
class Placed:
    """An item of a way: its stage and the alternatives to it, with the places of each; without any it is anywhere."""

    stage: str
    places: Mapping[str, NameSet] = field(default_factory=dict)
    optional: bool = False
    beside: bool = False

    @property
    def is_choice(self) -> bool:
        return len(self.places) > 1


def wrong_order(items: Iterable[Placed]) -> Iterator[tuple[int, str]]:
    """Each (number of the item, message) of an item that no way can hold where it stands, wherever the way leads."""
    seen: set[str] = set()
    for number, item in enumerate(items):
        if item.beside and not number:
            yield number, f"“{item.stage}” is the first, so it can't run beside the one before"
        for stage in item.places:
            if stage in seen:
                yield number, f"“{stage}” stands on this way twice"
            seen.add(stage)


def wrong_places(place: str, items: Iterable[Placed]) -> Iterator[tuple[int, str]]:
    """Each (number of the item, message) of a stage that does not hold for the place of a way; "" is anywhere."""
    for number, item in enumerate(items):
        for stage, places in item.places.items():
            if not places or place in places:
                continue
            if place:
                why = f"and this way is for {place}"
            elif item.is_choice or item.optional:
                continue
            else:
                why = "so on a way for anywhere it needs alternatives, or is optional"
            yield number, f"“{stage}” holds for {' and '.join(sorted(places))}, {why}"


def circle(stages: Mapping[str, Entered], held: NameSet = NONE) -> list[str]:
    """Stages of which each needs what only the next one gives, the last one the first again; empty if there are none.

    `held` are the credentials that people bring along. One that no stage gives is had from elsewhere.
    """
    given = {credential for stage in stages.values() for credential in stage.gives}
    closed = dict(stages)

    def is_open(credentials: NameSet) -> bool:
        return any(one in held or one not in given or one in reached for one in credentials)

    reached: set[str] = set()
    while opened := [name for name, stage in closed.items() if all(map(is_open, stage.needs))]:
        for name in opened:
            reached |= closed.pop(name).gives
    path = [min(closed)] if closed else []
    while path:
        missing = next(need for need in stages[path[-1]].needs if not is_open(need))
        following = min(name for name, stage in closed.items() if stage.gives & missing)
        if following in path:
            return path[path.index(following) :]
        path.append(following)
    return []
