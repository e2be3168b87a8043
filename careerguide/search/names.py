"""Which roles and starting points a question names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.words import stem
from pathways.models import StartingPoint
from roles.models import Role

from .countries import one_name_each

Stems = tuple[str, ...]
BEFORE_A_START = frozenset(map(stem, ["am", "im", "as", "from", "currently", "leaving"]))
ARTICLES = frozenset(["a", "an", "the"])
TO = frozenset(["to", "into"])
AFTER_A_START = TO | frozenset(map(stem, ["interested", "keen", "looking", "moving", "wanting", "wants"]))
# What people are called, and what their field is called or they are as well
OTHER_NAMES = ((re.compile("entist$"), "ence"), (re.compile("icist$"), "ics"), (re.compile("icist$"), "ician"))
ASKING_PRICE = ("how", "much")
OF_A_FIELD = re.compile("ologists?$")


@dataclass(frozen=True)
class Named:
    """The entries that a question names, in its order, and the stems of its other words."""

    roles: tuple[Role, ...] = ()
    start: StartingPoint | None = None
    rest: Stems = ()
    beside_start: Stems = ()  # without the name of the starting point


class NameFinder:
    """Finds the names of roles and starting points among the stems of a question; the longest name counts."""

    def __init__(self, index: TextIndex, roles: Sequence[Role], starts: Sequence[StartingPoint]) -> None:
        self._index = index

        def stems(name: str) -> Stems:
            return tuple(map(stem, index.written(name)))

        titles = {role: stems(role.title) for role in roles}
        aliases = [(stems(alias.name), role) for role in roles for alias in role.aliases.all()]
        names = [*((name, role) for role, name in titles.items()), *aliases]
        called = (
            _unshared((name[first:], role) for name, role in names for first in range(1, len(name) - 1))
            | _unshared((form, role) for name, role in names for form in _with_initials(name))
            | _unshared(aliases)
            | _unshared((name, role) for role, name in titles.items())
        )
        self._roles = {other: role for name, role in called.items() for other in self._otherwise(name)} | called
        self._starts = {stems(name): start for start in starts for name in (start.title, start.slug.replace("-", " "))}
        firsts = Counter(title[:1] for title in self._starts)
        self._short = {title[:1]: start for title, start in self._starts.items() if firsts[title[:1]] == 1}
        self._longest = max(map(len, (*self._roles, *self._starts)), default=0)

    def stems(self, text: str) -> Stems:
        """The stems of a question or a phrasing, whose words may be misspelt, with one name for each country.

        “How much do they make” is what they earn.
        """
        stems = one_name_each(tuple(map(stem_of_people, self._index.meant(text))))
        asks_how_much = ASKING_PRICE in zip(stems, stems[1:], strict=False) and "money" not in stems
        return tuple("earn" if asks_how_much and one == "make" else one for one in stems)

    def find(self, asked: Stems) -> Named:
        roles: dict[Role, None] = {}
        start, rest, beside_start, place = None, [], [], 0
        while place < len(asked):
            size = next((size for size in self._sizes(asked, place)), 0)
            name = asked[place : place + size]
            if not size:
                rest.append(asked[place])
                beside_start.append(asked[place])
                start = start or (self._short.get(asked[place : place + 1]) if _is_start(asked, place, 1) else None)
            elif name in self._starts and (name not in self._roles or _is_start(asked, place, size)):
                start = start or self._starts[name]
                rest += name
            elif name in self._roles:
                roles[self._roles[name]] = None
            place += size or 1
        return Named(tuple(roles), start, tuple(rest), tuple(beside_start))

    def _otherwise(self, name: Stems) -> Iterator[Stems]:
        """The field of a profession, and its people by another ending: data science, clinical informatician."""
        for ending, other in OTHER_NAMES:
            if ending.search(name[-1]):
                yield (*name[:-1], stem(self._index.usual(ending.sub(other, name[-1]))))

    def _sizes(self, asked: Stems, place: int) -> Iterator[int]:
        """How many words the names have that begin at a place, the longest first."""
        for size in range(min(self._longest, len(asked) - place), 0, -1):
            if asked[place : place + size] in self._roles or asked[place : place + size] in self._starts:
                yield size


def stem_of_people(word: str) -> str:
    """The stem of a word; of people not that of their field, which they share: “radiologist” is not “radiology”."""
    return word.removesuffix("s") if OF_A_FIELD.search(word) else stem(word)


def field_of(stem_of_one: str) -> str:
    """The stem that the index has for people."""
    return stem(stem_of_one) if OF_A_FIELD.search(stem_of_one) else stem_of_one


def _unshared(names: Iterable[tuple[Stems, Role]]) -> dict[Stems, Role]:
    """Roles by their names, without the names that several have."""
    known: defaultdict[Stems, set[Role]] = defaultdict(set)
    for name, role in names:
        known[name].add(role)
    return {name: next(iter(roles)) for name, roles in known.items() if len(roles) == 1}


def _is_start(asked: Stems, place: int, size: int) -> bool:
    """Whether a name that a role and a starting point share is where somebody comes from."""
    before = [word for word in asked[max(0, place - 2) : place] if word not in ARTICLES]
    after = asked[place + size : place + size + 1]
    return bool(BEFORE_A_START.intersection(before[-1:]) or AFTER_A_START.intersection(after))


def _with_initials(stems: Stems) -> Iterator[Stems]:
    """A name with the initials of some of its words: machine learning engineer → ml engineer."""
    for first, end in combinations(range(len(stems) + 1), 2):
        if 2 <= end - first < len(stems):
            yield (*stems[:first], "".join(word[0] for word in stems[first:end]), *stems[end:])
