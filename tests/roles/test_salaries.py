"""The salary explorer: what it shows by default, how a choice narrows it, and the same as a table to download."""

import csv

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.content.whole import Whole
from roles.models import Role, SalaryBand
from tests.build import (
    a_band,
    a_market,
    a_role,
    a_section,
    a_source,
    an_occupation,
    an_occupation_link,
    an_official_section,
)
from tests.reading import Document, visit

PAGE, TABLE = "/roles/salaries/", "/roles/salaries.csv"
DRAFT = Entry.Status.DRAFT
BY_OCCUPATION = {"measure": "percentiles", "median": 70_000}


def an_official_band(**changes) -> SalaryBand:
    """A figure that official statistics publish for an occupation that is wider than the role."""
    role = changes.pop("role", None) or a_role()
    occupation = changes.pop("occupation", None) or an_occupation()
    an_occupation_link(role, occupation, match="broad")
    return a_band(occupation, **BY_OCCUPATION | {"citations": [an_official_section()]} | changes)


@pytest.fixture
def two_bands(empty: None) -> None:
    """Two figures that differ in all that one can choose by."""
    a_band(a_role(slug="nurse", title="Nurse"), a_market(slug="utopia", title="Utopia"), level="entry")
    an_official_band(role=a_role(slug="coder", title="Coder"), market=a_market(slug="erewhon", title="Erewhon"))


def roles_in(client: Client, query: str) -> list[str]:
    return [row["role"] for row in table(client, query)]


def table(client: Client, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"{TABLE}?{query}")
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(answer.content.decode("utf-8-sig").splitlines()))


def figures(client: Client, query: str = "") -> Document:
    return visit(client, f"{PAGE}?{query}")


