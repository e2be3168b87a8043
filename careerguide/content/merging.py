"""Brings together two versions of a document that began as one. Pure.

A version is plain front matter as `documents.parse` gives it of `versions.text_of`, with the body as one more value. A
field that is absent, an empty text and an empty list say the same, and so do texts that differ only in their form.

Each field is merged for itself, and so is each part of a list, whose order is merged apart from its content. A list of
plain values is a set with an order, and a long text a list of paragraphs. What both sides changed, each in its own way,
is a conflict, for a person to settle: `merge` tells it, and takes what was chosen when it is called again. Until then
theirs stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from .alignment import PartName, Parts, in_both_orders, is_contested, is_plain, is_same, named_base, named_side, shared
from .paragraphs import stretches, tidied

PartPath = tuple[PartName, ...]  # by turns a field and a part in it, such as ("ways", "us", "items", "network")
PartKeys = Mapping[tuple[str, ...], Sequence[str]]  # the fields that tell parts apart: ("ways", "items"): ("stage",)
Choices = Mapping[PartPath, str]  # the side that wins, by the path of a conflict

MINE, THEIRS = "mine", "theirs"


class Conflict(NamedTuple):
    """What both sides changed, each in its own way; None where one does not have it.

    The path ends with a field, with a part of a list, or with the place of a paragraph in the base's text. Parts go by
    their key or, where they have none, by their place in the base's list; places count from 0. A conflict `of_order`
    is one of a list's order alone: each version has the parts that both sides kept, in its order.
    """

    path: PartPath
    base: Any
    mine: Any
    theirs: Any
    of_order: bool = False


class Merged(NamedTuple):
    """The document of both sides, and what is still to be settled in it."""

    document: dict[str, Any]
    conflicts: tuple[Conflict, ...]


def merge(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    keys: PartKeys,
    choices: Choices | None = None,
) -> Merged:
    """The changes of both sides to the base. `choices` tells by path whether MINE or THEIRS wins.

    A part that lacks a key of its own is known by what it says, and so are all of lists without keys.
    """
    merging = _Merging(keys, choices or {})
    document = merging.value((), dict(base), dict(mine), dict(theirs))
    return Merged(document, tuple(merging.conflicts))


@dataclass
class _Merging:
    """One merge. Its methods return what both sides make of a value: None where it is gone."""

    keys: PartKeys
    choices: Choices
    conflicts: list[Conflict] = field(default_factory=list)

    def mine_wins(self, conflict: Conflict) -> bool:
        """Whether mine was chosen. Notes the conflict if nothing was."""
        if conflict.path not in self.choices:
            self.conflicts.append(conflict)
        return self.choices.get(conflict.path) == MINE

    def value(self, path: PartPath, base: Any, mine: Any, theirs: Any) -> Any:
        stated = [version for version in (base, mine, theirs) if version is not None]
        if not is_contested(base, mine, theirs):
            return self.whole(path, base, mine, theirs)
        if isinstance(mine, dict) and isinstance(theirs, dict):
            return self.fields(path, base or {}, mine, theirs)
        if all(isinstance(version, list) for version in stated):
            return self.parts(path, base or [], mine or [], theirs or [])
        if mine and theirs and all(isinstance(version, str) for version in stated):
            return self.text(path, base or "", mine, theirs)
        return self.whole(path, base, mine, theirs)

    def whole(self, path: PartPath, base: Any, mine: Any, theirs: Any) -> Any:
        """The version of one side, as it stands."""
        if is_contested(base, mine, theirs):
            conflict = Conflict(path, *(_shown(version) for version in (base, mine, theirs)))
            return mine if self.mine_wins(conflict) else theirs
        return mine if is_same(theirs, base) else theirs

    def fields(self, path: PartPath, base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]) -> Any:
        values = {
            name: self.value((*path, name), base.get(name), mine.get(name), theirs.get(name))
            for name in {**theirs, **mine}
        }
        return {name: value for name, value in values.items() if value is not None}

    def text(self, path: PartPath, base: str, mine: str, theirs: str) -> str | None:
        pieces = [self.whole((*path, *place), *versions) for place, *versions in stretches(base, mine, theirs)]
        return tidied("".join(pieces)) or None

    def parts(self, path: PartPath, base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any] | None:
        keys = self.keys.get(tuple(map(str, path[::2])), ())
        old = named_base(base, keys)
        ours, other = named_side(mine, keys, old), named_side(theirs, keys, old)
        values = {
            name: self.value((*path, name), old.get(name), ours.get(name), other.get(name))
            for name in {**old, **ours, **other}
        }
        kept = {name: value for name, value in values.items() if value is not None}
        if not kept and is_plain(mine) and is_plain(theirs):
            # Both took something out, and together all: what must cite something would cite nothing.
            chosen: list[Any] = self.whole(path, base, mine, theirs)
            return chosen
        names = in_both_orders(self.order(path, old, ours, other), old, ours, other)
        return [kept[name] for name in names if name in kept] or None

    def order(self, path: PartPath, base: Parts, mine: Parts, theirs: Parts) -> list[PartName]:
        """The order of the parts that both sides have."""
        before, ours, other = shared(base, mine, theirs), shared(mine, theirs), shared(theirs, mine)
        is_moved, is_moved_there = shared(ours, before) != before, shared(other, before) != before
        if ours == other or (is_moved and not is_moved_there):
            return ours
        if is_moved_there and not is_moved:
            return other
        versions = (base, before), (mine, ours), (theirs, other)
        stood, here, there = ([parts[name] for name in names] for parts, names in versions)
        return ours if self.mine_wins(Conflict(path, stood, here, there, of_order=True)) else other


def _shown(version: Any) -> Any:
    return tidied(version) or None if isinstance(version, str) else version
