"""What keeps several roles open at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.plan.options import serving_several

WANTED = st.lists(st.lists(st.sampled_from("abcdef")), max_size=4)


def told(*wanted: str) -> list[tuple[str, str]]:
    return [("".join(one.entries), one.in_words) for one in serving_several(wanted)]


@pytest.mark.parametrize(
    ("wanted", "serving"),
    [
        ((), []),
        (("ab",), []),
        (("ab", "cd"), []),
        (("ab", "bc"), [("b", "both roles")]),
        (("abc", "abc", "c"), [("c", "all three roles"), ("ab", "two of three roles")]),
        (("aa", "b"), []),
    ],
)
def test_what_several_roles_want_is_told_by_how_many(wanted: tuple[str, ...], serving: list[tuple[str, str]]) -> None:
    assert told(*wanted) == serving


@given(WANTED, st.randoms())
def test_order_of_roles_does_not_matter(wanted: list[list[str]], chance: st.DataObject) -> None:
    other = wanted[:]
    chance.shuffle(other)
    one, two = ([({*some.entries}, some.roles) for some in serving_several(each)] for each in (wanted, other))
    assert one == two
