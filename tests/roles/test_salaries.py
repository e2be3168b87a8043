"""The page of pay: a market a tab, each figure once with its roles; and all of it as a table to download."""

import csv

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.content.whole import Whole
from roles.catalogue import market_item
from roles.models import Market, Role, SalaryBand
from roles.pay_tabs import FIGURES
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


@pytest.mark.parametrize(("place", "name"), [("United Kingdom", "UK"), ("Asia", "Asia")])
def test_pay_of_a_market_is_found_by_its_short_name(place: str, name: str) -> None:
    assert market_item(Market(slug="here", title=place)).names[-1] == name


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


def page_of(client: Client, query: str = "") -> Document:
    return visit(client, f"{PAGE}?{query}")


def lines(page: Document) -> list[str]:
    """The figures that are drawn, in words."""
    return page.texts(".pay-line")


# A market


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("url", [PAGE, TABLE])
def test_figures_take_1_query(url: str, rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        an_official_band()
        a_role()
    current()
    with django_assert_num_queries(1):
        assert client.get(url).status_code == 200


def test_markets_are_links_with_the_number_of_their_figures(two_bands: None, client: Client) -> None:
    a_market(title="Zembla", slug="zembla")
    assert page_of(client).links_in(".tabs") == {
        "Erewhon 1 figure": "?market=erewhon",
        "Utopia 1 figure": "?market=utopia",
        "Zembla 0 figures": "?market=zembla",
    }


def test_first_market_with_a_figure_is_shown(two_bands: None, client: Client) -> None:
    a_market(title="Aaland", slug="aaland")
    assert page_of(client).texts("[aria-current=page] .count") == ["1 figure"]
    assert lines(page_of(client)) == ["Coder Data scientists: half earn over US$70,000 1"]


def test_market_of_the_address_is_shown(two_bands: None, client: Client) -> None:
    assert lines(page_of(client, "market=utopia")) == [
        "Nurse Claim, no source, entry: US$50,000 to US$90,000 1",
    ]


def test_market_tells_what_its_figures_hold_for(empty: None, client: Client) -> None:
    market = a_market()
    for year in (2024, 2026):
        an_official_band(market=market, year=year, basis="gross")
    a_band(a_role(), market, year=2010)
    assert page_of(client).texts(".from")[0] == "Pay a year, 2024 to 2026, gross pay."


def test_market_without_figures_says_so(empty: None, client: Client) -> None:
    a_market(title="Zembla")
    assert "We found no pay figures in Zembla." in page_of(client).text


def test_site_without_markets_says_so(empty: None, client: Client) -> None:
    assert "We found no pay figures yet." in page_of(client).text


def test_drafts_have_no_figures(empty: None, client: Client) -> None:
    a_band(a_role(), a_market(status=DRAFT, slug="utopia", title="Utopia"))
    a_band(a_role(status=DRAFT, title="Hermit"))
    a_role(status=DRAFT, title="Hermit")
    page = page_of(client)
    assert (page.rows, "Hermit" in page.text, "Utopia" in page.text, table(client)) == ([], False, False, [])


def test_what_is_not_understood_is_named(two_bands: None, client: Client) -> None:
    a_market(slug="atlantis", status=DRAFT)
    page = page_of(client, "market=utopia&market=atlantis&page=9&grade=A")
    ignored = "Ignored market “atlantis” (unknown); page “9” (not a whole number from 1 to 1); “grade” (unknown)."
    assert (page.texts(".note"), len(lines(page))) == ([ignored], 1)


# Figures


def test_figure_for_several_roles_is_drawn_once(empty: None, client: Client) -> None:
    occupation, market = an_occupation(short_title="sleepers"), a_market()
    an_official_band(role=a_role(title="Nurse"), occupation=occupation, market=market)
    an_occupation_link(a_role(title="Coder"), occupation, match="broad")
    page = page_of(client)
    assert lines(page) == ["Coder, Nurse Sleepers: half earn over US$70,000 1"]
    assert [row[0] for row in page.rows] == ["Data scientists shown for Coder, Nurse"]


def test_pay_scale_that_roles_share_is_drawn_once_with_both_notes(empty: None, client: Client) -> None:
    market, cited = a_market(), [an_official_section()]
    for title in ("Coder", "Nurse"):
        scale = {"measure": "pay-scale", "scale": "Band 6", "level": "entry", "note": f"As a {title}."}
        a_band(a_role(title=title), market, citations=cited, **scale)
    page = page_of(client)
    assert lines(page) == ["Coder, Nurse Band 6, entry: US$50,000 to US$90,000 1"]
    assert page.texts(".sources .note") == ["As a Coder. As a Nurse."]


def test_shared_figure_says_for_which_role_it_is_trusted_less(empty: None, client: Client) -> None:
    occupation = an_occupation()
    for _ in range(2):
        an_occupation_link(a_role(), occupation, match="broad")
    an_occupation_link(a_role(title="Nurse"), occupation, match="none")
    a_band(occupation, **BY_OCCUPATION, citations=[an_official_section()], year=2025)
    assert page_of(client).texts(".sources .trust")[0] == (
        "Official, but for a wider group. For nurse: official, but for the nearest group"
    )


def test_role_is_drawn_once_by_its_nearest_figure_and_all_stand_in_the_table(empty: None, client: Client) -> None:
    role, market = a_role(title="Nurse"), a_market()
    for title in ("Carers", "Medics"):
        an_official_band(role=role, market=market, occupation=an_occupation(title=title))
    page = page_of(client)
    assert (lines(page), len(page.rows)) == (["Nurse Carers: half earn over US$70,000 1"], 2)


def test_highest_median_comes_first_then_scales_then_claims(empty: None, client: Client) -> None:
    market = a_market()
    a_band(a_role(), market, low=500_000, high=None)
    scale = {"measure": "pay-scale", "scale": "Band 6", "citations": [an_official_section()]}
    a_band(a_role(), market, low=300_000, high=None, **scale)
    for median in (60_000, 80_000):
        an_official_band(market=market, low=None, high=None, median=median)
    amounts = [text.split("US$")[1].split()[0] for text in lines(page_of(client))]
    assert amounts == ["80,000", "60,000", "300,000", "500,000"]


def test_figures_are_spread_over_pages_on_the_same_axis(empty: None, client: Client) -> None:
    market = a_market(slug="utopia")
    for number in range(FIGURES + 1):
        an_official_band(market=market, low=None, high=None, median=20_000 + 1_000 * number)
    first, last = page_of(client), page_of(client, "market=utopia&page=2")
    assert [(len(lines(page)), len(page.rows)) for page in (first, last)] == [(FIGURES, FIGURES), (1, 1)]
    assert first.links_in("[aria-label=Pages]") == {"Next page": "?market=utopia&page=2"}
    assert first.texts(".pay-scale") == last.texts(".pay-scale")


def test_page_leads_to_the_tables_to_download(two_bands: None, client: Client) -> None:
    assert {f"{TABLE}?market=utopia", TABLE} <= set(page_of(client, "market=utopia").links)


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


@pytest.mark.parametrize("query", ["market=utopia", "level=entry", "measure=claimed-range", "grade=D", "role=nurse"])
def test_address_of_the_table_narrows_it(query: str, two_bands: None, client: Client) -> None:
    assert roles_in(client, query) == ["Nurse"]


@pytest.mark.parametrize(
    ("query", "roles"),
    [
        ("", ["Coder", "Nurse"]),
        ("grade=B&grade=D", ["Coder", "Nurse"]),
        ("market=utopia&grade=B", []),
        ("grade=A", []),
        ("colour=red&role=nobody", ["Coder", "Nurse"]),
    ],
)
def test_all_fields_of_an_address_count_with_any_of_their_values(
    query: str, roles: list[str], two_bands: None, client: Client
) -> None:
    assert roles_in(client, query) == roles


def test_table_is_saved_as_a_file(client: Client, db: None) -> None:
    assert client.get(TABLE)["Content-Disposition"] == 'attachment; filename="careerguide-salaries.csv"'


# What the seeds say of pay


def test_table_holds_all_figures(client: Client, whole: Whole) -> None:
    assert len(table(client)) == sum(len(role.pay) for role in whole[Role])


def test_table_holds_no_formula_for_a_spreadsheet(empty: None, client: Client) -> None:
    a_band(a_role(title='=HYPERLINK("http://evil.example")'))
    assert client.get(TABLE).content.decode().splitlines()[1].startswith("\"'=HYPERLINK(")
