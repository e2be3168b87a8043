"""Stages and ways that can't be: out of order, in another place, or in a circle."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathways.soundness import Entered, NameSet, Placed, circle, wrong_order, wrong_places

ANYWHERE: NameSet = frozenset()
HERE, BOTH = frozenset({"here"}), frozenset({"here", "there"})
UNPLACED = "“study” holds for here, so on a way for anywhere it needs alternatives, or is optional"


def names(*credentials: str) -> NameSet:
    return frozenset(credentials)


def test_first_stage_runs_beside_nothing() -> None:
    items = [Placed("study", {"study": ANYWHERE}, beside=True), Placed("work", {"work": ANYWHERE}, beside=True)]
    assert list(wrong_order(items)) == [(0, "“study” is the first, so it can't run beside the one before")]


def test_stage_stands_on_a_way_once() -> None:
    items = [Placed("study", {"study": ANYWHERE, "work": ANYWHERE}), Placed("work", {"work": ANYWHERE})]
    assert list(wrong_order(items)) == [(1, "“work” stands on this way twice")]


@pytest.mark.parametrize(
    ("place", "places", "optional", "wrong"),
    [
        ("here", {"study": ANYWHERE}, False, []),
        ("here", {"study": BOTH}, False, []),
        ("far", {"study": BOTH}, True, ["“study” holds for here and there, and this way is for far"]),
        ("far", {"study": ANYWHERE, "work": HERE}, False, ["“work” holds for here, and this way is for far"]),
        ("", {"study": HERE, "work": ANYWHERE}, False, []),
        ("", {"study": HERE}, True, []),
        (
            "",
            {"study": HERE},
            False,
            ["“study” holds for here, so on a way for anywhere it needs alternatives, or is optional"],
        ),
    ],
)
def test_stage_holds_for_the_place_of_its_way(place: str, places: dict, optional: bool, wrong: list[str]) -> None:
    found = wrong_places(place, [Placed("study", places, optional)])
    assert [message for _, message in found] == wrong


@pytest.mark.parametrize(
    ("stages", "held", "found"),
    [
        ({}, (), []),
        ({"a": Entered(gives=names("x")), "b": Entered((names("x"),))}, (), []),
        ({"a": Entered((names("x"),), names("x"))}, (), ["a"]),
        ({"a": Entered((names("x"),), names("y")), "b": Entered((names("y"),), names("x"))}, (), ["a", "b"]),
        ({"a": Entered((names("x"),), names("y")), "b": Entered((names("y"),), names("x"))}, ("y",), []),
        ({"a": Entered((names("x", "z"),), names("y")), "b": Entered((names("y"),), names("x"))}, (), []),
        ({"a": Entered((names("x"),)), "b": Entered((names("x"),), names("x"))}, (), ["b"]),
    ],
    ids=["none", "a line", "itself", "two", "held", "from elsewhere", "behind a circle"],
)
def test_circle_is_named(stages: dict[str, Entered], held: tuple[str, ...], found: list[str]) -> None:
    assert circle(stages, frozenset(held)) == found


LETTERS = st.frozensets(st.sampled_from("uvwxyz"), max_size=2)
NEEDS = st.lists(st.frozensets(st.sampled_from("uvwxyz"), min_size=1, max_size=2), max_size=2).map(tuple)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.builds(Entered, NEEDS, LETTERS)), LETTERS)
def test_each_stage_of_a_circle_needs_what_the_next_one_gives(stages: dict[str, Entered], held: NameSet) -> None:
    found = circle(stages, held)
    for stage, following in zip(found, found[1:] + found[:1], strict=True):
        assert any(need & stages[following].gives and not need & held for need in stages[stage].needs)


@given(st.dictionaries(st.sampled_from("abcdefg"), st.builds(Entered, NEEDS, LETTERS)), LETTERS)
def test_without_a_circle_every_stage_can_be_entered(stages: dict[str, Entered], held: NameSet) -> None:
    given_by_none = set("uvwxyz") - {one for stage in stages.values() for one in stage.gives}
    have, closed = set(held) | given_by_none, dict(stages)
    for _ in stages:
        for name in [name for name, stage in closed.items() if all(need & have for need in stage.needs)]:
            have |= closed.pop(name).gives
    assert bool(circle(stages, held)) == bool(closed)
