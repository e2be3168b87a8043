"""Figures that texts quote: “{occupations/nurse median}” is one of that entry. Pure: no request, no database.

A reference names the entry as its document is named, then what narrows the figure down, such as a market and a level,
then the figure. An entry, as a row or a document, tells what may be quoted of it by `quotables`. Of several figures
with a name the newest is meant.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

REFERENCE = re.compile(r"\{\s*([\w.-]+/[^\s{}]*(?:\s[^{}]*)?)\}")
FORM = "write {folder/name figure}, such as {occupations/nurse median}"
MISSING = "(figure missing)"
MOST_NAMED = 12  # figures that a message names


@dataclass(frozen=True)
class Quotable:
    """A figure of an entry: the names of what narrows it down, each with those it had; its own name, and its words."""

    narrowers: tuple[tuple[str, ...], ...]
    name: str
    words: str
    dated: int = 0  # the year that tells newer ones from older; 0 where there is none
    anchor: str = ""  # of the place on the page of its entry where it stands with its source

    def __str__(self) -> str:
        return " ".join((*(names[0] for names in self.narrowers), self.name))

    def goes_by(self, narrowers: Iterable[str]) -> bool:
        return all(any(word in names for names in self.narrowers) for word in narrowers)


@dataclass(frozen=True)
class Quote:
    """A figure in words, with the address where it stands; empty where it stands nowhere."""

    words: str
    address: str = ""


def parsed(reference: str) -> tuple[str, str, list[str]]:
    """The folder and the slug of the entry that a reference names, and the words after it."""
    entry, *words = reference.split()
    folder, _, slug = entry.partition("/")
    return folder, slug, words


def references(text: str) -> Iterator[str]:
    """What stands in the braces of each reference of a text."""
    return (found[1] for found in REFERENCE.finditer(text)) if "{" in text else iter(())


def named_by(words: Sequence[str], quotables: Iterable[Quotable]) -> list[Quotable]:
    """The figures that the words of a reference name: one if all is well, else each that says something else."""
    *narrowers, name = words or [""]
    named = [one for one in quotables if one.name == name and one.goes_by(narrowers)]
    newest = max((one.dated for one in named), default=0)
    return list({one.words: one for one in reversed(named) if one.dated == newest}.values())[::-1]


def why_nothing(words: Sequence[str], quotables: Sequence[Quotable]) -> str:
    """Why the words of a reference name no figure, or more than one; empty where they name one."""
    found = named_by(words, quotables)
    if len(found) == 1:
        return ""
    named = list(dict.fromkeys(map(str, found or quotables)))
    told = ", ".join(f"“{name}”" for name in named[:MOST_NAMED])
    if found:
        return f"it may be any of {told} at the same date"
    return f"there is {told}" if told else "there is no figure"


def quoting(text: str, quote: Callable[[str], Quote]) -> str:
    """A text with the words of each figure in the place of its reference."""
    return REFERENCE.sub(lambda found: quote(found[1]).words, text)