# All figures


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("url", [PAGE, TABLE])
def test_figures_take_1_query(url: str, rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        an_official_band()
        a_role()
    current()
    with django_assert_num_queries(1):
        assert client.get(url).status_code == 200


def test_figure_stands_by_market_with_role_year_grade_and_source(empty: None, client: Client) -> None:
    utopia = a_market(title="Utopia", slug="utopia", note="A *small* market.")
    cited = [a_section(source=a_source(short_title="Guide"), label="Pay")]
    a_band(a_role(title="Nurse"), utopia, citations=cited, year=2024, level="mid")
    page = figures(client)
    assert page.texts("#utopia")[0].startswith("Utopia Summary")
    assert page.texts(".note") == ["Note A small market."]
    assert page.texts(".pay-title") == ["Mid-career · Range as claimed · 2024 · basis not stated · USD a year"]
    assert page.rows == [
        [
            "Nurse shown for Nurse",
            "US$50,000 to US$90,000",
            "2024; basis not stated",
            "Evidence grade D A claim, without a source or a method.",
            "Source: Guide: Pay",
        ]
    ]


def test_figures_are_counted(two_bands: None, client: Client) -> None:
    assert figures(client).texts(".result-count") == ["2 figures in 2 markets"]


def test_same_official_figure_for_several_roles_is_one_row(empty: None, client: Client) -> None:
    occupation = an_occupation(code="15-2051")
    an_official_band(role=a_role(title="Nurse"), occupation=occupation)
    an_occupation_link(a_role(title="Coder"), occupation, match="broad")
    ((heading, *_),) = figures(client).rows
    assert heading == ("Data scientists official occupation, SOC 2018 (United States) 15-2051 shown for Coder, Nurse")


def test_role_without_a_figure_is_named(empty: None, client: Client) -> None:
    a_band(a_role())
    a_role(title="Nurse")
    assert figures(client).texts("#not-stated") == [
        "Roles without a figure We found no pay figures for these roles: Nurse"
    ]


def test_where_every_role_has_a_figure_none_is_named(two_bands: None, client: Client) -> None:
    assert figures(client).find("#not-stated") == []


def test_drafts_have_no_figures(empty: None, client: Client) -> None:
    a_band(a_role(), a_market(status=DRAFT, slug="utopia", title="Utopia"))
    a_band(a_role(status=DRAFT, title="Hermit"))
    a_role(status=DRAFT, title="Hermit")
    page = figures(client)
    assert (page.rows, "Hermit" in page.text, "Utopia" in page.text, table(client)) == ([], False, False, [])


# A choice


@pytest.mark.parametrize("query", ["market=utopia", "level=entry", "measure=claimed-range", "grade=D", "role=nurse"])
def test_each_filter_narrows(query: str, two_bands: None, client: Client) -> None:
    page = figures(client, query)
    assert [row[0] for row in page.rows] == ["Nurse shown for Nurse"]
    assert page.texts(".result-count") == ["1 figure in 1 market"]


@pytest.mark.parametrize(
    "query",
    [
        "market=utopia&market=erewhon",
        "level=entry&level=all",
        "measure=claimed-range&measure=percentiles",
        "grade=B&grade=D",
        "role=nurse&role=coder",
    ],
)
def test_any_value_of_a_filter_counts(query: str, two_bands: None, client: Client) -> None:
    assert len(figures(client, query).rows) == 2


def test_all_filters_count_together(two_bands: None, client: Client) -> None:
    assert figures(client, "market=utopia&grade=B").rows == []


def test_what_is_chosen_is_ticked(two_bands: None, client: Client) -> None:
    page = figures(client, "market=utopia&grade=D")
    ticked = [box.get("value") for box in page.find("input[checked]")]
    assert ticked == ["utopia", "D"]
    assert page.texts("summary") == ["Choose what to show (2 chosen)"]


def test_unknown_values_and_keys_are_named_and_the_rest_is_shown(two_bands: None, client: Client) -> None:
    page = figures(client, "market=atlantis&role=nurse&colour=red")
    ignored = "Ignored market “atlantis” (unknown); “colour” (unknown)."
    assert (page.texts(".note"), len(page.rows)) == ([ignored], 1)


def test_market_that_is_a_draft_is_unknown(two_bands: None, client: Client) -> None:
    a_market(slug="atlantis", status=DRAFT)
    assert figures(client, "market=atlantis").texts(".note") == ["Ignored market “atlantis” (unknown)."]


def test_nothing_found_says_so_and_offers_all(two_bands: None, client: Client) -> None:
    page = figures(client, "market=utopia&grade=A")
    assert page.texts("#figures") == [
        "0 figures in 0 markets No figure matches. Show all figures, or take one of your choices back."
    ]
    assert page.links_in("#figures")["Show all figures"] == PAGE


def test_figures_alone_are_a_part_of_the_page(two_bands: None, client: Client) -> None:
    url = f"{PAGE}?role=nurse&role=coder&grade=D&colour=%3Cb%3E"
    part = client.get(url, headers={"HX-Request": "true", "HX-Target": "figures"}).content.decode()
    assert part.strip().startswith('<div id="figures"')
    assert part in client.get(url).content.decode()


# The table


def test_table_states_all_that_a_figure_depends_on(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(title="Wages of Utopia", kind="official-statistics"), label="Table 1")]
    role = a_role(title="Coder")
    paid = {"market": a_market(title="Utopia"), "lower_quartile": 60_000, "open_top": True}
    an_official_band(role=role, occupation=an_occupation(code="15-2051"), citations=cited, note="All of it.", **paid)
    assert table(client) == [
        {
            "role": "Coder",
            "market": "Utopia",
            "level": "All levels",
            "measure": "10th to 90th percentile",
            "low": "50000",
            "lower quartile": "60000",
            "median": "70000",
            "upper quartile": "",
            "high": "90000",
            "currency": "USD",
            "year": "undated",
            "open top": "yes",
            "approximate": "no",
            "basis": "Not stated",
            "occupation scheme": "SOC 2018 (United States)",
            "occupation code": "15-2051",
            "occupation": "Data scientists",
            "match": "Broad: a wider group",
            "pay scale": "",
            "grade": "B",
            "why this grade": ("Official, but for a wider group, and undated."),
            "sources": "Wages of Utopia, Table 1",
            "note": "All of it.",
        }
    ]


