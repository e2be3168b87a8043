"""Specialisms: they borrow nothing from an occupation that is only the nearest, and have a heading in lists."""

import pytest
from django.test import Client

from roles.models import Role
from tests.build import (
    a_band,
    a_role,
    a_work_statement,
    an_entry_education,
    an_occupation,
    an_outlook,
    education_held,
)
from tests.reading import visit

# Figures


@pytest.fixture
def borrower(empty: None) -> Role:
    """A specialism of which the nearest occupation, for which much is published, is none."""
    role = a_role(kind="specialism", title="Quokka ethics")
    occupation = an_occupation(role, match="none", title="Keepers")
    a_band(occupation, measure="percentiles", low=None, high=None, median=70_000, year=2025)
    an_outlook(occupation)
    an_entry_education(occupation)
    education_held(occupation, masters=35.7)
    a_work_statement(occupation, kind="setting", text="In a zoo.")
    return role


def test_specialism_borrows_no_figures_from_the_nearest_occupation(borrower: Role, client: Client) -> None:
    text = visit(client, borrower.get_absolute_url()).text
    lent = ["70,000", "+12.5%", "Bachelor", "35.7", "In a zoo."]
    assert [figure for figure in lent if figure in text] == []


def test_specialism_names_the_nearest_occupation_with_the_reason(borrower: Role, client: Client) -> None:
    page = visit(client, borrower.get_absolute_url())
    (named,) = [text for text in page.texts("#sure li") if text.startswith("Keepers")]
    assert "no match: the closest there is" in named
    assert "It is the same." in page.text


@pytest.mark.parametrize(
    "page",
    [
        "/roles/?sort=growth",
        "/roles/salaries/",
        "/roles/salaries.csv",
        "/roles/compare/?role={0}&role={0}-other",
        "/roles/compare.csv?role={0}&role={0}-other",
        "/roles/compare.json?role={0}&role={0}-other",
        "/roles/compare/decide/?role={0}&role={0}-other",
    ],
)
def test_no_page_shows_borrowed_figures(page: str, borrower: Role, client: Client) -> None:
    a_role(slug=f"{borrower.slug}-other")
    text = client.get(page.format(borrower.slug)).content.decode()
    assert [figure for figure in ("70,000", "70000", "12.5%") if figure in text] == []


def test_occupation_is_not_found_by_a_specialism_that_it_is_not(borrower: Role, client: Client) -> None:
    assert visit(client, "/search/?q=quokka").texts("#results h2") == ["Roles 1"]


def test_specialism_takes_figures_of_an_occupation_that_fits(empty: None, client: Client) -> None:
    role = a_role(kind="specialism")
    a_band(an_occupation(role, match="broad"), measure="percentiles", low=None, high=None, median=70_000, year=2025)
    assert "70,000" in visit(client, role.get_absolute_url()).text


def test_profession_takes_figures_of_the_nearest_occupation(empty: None, client: Client) -> None:
    role = a_role()
    a_band(an_occupation(role, match="none"), measure="percentiles", low=None, high=None, median=70_000, year=2025)
    assert "70,000" in visit(client, role.get_absolute_url()).text


# In lists


@pytest.fixture
def three(empty: None) -> None:
    a_role(title="A new thing", kind="specialism"), a_role(title="B"), a_role(title="C")


def test_list_has_professions_first(three: None, client: Client) -> None:
    assert [*visit(client, "/roles/").links_in(".card h3")] == ["B", "C", "A new thing"]


def test_specialisms_have_a_heading_of_their_own_in_the_list(three: None, client: Client) -> None:
    page = visit(client, "/roles/")
    assert page.texts(".cards-title") == ["New specialisms"]
    assert [*page.links_in(".cards-title + .cards h3")] == ["A new thing"]


@pytest.mark.parametrize("query", ["sort=title", "q=thing"])
def test_list_in_another_order_has_no_headings(query: str, three: None, client: Client) -> None:
    assert visit(client, f"/roles/?{query}").texts(".cards-title") == []


def test_home_lists_specialisms_under_their_heading(three: None, client: Client) -> None:
    page = visit(client, "/")
    assert page.texts("#roles .card h3") == ["B", "C"]
    assert [*page.links_in("#roles > .small")] == ["A new thing"]
