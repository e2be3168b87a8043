"""A phone in the hand: the way from the start page to a pathway and back, by touch alone."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MAIN_LINKS = {
    "Roles": "Roles",
    "Skills": "Skills",
    "Pathways": "Pathways",
    "Pay": "Pay by market",
    "Topics": "Topics",
}


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def test_visitor_taps_from_home_to_a_role_and_its_pathway_and_back(phone: Page) -> None:
    phone.goto("/")
    home = title(phone)
    phone.locator("#roles").get_by_role("link", name="AI healthcare specialist", exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("AI healthcare specialist")
    phone.locator("#pathways").get_by_role("link", name="Six steps into the role", exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Six steps into the role")
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text("AI healthcare specialist")
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text(home)


@pytest.mark.parametrize("link", MAIN_LINKS)
def test_main_navigation_leads_where_it_says(link: str, phone: Page) -> None:
    phone.goto("/about/")
    phone.get_by_role("navigation", name="Main").get_by_role("link", name=link, exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(MAIN_LINKS[link])


def test_breadcrumbs_lead_up(phone: Page) -> None:
    phone.goto("/skills/python/")
    phone.get_by_role("navigation", name="You are here").get_by_role("link", name="Skills", exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Skills")


def test_search_is_reached_from_every_page(phone: Page) -> None:
    phone.goto("/skills/python/")
    phone.get_by_role("banner").get_by_role("button", name="Search").tap()
    expect(phone.get_by_role("main").get_by_role("searchbox")).to_be_visible()


@pytest.mark.parametrize("link", MAIN_LINKS)
def test_link_of_the_main_navigation_is_large_enough_for_a_thumb(link: str, phone: Page) -> None:
    phone.goto("/")
    box = phone.get_by_role("navigation", name="Main").get_by_role("link", name=link, exact=True).bounding_box()
    assert (box["width"] >= 44, box["height"] >= 44) == (True, True)
