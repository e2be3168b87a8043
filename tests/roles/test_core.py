"""What a level means, and what becomes of the core skills from one role to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.core import Change, Levels, Move, Requirement, changes, requirement

LEVELS = st.dictionaries(st.sampled_from("abcdefgh"), st.none() | st.integers(0, 4))
INVERSE = {
    Move.LEARN: {Move.LEAVE},
    Move.RAISE: {Move.SHARED},
    Move.LEAVE: {Move.LEARN},
    Move.UNKNOWN: {Move.UNKNOWN},
    Move.SHARED: {Move.SHARED, Move.RAISE},
}


@pytest.mark.parametrize(
    ("level", "core", "words"),
    [
        (4, True, "essential"),
        (3, True, "essential"),
        (2, True, "useful"),
        (1, True, "useful"),
        (0, True, "not needed"),
        (None, True, "not judged"),
        (4, False, "also helps"),
        (None, False, "also helps"),
    ],
)
def test_requirement_follows_from_the_level(level: int | None, core: bool, words: str) -> None:
    assert requirement(level, core=core) == Requirement(words)


@pytest.mark.parametrize(
    ("held", "asked", "move"),
    [
        pytest.param(3, 3, Move.SHARED, id="the level that is asked for"),
        pytest.param(4, 2, Move.SHARED, id="more than is asked for"),
        pytest.param(2, 3, Move.RAISE, id="working, but less than is asked for"),
        pytest.param(1, 2, Move.LEARN, id="aware alone"),
        pytest.param(0, 4, Move.LEARN, id="nothing of it"),
        pytest.param(2, 1, Move.LEAVE, id="hardly asked for there"),
        pytest.param(None, 3, Move.UNKNOWN, id="not judged here"),
        pytest.param(3, None, Move.UNKNOWN, id="not judged there"),
    ],
)
def test_move_follows_from_both_levels(held: int | None, asked: int | None, move: Move) -> None:
    assert list(changes({"sql": held}, {"sql": asked})) == [Change("sql", move, held, asked)]


@pytest.mark.parametrize(("held", "asked"), [(0, 0), (1, 0), (0, 1), (1, 1)])
def test_skill_that_neither_asks_for_is_left_out(held: int, asked: int) -> None:
    assert list(changes({"sql": held}, {"sql": asked})) == []


@pytest.mark.parametrize(
    ("held", "asked", "words"),
    [
        pytest.param(0, 3, "from level 0 to 3", id="to learn"),
        pytest.param(2, 3, "from level 2 to 3", id="to raise"),
        pytest.param(3, 3, "level 3", id="shared"),
        pytest.param(4, 3, "level 4, where 3 is asked for", id="more than is needed"),
        pytest.param(3, 0, "", id="not asked for there"),
    ],
)
def test_change_reads(held: int, asked: int, words: str) -> None:
    assert [change.in_words for change in changes({"sql": held}, {"sql": asked})] == [words]


@given(LEVELS)
def test_nothing_is_to_gain_in_the_role_that_one_has(levels: Levels) -> None:
    assert {change.move for change in changes(levels, levels)} <= {Move.SHARED, Move.UNKNOWN}


@given(LEVELS, st.data())
def test_way_back_is_the_inverse(start: Levels, data: st.DataObject) -> None:
    goal = {skill: data.draw(st.none() | st.integers(0, 4)) for skill in start}
    there = {change.skill: change.move for change in changes(start, goal)}
    back = {change.skill: change.move for change in changes(goal, start)}
    assert there.keys() == back.keys()
    assert [skill for skill in there if back[skill] not in INVERSE[there[skill]]] == []
