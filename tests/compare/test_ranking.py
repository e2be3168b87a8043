"""Roles in an order by weighted criteria, its arithmetic, and the weights at which it turns."""

import re
from dataclasses import replace
from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.compare.ranking import (
    BEST_SCORE,
    HEAVIEST,
    CriterionValue,
    Decision,
    ScoredCriterion,
    TurningPoint,
    percentage,
    plain,
)

ROLES = ("A", "B", "C", "D")


def criterion(*numbers: str | int | None, name: str = "pay", **changes) -> ScoredCriterion:
    """What the roles say to it; None where one says nothing."""
    values = tuple(CriterionValue(None if one is None else Fraction(one), "not stated") for one in numbers)
    return ScoredCriterion(name, name, values, **changes)


def decision(*criteria: ScoredCriterion) -> Decision:
    return Decision(ROLES[: len(criteria[0].values)], criteria)


def scores(*numbers: str | int, **changes) -> list[str]:
    return [plain(score) for score in criterion(*numbers, **changes).scores]


def order(*criteria: ScoredCriterion) -> list[str]:
    chosen = decision(*criteria)
    return [f"{one.label} {chosen.roles[one.role]}" for one in chosen.ranking]


def turns(*criteria: ScoredCriterion) -> list[str]:
    return [point.in_words for pair in decision(*criteria).neighbours for point in pair.turning_points]


