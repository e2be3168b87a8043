"""The page that finds what fits: what it asks, and what it says to the answers."""

import re
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.content.whole import Whole, read_whole
from careerguide.plan.fit_questions import all_questions, fit_parameters, read_answers
from careerguide.plan.fits import Fits, professions
from careerguide.web.query import Query
from pathways.models import Place, StartingPoint, Way
from roles.models import Duty, Role, WorkStatement
from skills.models import Domain
from tests.build import (
    a_credential,
    a_domain,
    a_duty,
    a_nearest_way,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_work_statement,
    an_item,
    an_occupation,
)
from tests.plan.pages import fits, headings
from tests.reading import Document

MAKES = Duty.Like.MAKING


@pytest.fixture
def school(empty: None) -> StartingPoint:
    return a_starting_point(slug="school", title="Student at school")


@pytest.fixture
def port(empty: None) -> Place:
    return a_place(slug="port", title="Port", short_title="PT")


def reasons(page: Document) -> list[str]:
    return without_marks(page.texts(".reasons li:not(.against)"))


def warnings(page: Document) -> list[str]:
    return without_marks(page.texts(".reasons .against"))


def without_marks(lines: list[str]) -> list[str]:
    return [re.sub(r" \d+$", "", line) for line in lines]


# What it asks


def test_nothing_answered_is_a_page_that_asks(client: Client, db: None) -> None:
    page = fits(client, "")
    assert (headings(page), len(page.find(".asked[open] form"))) == ([], 1)
    assert "Nothing is answered yet" in page.texts("#fits [data-announce]")[0]


def test_answers_stand_before_the_folded_questions_are_opened(client: Client, db: None) -> None:
    page = fits(client, "like=making")
    assert page.texts(".asked:not([open]) > summary") == ["Change your answers"]


def test_each_question_can_be_left_open_and_is_at_first(client: Client, db: None) -> None:
    page = fits(client, "")
    assert {field.get("value") for field in page.find("fieldset :checked")} == {""}
    assert len(page.find("fieldset :checked")) == len(page.find("fieldset"))


def test_questions_take_their_words_from_domains_starts_and_places(whole: Whole) -> None:
    asked = {question.name: question for question in all_questions(whole)}
    assert [name for name in asked if asked[name].axis] == [domain.slug for domain in whole[Domain] if domain.axis]
    assert list(asked["start"].choices) == [start.slug for start in whole[StartingPoint]]
    assert list(asked["country"].choices) == [*(place.slug for place in whole[Place]), "other"]


def test_domain_without_an_axis_is_no_question(maker: Role, client: Client) -> None:
    a_skill(core=True, domain=a_domain(slug="sea", axis=""))
    assert fits(client, "").texts("legend") == ["What do you like best?", "How long may it take to get there?"]


def test_given_answers_are_chosen_and_told_in_a_line(client: Client, db: None) -> None:
    page = fits(client, "like=making&technical=a-lot&study=4&start=nurse&country=other")
    assert page.texts(".you-said") == ["Making · code: a lot · up to 4 years · nurse · another country"]
    assert [field.get("value") for field in page.find("fieldset :checked")] == [
        *("making", "", "a-lot", "", "4", "nurse", "other")
    ]


# What it says


def test_liking_is_told_by_a_task(maker: Role, client: Client) -> None:
    assert reasons(fits(client, "like=making"))[0] == "You like making: you would build boats."


def test_liking_that_no_task_meets_is_a_warning(maker: Role, client: Client) -> None:
    assert warnings(fits(client, "like=helping")) == [
        "But you like helping, and none of its tasks is mostly about that."
    ]


def test_interests_of_the_nearest_occupation_count_as_tasks(maker: Role, client: Client) -> None:
    occupation = an_occupation(maker, short_title="boat builders")
    a_work_statement(occupation, kind=WorkStatement.Kind.INTERESTS, text="S")
    assert warnings(fits(client, "like=helping")) == [
        "But helping is a smaller part of it: helping and teaching people (social), as boat builders do."
    ]


def test_amount_is_told_by_the_skills_of_its_axis(maker: Role, client: Client) -> None:
    sea = a_domain(slug="sea", axis="code")
    a_role_skill(maker, a_skill(core=True, domain=sea, title="Knots"), proficiency=3)
    assert (
        reasons(fits(client, "sea=a-lot"))[0] == "You want a lot of work with code, and there is a lot, such as knots."
    )
    assert warnings(fits(client, "sea=little")) == [
        "But you want little work with code, and there is a lot, such as knots."
    ]


