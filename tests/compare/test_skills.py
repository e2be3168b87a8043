"""Skills side by side, and from one role to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.compare.skills import Move, Need, Overlap, SkillChange, SkillRow, changes, shared_in_words, skill_rows

ESSENTIAL, USEFUL = Need(essential=True, level=3), Need(essential=False, level=3)
NEEDS = st.builds(Need, st.booleans(), st.none() | st.integers(1, 4))
ROLES = st.dictionaries(st.sampled_from("abcdefgh"), NEEDS)
INVERSE = {
    Move.KEEP: Move.KEEP,
    Move.RAISE: Move.EASE,
    Move.EASE: Move.RAISE,
    Move.LEARN: Move.LEAVE,
    Move.LEAVE: Move.LEARN,
}


@given(st.lists(ROLES, min_size=2, max_size=4))
def test_every_skill_of_the_roles_is_shared_or_in_one_or_differs(roles: list[dict[str, Need]]) -> None:
    rows = skill_rows(roles)
    sets = {overlap: {row.skill for row in rows if overlap in row.overlaps} for overlap in Overlap}
    assert set().union(*sets.values()) == {skill for role in roles for skill in role}
    assert not sets[Overlap.ONE] & (sets[Overlap.SHARED] | sets[Overlap.DIFFERS])


@pytest.mark.parametrize(
    ("needs", "overlaps"),
    [
        pytest.param((ESSENTIAL, ESSENTIAL), {"shared"}, id="the same in both"),
        pytest.param((ESSENTIAL, USEFUL), {"shared", "differs"}, id="another requirement"),
        pytest.param((ESSENTIAL, Need(essential=True, level=4)), {"shared", "differs"}, id="another level"),
        pytest.param((ESSENTIAL, Need(essential=True, level=None)), {"shared", "differs"}, id="a level not stated"),
        pytest.param((None, ESSENTIAL), {"one"}, id="only in one of two"),
        pytest.param((ESSENTIAL, None, None), {"one"}, id="only in one of three"),
        pytest.param((ESSENTIAL, ESSENTIAL, None), {"differs"}, id="in two of three"),
    ],
)
def test_overlap_of_a_skill_follows_from_what_each_role_needs(
    needs: tuple[Need | None, ...], overlaps: set[str]
) -> None:
    assert SkillRow("skill", needs).overlaps == overlaps


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(ESSENTIAL, ESSENTIAL), (ESSENTIAL, USEFUL), (None, ESSENTIAL)], "1 of 3 essential skills shared"),
        ([(USEFUL, USEFUL)], "0 of 0 essential skills shared"),
        ([(ESSENTIAL, ESSENTIAL)], "1 of 1 essential skill shared"),
    ],
)
def test_shared_skills_are_counted_in_words(rows: list[tuple[Need | None, ...]], words: str) -> None:
    assert shared_in_words(SkillRow("skill", needs) for needs in rows) == words


@pytest.mark.parametrize(
    ("held", "asked", "move", "by"),
    [
        pytest.param(2, 4, Move.RAISE, 2, id="more is asked for"),
        pytest.param(4, 1, Move.EASE, 3, id="less is asked for"),
        pytest.param(3, 3, Move.KEEP, 0, id="the same is asked for"),
        pytest.param(None, 3, Move.KEEP, 0, id="the first level is not stated"),
        pytest.param(3, None, Move.KEEP, 0, id="the other level is not stated"),
    ],
)
def test_skill_of_both_roles_moves_by_its_level(held: int | None, asked: int | None, move: Move, by: int) -> None:
    (change,) = changes({"python": Need(True, held)}, {"python": Need(True, asked)})
    assert (change.move, change.by) == (move, by)


def test_skill_of_one_role_is_learnt_or_left() -> None:
    assert list(changes({"old": USEFUL}, {"new": ESSENTIAL})) == [
        SkillChange("new", Move.LEARN, None, ESSENTIAL),
        SkillChange("old", Move.LEAVE, USEFUL, None),
    ]


@pytest.mark.parametrize(
    ("start", "goal", "words"),
    [
        pytest.param(None, ESSENTIAL, "essential, to level 3", id="to learn"),
        pytest.param(None, Need(False, None), "useful, level not stated", id="to learn, level not stated"),
        pytest.param(Need(True, 1), ESSENTIAL, "from level 1 to 3, by 2", id="to raise"),
        pytest.param(Need(True, 4), ESSENTIAL, "level 4, where 3 is asked for", id="more than is needed"),
        pytest.param(USEFUL, ESSENTIAL, "level 3", id="to keep"),
        pytest.param(Need(True, None), ESSENTIAL, "a level is not stated for both", id="to keep, level not stated"),
        pytest.param(ESSENTIAL, None, "", id="not asked for there"),
    ],
)
def test_change_reads(start: Need | None, goal: Need | None, words: str) -> None:
    before, after = ({} if need is None else {"python": need} for need in (start, goal))
    assert [change.in_words for change in changes(before, after)] == [words]


@given(ROLES, ROLES)
def test_way_back_is_the_inverse(start: dict[str, Need], goal: dict[str, Need]) -> None:
    there = {change.skill: (change.move, change.by) for change in changes(start, goal)}
    back = {change.skill: (INVERSE[change.move], change.by) for change in changes(goal, start)}
    assert there == back
