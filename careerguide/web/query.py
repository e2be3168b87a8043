"""Reads query strings: whatever an address holds gives an answer, and what is left out is named in a note.

Addresses are worn by those who pass them on: `&amp;role=`, a stray blank or full stop and `role=a,b` are read as meant,
and parameters that networks and mailers add are dropped without a word.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict

from .english import quoted

LONGEST_TEXT = 200  # characters that a visitor may type
ADDED_BY_OTHERS = re.compile(
    "(utm|mc|mtm|pk|hsa|vero|oly|gad)_.*|(fbc|gc|dc|yc|twc|ttc)lid|[gw]braid|gclsrc|srsltid|msclkid|li_fat_id"
    "|igshi?d?|mibextid|mkt_tok|_ga|_gl|_hsenc|_hsmi|__hs(tc|sc|fp)"
)
STRAY = " \t\r\n\u00a0\u200b.…)"
NOTHING_MOVED: Mapping[str, str] = MappingProxyType({})


class Query:
    """What a page reads from its query string. `ignored` says in words what it left out."""

    def __init__(self, given: QueryDict, names: Collection[str]) -> None:
        self._given = given
        self._names = names
        self._present: dict[tuple[str, str], str] = {}  # what takes the place of a value with a former slug
        self._values: dict[str, list[str]] = {}
        self._taken: dict[str, list[str]] = {}
        self._unknown: list[str] = []
        self._notes: list[str] = []
        for key, values in given.lists():
            name = _own_name(key)
            if name in names:
                self._values.setdefault(name, []).extend(values)
            elif not ADDED_BY_OTHERS.fullmatch(name):
                self._unknown.append(name)

    def __contains__(self, name: str) -> bool:
        return name in self._values

    @property
    def taken(self) -> str:
        """The query string of what was read from it so far: without what was ignored, and without defaults."""
        return urlencode(self._taken, doseq=True)

    @property
    def key(self) -> str:
        """All of the query string that an answer can depend on; nothing where the page reads nothing."""
        return f"{self._values} {self._unknown}" if self._names else ""

    @property
    def ignored(self) -> list[str]:
        return [*self._notes, *_notes("", self._unknown, "unknown")]

    @property
    def moved(self) -> str:
        """The query string with present slugs in the place of former ones; empty where none has been read from it."""
        values = [(_own_name(key), value) for key, values in self._given.lists() for value in values]
        present = [(name, self._present.get((name, value), value)) for name, value in values]
        return urlencode(present) if self._present else ""

    def ignore(self, label: str, values: Collection[str], reason: str) -> None:
        """Notes that some values are left out, such as: skill “flying” (unknown)."""
        self._notes += _notes(label, values, reason)

    def many(
        self, name: str, known: Collection[str], label: str, present: Mapping[str, str] = NOTHING_MOVED
    ) -> list[str]:
        """The known values in the order in which they were asked for, each once.

        A former slug counts as the present one that `present` has for it.
        """
        read = (self._read(name, value, known, present) for value in self._values.get(name, ()))
        given = dict.fromkeys(chain.from_iterable(read))
        self.ignore(label, [value for value in given if value not in known], "unknown")
        self._taken[name] = [value for value in given if value in known]
        return self._taken[name]

    def _read(self, name: str, value: str, known: Collection[str], present: Mapping[str, str]) -> list[str]:
        read = [*_readings(value, {*known, *present} if present else known)]
        values = [one if one in known else present.get(one, one) for one in read]
        if values != read:
            self._present[name, value] = ",".join(values)
        return values

    def one(
        self,
        name: str,
        known: Collection[str],
        label: str,
        default: str = "",
        present: Mapping[str, str] = NOTHING_MOVED,
    ) -> str:
        """Returns the last known value, or the default."""
        *others, last = self.many(name, known, label, present) or [default]
        self.ignore(label, others, "only the last one counts")
        self._taken[name] = self._taken[name][-1:]
        return last

    def number(self, name: str, low: int, high: int, label: str, default: int) -> int:
        """The last value, if it is a whole number from `low` to `high`."""
        *others, last = self._values.get(name) or [""]
        self.ignore(label, others, "only the last one counts")
        digits = last.strip(STRAY)
        if digits.isascii() and digits.isdigit() and len(digits) < 12 and low <= int(digits) <= high:
            self._taken[name] = [digits] if int(digits) != default else []
            return int(digits)
        self.ignore(label, [last], f"not a whole number from {low} to {high:,}")
        return default

    def text(self, name: str) -> str:
        """What a visitor typed, without control characters, and cut where it is too long."""
        *others, last = self._values.get(name) or [""]
        self.ignore("text", others, "only the last one counts")
        if len(last) > LONGEST_TEXT:
            self.ignore("text", [last], f"only its first {LONGEST_TEXT} characters count")
        text = "".join(character if character.isprintable() else " " for character in last)[:LONGEST_TEXT].strip()
        self._taken[name] = [text] if text else []
        return text


def _own_name(key: str) -> str:
    return re.sub("^(amp;)+", "", key.strip())


def _readings(value: str, known: Collection[str]) -> Iterator[str]:
    """A value as it is known, or the values that were meant by it; nothing where it is blank."""
    if value in known:
        yield value
        return
    for part in value.split(",") if value.strip(STRAY) not in known else [value]:
        if part.strip():
            yield stripped if (stripped := part.strip(STRAY)) in known else part


def _notes(label: str, values: Collection[str], reason: str) -> list[str]:
    named = quoted(values) if values else ""
    return [f"{label} {named} ({reason})".lstrip()] if named else []