def test_table_has_a_row_for_each_band_of_the_choice(two_bands: None, client: Client) -> None:
    assert [roles_in(client, query) for query in ("", "grade=D", "grade=A")] == [["Coder", "Nurse"], ["Nurse"], []]


def test_page_leads_to_the_table_of_its_choice(two_bands: None, client: Client) -> None:
    assert f"{TABLE}?grade=D&role=nurse" in figures(client, "grade=D&role=nurse").links


def test_table_is_saved_as_a_file(client: Client, db: None) -> None:
    assert client.get(TABLE)["Content-Disposition"] == 'attachment; filename="careerguide-salaries.csv"'


# What the seeds say of pay


def test_table_holds_all_figures(client: Client, whole: Whole) -> None:
    assert len(table(client)) == sum(len(role.pay) for role in whole[Role])


def test_page_says_why_axes_are_kept_apart(empty: None, client: Client) -> None:
    role, market = a_role(), a_market()
    a_band(role, market)
    an_official_band(role=role, market=market, year=2024, basis="gross")
    assert (
        "Drawn separately because they measure different things: "
        "different measures (10th to 90th percentile, Range as claimed); different years (2024, undated); "
        "different bases (Gross pay, Not stated); different kinds of evidence (a claim, published figures)."
    ) in figures(client).text


def test_figures_that_share_an_axis_have_no_reason_to_be_kept_apart(empty: None, client: Client) -> None:
    market = a_market()
    for median in (60_000, 70_000):
        an_official_band(market=market, median=median)
    page = figures(client)
    assert (len(page.find(".pay-axis")), "do not share one axis" in page.text) == (1, False)


def differences(client: Client) -> list[str]:
    return [text.split(" The difference ", 1)[1] for text in figures(client).texts(".disagreement")]


def test_claim_for_starters_stands_beside_the_claim_for_all(empty: None, client: Client) -> None:
    role, market = a_role(), a_market()
    a_band(role, market)
    a_band(role, market, level="entry", low=30_000, high=None)
    assert differences(client) == ["It starts US$20,000 below the start of the other range."]


def test_claim_stands_beside_each_official_median(empty: None, client: Client) -> None:
    role, market = a_role(), a_market()
    a_band(role, market)
    for median in (45_000, 48_000):
        an_official_band(role=role, market=market, low=None, median=median)
    assert differences(client) == [
        "The claimed range starts US$5,000 above the median of US$45,000. "
        "The claimed range starts US$2,000 above the median of US$48,000."
    ]


def test_both_sides_of_a_difference_say_what_they_are_for(empty: None, client: Client) -> None:
    role, market = a_role(), a_market(title="Utopia")
    a_band(role, market, citations=[a_section(source=a_source(short_title="Guide"), label="Pay")])
    an_official_band(role=role, market=market, year=2019)
    assert figures(client).texts(".disagreement") == [
        "Utopia: the claim against official figures "
        "US$50,000 to US$90,000 a year, all levels, undated, basis not stated Source: Guide: Pay "
        "US$50,000 to US$90,000, median US$70,000; a year, all levels, 2019, basis not stated, for data scientists "
        "Source: BLS: Wages "
        "The difference The median of US$70,000 lies inside the claimed range, US$20,000 above its start."
    ]


def test_table_holds_no_formula_for_a_spreadsheet(empty: None, client: Client) -> None:
    a_band(a_role(title='=HYPERLINK("http://evil.example")'))
    assert client.get(TABLE).content.decode().splitlines()[1].startswith("\"'=HYPERLINK(")
