"""The rule alone: what an answer comes to, and all answers together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.plan.fit import DOTS_MEANT, Group, Outcome, Outcomes, WayThere, amount, going, group, liking
from roles.axes import MOST_DOTS

FIT, NEAR, MISFIT = Outcome.FIT, Outcome.NEAR, Outcome.MISFIT
ORDER = [Group.LESS_LIKELY, Group.POSSIBLE, Group.STRONG]

outcomes = st.lists(st.sampled_from(Outcome), max_size=5).map(tuple)
months = st.integers(0, 130)
ways = st.builds(
    lambda ends, known, **rest: WayThere(min(ends), max(ends) if known else None, **rest),
    st.tuples(months, months),
    st.booleans(),
    is_weak=st.booleans(),
    is_elsewhere=st.booleans(),
)


def test_liking_fits_from_three_tasks_on() -> None:
    assert [liking(count) for count in range(5)] == [MISFIT, NEAR, NEAR, FIT, FIT]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("a-lot", [MISFIT, MISFIT, NEAR, FIT]),
        ("some", [MISFIT, NEAR, FIT, NEAR]),
        ("little", [FIT, FIT, NEAR, MISFIT]),
    ],
)
def test_amount_fits_by_its_dots(wanted: str, found: list[Outcome]) -> None:
    assert [amount(wanted, dots) for dots in range(MOST_DOTS + 1)] == found


def test_each_number_of_dots_is_what_one_answer_stands_for() -> None:
    assert sorted(dots for meant in DOTS_MEANT.values() for dots in meant) == [*range(MOST_DOTS + 1)]


@pytest.mark.parametrize(
    ("way", "found"),
    [
        (WayThere(12, 24), FIT),
        (WayThere(12, 25), NEAR),
        (WayThere(12, None), NEAR),
        (WayThere(25, 30), MISFIT),
        (WayThere(12, 24, is_weak=True), NEAR),
        (WayThere(12, 24, is_elsewhere=True), NEAR),
        (WayThere(25, 30, is_weak=True), MISFIT),
    ],
)
def test_way_fits_within_two_years(way: WayThere, found: Outcome) -> None:
    assert going(way, 2) is found


def test_way_of_unknown_length_fits_where_time_is_no_matter() -> None:
    assert going(WayThere(12, None), 0) is FIT


@given(ways, st.integers(1, 10))
def test_more_time_never_makes_a_way_fit_less(way: WayThere, years: int) -> None:
    assert going(way, years) <= going(way, years + 1) <= going(way, 0)


@pytest.mark.parametrize(
    ("found", "where"),
    [
        ((FIT, FIT, NEAR, NEAR, NEAR), Group.STRONG),
        ((FIT, NEAR, NEAR, NEAR, NEAR), Group.POSSIBLE),
        ((FIT, FIT, FIT, FIT, MISFIT), Group.POSSIBLE),
        ((FIT, MISFIT), Group.POSSIBLE),
        ((NEAR, MISFIT), Group.LESS_LIKELY),
        ((FIT,), Group.STRONG),
        ((NEAR,), Group.POSSIBLE),
        ((), Group.POSSIBLE),
    ],
)
def test_group_follows_from_all_answers(found: Outcomes, where: Group) -> None:
    assert group(found) is where


@given(outcomes.filter(bool), st.data())
def test_better_outcome_never_leads_to_a_worse_group(found: Outcomes, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(found) - 1))
    better = (*found[:place], FIT, *found[place + 1 :])
    assert ORDER.index(group(better)) >= ORDER.index(group(found))


@given(outcomes)
def test_order_of_answers_does_not_matter(found: Outcomes) -> None:
    assert group(tuple(sorted(found))) is group(found)


@given(outcomes)
def test_one_misfit_keeps_a_role_from_fitting_well(found: Outcomes) -> None:
    assert group((*found, MISFIT)) is not Group.STRONG
