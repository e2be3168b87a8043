"""What a text may hold so that it can be shown, and read as Markdown, and quickly.

Reading takes the square of the time where marks pile up, or calls that nest too deeply: each bracket that stays open is
looked for to the end of the text, and each heading, definition or abbreviation goes through all that follows.
"""

import re
from itertools import accumulate

# Line breaks and other control characters, and those that turn the direction of the text around them.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
NESTING = re.compile(r"(?:[-*+] |\d+\. |[> \t])*")  # at the beginning of a line
BRACKETS = (("[", "]"), ("(", ")"), ("<", ">"))
MARKED_LINE = re.compile(r"^[ >]*(?:#|[=*_-]+ *$|: |\*?\[[^]\n]*\]:)", re.MULTILINE)

WIDEST_NESTING = 80  # letters, four for each list within a list
MOST_OPEN = 20  # brackets of one kind
MOST_MARKED = 150  # lines


def refuse_control(line: str) -> None:
    if CONTROL.search(line):
        raise ValueError("holds control characters")


def tangle(text: str) -> str:
    """Says why a text can't be read as Markdown, or takes too long; empty where it is plain enough."""
    if any(len(line) > WIDEST_NESTING and _nesting(line) > WIDEST_NESTING for line in text.split("\n")):
        return f"nests lists or quotations too deeply: a line begins with more than {WIDEST_NESTING} blanks and marks"
    for opening, closing in BRACKETS:
        if text.count(opening) > MOST_OPEN and most_open(text, opening, closing) > MOST_OPEN:
            return f"has more than {MOST_OPEN} “{opening}” before a “{closing}” closes one"
    if text.count("\n") >= MOST_MARKED and len(MARKED_LINE.findall(text)) > MOST_MARKED:
        return f"has more than {MOST_MARKED} headings, rules, definitions and abbreviations"
    return ""


def _nesting(line: str) -> int:
    """How many letters of blanks and marks a line begins with."""
    return len(NESTING.match(line)[0])  # type: ignore[index]  # as it matches nothing, too


def most_open(text: str, opening: str, closing: str) -> int:
    """How many brackets of a kind are open at once, at most. A closing one that none has opened is passed by."""
    steps = (1 if letter == opening else -1 for letter in text if letter in (opening, closing))
    return max(accumulate(steps, lambda depth, step: max(0, depth + step), initial=0))
