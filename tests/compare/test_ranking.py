"""Roles weighed: scores, totals, and what would change the result."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.compare.ranking import (
    Margin,
    Scoreboard,
    Weighed,
    Weight,
    least_as_part,
    out_of,
    part_of_most,
    points,
)

WEIGHTS = st.sampled_from(Weight)
AMOUNTS = st.lists(st.integers(1, 300_000).map(Fraction), min_size=2, max_size=4)


@st.composite
def rankings(draw: st.DrawFn) -> Scoreboard:
    """Two to four roles, weighed by one to six things."""
    roles = draw(st.integers(2, 4))
    scores = st.tuples(*[st.integers(0, 100)] * roles)
    return Scoreboard(
        tuple(Weighed(str(place), draw(scores), draw(WEIGHTS)) for place in range(draw(st.integers(1, 6))))
    )


def ranking(*scores: tuple[int, ...], weights: tuple[Weight, ...] = ()) -> Scoreboard:
    given_weights = weights or (Weight.SOME,) * len(scores)
    weighed = zip("abc", scores, given_weights, strict=False)
    return Scoreboard(tuple(Weighed(slug, tenths, weight) for slug, tenths, weight in weighed))


# Scores


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        pytest.param(part_of_most([Fraction(100), Fraction(50), Fraction(99)]), [100, 50, 99], id="more is better"),
        pytest.param(least_as_part([Fraction(4), Fraction(8), Fraction(5)]), [100, 50, 80], id="less is better"),
        pytest.param(out_of(4, [Fraction(4), Fraction(1), Fraction(0)]), [100, 25, 0], id="on a scale of its own"),
        pytest.param(out_of(4, [Fraction(7, 3)]), [58], id="to a tenth"),
        pytest.param(part_of_most([Fraction(0), Fraction(0)]), [0, 0], id="nothing anywhere"),
    ],
)
def test_score_is_a_share(scores: list[int], expected: list[int]) -> None:
    assert scores == expected


@given(AMOUNTS)
def test_scores_follow_the_amounts(amounts: list[Fraction]) -> None:
    more = [score for _, score in sorted(zip(amounts, part_of_most(amounts), strict=True))]
    less = [score for _, score in sorted(zip(amounts, least_as_part(amounts), strict=True))]
    assert (more, less) == (sorted(more), sorted(less, reverse=True))
    assert all(0 <= score <= 100 for score in (*more, *less))


@given(AMOUNTS, st.integers(1, 4))
def test_score_on_a_scale_of_its_own_does_not_ask_who_stands_beside(amounts: list[Fraction], level: int) -> None:
    assert out_of(300_000, [*amounts, Fraction(level)])[: len(amounts)] == out_of(300_000, amounts)


# The result


def test_total_is_the_weighted_mean() -> None:
    weighed = ranking((100, 50), (10, 30), weights=(Weight.A_LOT, Weight.SOME))
    assert [weighed.total(role) for role in (0, 1)] == [Fraction(31, 4), Fraction(18, 4)]


def test_sum_is_shown_as_it_is_done() -> None:
    weighed = ranking((100, 50), (10, 42), (7, 8), weights=(Weight.A_LOT, Weight.SOME, Weight.NOT_MUCH))
    assert [weighed.sum_of(role) for role in (0, 1)] == [
        "(3 × 10 + 1 × 1) ÷ 4 = 7.75",
        "(3 × 5 + 1 × 4.2) ÷ 4 = 4.8",
    ]


def test_sum_that_can_not_be_written_out_is_about_so_much() -> None:
    assert ranking((10, 0), (0, 0), (0, 0)).sum_of(0) == "(1 × 1 + 1 × 0 + 1 × 0) ÷ 3 ≈ 0.33"


def test_where_nothing_matters_there_is_no_total() -> None:
    weighed = ranking((10, 20), weights=(Weight.NOT_MUCH,))
    assert (weighed.sums, weighed.first, weighed.turns) == ([], [], [])


@pytest.mark.parametrize(
    ("scores", "margin"),
    [
        ((50, 50), Margin.TIE),
        ((54, 50), Margin.CLOSE),
        ((55, 50), Margin.AHEAD),
        ((64, 50), Margin.AHEAD),
        ((65, 50), Margin.CLEAR),
        ((65, 65, 0), Margin.TIE),
    ],
)
def test_lead_is_told_in_words(scores: tuple[int, ...], margin: Margin) -> None:
    assert ranking(scores).margin is margin


def test_strongest_is_what_speaks_most_for_the_first_against_the_next() -> None:
    assert ranking((90, 80), (60, 40), (0, 10)).strongest.slug == "b"


@given(rankings())
def test_those_that_come_first_have_the_highest_total(weighed: Scoreboard) -> None:
    totals = weighed.sums
    assert weighed.first == [role for role, total in enumerate(totals) if all(total >= other for other in totals)]


@given(rankings(), st.integers(0, 100))
def test_what_all_have_alike_turns_nothing(weighed: Scoreboard, score: int) -> None:
    alike = Weighed("alike", (score,) * len(weighed.weighed[0].scores), Weight.SOME)
    if weighed.weight:
        assert Scoreboard((*weighed.weighed, alike)).order == weighed.order


# What would change it


@given(rankings())
def test_what_is_said_to_change_the_result_does(weighed: Scoreboard) -> None:
    for turn in weighed.turns:
        assert weighed.with_weight(turn.slug, turn.weight).first == turn.first != weighed.first


@given(rankings())
def test_where_no_change_is_told_no_weight_alone_puts_another_first(weighed: Scoreboard) -> None:
    told = {turn.slug for turn in weighed.turns}
    silent = [one.slug for one in weighed.weighed if one.slug not in told] if weighed.weight else []
    for slug, weight in product(silent, Weight):
        first = weighed.with_weight(slug, weight).first
        assert len(first) != 1 or first == weighed.first


def test_smallest_change_is_told() -> None:
    weighed = ranking((60, 50), (50, 55), weights=(Weight.A_LOT, Weight.SOME))
    assert [(turn.slug, turn.weight) for turn in weighed.turns] == [("a", Weight.NOT_MUCH)]


# In words, and in addresses


@pytest.mark.parametrize(
    ("number", "weight"),
    [(0, Weight.NOT_MUCH), (1, Weight.SOME), (2, Weight.SOME), (3, Weight.A_LOT), (5, Weight.A_LOT)],
)
def test_weight_of_an_address_is_the_nearest_step(number: int, weight: Weight) -> None:
    assert Weight.nearest(number) is weight


@pytest.mark.parametrize(("tenths", "words"), [(0, "0"), (100, "10"), (75, "7.5")])
def test_score_is_written_in_points(tenths: int, words: str) -> None:
    assert points(tenths) == words
