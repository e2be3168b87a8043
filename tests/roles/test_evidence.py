"""The grading of figures."""

from dataclasses import replace

import pytest

from roles.evidence import Evidence, grade

BEST = Evidence(official=True, method_stated=False, second_hand=False, mismatch="", year=2025)
WIDER = "for a wider group"


def test_official_exact_and_recent_is_a() -> None:
    assert grade(BEST, 2026).letter == "A"


def test_two_years_are_still_recent() -> None:
    assert grade(replace(BEST, year=2024), 2026).letter == "A"


@pytest.mark.parametrize(
    ("doubt", "reason"),
    [
        ({"mismatch": WIDER}, "Official, but for a wider group."),
        ({"year": 2023}, "Official, but more than 2 years old."),
        ({"year": None}, "Official, but undated."),
        ({"second_hand": True}, "Official, but taken from a report that quotes it."),
    ],
)
def test_each_doubt_makes_it_b_and_is_named(doubt: dict, reason: str) -> None:
    found = grade(replace(BEST, **doubt), 2026)
    assert (found.letter, found.reason) == ("B", reason)


def test_all_doubts_are_named_together() -> None:
    found = grade(replace(BEST, mismatch=WIDER, year=2020, second_hand=True), 2026)
    assert found.reason == (
        "Official, but for a wider group, and more than 2 years old, and taken from a report that quotes it."
    )


def test_stated_method_is_c() -> None:
    assert grade(replace(BEST, official=False, method_stated=True), 2026).letter == "C"


def test_neither_official_nor_method_is_d() -> None:
    assert grade(replace(BEST, official=False), 2026).letter == "D"