def test_where_there_is_little_no_skill_is_named_as_an_example(maker: Role, client: Client) -> None:
    a_role_skill(maker, a_skill(core=True, domain=a_domain(slug="sea", axis="code"), title="Knots"), proficiency=1)
    assert reasons(fits(client, "sea=little"))[0] == "You want little work with code, and there is only a little."


def the_way(start: StartingPoint, role: Role, **changes: Any) -> Way:
    """The one way from a start to a role, of one to two years."""
    way: Way = a_pathway_between(start, role).ways.get()
    for name, value in changes.items():
        setattr(way, name, value)
    way.save()
    return way


def test_way_is_told_with_its_start_time_and_place(
    maker: Role, school: StartingPoint, port: Place, client: Client
) -> None:
    the_way(school, maker, place=port)
    page = fits(client, "start=school&study=4&country=port")
    assert reasons(page) == ["For a student at school it takes 12 to 24 months in PT."]


def test_way_in_another_country_is_a_warning(maker: Role, school: StartingPoint, port: Place, client: Client) -> None:
    the_way(school, maker, place=port)
    assert warnings(fits(client, "start=school&country=other")) == [
        "But for a student at school it takes 12 to 24 months in PT, and we know no way in your country."
    ]


def test_way_that_takes_longer_is_a_warning(maker: Role, school: StartingPoint, client: Client) -> None:
    an_item(the_way(school, maker), a_stage(min_months=13, max_months=20), position=1)
    assert warnings(fits(client, "start=school&study=2")) == [
        "But for a student at school it takes about 2 to 3½ years, longer than you said."
    ]


def test_way_that_we_can_hardly_back_is_a_warning(maker: Role, school: StartingPoint, client: Client) -> None:
    the_way(school, maker, strength=Way.Strength.WEAK)
    assert warnings(fits(client, "start=school")) == [
        "But for a student at school it takes 12 to 24 months, by a way that we can hardly back."
    ]


def test_who_names_no_start_is_taken_to_have_no_qualification(
    maker: Role, school: StartingPoint, client: Client
) -> None:
    nurse = a_starting_point(title="Nurse")
    nurse.holds.set([a_credential()])
    the_way(nurse, maker)
    the_way(school, maker)
    page = fits(client, "study=8")
    assert reasons(page) == ["For a student at school it takes 12 to 24 months."]
    assert page.texts(".fits > .small")[0] == "You named no start, so times are for a student at school."


def test_role_without_a_way_is_told_with_what_comes_nearest(maker: Role, school: StartingPoint, client: Client) -> None:
    a_nearest_way(school, role=maker, nearest=a_role(title="Mender"), text="Start as a [mender](../roles/x.md).")
    page = fits(client, "start=school")
    assert "But for a student at school: start as a mender." in warnings(page)
    assert "Maker" not in page.texts("#strong ~ ul h3")


def test_way_is_the_first_thing_to_warn_of(maker: Role, school: StartingPoint, port: Place, client: Client) -> None:
    the_way(school, maker, place=port)
    a_duty(maker, like=Duty.Like.HELPING)
    assert warnings(fits(client, "like=helping&start=school&country=other")) == [
        "But for a student at school it takes 12 to 24 months in PT, and we know no way in your country."
    ]


def test_role_that_one_has_already_is_not_ruled_out(maker: Role, school: StartingPoint, client: Client) -> None:
    a_nearest_way(school, role=maker, nearest=None, text="You are there already.")
    page = fits(client, "start=school&like=making")
    assert (headings(page), warnings(page)) == (
        ["Fits well"],
        ["But for a student at school: you are there already."],
    )


def test_role_of_which_nothing_speaks_against_it_warns_of_what_is_hard(maker: Role, client: Client) -> None:
    a_work_statement(maker, kind=WorkStatement.Kind.HARD, text="You want dry feet.")
    assert warnings(fits(client, "like=making")) == ["But think twice if you want dry feet."]


def test_specialism_stands_below_its_profession_with_reasons_of_its_own(maker: Role, client: Client) -> None:
    small = a_role(title="Model boats", kind=Role.Kind.SPECIALISM, broader=maker)
    a_work_statement(small, kind=WorkStatement.Kind.SUITS, text="You like small things.")
    page = fits(client, "like=making")
    assert (page.texts(".fit h3"), page.texts(".fit .fold h4")) == (["Maker"], ["Model boats"])
    assert reasons(page)[-1] == "You may like it if you like small things."


def test_professions_that_answers_do_not_tell_apart_lead_to_their_comparison(maker: Role, client: Client) -> None:
    other = a_role(slug="wright", title="Wright")
    for number in range(3):
        a_duty(other, like=MAKES, position=number)
    page = fits(client, "like=making")
    assert "Your answers do not tell maker and wright apart." in page.text
    assert page.links_in("#fits > p")["Compare them"] == "/roles/compare/?role=maker&role=wright"


