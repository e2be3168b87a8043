"""Who goes a way: what is known of somebody, and what a way is for them."""

import pytest

from careerguide.content.whole import Whole
from pathways.duration import Pace
from pathways.line import lines
from pathways.models import Pathway, Place, Stage, StartingPoint
from pathways.person import KNOWN, Country, Person
from skills.models import Skill


@pytest.fixture
def nurse(whole: Whole) -> StartingPoint:
    return whole.get(StartingPoint, "nurse")


def test_skill_that_somebody_names_counts_as_used_alone(whole: Whole, nurse: StartingPoint) -> None:
    assert Person(nurse, (whole.get(Skill, "sql"),)).levels["sql"] == KNOWN == 3


def test_naming_a_skill_never_lowers_what_one_brings(whole: Whole, nurse: StartingPoint) -> None:
    brought = next(one for one in nurse.skills.all() if one.proficiency)
    assert Person(nurse, (brought.skill,)).levels[brought.skill.slug] >= brought.proficiency


def test_who_starts_nowhere_brings_nothing(whole: Whole) -> None:
    assert Person(known=(whole.get(Skill, "sql"),)).levels == {"sql": 3}


def test_plan_of_who_names_nothing_is_the_pathway_itself(whole: Whole) -> None:
    ways = [line for pathway in whole[Pathway] for line in lines(pathway)]
    assert {line.way.pk: line.length for line in ways} == {line.way.pk: line.way.length for line in ways}


def test_only_evenings_make_of_each_length_at_least(whole: Whole, nurse: StartingPoint) -> None:
    pathway = next(one for one in nurse.pathways.all())
    told = [line.length.is_at_least for line in lines(pathway, Person(nurse, pace=Pace.EVENINGS))]
    assert told == [True] * len(told)


def test_courses_give_nothing_that_one_must_hold(whole: Whole) -> None:
    kinds = {credential.kind for stage in whole[Stage] if stage.is_course for credential in stage.credentials}
    assert kinds == {"certificate"}


def test_degree_is_no_course_that_can_be_skipped(whole: Whole) -> None:
    assert whole.get(Stage, "uk-conversion").time.teaches == {}


@pytest.mark.parametrize(("home", "holding"), [(None, True), ("uk", True), ("us", False), ("other", False)])
def test_stage_of_a_place_holds_there_and_for_who_does_not_say_where_he_lives(
    whole: Whole, home: str | None, holding: bool
) -> None:
    country = Country(whole.get(Place, home or ""), is_given=home is not None)
    assert country.takes(whole.get(Stage, "uk-msc-hi").places.all()) is holding


def test_what_holds_anywhere_holds_in_every_country(whole: Whole) -> None:
    assert Country(is_given=True).takes([]) is True


def test_who_seeks_a_skill_gains_no_other(whole: Whole, nurse: StartingPoint) -> None:
    stage = whole.get(Stage, "uk-msc-hi")
    assert [gain.skill.slug for gain in Person(nurse).seeking(["sql"]).gains(stage)] == ["sql"]


@pytest.mark.parametrize(("pace", "says"), [(Pace.FULL, False), (Pace.PART, True), (Pace.EVENINGS, True)])
def test_stage_that_takes_longer_in_part_time_says_so(whole: Whole, pace: Pace, says: bool) -> None:
    stage = whole.get(Stage, "uk-msc-hds")
    pathway = stage.items.all()[0].way.pathway
    nodes = [node for line in lines(pathway, Person(pathway.starting_point, pace=pace)) for node in line.nodes]
    told = {choice.terms for node in nodes for choice in node.choices if choice.stage == stage}
    assert {"part time" in terms for terms in told} == {says}


def test_course_that_asks_for_a_licence_is_none_that_can_be_skipped(whole: Whole) -> None:
    assert whole.get(Stage, "uk-cso").time.teaches == {}
