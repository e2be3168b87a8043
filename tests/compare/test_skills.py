"""How the core of skills is spread over roles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.compare.skills import SkillSpread, spread

LEVELS = st.none() | st.integers(0, 4)


def of_one(*levels: int | None) -> SkillSpread:
    return spread([{"care": level} for level in levels])


@pytest.mark.parametrize(
    ("levels", "where"),
    [
        pytest.param((3, 3), "shared", id="the same in both"),
        pytest.param((2, 4), "shared", id="another level"),
        pytest.param((1, 2), "only the second", id="level 1 does not ask for it"),
        pytest.param((0, 1), "nowhere", id="asked for by none"),
        pytest.param((3, 0, 0), "only the first", id="only in one of three"),
        pytest.param((3, 3, 0), "some", id="in two of three"),
        pytest.param((3, None), "unjudged", id="not judged for one"),
    ],
)
def test_skill_stands_by_who_asks_for_it(levels: tuple[int | None, ...], where: str) -> None:
    found = of_one(*levels)
    alone = dict(zip(("only the first", "only the second"), found.only, strict=False))
    places = {"shared": found.shared, "some": found.some, "unjudged": found.unjudged, **alone}
    assert [place for place, skills in places.items() if skills] == ([where] if where != "nowhere" else [])


@given(st.integers(2, 4).flatmap(lambda roles: st.lists(st.tuples(*[LEVELS] * roles), min_size=1, max_size=15)))
def test_each_skill_stands_once_unless_no_role_asks_for_it(rows: list[tuple[int | None, ...]]) -> None:
    roles = [{str(skill): row[role] for skill, row in enumerate(rows)} for role in range(len(rows[0]))]
    found = spread(roles)
    named = [*found.shared, *found.some, *found.unjudged, *(skill for alone in found.only for skill in alone)]
    asked_for_by_none = {skill for skill in roles[0] if all((role[skill] or 0) < 2 for role in roles)}
    assert len(named) == len(set(named))
    assert set(roles[0]) - set(named) == asked_for_by_none - set(found.unjudged)
