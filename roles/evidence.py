"""How far a figure is to be trusted. Pure: no request, no database."""

from dataclasses import dataclass

RECENT = 2  # years


@dataclass(frozen=True)
class Grade:
    """A grade of evidence: its letter, and why it is not a better one."""

    letter: str
    reason: str


@dataclass(frozen=True)
class Evidence:
    """What a grade depends on."""

    official: bool  # a cited source is official statistics
    method_stated: bool  # a cited source is of a kind that states its method
    second_hand: bool  # seen only where somebody else quotes it
    mismatch: str  # how the official occupation differs from this role; empty where it does not
    year: int | None


def grade(evidence: Evidence, this_year: int) -> Grade:
    """A: official, this occupation, at most two years old. B: official, but wider, older or second-hand.
    C: published with a stated method. D: claimed without a source."""
    if not evidence.official:
        if evidence.method_stated:
            return Grade("C", "Published with a stated method, but no official figure.")
        return Grade("D", "A claim, without a source or a method.")
    doubts = []
    if evidence.mismatch:
        doubts.append(evidence.mismatch)
    if evidence.year is None:
        doubts.append("undated")
    elif this_year - evidence.year > RECENT:
        doubts.append(f"more than {RECENT} years old")
    if evidence.second_hand:
        doubts.append("taken from a report that quotes it")
    if doubts:
        return Grade("B", f"Official, but {', and '.join(doubts).removesuffix('.')}.")
    return Grade("A", f"Official, for this occupation, and at most {RECENT} years old.")
