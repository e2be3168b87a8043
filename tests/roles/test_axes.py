"""The three axes and the map: worked out from levels on the core."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roles.axes import AxisValue, Judged, PlaceOnMap, axis_value, map_rules, place_on_map

AXES = ("medicine", "code", "people")
ROLE = [  # of each kind of skill that the axes and the map tell apart
    *(Judged(f"{axis} {number}", axis, "", 0) for axis in AXES for number in range(3)),
    Judged("Learning", "code", "build", 0),
    Judged("Devices", "", "build", 0),
    Judged("Workflow", "medicine", "use", 0),
    Judged("Speech", "people", "use", 0),
]


def at(*levels: int | None) -> list[Judged]:
    return [replace(one, level=level) for one, level in zip(ROLE, levels, strict=True)]


ROLES = st.builds(at, *[st.integers(0, 4)] * len(ROLE))
NUMBERS = st.integers(0, len(ROLE) - 1)


def one_more(role: list[Judged], number: int) -> list[Judged]:
    return [replace(one, level=min((one.level or 0) + (place == number), 4)) for place, one in enumerate(role)]


def where(role: list[Judged]) -> PlaceOnMap:
    found = place_on_map(role)
    assert found
    return found


@pytest.mark.parametrize(
    ("levels", "dots", "word"),
    [
        ((0, 0, 2), 0, "hardly any"),
        ((1, 1, 1), 1, "a little"),
        ((3, 3, 2), 2, "some"),
        ((3, 3, 3), 3, "a lot"),
        ((4, 4, 4), 3, "a lot"),
        ((4, 4, None), None, "not judged"),
        ((), None, "not judged"),
    ],
)
def test_axis_has_a_dot_for_each_whole_level_of_the_mean(
    levels: tuple[int | None, ...], dots: int | None, word: str
) -> None:
    value = axis_value("code", [Judged("Skill", "code", "", level) for level in levels])
    assert (value.dots, value.word) == (dots, word)


def test_axis_says_how_it_comes_about() -> None:
    value = AxisValue("code", ("Programming (Python)", "SQL"), Fraction(2))
    assert value.rule == "Code: programming (Python) and SQL."


def test_map_says_how_it_comes_about() -> None:
    assert map_rules(ROLE)[1].startswith(
        "Builds, or brings into use: build is the highest level among learning and devices, use is the mean of "
        "workflow and speech, and the place is build minus use."
    )


@given(ROLES, NUMBERS, st.sampled_from(AXES))
def test_one_level_more_never_lowers_an_axis(role: list[Judged], number: int, name: str) -> None:
    before, after = (axis_value(name, one).dots or 0 for one in (role, one_more(role, number)))
    assert after >= before


@given(ROLES, NUMBERS)
def test_one_level_more_moves_a_role_to_what_the_skill_is_about(role: list[Judged], number: int) -> None:
    before, after = where(role), where(one_more(role, number))
    skill = role[number]
    assert (after.x - before.x) * {"medicine": -1, "code": 1}.get(skill.axis, 0) >= 0
    assert (after.y - before.y) * {"use": -1, "build": 1}.get(skill.leaning, 0) >= 0


@given(ROLES, NUMBERS)
def test_role_that_is_not_judged_on_a_skill_has_no_value_that_takes_it(role: list[Judged], number: int) -> None:
    skill = role[number]
    role[number] = replace(skill, level=None)
    assert (place_on_map(role) is None) == (skill.axis in ("medicine", "code") or bool(skill.leaning))
    assert [name for name in AXES if axis_value(name, role).dots is None] == ([skill.axis] if skill.axis else [])


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        ("0.8", "0", ("0.8 towards code", "both")),
        ("-1.8", "-1", ("1.8 towards medicine", "brings it into use")),
        ("0", "1", ("in the middle", "builds")),
    ],
)
def test_place_reads(x: str, y: str, words: tuple[str, str]) -> None:
    found = PlaceOnMap(Fraction(x), Fraction(y))
    assert (found.x_in_words, found.y_in_words) == words
