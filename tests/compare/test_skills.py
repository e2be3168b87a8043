"""The core of skills side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.compare.skills import Overlap, SkillRow, shared_in_words, skill_rows

LEVELS = st.none() | st.integers(0, 4)


@given(st.lists(LEVELS, min_size=2, max_size=4))
def test_nothing_is_said_of_a_skill_on_which_one_role_is_not_judged(levels: list[int | None]) -> None:
    row = SkillRow("skill", (*levels, None))
    assert (row.overlaps, row.essential_for_all) == (set(), False)


@pytest.mark.parametrize(
    ("levels", "overlaps"),
    [
        pytest.param((3, 3), {"shared"}, id="the same in both"),
        pytest.param((3, 4), {"shared", "differs"}, id="another level"),
        pytest.param((1, 2), {"one", "differs"}, id="level 1 does not ask for it"),
        pytest.param((0, 1), {"differs"}, id="asked for by none"),
        pytest.param((0, 0), set(), id="needed by none"),
        pytest.param((3, 0, 0), {"one", "differs"}, id="only in one of three"),
        pytest.param((3, 3, 0), {"differs"}, id="in two of three"),
        pytest.param((3, None), set(), id="not judged for one"),
    ],
)
def test_overlap_of_a_skill_follows_from_the_level_of_each_role(
    levels: tuple[int | None, ...], overlaps: set[str]
) -> None:
    assert SkillRow("skill", levels).overlaps == {Overlap(one) for one in overlaps}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(3, 4), (3, 2), (0, 3)], "of the 3 core skills that any role needs, all need 2"),
        ([(2, 2)], "of the 1 core skill that any role needs, all need 1"),
        (
            [(3, 3), (3, None)],
            "of the 1 core skill that any role needs, all need 1 (of those with a level for each)",
        ),
        ([(3, None)], "no core skill has a known level for all of these roles"),
    ],
)
def test_shared_skills_are_counted_in_words(rows: list[tuple[int | None, ...]], words: str) -> None:
    assert shared_in_words([SkillRow("skill", levels) for levels in rows]) == words


def test_each_skill_of_the_core_has_a_row() -> None:
    assert skill_rows([{"a": 1, "b": None}, {"a": 2, "b": 0}]) == [SkillRow("a", (1, 2)), SkillRow("b", (None, 0))]
