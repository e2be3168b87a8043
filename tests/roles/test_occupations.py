"""The pages of official occupations: once, all that statistics say of each, and what it stands for."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.content.whole import read_whole
from roles.models import Occupation, SalaryBand
from tests.build import (
    a_band,
    a_market,
    a_role,
    a_section,
    a_source,
    a_starting_occupation,
    a_starting_point,
    a_work_statement,
    an_employer,
    an_entry_education,
    an_occupation,
    an_occupation_link,
    an_official_section,
    an_outlook,
    education_held,
)
from tests.reading import Document, visit

DRAFT = Entry.Status.DRAFT


@pytest.fixture
def clerks(empty: None) -> Occupation:
    cited = [a_section(source=a_source(short_title="Guide"), label="Groups")]
    named = {"title": "Clerks", "summary": "Those who keep files.", "scheme": "uk-soc", "code": "41", "version": "2020"}
    return an_occupation(slug="uk-soc-41", market=a_market(title="Utopia"), citations=cited, **named)


@pytest.fixture
def page(clerks: Occupation, client: Client) -> "Document":
    return visit(client, clerks.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("address", ["/occupations/", "/occupations/uk-soc-41/"])
def test_pages_take_1_query(
    address: str, rows: int, clerks: Occupation, client: Client, django_assert_num_queries
) -> None:
    for _ in range(rows):
        an_occupation()
        for build in (a_band, an_outlook, an_entry_education, education_held, an_employer, a_work_statement):
            build(clerks)
        an_occupation_link(a_role(), clerks)
        a_starting_occupation(a_starting_point(), clerks)
    current()
    with django_assert_num_queries(1):
        assert client.get(address).status_code == 200


def test_list_has_each_occupation_under_its_classification(clerks: Occupation, client: Client) -> None:
    an_occupation(title="Nurses", summary="Who care.", scheme="esco", code="2221.1")
    an_occupation(title="Hidden", status=DRAFT)
    assert visit(client, "/occupations/").texts("section") == [
        "SOC 2020 (United Kingdom) Clerks 41. Those who keep files.",
        "ESCO Nurses 2221.1. Who care.",
    ]


def test_list_without_occupations_says_so(empty: None, client: Client) -> None:
    assert "There are no occupations yet." in visit(client, "/occupations/").text


def test_occupation_tells_what_it_includes_and_where_it_is_counted(page: Document) -> None:
    assert page.texts(".lede") == ["Those who keep files."]
    assert page.texts(".band .small") == ["41, SOC 2020 (United Kingdom) · Utopia 1"]
    assert "Guide" in page.texts("#s1 .where")[0]


def test_occupation_leads_to_what_it_stands_for(clerks: Occupation, client: Client) -> None:
    role, start = a_role(title="Informaticist"), a_starting_point(title="Clerk")
    an_occupation_link(role, clerks, match="broad", why="It has all who keep files.")
    an_occupation_link(a_role(status=DRAFT), clerks)
    a_starting_occupation(start, clerks, why="It is what a clerk does.")
    page = visit(client, clerks.get_absolute_url())
    assert page.texts(".ways > li") == [
        "Informaticist It has all who keep files. Broad: a wider group",
        "Starting as: clerk It is what a clerk does. Exact",
    ]
    assert {role.get_absolute_url(), start.get_absolute_url()} <= set(page.links)


def test_occupation_shows_all_its_figures_each_with_its_source(clerks: Occupation, client: Client) -> None:
    market, cited = a_market(title="Utopia"), {"citations": [an_official_section("Table 1")]}
    a_band(clerks, market, measure="percentiles", year=2019, **cited)
    a_band(clerks, market, measure="percentiles", year=2018, industry="Hospitals", **cited)
    an_outlook(clerks, market=market, **cited)
    an_entry_education(clerks, year=2019, **cited)
    education_held(clerks, masters=35, **cited)
    an_employer(clerks, employer="Hospitals", **cited)
    a_work_statement(clerks, kind="interests", text="IC", **cited)
    page = visit(client, clerks.get_absolute_url())
    assert [row[0] for row in page.rows] == ["All industries", "Hospitals"]
    assert page.texts(".bars") == ["Hospitals 20%"]
    assert "+12.5% jobs" in page.texts("#outlook")[0]
    assert [text.rpartition(" ")[0] for text in page.texts("#education li")] == [
        "Held by workers: bachelor’s 40.0%, master’s 35.0%, 2022–23."
    ]
    assert page.texts("#work .sides p")[0].startswith("Finding out")
    marked = page.find(".tiles .ref, #pay .ref, #outlook .ref, #education .ref, #work .ref, #employers .ref")
    told = {link.get("href", "") for link in marked}
    assert len(told) == 7
    assert all(cited["citations"][0].get_absolute_url() in page.links_in(entry).values() for entry in told)


def test_occupation_without_figures_says_so(page: Document) -> None:
    assert page.texts("#pay, #outlook") == []
    missing = "pay, how its number of jobs will change, education, how one works, employers"
    assert page.texts(".absent") == [f"Not covered yet: {missing}."]


def test_newest_pay_is_drawn_and_all_of_it_in_the_table(clerks: Occupation, client: Client) -> None:
    official = {"measure": "percentiles", "low": None, "high": None, "citations": [an_official_section()]}
    for year, median in ((2025, 50_000), (2024, 40_000)):
        a_band(clerks, median=median, year=year, currency="GBP", **official)
    page = visit(client, clerks.get_absolute_url())
    assert page.texts(".pay-line") == ["Clerks half earn over £50,000"]
    assert [row[1].rpartition(" ")[0] for row in page.rows] == ["Median £50,000", "Median £40,000"]


def test_tiles_tell_pay_growth_and_the_usual_way_in(clerks: Occupation, client: Client) -> None:
    a_band(clerks, measure="percentiles", low=None, high=None, median=50_400, year=2025, currency="GBP")
    for start, change in ((2024, 3), (2025, -2)):
        an_outlook(clerks, start_year=start, end_year=start + 10, change_percent=change)
    an_entry_education(clerks, education="Bachelor's degree", year=2024)
    assert visit(client, clerks.get_absolute_url()).facts == {
        "Pay a year": "£50k half earn more, 2025 2",
        "Jobs by 2035": "−2.0% from 2025 3",
        "Usual way in": "Bachelor's degree 2024 4",
    }


def test_draft_has_no_page_and_its_figures_are_not_shown(clerks: Occupation, client: Client) -> None:
    role = a_role()
    an_occupation_link(role, clerks)
    a_band(clerks, median=70_000)
    Occupation.objects.update(status=DRAFT)
    whole = read_whole()
    assert client.get(clerks.get_absolute_url()).status_code == 404
    assert (whole[SalaryBand], whole.get_or_404(type(role), role.slug).pay) == ((), [])
