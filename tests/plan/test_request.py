"""What an address asks a plan for."""

import pytest
from django.http import QueryDict

from careerguide.content.whole import Whole
from careerguide.plan.request import PARAMETERS, plan_request
from careerguide.web.query import Query
from roles.models import Role

from .conftest import AskedBy

FULL = "start=nurse&role=ai-engineer&role=clinical-informaticist&have=sql&have=python&time=part&years=2&country=uk"


def ignored(whole: Whole, text: str) -> list[str]:
    query = Query(QueryDict(text), PARAMETERS)
    plan_request(whole, query)
    return query.ignored


def test_choices_read_in_a_line(asked_by: AskedBy) -> None:
    assert asked_by(FULL).in_words == ["Nurse", "2 roles", "2 skills", "part time", "up to 2 years", "UK"]


def test_one_is_counted_as_one(asked_by: AskedBy) -> None:
    assert asked_by("role=ai-engineer&have=sql&country=other").in_words == ["1 role", "1 skill", "another country"]


def test_without_answers_there_is_nothing_to_plan_with(asked_by: AskedBy) -> None:
    assert (asked_by("time=part&country=us").is_empty, asked_by("have=sql").is_empty) == (True, False)


def test_form_that_was_left_as_it_was_asks_for_nothing(asked_by: AskedBy) -> None:
    assert asked_by("start=&time=full&country=") == asked_by("")


def test_query_string_asks_for_the_same_again(asked_by: AskedBy) -> None:
    assert asked_by(asked_by(FULL).query) == asked_by(FULL)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("start=astronaut", "starting point “astronaut” (unknown)"),
        ("role=astronaut", "role “astronaut” (unknown)"),
        ("have=flying&have=sql", "skill “flying” (unknown)"),
        ("time=never", "time to give “never” (unknown)"),
        ("years=3", "number of years “3” (unknown)"),
        ("country=moon", "country “moon” (unknown)"),
        ("start=nurse&start=physician", "starting point “nurse” (only the last one counts)"),
        ("time=full&time=part", "time to give “full” (only the last one counts)"),
        ("colour=red", "“colour” (unknown)"),
    ],
)
def test_what_makes_no_sense_is_named(whole: Whole, text: str, note: str) -> None:
    assert ignored(whole, text) == [note]


def test_fifth_role_is_named_and_left_out(whole: Whole, asked_by: AskedBy) -> None:
    five = "&".join(f"role={role.slug}" for role in whole[Role][:5])
    assert (len(asked_by(five).roles), len(ignored(whole, five))) == (4, 1)


def test_skill_that_is_named_twice_counts_once(asked_by: AskedBy) -> None:
    assert asked_by("have=sql&have=sql,python") == asked_by("have=python&have=sql")
