"""The pay of a market on one axis from 0."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.evidence import Grade
from roles.growth_bars import growth_bars
from roles.models import Market, Occupation, Outlook, SalaryBand
from roles.pay_lines import PayEnd, PayLine, axis_from_zero, pay_lines


def a_band(letter: str = "A", **stated: Any) -> Any:
    band = SalaryBand(**{"market": Market(title="Utopia"), "level": "all", "currency": "USD"} | stated)
    band.grade = Grade(letter, "")
    return band


def drawn(band: Any) -> PayLine:
    (lines,) = pay_lines([band])
    return lines.lines[0]


def test_capitals_of_statistics_fall_and_those_of_a_pay_scale_stay() -> None:
    counted = a_band(median=70_000, occupation=Occupation(title="IT Systems Analysts"))
    assert [drawn(band).label for band in (counted, a_band(low=70_000, scale="NHS Agenda for Change"))] == [
        "IT systems analysts",
        "NHS Agenda for Change",
    ]


@given(st.lists(st.integers(1_000, 100_000_000), min_size=1))
def test_axis_begins_at_zero_and_holds_all_amounts_in_six_steps_at_most(amounts: list[int]) -> None:
    axis = axis_from_zero(amounts)
    assert (axis.low, axis.high >= max(amounts), len(axis.ticks) <= 7) == (0, True, True)


@pytest.mark.parametrize(
    ("band", "kind"),
    [
        (a_band(median=70_000), "spread"),
        (a_band(low=70_000, scale="Band 6"), "scale"),
        (a_band("D", low=70_000), "claim"),
    ],
)
def test_each_kind_of_figure_is_drawn_in_its_own_way(band: Any, kind: str) -> None:
    assert drawn(band).kind == kind


def test_spread_is_drawn_from_percentile_to_percentile() -> None:
    line = drawn(a_band(low=30_000, lower_quartile=60_000, median=75_000, upper_quartile=90_000, high=150_000))
    assert (line.whole, line.middle, line.dot) == ((15.0, 75.0), (30.0, 45.0), 37.5)


def test_end_that_is_not_published_is_not_drawn() -> None:
    line = drawn(a_band(low=20_000, median=100_000))
    assert ([end.amount for end in line.ends], line.middle) == (["$20k"], None)


def test_axis_has_room_for_the_label_of_the_highest_end() -> None:
    line = drawn(a_band(low=60_000, median=70_000, high=100_000))
    assert [end.texts for end in line.ends] == [
        [(11, "1 in 10 earn"), (25, "under $60k")],
        [(11, "1 in 10 earn"), (25, "over $100k")],
    ]


def test_ends_of_the_first_line_with_room_alone_say_what_they_are() -> None:
    bands = [a_band(low=5_000, median=70_000), a_band(low=50_000, median=70_000), a_band(low=50_000, median=70_000)]
    (drawing,) = pay_lines(bands)
    assert [line.is_told for line in drawing.lines] == [False, True, False]


@pytest.mark.parametrize(("low", "kinds"), [(50_000, {"spread"}), (5_000, {"spread", "ends"}), (None, {"spread"})])
def test_key_explains_ends_that_no_label_does(low: int | None, kinds: set[str]) -> None:
    (drawing,) = pay_lines([a_band(low=low, median=70_000)])
    assert drawing.kinds == kinds


def test_median_alone_is_a_dot() -> None:
    line = drawn(a_band(median=100_000))
    assert (line.dot, line.whole, line.ends) == (100.0, None, [])


@pytest.mark.parametrize(
    ("band", "strokes"),
    [
        (a_band(low=30_000, median=70_000, high=90_000), {"thin", "dots", "ends"}),
        (a_band(lower_quartile=60_000, median=70_000, upper_quartile=90_000), {"thin", "thick", "dots"}),
        (a_band(low=60_000, high=70_000, scale="Band 6"), {"fixed"}),
        (a_band("D", low=60_000, high=70_000), {"claimed"}),
        (a_band(median=70_000), {"dots"}),
    ],
)
def test_drawing_holds_the_strokes_of_its_kind(band: Any, strokes: set[str]) -> None:
    assert {name for name, some in drawn(band).strokes.items() if some} == strokes | {"grid"}


def test_scale_is_drawn_from_its_first_step_to_its_top() -> None:
    assert drawn(a_band(low=60_000, high=150_000, scale="Band 6")).strokes["fixed"] == [("40.0", "60.0")]


def test_claim_with_an_open_top_goes_to_the_end_of_the_axis() -> None:
    assert drawn(a_band("D", low=50_000, high=100_000, open_top=True)).whole == (50.0, 100.0)


@pytest.mark.parametrize(
    ("end", "placed"),
    [
        (PayEnd(20.0, "$20k", is_right=False), ("end", -7, [(19, "$20k")])),
        (PayEnd(5.0, "$5k", is_right=False), ("start", 0, [(9, "$5k")])),
        (PayEnd(80.0, "$80k", is_right=True), ("start", 7, [(19, "$80k")])),
        (PayEnd(95.0, "$95k", is_right=True), ("end", 0, [(9, "$95k")])),
    ],
)
def test_label_of_an_end_stands_beside_it_or_above_the_line(end: PayEnd, placed: tuple[str, int, list]) -> None:
    assert (end.anchor, end.shift, end.texts) == placed


def test_each_currency_has_its_own_axis_and_claims_come_last() -> None:
    bands = [a_band("D", low=70_000), a_band(median=60_000), a_band(median=50_000, currency="GBP")]
    dollars, pounds = pay_lines(bands)
    assert [line.kind for line in dollars.lines] == ["spread", "claim"]
    assert (dollars.ticks[0], pounds.ticks[0]) == (("0.0", "$0", "start"), ("0.0", "£0", "start"))


# Growth


def test_bars_are_as_long_as_jobs_grow() -> None:
    bars = growth_bars([Outlook(change_percent=percent) for percent in (20, 10, 0, -5)])
    assert [(bar.words, bar.width) for bar in bars] == [
        ("20% more", 95.0),
        ("10% more", 47.5),
        ("no change", 0.0),
        ("5% fewer", 0.0),
    ]
