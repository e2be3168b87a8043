"""Salary bands in words and on a line."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.pay import Axis, PayFigure, PlottedRange, axis_for, in_words, line_on, money

ABOUT = {"market": "Utopia", "level": "All levels", "measure": "Range as claimed", "basis": "Not stated"}
MOST = 100_000_000  # the schema refuses more
AXIS = Axis(100_000, 300_000, 50_000)


def stating(**stated: Any) -> PayFigure:
    """A band of which only this is stated."""
    return PayFigure(**dict.fromkeys(["low", "median", "high"]) | {"currency": "USD"} | ABOUT | stated)


@st.composite
def bands(draw: st.DrawFn) -> PayFigure:
    """Any band that the database would take: something is stated, and in order."""
    stated = draw(st.sets(st.sampled_from(["low", "median", "high"]), min_size=1))
    amounts = sorted(draw(st.lists(st.integers(1, MOST), min_size=len(stated), max_size=len(stated))))
    names = [name for name in ("low", "median", "high") if name in stated]
    return stating(**dict(zip(names, amounts, strict=True)), open_top=draw(st.booleans()))


some_bands = st.lists(bands(), min_size=1, max_size=8)


# In words


@pytest.mark.parametrize(
    ("amount", "currency", "words"),
    [
        (110_000, "USD", "US$110,000"),
        (45_000, "GBP", "£45,000"),
        (60_000, "EUR", "€60,000"),
        (1_000_000, "INR", "INR 1,000,000"),
        (1, "KES", "KES 1"),
    ],
)
def test_money_names_its_currency(amount: int, currency: str, words: str) -> None:
    assert money(amount, currency) == words


@pytest.mark.parametrize(
    ("band", "words"),
    [
        (stating(low=110_000, high=220_000), "US$110,000 to US$220,000"),
        (stating(low=110_000, high=220_000, approximate=True), "about US$110,000 to US$220,000"),
        (stating(low=110_000, high=220_000, open_top=True), "US$110,000 to US$220,000 and more"),
        (
            stating(low=110_000, high=220_000, open_top=True, approximate=True),
            "about US$110,000 to US$220,000 and more",
        ),
        (stating(low=1, median=2, high=3), "US$1 to US$3, median US$2"),
        (stating(low=1, median=2, high=3, open_top=True), "US$1 to US$3 and more, median US$2"),
        (stating(median=90_000), "median US$90,000"),
        (stating(median=90_000, approximate=True), "about median US$90,000"),
        (stating(high=90_000), "up to US$90,000"),
        (stating(high=90_000, approximate=True), "up to about US$90,000"),
        (stating(low=1, median=2), "from US$1, median US$2, upper end not stated"),
        (stating(median=2, high=3), "median US$2, up to US$3, lower end not stated"),
        (stating(low=90_000), "from US$90,000"),
        (stating(low=90_000, approximate=True), "from about US$90,000"),
        (stating(low=90_000, open_top=True), "above US$90,000"),
        (stating(low=38_000, high=45_000, currency="GBP"), "£38,000 to £45,000"),
    ],
)
def test_band_reads(band: PayFigure, words: str) -> None:
    assert in_words(band) == words


@given(bands())
def test_words_leave_no_stated_amount_out(band: PayFigure) -> None:
    assert [amount for amount in band.amounts if money(amount, "USD") not in in_words(band)] == []


@pytest.mark.parametrize(
    ("band", "word"),
    [(stating(median=90_000, open_top=True), "more"), (stating(low=90_000, open_top=True, approximate=True), "about")],
)
def test_words_leave_no_reservation_out(band: PayFigure, word: str) -> None:
    assert word in in_words(band)


# On a line


@given(some_bands)
def test_every_amount_lies_on_the_axis(many: list[PayFigure]) -> None:
    axis = axis_for(many)
    assert [amount for band in many for amount in band.amounts if not 0 <= axis.percent(amount) <= 100] == []


@given(some_bands)
def test_axis_has_at_most_seven_ticks(many: list[PayFigure]) -> None:
    assert len(axis_for(many).ticks) <= 7


@given(some_bands)
def test_axis_has_at_least_three_ticks(many: list[PayFigure]) -> None:
    assert len(axis_for(many).ticks) >= 3


@given(some_bands)
def test_axis_leaves_room_below_the_lowest_amount(many: list[PayFigure]) -> None:
    assert axis_for(many).low < min(amount for band in many for amount in band.amounts)


@given(some_bands)
def test_ticks_go_evenly_from_end_to_end(many: list[PayFigure]) -> None:
    axis = axis_for(many)
    amounts = [tick.amount for tick in axis.ticks]
    assert (amounts[0], amounts[-1]) == (axis.low, axis.high)
    assert {after - before for before, after in pairwise(amounts)} == {axis.step}
    assert [tick.percent for tick in (axis.ticks[0], axis.ticks[-1])] == [0, 100]


@given(some_bands)
def test_ticks_are_round_figures(many: list[PayFigure]) -> None:
    step = axis_for(many).step
    assert str(step).rstrip("0") in {"1", "2", "5"}
    assert [tick.amount for tick in axis_for(many).ticks if tick.amount % step] == []


@given(some_bands)
def test_axis_leaves_room_above_the_highest_amount(many: list[PayFigure]) -> None:
    assert axis_for(many).high > max(amount for band in many for amount in band.amounts)


@given(some_bands)
def test_axis_never_starts_below_nothing(many: list[PayFigure]) -> None:
    assert axis_for(many).low >= 0


def test_axis_starts_where_the_figures_are_and_not_at_zero() -> None:
    assert axis_for([stating(low=110_000, high=220_000), stating(low=180_000, high=250_000)]) == Axis(
        100_000, 300_000, 50_000
    )


def test_tick_is_labelled_with_its_amount() -> None:
    assert [tick.label for tick in AXIS.ticks] == ["100,000", "150,000", "200,000", "250,000", "300,000"]


@pytest.mark.parametrize(
    ("band", "line"),
    [
        pytest.param(stating(low=150_000, high=200_000), PlottedRange(25, 50, None, None, None), id="range"),
        pytest.param(stating(low=150_000, high=200_000, open_top=True), PlottedRange(25, 50, None, 50, 100), id="open"),
        pytest.param(
            stating(low=150_000, median=200_000, high=250_000), PlottedRange(25, 75, 50, None, None), id="with a median"
        ),
        pytest.param(stating(low=150_000), PlottedRange(25, None, 25, None, None), id="low alone is a dot"),
        pytest.param(stating(high=150_000), PlottedRange(None, 25, 25, None, None), id="high alone is a dot"),
        pytest.param(stating(median=150_000), PlottedRange(None, None, 25, None, None), id="median alone is a dot"),
        pytest.param(stating(low=150_000, open_top=True), PlottedRange(25, None, None, 25, 100), id="low, open top"),
        pytest.param(stating(high=150_000, open_top=True), PlottedRange(None, 25, None, 25, 100), id="high, open top"),
        pytest.param(stating(low=150_000, median=200_000), PlottedRange(25, 50, 50, None, None), id="to the median"),
    ],
)
def test_line(band: PayFigure, line: PlottedRange) -> None:
    assert line_on(AXIS, band) == line