tenths = st.integers(-2_000, 2_000).map(lambda number: Fraction(number, 10))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Two to four roles and one to six criteria, of which some lack a value and some tell nobody apart."""
    roles = draw(st.integers(2, 4))
    number = st.one_of(st.none(), tenths, st.sampled_from([Fraction(1), Fraction(2)]))
    criteria = [
        ScoredCriterion(
            str(place),
            f"criterion {place}",
            tuple(CriterionValue(one, "") for one in draw(st.lists(number, min_size=roles, max_size=roles))),
            draw(st.integers(0, HEAVIEST)),
            draw(st.booleans()),
        )
        for place in range(draw(st.integers(1, 6)))
    ]
    return Decision(ROLES[:roles], tuple(criteria))


# Scores


def test_scores_are_places_between_the_least_and_the_most() -> None:
    assert scores(100, 110, 150) == ["0", "2", "10"]


def test_less_can_be_better() -> None:
    assert scores(100, 110, 150, less_is_better=True) == ["10", "8", "0"]


def test_scores_are_rounded_to_a_tenth() -> None:
    assert scores(0, 1, 2, 3) == ["0", "3.3", "6.7", "10"]


def test_half_a_tenth_is_rounded_up() -> None:
    assert scores(0, 25, 1000) == ["0", "0.3", "10"]


def test_where_all_are_equal_each_gets_the_same_score() -> None:
    assert scores(7, 7, 7) == ["5", "5", "5"]


def test_negative_numbers_have_their_place() -> None:
    assert scores(-10, 0, 10) == ["0", "5", "10"]


@given(st.lists(tenths, min_size=2, max_size=4), st.booleans())
def test_scores_lie_between_0_and_10(numbers: list[Fraction], less_is_better: bool) -> None:
    assert all(0 <= score <= BEST_SCORE for score in criterion(*numbers, less_is_better=less_is_better).scores)


@given(st.lists(tenths, min_size=2, max_size=4), st.booleans())
def test_scores_follow_the_values(numbers: list[Fraction], less_is_better: bool) -> None:
    found = criterion(*numbers, less_is_better=less_is_better).scores
    in_order = [score for _, score in sorted(zip(numbers, found, strict=True))]
    assert in_order == sorted(found, reverse=less_is_better)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (criterion(100_000, 110_000, 150_000), "(110,000 − 100,000) ÷ (150,000 − 100,000) × 10 = 2"),
        (criterion(3, 4, 5, less_is_better=True), "(5 − 4) ÷ (5 − 3) × 10 = 5"),
        (criterion(0, 1, 3), "(1 − 0) ÷ (3 − 0) × 10 ≈ 3.3"),
        (criterion("-5.2", "1.5", "3"), "(1.5 − (−5.2)) ÷ (3 − (−5.2)) × 10 ≈ 8.2"),
        (criterion(4, 4, 4), "no difference, so 5 for each"),
    ],
)
def test_score_shows_its_arithmetic(asked: ScoredCriterion, words: str) -> None:
    assert asked.arithmetic(1) == words


# Totals


def test_total_is_the_weighted_mean() -> None:
    chosen = decision(criterion(100, 50, weight=3), criterion(1, 3, name="growth", weight=2))
    assert [(one.role, one.total) for one in chosen.ranking] == [(0, Fraction(6)), (1, Fraction(4))]


def test_total_shows_its_arithmetic() -> None:
    chosen = decision(criterion(9, 9, 4, weight=3), criterion(0, 21, 50, name="growth", weight=2))
    assert chosen.arithmetic(1) == "(3 × 10 + 2 × 4.2) ÷ 5 = 7.68"


def test_total_that_can_not_be_written_out_is_about_so_much() -> None:
    chosen = decision(criterion(1, 0, weight=2), criterion(0, 1, name="growth"))
    assert chosen.arithmetic(0) == "(2 × 10 + 1 × 0) ÷ 3 ≈ 6.667"


def test_arithmetic_leaves_out_what_has_no_weight() -> None:
    chosen = decision(criterion(1, 0, weight=2), criterion(0, 1, name="growth", weight=0))
    assert chosen.arithmetic(0) == "(2 × 10) ÷ 2 = 10"


@given(decisions())
def test_printed_arithmetic_gives_the_total(chosen: Decision) -> None:
    for one in chosen.ranking:
        products, weight = re.fullmatch(r"\((.*)\) ÷ (\d+) [=≈] .*", chosen.arithmetic(one.role)).groups()
        added = sum(prod(map(Fraction, product.split(" × "))) for product in products.split(" + "))
        assert added / int(weight) == one.total


@given(decisions())
def test_printed_total_is_within_half_a_thousandth(chosen: Decision) -> None:
    for one in chosen.ranking:
        assert abs(Fraction(one.total_in_words) - one.total) <= Fraction(1, 2000)


# The order


def test_best_comes_first() -> None:
    assert order(criterion(1, 3, 2)) == ["1st B", "2nd C", "3rd A"]


def test_roles_with_the_same_total_share_a_place() -> None:
    assert order(criterion(1, 3, 3, 0)) == ["joint 1st B", "joint 1st C", "3rd A", "4th D"]


def test_thirds_that_add_up_are_a_tie() -> None:
    assert order(
        criterion(0, 3, name="pay", weight=2),
        criterion(2, 0, name="growth"),
        criterion(1, 0, name="code"),
    ) == ["joint 1st A", "joint 1st B"]


def test_order_reads() -> None:
    assert decision(criterion(1, 3, 3)).order_in_words == "joint 1st B and C, 3rd A"


def test_all_weights_zero_give_no_ranking() -> None:
    chosen = decision(criterion(1, 2, weight=0), criterion(2, 1, name="growth", weight=0))
    said = "each criterion that could count has the weight 0, so nothing counts"
    assert (chosen.no_ranking, chosen.ranking, chosen.neighbours) == (said, [], [])


def test_nothing_that_counts_gives_no_ranking() -> None:
    chosen = decision(criterion(1, None))
    said = "no criterion has a value for each of these roles, so nothing can be weighed"
    assert (chosen.no_ranking, chosen.ranking) == (said, [])


# Missing data


def test_criterion_that_lacks_a_value_is_left_out_for_all() -> None:
    complete = criterion(1, 2, 3)
    assert order(complete, criterion(9, None, 1, name="growth", weight=5)) == order(complete)


def test_left_out_criterion_says_for_which_roles_it_lacks_a_value() -> None:
    chosen = decision(criterion(None, 1, None, None))
    assert [one.reason for one in chosen.left_out] == ["not stated (A, C and D)"]


def test_different_reasons_stand_with_their_roles() -> None:
    values = (CriterionValue(None, "no pathway"), CriterionValue(Fraction(1), ""), CriterionValue(None, "no months"))
    chosen = Decision(("A", "B", "C"), (ScoredCriterion("time", "time", values),))
    assert [one.reason for one in chosen.left_out] == ["no pathway (A); no months (C)"]


def test_barred_criterion_is_left_out_with_its_reason() -> None:
    chosen = decision(criterion(1, 2, bar="different years"), criterion(2, 1, name="growth"))
    assert [one.reason for one in chosen.left_out] == ["different years"]
    assert chosen.order_in_words == "1st A, 2nd B"


@given(decisions())
def test_missing_values_never_count(chosen: Decision) -> None:
    known = tuple(one for one in chosen.criteria if None not in [value.number for value in one.values])
    assert Decision(chosen.roles, known).ranking == chosen.ranking


@given(decisions())
def test_every_criterion_counts_or_is_left_out(chosen: Decision) -> None:
    left_out = [one.criterion for one in chosen.left_out]
    assert sorted([*chosen.counting, *left_out], key=lambda one: one.slug) == list(chosen.criteria)


# Turning points

AHEAD_BY_PAY = [criterion(1, 0, weight=3), criterion(0, 1, name="growth", weight=1)]


def test_turning_point_reads() -> None:
    assert turns(*AHEAD_BY_PAY) == [
        "B comes before A once the weight of pay is below 1. It is 3 now.",
        "B comes before A once the weight of growth is above 3. It is 1 now.",
    ]


def test_turning_point_is_rounded_away_from_the_present_weight() -> None:
    """They are level where pay weighs 10 ÷ 7 = 1.428…"""
    assert turns(criterion(10, 3, 0, weight=2), criterion(0, 10, 0, name="growth", weight=1))[:2] == [
        "B comes before A once the weight of pay is below 1.42. It is 2 now.",
        "B comes before A once the weight of growth is above 1.4. It is 1 now.",
    ]


def test_weight_that_can_not_turn_the_order_has_no_turning_point() -> None:
    assert turns(criterion(1, 0, weight=5), criterion(2, 0, name="growth", weight=1)) == []


def test_criterion_without_a_difference_has_no_turning_point() -> None:
    points = decision(*AHEAD_BY_PAY, criterion(4, 4, name="code")).neighbours[0].turning_points
    assert [point.criterion.name for point in points] == ["pay", "growth"]


def test_tie_is_parted_by_any_change() -> None:
    assert turns(criterion(1, 0, weight=2), criterion(0, 1, name="growth", weight=2)) == [
        "A comes before B once the weight of pay is above 2. It is 2 now.",
        "B comes before A once the weight of pay is below 2. It is 2 now.",
        "B comes before A once the weight of growth is above 2. It is 2 now.",
        "A comes before B once the weight of growth is below 2. It is 2 now.",
    ]


def test_tie_at_the_heaviest_weight_is_parted_by_less_alone() -> None:
    tied = decision(criterion(1, 0, weight=5), criterion(0, 1, name="growth", weight=5))
    sides = [point.above for point in tied.neighbours[0].turning_points]
    assert sides == [False, False]


def test_neighbours_share_a_place_or_follow_each_other() -> None:
    pairs = [(pair.first, pair.second, pair.level) for pair in decision(criterion(3, 3, 1, 0)).neighbours]
    assert pairs == [("A", "B", True), ("A", "C", False), ("B", "C", False), ("C", "D", False)]


def with_weight(chosen: Decision, point: TurningPoint, weight: Fraction) -> list[str]:
    """The order of the two roles of a turning point with another weight; weights need not be whole here."""
    criteria = tuple(
        replace(one, weight=weight) if one.slug == point.criterion.slug else one for one in chosen.criteria
    )
    totals = {chosen.roles[one.role]: one.total for one in Decision(chosen.roles, criteria).ranking}
    if totals[point.first] == totals[point.second]:
        return []
    return sorted([point.first, point.second], key=lambda role: -totals[role])


def points_of(chosen: Decision) -> list[TurningPoint]:
    return [point for pair in chosen.neighbours for point in pair.turning_points]


@given(decisions())
def test_turning_point_turns_the_order_just_beyond_it(chosen: Decision) -> None:
    for point in points_of(chosen):
        beyond = point.at + (Fraction(1, 10_000) if point.above else -Fraction(1, 10_000))
        assert with_weight(chosen, point, beyond) == [point.first, point.second]


@given(decisions())
def test_turning_point_leaves_the_order_just_before_it(chosen: Decision) -> None:
    for point in points_of(chosen):
        before = point.at - (Fraction(1, 10_000) if point.above else -Fraction(1, 10_000))
        if point.at != point.criterion.weight:
            assert with_weight(chosen, point, before) == [point.second, point.first]


@given(decisions())
def test_at_a_turning_point_the_two_are_level(chosen: Decision) -> None:
    for point in points_of(chosen):
        assert with_weight(chosen, point, point.at) == []


@given(decisions())
def test_what_a_turning_point_says_is_so(chosen: Decision) -> None:
    """Just beyond the printed weight too, though that is rounded."""
    for point in points_of(chosen):
        side, turn = re.search(r"is (above|below) (\d[.\d]*)\. ", point.in_words).groups()
        weight = Fraction(turn) + Fraction(1 if side == "above" else -1, 10_000)
        assert 0 <= weight <= HEAVIEST
        assert with_weight(chosen, point, weight) == [point.first, point.second]


@given(decisions())
def test_nearest_whole_weight_turns_the_order(chosen: Decision) -> None:
    for point in points_of(chosen):
        assert 0 <= point.whole <= HEAVIEST
        assert with_weight(chosen, point, Fraction(point.whole)) == [point.first, point.second]


@given(decisions())
def test_where_no_turning_point_is_stated_no_weight_turns_the_order(chosen: Decision) -> None:
    for pair in chosen.neighbours:
        stated = {point.criterion.slug for point in pair.turning_points}
        for one in chosen.counting:
            if one.slug not in stated:
                point = TurningPoint(one, Fraction(0), True, pair.second, pair.first)
                for weight in range(HEAVIEST + 1):
                    if chosen.weight - one.weight + weight:
                        assert with_weight(chosen, point, Fraction(weight)) != [pair.second, pair.first]


# In words


@pytest.mark.parametrize(
    ("number", "words"),
    [("120230", "120,230"), ("100", "100"), ("-5.2", "−5.2"), ("0", "0"), ("20/3", "6.667"), ("7.68", "7.68")],
)
def test_number_reads(number: str, words: str) -> None:
    assert plain(Fraction(number)) == words


def test_percentage_is_to_a_tenth() -> None:
    assert percentage(5, 14) == Fraction("35.7")
