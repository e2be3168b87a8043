"""The decision sheet: the compared roles on one page to print."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import this_day
from roles.models import Market, Role
from tests.build import a_band, a_role, an_occupation, an_official_section
from tests.compare.pages import BOTH, page_of, rows_told
from tests.reading import Document, visit


def sheet_of(client: Client, query: str = BOTH) -> Document:
    return visit(client, f"/roles/compare/sheet/?{query}")


def test_sheet_has_the_table_of_the_comparison(skills: None, client: Client) -> None:
    assert rows_told(sheet_of(client)) == rows_told(page_of(client))


def test_sheet_asks_five_questions_each_once_and_says_about_which_role(
    nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    wages = {"measure": "percentiles", "low": None, "high": None, "year": this_day().year}
    a_band(an_occupation(nurse), utopia, median=70_000, citations=[an_official_section()], **wages)
    asked = [question.partition(": ") for question in sheet_of(client).texts(".one-sheet ol:not(.sources ol) > li")]
    assert len({question for _, _, question in asked}) == 5
    assert {whom for whom, _, _ in asked} == {"Both"}


@pytest.mark.parametrize(("query", "heading"), [("", "If all matters the same"), ("&w-code=4", "What matters to you")])
def test_sheet_says_whose_weights_it_shows(query: str, heading: str, skills: None, client: Client) -> None:
    page = sheet_of(client, f"{BOTH}{query}")
    assert heading in page.texts("h2")
    assert ("code in the work: a lot" in page.text) == bool(query)


def test_sheet_names_what_is_not_known(pair: None, client: Client) -> None:
    assert "Jobs outlook (both); Usual way in (both)" in sheet_of(client).text


def test_sheet_says_what_it_ignored(pair: None, client: Client) -> None:
    page = sheet_of(client, f"{BOTH}&w-pay=9&zzz=1")
    assert page.texts(".note") == ["Ignored weight of pay “9” (not a whole number from 0 to 5); “zzz” (unknown)."]


def test_sheet_of_one_role_leads_back(pair: None, client: Client) -> None:
    assert "/roles/compare/?role=nurse" in sheet_of(client, "role=nurse").links


def test_sheet_leads_back_with_the_weights(skills: None, client: Client) -> None:
    assert "/roles/compare/?role=nurse&role=coder&w-code=3" in sheet_of(client, f"{BOTH}&w-code=4").links


def test_sheet_holds_every_role(pair: None, client: Client) -> None:
    a_role(slug="doctor", title="Doctor")
    assert sheet_of(client, f"{BOTH}&role=doctor").texts("h1") == ["Nurse, coder or doctor?"]


def test_sheet_tells_the_day(pair: None, client: Client) -> None:
    assert f"Career guide, {this_day():%-d %B %Y}." in sheet_of(client).text


def test_sheet_takes_1_query(skills: None, client: Client, django_assert_num_queries) -> None:
    current()
    with django_assert_num_queries(1):
        sheet_of(client)
