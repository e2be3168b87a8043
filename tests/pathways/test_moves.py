"""Where one could move from a starting point: which roles, in which order, and what one still lacks for each."""

from collections.abc import Callable, Iterator

import pytest

from careerguide.content.current import read_whole
from careerguide.content.whole import Whole
from pathways.models import StartingPoint
from pathways.moves import Destination, Moves
from roles.models import Role
from roles.standing import standings_of
from skills.models import Skill
from tests.build import (
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_way,
    an_item,
)


@pytest.fixture
def start(empty: None) -> StartingPoint:
    return a_starting_point(slug="start")


@pytest.fixture
def core(empty: None) -> list[Skill]:
    titles = ("Care", "Python", "SQL", "Privacy", "Ethics")
    return [a_skill(title=title, core=True, order=order) for order, title in enumerate(titles)]


Ask = Callable[..., Role]


def every(moves: Moves) -> list[Destination]:
    return [*moves.professions, *moves.specialisms]


@pytest.fixture
def ask(start: StartingPoint, core: list[Skill]) -> Ask:
    """Makes a role that a pathway leads to, and that asks for the core at some levels."""

    def made(title: str, *levels: int, **changes: object) -> Role:
        role = a_role(title=title, **changes)
        for skill, level in zip(core, levels, strict=False):
            a_role_skill(role, skill, proficiency=level)
        a_pathway_between(start, role)
        return role

    return made


def moves() -> Moves:
    whole = read_whole()
    return Moves(whole.get(StartingPoint, "start"), standings_of(whole))


def only() -> Destination:
    (found,) = every(moves())
    return found


def test_role_of_whose_essential_skills_one_has_the_largest_part_comes_first(
    start: StartingPoint, core: list[Skill], ask: Ask
) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("Far", 0, 3, 3)
    ask("Half", 3, 3)
    ask("Near", 3)
    assert [(one.role.title, one.place) for one in moves().professions] == [
        ("Near", "Closest"),
        ("Half", "2nd closest"),
        ("Far", "3rd closest"),
    ]


def test_roles_with_the_same_part_share_their_place_and_keep_their_order(
    start: StartingPoint, core: list[Skill], ask: Ask
) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("One of two", 3, 3, order=2)
    ask("Two of four", 3, 3, 3, 3, order=1)
    a_starting_skill(start, core[1], proficiency=3)
    ask("None", 0, 0, 3, order=3)
    ask("One of two of others", 0, 3, 3, order=4)
    assert [(one.role.title, one.place) for one in moves().professions] == [
        ("One of two", "Closest"),
        ("Two of four", "Joint 2nd closest"),
        ("One of two of others", "Joint 2nd closest"),
        ("None", "4th closest"),
    ]


def test_roles_that_are_all_equally_close_have_no_place(start: StartingPoint, core: list[Skill], ask: Ask) -> None:
    a_starting_skill(start, core[0], proficiency=2)
    ask("First", 3), ask("Second", 3)
    assert [one.place for one in moves().professions] == ["", ""]


def test_profession_without_an_essential_skill_comes_last_and_has_no_place(
    start: StartingPoint, core: list[Skill], ask: Ask
) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("Not judged", order=1), ask("Far", 0, 3, order=2)
    assert [(one.role.title, one.place) for one in moves().professions] == [("Far", "Closest"), ("Not judged", "")]


def test_specialisms_are_not_ranked(start: StartingPoint, core: list[Skill], ask: Ask) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("New", 3, kind="specialism")
    found = moves()
    assert (found.professions, [(one.role.title, one.gap) for one in found.specialisms]) == ([], [("New", None)])


def test_from_where_one_brings_nothing_roles_keep_their_order_without_a_gap(ask: Ask, start: StartingPoint) -> None:
    a_starting_skill(start, a_skill(title="Beyond the core"), proficiency=3)
    ask("Many", 3, 3, order=1), ask("Few", 3, order=2)
    found = moves()
    assert (found.is_ranked, [(one.role.title, one.gap) for one in every(found)]) == (
        False,
        [("Many", None), ("Few", None)],
    )


def test_destination_names_three_skills_to_learn_and_those_to_raise(
    start: StartingPoint, core: list[Skill], ask: Ask
) -> None:
    a_starting_skill(start, core[0], proficiency=2)
    ask("Analyst", 3, 3, 3, 3, 3)
    assert only().lacking_in_words == "To learn: python, SQL, privacy and 1 more; to raise: care"


def test_who_has_all_that_is_essential_has_nothing_to_learn(start: StartingPoint, core: list[Skill], ask: Ask) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("Carer", 3, 2)
    assert only().lacking_in_words == "Nothing left to learn"


def test_gap_rests_on_the_essential_skills_of_the_role(start: StartingPoint, core: list[Skill], ask: Ask) -> None:
    a_starting_skill(start, core[0], proficiency=3)
    ask("Carer", 3, 2, 4)
    assert [str(fact.skill) for fact in only().facts] == ["Care", "SQL"]


def test_ways_that_begin_alike_stand_together(start: StartingPoint) -> None:
    pathway = a_pathway_between(start)
    pathway.ways.all().delete()
    study = a_stage(title="Study", min_months=12, max_months=12)
    for number, place in enumerate(("Here", "There")):
        a_way(pathway, study, place=a_place(title=place, short_title=place), position=number)
    a_way(pathway, a_stage(title="Train"), position=2)
    told = [(times, str(first)) for times, first in only().beginnings]
    assert told == [("Here, 12 months; There, 12 months", "Study"), ("Anywhere, 12 to 24 months", "Train")]


def test_way_begins_with_the_first_stage_that_can_not_be_left_out(start: StartingPoint) -> None:
    pathway = a_pathway_between(start)
    pathway.ways.all().delete()
    way = a_way(pathway)
    way.items.all().delete()
    an_item(way, a_stage(title="Top up"), optional=True, position=0)
    an_item(way, a_stage(title="Study"), position=1)
    assert [str(first) for _, first in only().beginnings] == ["Study"]


def test_way_whose_first_stage_is_a_draft_names_none(start: StartingPoint) -> None:
    pathway = a_pathway_between(start)
    pathway.ways.all().delete()
    a_way(pathway, a_stage(status="draft"), a_stage(title="Study"))
    assert [first for _, first in only().beginnings] == [None]


# The seeds


def destinations(whole: Whole) -> Iterator[Destination]:
    for start in whole[StartingPoint]:
        yield from every(Moves(start, standings_of(whole)))


def test_every_pathway_from_a_starting_point_is_a_move(whole: Whole) -> None:
    assert {one.pathway for one in destinations(whole)} == {
        pathway for start in whole[StartingPoint] for pathway in start.pathways.all()
    }


def test_no_move_comes_before_one_with_a_larger_part(whole: Whole) -> None:
    for start in whole[StartingPoint]:
        shares = [one.gap.share or 0 for one in Moves(start, standings_of(whole)).professions if one.gap]
        assert shares == sorted(shares, reverse=True)
