"""The Bureau's terms for growth."""

from decimal import Decimal

import pytest

from roles.outlook import term


@pytest.mark.parametrize(
    ("percent", "words"),
    [
        ("33.5", "much faster than average"),
        ("7.0", "much faster than average"),
        ("6.5", "much faster than average"),
        ("6.4", "faster than average"),
        ("5.2", "faster than average"),
        ("4.4", "about as fast as average"),
        ("2.5", "about as fast as average"),
        ("2.4", "slower than average"),
        ("0.4", "little or no change"),
        ("-0.4", "little or no change"),
        ("-1.0", "decline"),
    ],
)
def test_term_follows_the_rounded_percentage(percent: str, words: str) -> None:
    assert term(Decimal(percent), 2024, 2034) == words


@pytest.mark.parametrize(  # the verdicts on the handbook's pages that we hold
    ("percent", "verdict"),
    [
        ("19.7", "much faster than average"),
        ("33.5", "much faster than average"),
        ("8.7", "much faster than average"),
        ("16.2", "much faster than average"),
        ("23.2", "much faster than average"),
        ("5.2", "faster than average"),
    ],
)
def test_term_agrees_with_the_handbook(percent: str, verdict: str) -> None:
    assert term(Decimal(percent), 2024, 2034) == verdict


def test_period_without_known_terms_has_none() -> None:
    assert term(Decimal("21.8"), 2025, 2035) == ""
