"""The decision sheet: two roles on one page to print."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import this_day
from roles.models import Role
from tests.build import (
    a_band,
    a_market,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_skill,
)
from tests.compare.pages import BOTH
from tests.reading import Document, visit


def sheet_of(client: Client, query: str = BOTH) -> Document:
    return visit(client, f"/roles/compare/sheet/?{query}")


def test_sheet_asks_each_question_once_and_says_about_which_role(nurse: Role, coder: Role, client: Client) -> None:
    a_pathway_between(role=nurse)
    asked = [question.partition(": ") for question in sheet_of(client).texts(".decision-sheet ol > li")]
    assert [whom for whom, _, _ in asked] == ["Both", "Both", "Both", "Coder", "Both"]
    assert len({question for _, _, question in asked}) == 5


@pytest.mark.parametrize(
    ("query", "heading"), [("", "If everything matters the same"), ("&w-code=4", "What matters to you")]
)
def test_sheet_says_whose_weights_it_shows(query: str, heading: str, pair: None, client: Client) -> None:
    page = sheet_of(client, f"{BOTH}{query}")
    assert page.texts("h2")[0] == heading
    assert ("Equal weights, until you change them" in page.text) == (not query)


def test_sheet_names_what_no_source_states(nurse: Role, coder: Role, client: Client) -> None:
    a_band(nurse, a_market(title="Utopia"))
    assert "Pay, Utopia (coder); Projected growth (both)" in sheet_of(client).text


def test_sheet_names_the_essential_skills(skills: None, nurse: Role, coder: Role, client: Client) -> None:
    law = a_skill(title="Law", core=True, order=200)
    for role in (nurse, coder):
        a_role_skill(role, law)
    said = "Essential skills Both: Law. Nurse only: Care. Coder only: Code, Ethics."
    assert said in sheet_of(client).text


def test_sheet_says_what_it_ignored(pair: None, client: Client) -> None:
    page = sheet_of(client, f"{BOTH}&w-pay=9&zzz=1")
    assert page.texts(".note") == [
        "Ignored weight of median pay “9” (not a whole number from 0 to 5); “zzz” (unknown)."
    ]


def test_sheet_of_one_role_leads_back(pair: None, client: Client) -> None:
    assert "/roles/compare/?role=nurse" in sheet_of(client, "role=nurse").links


def test_sheet_of_three_roles_holds_the_first_two(pair: None, client: Client) -> None:
    a_role(slug="doctor")
    page = sheet_of(client, f"{BOTH}&role=doctor")
    assert (page.texts("h1"), "It holds the first two of your roles." in page.text) == (["Nurse or coder?"], True)


def test_sheet_tells_the_day(pair: None, client: Client) -> None:
    assert sheet_of(client).texts(".sheet-date") == [f"Career guide, {this_day():%-d %B %Y}."]


def test_sheet_states_differences_with_their_grades(nurse: Role, coder: Role, client: Client) -> None:
    utopia = a_market(title="Utopia")
    a_band(nurse, utopia, year=2024)
    a_band(coder, utopia, median=70_000)
    assert sheet_of(client).rows[0] == [
        "Pay, Utopia",
        "US$50,000 to US$90,000 a year, all levels, 2024, basis not stated (D)",
        "US$70,000 median a year, undated, basis not stated (D)",
    ]


def test_sheet_takes_1_query(skills: None, client: Client, django_assert_num_queries) -> None:
    current()
    with django_assert_num_queries(1):
        sheet_of(client)
