"""Which bands may share an axis, and what keeps the others apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.pay import PayFigure, claim_difference, comparability

OFFICIAL = PayFigure(
    low=60_000,
    median=100_000,
    high=150_000,
    currency="USD",
    market="United States",
    level="All levels",
    measure="10th to 90th percentile",
    basis="Not stated",
    year=2025,
)

bands = st.builds(
    PayFigure,
    low=st.integers(1, 10**6),
    median=st.none(),
    high=st.none(),
    currency=st.sampled_from(["USD", "GBP"]),
    market=st.sampled_from(["United States", "Asia"]),
    level=st.sampled_from(["All levels", "Entry"]),
    measure=st.sampled_from(["Pay scale", "Range as claimed"]),
    basis=st.sampled_from(["Not stated", "Total pay"]),
    year=st.sampled_from([None, 2024, 2025]),
    claimed=st.booleans(),
)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"currency": "GBP"}, "different currencies (GBP, USD)"),
        ({"market": "Asia"}, "different markets (Asia, United States)"),
        ({"measure": "Pay scale"}, "different measures (10th to 90th percentile, Pay scale)"),
        ({"year": None}, "different years (2025, undated)"),
        ({"basis": "Total pay"}, "different bases (Not stated, Total pay)"),
        ({"level": "Entry"}, "different levels (All levels, Entry)"),
        ({"claimed": True}, "different kinds of evidence (a claim, published figures)"),
    ],
)
def test_each_aspect_that_differs_is_a_reason(change: dict, reason: str) -> None:
    assert comparability(OFFICIAL, replace(OFFICIAL, **change)) == [reason]


def test_bands_that_differ_in_amounts_alone_are_comparable() -> None:
    assert comparability(OFFICIAL, replace(OFFICIAL, low=1, median=2, high=3)) == []


@given(bands, bands)
def test_comparability_is_symmetric(a: PayFigure, b: PayFigure) -> None:
    assert comparability(a, b) == comparability(b, a)


@given(bands)
def test_band_is_comparable_with_itself(band: PayFigure) -> None:
    assert comparability(band, band) == []


CLAIM = replace(OFFICIAL, low=110_000, median=None, high=220_000, open_top=True, year=None, claimed=True)


def test_claim_above_the_median_is_told_by_how_much() -> None:
    assert claim_difference(CLAIM, OFFICIAL) == "The claimed range starts US$10,000 above the median of US$100,000."


def test_median_inside_the_claim_is_told_so() -> None:
    higher = replace(OFFICIAL, median=120_230)
    words = "The median of US$120,230 lies inside the claimed range, US$10,230 above its start."
    assert claim_difference(CLAIM, higher) == words


def test_claim_below_the_median_is_told_by_how_much() -> None:
    low = replace(CLAIM, low=30_000, high=80_000, open_top=False)
    assert claim_difference(low, OFFICIAL) == "The claimed range ends US$20,000 below the median of US$100,000."


def test_claim_for_starters_is_set_against_the_start_of_the_range() -> None:
    entry = replace(CLAIM, low=90_000, high=None, open_top=False, level="Entry")
    assert claim_difference(entry, CLAIM) == "It starts US$20,000 below the start of the other range."


def test_figures_in_different_currencies_are_not_set_against_each_other() -> None:
    assert claim_difference(CLAIM, replace(OFFICIAL, currency="GBP")) == ""
