"""Which part of a list is which in another version of the list, and the order of both together. Pure."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any

from .paragraphs import SIMILAR, likeness, tidied

PartName = str | int  # what a part is called in all versions: by key, by its place in the base, or by all it says
Parts = Mapping[PartName, Any]

RELATED = 0.25  # share of words in common above which a part may be another one edited
EMPTY: tuple[Any, ...] = (None, "", [])


# What a value says


def form_of(value: Any) -> str:
    """One text for all values that say the same."""
    return json.dumps(_essence(value), sort_keys=True, ensure_ascii=False)


def _essence(value: Any) -> Any:
    if isinstance(value, str):
        return tidied(value) or None
    if isinstance(value, list):
        return [_essence(item) for item in value] or None
    if isinstance(value, dict):
        return {name: said for name, item in value.items() if (said := _essence(item)) is not None}
    return value if value is None else str(value).lower()  # true and 5 as a document has them


def is_same(one: Any, other: Any) -> bool:
    return one == other or form_of(one) == form_of(other)


def is_contested(*versions: Any) -> bool:
    """Whether no two of the versions say the same."""
    return not any(is_same(one, other) for one, other in combinations(versions, 2))


def is_plain(items: list[Any]) -> bool:
    """Whether a list has something in it, and nothing but plain values."""
    return bool(items) and not any(isinstance(item, dict | list) for item in items)


def _placed_words(value: Any, place: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The words of a value, each with the fields that it stands in."""
    if isinstance(value, dict):
        return [word for name, item in sorted(value.items()) for word in _placed_words(item, (*place, name))]
    if isinstance(value, list):
        return [word for item in value for word in _placed_words(item, place)]
    return [(*place, word) for word in str(value).split()]


# Which part is which


def named_base(parts: Sequence[Any], fields: Sequence[str]) -> dict[PartName, Any]:
    """The base's parts by their keys, which these fields make, or else by their places."""
    keys = _own_keys(parts, fields)
    return {place if (key := keys[place]) is None else key: part for place, part in enumerate(parts)}


def named_side(parts: Sequence[Any], fields: Sequence[str], base: Parts) -> dict[PartName, Any]:
    """A side's parts by the names that they have in the base; new ones by their keys, or else by all they say."""
    keys = _own_keys(parts, fields)
    loose = {place: part for place, part in enumerate(parts) if keys[place] is None}
    names: dict[int, PartName] = {place: form for form, place in _by_form(loose).items()}
    names |= _origins({name: part for name, part in base.items() if isinstance(name, int)}, loose)
    return {names[place] if (key := keys[place]) is None else key: part for place, part in enumerate(parts)}


def _own_keys(parts: Sequence[Any], fields: Sequence[str]) -> list[str | None]:
    """The key of each part; None where it has none of its own."""
    keys = [_key_in(part, fields) for part in parts]
    count = Counter(keys)
    return [key if count[key] == 1 else None for key in keys]


def _key_in(part: Any, fields: Sequence[str]) -> str | None:
    if not isinstance(part, dict):
        return tidied(str(part))
    return ":".join(str(part[name]) for name in fields if part.get(name) not in EMPTY) or None


def _by_form(parts: Mapping[int, Any]) -> dict[str, int]:
    """The places of parts by all they say, and by how many say the same before them."""
    count: Counter[str] = Counter()
    places = {}
    for place, part in parts.items():
        form = form_of(part)
        places[f"{form} {count[form]}"] = place
        count[form] += 1
    return places


def _origins(base: Mapping[int, Any], side: Mapping[int, Any]) -> dict[int, int]:
    """The place in the base that each part of a side comes from: that of an equal part, or of the most similar one.

    If as many are left on both sides, they belong together in their order where they have anything to show for it, such
    as figures of another year with the same market and source.
    """
    before, after = _by_form(base), _by_form(side)
    origins = {after[form]: before[form] for form in after.keys() & before.keys()}
    left = {place: _placed_words(part) for place, part in base.items() if place not in origins.values()}
    new = {place: _placed_words(part) for place, part in side.items() if place not in origins}
    pairs = ((likeness(left[one], new[other]), -abs(one - other), one, other) for one in left for other in new)
    for alike, _, one, other in sorted(pairs, reverse=True):
        if alike > SIMILAR and one in left and other in new:
            origins[other] = one
            del left[one], new[other]
    in_order = zip(left, new, strict=True) if len(left) == len(new) else ()
    return origins | {other: one for one, other in in_order if likeness(left[one], new[other], RELATED) > RELATED}


# The order of both


def shared(names: Iterable[PartName], *others: Iterable[PartName]) -> list[PartName]:
    """The names that all others have too, in their order."""
    return [name for name in names if all(name in other for other in others)]


def in_both_orders(spine: Sequence[PartName], base: Parts, mine: Parts, theirs: Parts) -> Iterator[PartName]:
    """All names of both sides: those of the spine in its order, and each other one behind the one that it follows.

    Of the base's parts in one place, its order holds; new ones of both sides in one place go by what they say.
    """
    places = {name: place for place, name in enumerate(base)}
    known = list(_inserted(spine, shared(mine, base), shared(theirs, base), lambda run: [places[name] for name in run]))
    said = {name: form_of(part) for name, part in [*mine.items(), *theirs.items()]}
    return _inserted(known, mine, theirs, lambda run: [said[name] for name in run])


def _inserted(
    spine: Sequence[PartName],
    mine: Iterable[PartName],
    theirs: Iterable[PartName],
    rank: Callable[[Iterable[PartName]], list[Any]],
) -> Iterator[PartName]:
    """The spine, with each run of names that only one side has behind the name that it follows there."""
    runs = [_runs(spine, side) for side in (mine, theirs)]
    for name in (None, *spine):
        yield from () if name is None else (name,)
        yield from chain.from_iterable(sorted((run[name] for run in runs), key=rank))


def _runs(spine: Sequence[PartName], side: Iterable[PartName]) -> dict[PartName | None, list[PartName]]:
    """The names that the spine lacks, by the name of the spine before them."""
    runs: dict[PartName | None, list[PartName]] = defaultdict(list)
    before = None
    for name in side:
        if name in spine:
            before = name
        else:
            runs[before].append(name)
    return runs
