"""A phone in the hand: the way from the start page to a pathway and back, by touch alone."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .known import SKILL

pytestmark = pytest.mark.browser

MAIN_LINKS = {
    "Roles": "Roles",
    "Skills": "Skills",
    "Ways in": "Pathways",
    "Pay": "What these roles pay",
    "Plan": "Your plan",
    "Questions": "Questions",
}


def title(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def follow(link: Locator) -> str:
    """Taps the link to an entry, and gives its title."""
    name = link.inner_text()
    link.tap()
    expect(link.page.get_by_role("heading", level=1)).to_have_text(name)
    return name


def test_visitor_taps_from_home_to_a_role_and_its_pathway_and_back(phone: Page) -> None:
    phone.goto("/")
    home = title(phone)
    role = follow(phone.locator("#roles .card").get_by_role("link").first)
    phone.locator("#pathways .ways").get_by_role("link").first.tap()
    expect(phone).to_have_url(re.compile("/pathways/"))
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text(role)
    phone.go_back()
    expect(phone.get_by_role("heading", level=1)).to_have_text(home)


@pytest.mark.parametrize("link", MAIN_LINKS)
def test_main_navigation_leads_where_it_says(link: str, phone: Page) -> None:
    phone.goto("/about/")
    phone.get_by_role("button", name="Menu").tap()
    phone.get_by_role("navigation", name="Main").get_by_role("link", name=link, exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text(MAIN_LINKS[link])


def test_breadcrumbs_lead_up(phone: Page) -> None:
    phone.goto(f"/skills/{SKILL}/")
    phone.get_by_role("navigation", name="You are here").get_by_role("link", name="Skills", exact=True).tap()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Skills")


def test_search_is_reached_from_every_page(phone: Page) -> None:
    phone.goto(f"/skills/{SKILL}/")
    phone.locator(".masthead").get_by_role("link", name="Search").tap()
    expect(phone.get_by_role("main").get_by_role("searchbox")).to_be_visible()


@pytest.mark.parametrize("link", MAIN_LINKS)
def test_link_of_the_main_navigation_is_large_enough_for_a_thumb(link: str, phone: Page) -> None:
    phone.goto("/")
    phone.get_by_role("button", name="Menu").tap()
    box = phone.get_by_role("navigation", name="Main").get_by_role("link", name=link, exact=True).bounding_box()
    assert (box["width"] >= 44, box["height"] >= 44) == (True, True)
