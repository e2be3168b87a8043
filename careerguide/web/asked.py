"""What visitors asked for in vain: a line of the log for each search that found nothing and each page that is missing.

A line knows nobody: what looks like an e-mail address or a number of somebody's is masked.
"""

import json
import logging
import re
from ast import literal_eval
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

NOTHING_FOUND = "nothing found"
PAGE_MISSING = "page missing"
MOST_LETTERS = 200
PERSONAL = re.compile(r"\S+@\S+|\+?\d(?:[ ()/.-]{0,2}\d){6,}")

LOGGER = logging.getLogger("careerguide.asked")
AS_TEXT = re.compile(rf"(\d{{4}}-\d\d-\d\d)T\S+ INFO {LOGGER.name} \S+: (.+)")  # of careerguide.web.log.TextLines
MESSAGE = re.compile(rf"({NOTHING_FOUND}|{PAGE_MISSING}): (.+)")


class InVain(NamedTuple):
    day: date
    outcome: str  # NOTHING_FOUND or PAGE_MISSING
    asked: str


def note_in_vain(outcome: str, asked: str) -> None:
    LOGGER.info("%s: %r", outcome, PERSONAL.sub("…", asked[:MOST_LETTERS]))


def read_in_vain(lines: Iterable[str]) -> Iterator[InVain]:
    """What the lines of a log tell. Of a search that was made anew while somebody typed, only the last counts."""
    before: InVain | None = None
    for one in filter(None, map(_told, lines)):
        if before and not _goes_on(before, one):
            yield before
        before = one
    if before:
        yield before


def _goes_on(before: InVain, one: InVain) -> bool:
    """Whether a search has the text of the one before, and more behind it."""
    is_search = before.outcome == one.outcome == NOTHING_FOUND
    return is_search and one.asked != before.asked and one.asked.startswith(before.asked)


def _told(line: str) -> InVain | None:
    day, message = _day_and_message(line)
    if found := MESSAGE.fullmatch(message):
        return InVain(date.fromisoformat(day), found[1], literal_eval(found[2]))
    return None


def _day_and_message(line: str) -> tuple[str, str]:
    """The day and the message of a line, in words or of JSON, whatever stands before it; empty for one of others."""
    if found := AS_TEXT.search(line):
        return found[1], found[2]
    try:
        told: Any = json.loads(line[line.index("{") :])
    except ValueError:
        return "", ""
    return (told["time"][:10], told["message"]) if told.get("logger") == LOGGER.name else ("", "")
