"""Reading by keyboard, and on paper."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .known import ROLE

pytestmark = pytest.mark.browser

PROFILE = f"/roles/{ROLE}/"


@pytest.mark.parametrize("path", ["/", PROFILE, "/search/"])
def test_first_tab_reaches_the_skip_link(path: str, page: Page) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


def test_skip_link_moves_the_focus_to_the_content(page: Page) -> None:
    page.goto(PROFILE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_tab_after_skipping_stays_in_the_content(page: Page) -> None:
    page.goto(PROFILE)
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") is True


def test_focus_is_seen(page: Page) -> None:
    page.goto("/roles/")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.fixture(scope="module")
def printed(browser: Browser, base_url: str) -> Iterator[Page]:
    """A role as it goes to the printer, of somebody who reads on a dark screen."""
    page = browser.new_page(base_url=base_url, color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(PROFILE)
    yield page
    page.close()


@pytest.mark.parametrize("name", ["Main", "You are here", "On this page", "About this site"])
def test_paper_has_no_navigation(name: str, printed: Page) -> None:
    expect(printed.get_by_role("navigation", name=name)).to_have_count(0)


def test_paper_has_no_search(printed: Page) -> None:
    expect(printed.get_by_role("search")).to_have_count(0)


def test_paper_keeps_the_sources(printed: Page) -> None:
    expect(printed.locator("#sources li").first).to_be_visible()


def test_paper_keeps_the_number_of_the_source_beside_a_figure(printed: Page) -> None:
    expect(printed.locator("#pay .ref").first).to_be_visible()


def test_paper_keeps_other_closed_blocks_closed(printed: Page) -> None:
    expect(printed.locator("#pay td").first).to_be_hidden()


def test_paper_says_when_the_page_was_reviewed(printed: Page) -> None:
    expect(printed.get_by_text("Last reviewed")).to_be_visible()


def test_paper_is_white(printed: Page) -> None:
    assert printed.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
