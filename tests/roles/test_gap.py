"""What somebody lacks for a role: counted by one rule, and never wider for knowing more."""

from hypothesis import given
from hypothesis import strategies as st

from roles.core import ESSENTIAL
from roles.gap import Essentials, Gap, gap, places_of

SKILLS = ("python", "sql", "statistics", "privacy", "workflow")
ASKED = {"python": 4, "sql": 3, "statistics": 3, "privacy": 2, "workflow": 1}


def of(**held: int) -> Gap:
    return gap(held, ASKED)


def named(gap: Gap) -> list[str]:
    return [change.skill for change in gap.lacking]


def test_who_has_nothing_learns_all_that_is_asked_for() -> None:
    assert (of().essential.in_words, named(of())) == ("3 to learn", ["python", "sql", "statistics", "privacy"])


def test_essential_skills_are_held_to_be_raised_or_to_be_learnt() -> None:
    found = of(python=3, sql=3).essential
    assert (len(found.held), len(found), found.in_words) == (1, 3, "1 to learn, 1 to raise")


def test_boxes_show_what_one_has_first_then_what_is_to_be_raised() -> None:
    assert of(statistics=3, python=2).essential.boxes == [1, 0.5, 0]


def test_skill_below_level_two_is_not_asked_for() -> None:
    assert [change.skill for change in of(workflow=4).changes] == ["python", "sql", "statistics", "privacy"]


def test_who_has_all_lacks_nothing() -> None:
    assert (of(python=4, sql=4, statistics=3, privacy=2).essential.in_words, named(of(**ASKED))) == ("", [])


def test_share_is_that_of_the_essential_skills() -> None:
    assert of(sql=3, privacy=2).share == 1 / 3


def test_skill_to_be_raised_is_half_of_the_share() -> None:
    assert of(sql=3, python=3).share == 1 / 2


def test_role_that_was_not_judged_has_no_share() -> None:
    assert gap({"python": 4}, {"python": None, "sql": 2}).share is None


def test_skill_that_was_not_judged_is_left_out() -> None:
    assert gap({}, {"python": None, "sql": 3}).essential.in_words == "1 to learn"


def test_same_shares_have_the_same_place_and_unknown_ones_the_last() -> None:
    assert places_of([1 / 2, None, 2 / 3, 1 / 2]) == [2, 4, 1, 2]


LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))
JUDGED = st.dictionaries(st.sampled_from(SKILLS), st.none() | st.integers(0, 4))


@given(LEVELS, JUDGED, st.sampled_from(SKILLS), st.integers(0, 4))
def test_level_more_never_widens_the_gap(
    held: dict[str, int], asked: dict[str, int | None], skill: str, level: int
) -> None:
    less, more = gap(held, asked), gap(held | {skill: max(level, held.get(skill, 0))}, asked)
    assert {*named(more)} <= {*named(less)}
    assert (more.share or 0) >= (less.share or 0)


@given(LEVELS, JUDGED)
def test_each_skill_that_is_asked_for_is_counted_once(held: dict[str, int], asked: dict[str, int | None]) -> None:
    found = gap(held, asked)
    parts = [*found.essential.held, *found.useful.held, *found.lacking]
    assert sorted(change.skill for change in parts) == sorted(
        skill for skill, level in asked.items() if level is not None and level >= 2
    )


@given(LEVELS, st.lists(JUDGED))
def test_shares_of_many_roles_are_those_of_their_gaps(held: dict[str, int], roles: list[dict[str, int | None]]) -> None:
    essentials = [{skill: level for skill, level in asked.items() if level and level >= ESSENTIAL} for asked in roles]
    assert Essentials(essentials).shares(held) == [gap(held, asked).share for asked in roles]
