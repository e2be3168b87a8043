"""English as pages write it: names in a sentence, lists and numbers. Pure: no request, no database."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

QUOTED_VALUES = 3  # values that a note names, and counts the rest
QUOTED_CHARACTERS = 40  # characters of each
CLAUSE_END = re.compile(r"(?=[,;:.](?: |$))")
PHRASE_END = re.compile(r",?(?= (?:with|within|for|by|and|so that) )")


def capitalised(text: str) -> str:
    """The text with a capital at the start, and the rest as it is: “about US$…” → “About US$…”."""
    return text[:1].upper() + text[1:]


def in_sentence(title: str) -> str:
    """A title within a sentence: “Data scientist” → “data scientist”; “AI engineer”, “PhD researcher” and “R” stay."""
    first = title.partition(" ")[0]
    return title if first[1:] != first[1:].lower() or len(title) == 1 else title[:1].lower() + title[1:]


def after(opening: str, text: str) -> str:
    """The rest of a sentence that opens so, as it goes on behind these words: “You use SQL.” after “You” → “use SQL”.

    One that opens otherwise comes whole.
    """
    rest = text.removeprefix(f"{opening} ")
    return (in_sentence(text) if rest == text else rest).removesuffix(".")


def lowered(title: str) -> str:
    """A title in capitals within a sentence: “Computer Systems Analysts” → “computer systems analysts”; “IT” stays."""
    return " ".join(map(in_sentence, title.split()))


def short_place(title: str) -> str:
    """A place where there is little room: “United States” → “US”, “European Union” → “EU”; “Asia” stays."""
    return "".join(word[0] for word in title.split()) if title.startswith(("United ", "European ")) else title


def in_place(title: str, short: str = "") -> str:
    """Somewhere, in a sentence: “United Kingdom” → “in the United Kingdom”, or “in the UK”; “Asia” → “in Asia”."""
    return f"in {'the ' if title.startswith(('United ', 'European ')) else ''}{short or title}"


def listed(names: Iterable[str]) -> str:
    """A, B and C; empty where there are none."""
    *others, last = [*names] or [""]
    return f"{', '.join(others)} and {last}" if others else last


def some_of(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are: A, B and 3 more."""
    more = len(names) - most
    return listed([*names[:most], f"{more} more"] if more > 0 else names)


def counted(count: int, noun: str) -> str:
    """A number with its noun, in figures: 1 step, 2 steps."""
    return f"{thousands(count)} {noun}{'' if count == 1 else 's'}"


SPELT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelt(number: int) -> str:
    """A number in words up to ten, in figures from 11 on: two, 12."""
    return SPELT[number] if number < len(SPELT) else thousands(number)


def with_article(title: str) -> str:
    """A title within a sentence, one of many: “Nurse” → “a nurse”; “AI engineer” → “an AI engineer”."""
    return f"{'an' if title[:1].upper() in tuple('AEIO') else 'a'} {in_sentence(title)}"


def ordinal(place: int) -> str:
    """A place in an order, from 1st, 2nd and 3rd up to 20th."""
    return f"{place}{dict(enumerate(('st', 'nd', 'rd'), 1)).get(place, 'th')}"


def thousands(number: int) -> str:
    """A number in figures, with commas between thousands: 23,400."""
    return f"{number:,}"


def signed(number: Decimal) -> str:
    """33.5 → +33.5; with a true minus sign where it falls, and without a sign where nothing changes."""
    return f"{number:+}".replace("-", "−") if number else str(abs(number))


def quoted(values: Iterable[str]) -> str:
    """Values that a note names: “x”, “y” and 2 more. Empty where all are blank."""
    told = [value for value in values if value.strip()]
    named = ", ".join(f"“{visible(value[:QUOTED_CHARACTERS])}”" for value in told[:QUOTED_VALUES])
    return f"{named} and {len(told) - QUOTED_VALUES} more" if len(told) > QUOTED_VALUES else named


def visible(text: str) -> str:
    """The text with “�” for each character that can't be seen."""
    return "".join(character if character.isprintable() else "�" for character in text)


def brief(text: str, most: int) -> str:
    """A sentence without its full stop, cut so that it has at most so many words.

    It is cut where a clause ends, or a phrase where that keeps more than half of these words and no clause does. Where
    neither ends in time, it is cut after the last word and ends in “…”.
    """
    words = text.removesuffix(".").split()
    whole = " ".join(words)
    if len(words) <= most:
        return whole
    clause, phrase = (_longest(whole, end, most) for end in (CLAUSE_END, PHRASE_END))
    if 2 * len(clause.split()) < most and len(phrase) > len(clause):
        return phrase
    return clause or f"{' '.join(words[:most])}…"


def _longest(text: str, end: re.Pattern[str], most: int) -> str:
    """The longest beginning that ends there and has at most so many words; empty where there is none."""
    parts = (text[: found.start()] for found in end.finditer(text))
    return max((part for part in parts if len(part.split()) <= most), key=len, default="")