def test_professions_told_apart_are_not_called_alike(client: Client, maker: Role) -> None:
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    assert "apart" not in fits(client, "like=making").texts("#fits > p")[-1]


def test_nobody_whom_nothing_fits_is_left_without_a_door(maker: Role, client: Client) -> None:
    page = fits(client, "like=helping")
    assert "No role here fits these answers." in page.text
    assert page.find(".fits-less[open]")
    assert "/elsewhere/" in page.links_in("#fits").values()


def test_what_fits_less_is_folded_where_something_fits(maker: Role, client: Client) -> None:
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    page = fits(client, "like=making")
    assert page.texts(".fits-less:not([open]) h3") == ["Helper"]


def test_result_is_announced_in_a_sentence(maker: Role, client: Client) -> None:
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    assert fits(client, "like=making").texts("[data-announce]") == ["One fits well, one fits less."]


def test_rule_is_on_the_page_with_its_numbers(client: Client, db: None) -> None:
    rule = fits(client, "").texts("#fit-rules")[0]
    assert "3 (“a lot”), 2 (“some”) and 0 or 1 (“little”)" in rule
    assert "0 dots (hardly any), 1 dot (a little), 2 dots (some) and 3 dots (a lot)" in rule
    assert "Three or more fit" in rule
    assert "at least 2 in 5 of your answers" in rule


def test_guide_without_roles_says_so(client: Client, empty: None) -> None:
    assert fits(client, "like=making").texts("#fits [data-announce]") == [
        "There are no professions to choose from yet."
    ]


def test_plan_begins_with_the_start_the_country_and_what_fits_well(
    maker: Role, school: StartingPoint, port: Place
) -> None:
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    the_way(school, maker, place=port)
    whole = read_whole()
    given_ = Query(QueryDict("like=making&start=school&country=port"), fit_parameters(whole))
    planned = Fits(professions(whole), read_answers(whole, given_)).planned
    assert planned == ("", "start=school&role=maker&country=port")


def others(count: int) -> None:
    """More roles in which something is made."""
    for number in range(count):
        role = a_role(slug=f"other-{number}", title=f"Other {number}")
        for position in range(3):
            a_duty(role, like=MAKES, position=position)


@pytest.mark.parametrize(
    ("more", "doors"),
    [
        (0, ["Plan my way"]),
        (1, ["Compare the two that fit well", "Plan my way to two roles"]),
        (2, ["Compare the first two", "Plan my way to three roles"]),
        (5, ["Compare the first two", "Plan my way to four roles"]),
    ],
)
def test_doors_say_how_many_roles_they_lead_on_with(maker: Role, client: Client, more: int, doors: list[str]) -> None:
    others(more)
    assert fits(client, "like=making").texts("#fits .acts a") == doors


def test_where_one_fits_well_the_two_that_come_first_are_compared(maker: Role, client: Client) -> None:
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    assert fits(client, "like=making").texts("#fits .acts a") == ["Compare the two that come first", "Plan my way"]


def test_of_many_that_are_alike_the_first_four_are_compared(maker: Role, client: Client) -> None:
    others(5)
    link = fits(client, "like=making").links_in("#fits > p")["Compare the first four"]
    assert link.count("role=") == 4


def test_eight_roles_are_shown_and_the_rest_counted(empty: None, client: Client) -> None:
    for number in range(7):
        a_duty(a_role(title=f"Maker {number:02}", order=number), title="Build", like=MAKES)
    for number in range(2):
        a_duty(a_role(title=f"Helper {number}", order=10 + number), like=Duty.Like.HELPING)
    page = fits(client, "like=making")
    assert (len(page.find("[aria-labelledby=possible] .fit")), len(page.find("#fits-less .fit"))) == (7, 1)
    assert any("These 8 of 9 roles fit best." in text for text in page.texts("#fits .small"))
    assert page.texts("#fits-less small") == ["2 roles"]
    assert any("maker 05 and 1 more apart" in text for text in page.texts("#fits .measure"))


def test_group_of_which_no_role_is_shown_is_counted_alone(empty: None, client: Client) -> None:
    for number in range(8):
        a_duty(a_role(title=f"Maker {number:02}", order=number), title="Build", like=MAKES)
    a_duty(a_role(title="Helper"), like=Duty.Like.HELPING)
    page = fits(client, "like=making")
    assert page.find("#fits-less") == []
    assert "one fits less" in page.texts("#fits [data-announce]")[0]
