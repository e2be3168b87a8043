"""Pay figures on an axis."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.pay import Axis, PayFigure, PlottedRange, axis_for, line_on

ABOUT = {"market": "Utopia", "level": "All levels", "measure": "Range as claimed", "basis": "Not stated"}
MOST = 100_000_000  # the schema refuses more
AXIS = Axis(100_000, 300_000, 50_000)


def stating(**stated: Any) -> PayFigure:
    """A figure of which only this is stated."""
    return PayFigure(**dict.fromkeys(["low", "median", "high"]) | {"currency": "USD"} | ABOUT | stated)


@st.composite
def bands(draw: st.DrawFn) -> PayFigure:
    """Any figure that the database would take: something is stated, and in order."""
    stated = draw(st.sets(st.sampled_from(["low", "median", "high"]), min_size=1))
    amounts = sorted(draw(st.lists(st.integers(1, MOST), min_size=len(stated), max_size=len(stated))))
    names = [name for name in ("low", "median", "high") if name in stated]
    return stating(**dict(zip(names, amounts, strict=True)), open_top=draw(st.booleans()))


some_bands = st.lists(bands(), min_size=1, max_size=8)


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
