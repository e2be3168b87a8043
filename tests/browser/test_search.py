"""Search: the same with JavaScript and without it, and always a page to come back to."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .known import OTHER_WORD, WORD

pytestmark = pytest.mark.browser


def box(page: Page) -> Any:
    """The search box of the page itself."""
    return page.get_by_role("main").get_by_role("searchbox")


def results(page: Page) -> tuple[str, list[str]]:
    """All that the results say, and where their links lead."""
    found = page.locator("#results")
    return found.inner_text(), found.get_by_role("link").evaluate_all("links => links.map(link => link.href)")


def search_live(page: Page, text: str) -> None:
    """Types, and waits until the results are there."""
    box(page).fill(text)
    expect(page.get_by_role("status")).to_contain_text(f"“{text}”")


@pytest.mark.parametrize("text", [WORD, "who pays best", "zzxqzz"])
def test_search_finds_the_same_without_javascript(text: str, page: Page, new_context: Any) -> None:
    page.goto("/search/")
    search_live(page, text)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/search/")
    box(plain).fill(text)
    plain.get_by_role("main").get_by_role("button", name="Search").click()
    assert results(page) == results(plain)


def test_search_from_the_start_page_finds_the_same(page: Page) -> None:
    page.goto("/")
    home = page.get_by_role("main").get_by_role("combobox")
    home.fill(WORD)
    home.press("Enter")
    found = results(page)
    page.goto("/search/")
    search_live(page, WORD)
    assert results(page) == found


def test_address_holds_the_live_search(page: Page, base_url: str) -> None:
    page.goto("/search/")
    search_live(page, WORD)
    found = results(page)
    expect(page).to_have_url(f"{base_url}/search/?q={WORD}")
    page.reload()
    assert results(page) == found


def test_title_follows_the_search(page: Page) -> None:
    page.goto("/search/?q=data")
    expect(page).to_have_title("data: search · CareerGuide")
    search_live(page, "<b>nurse & “R”")
    expect(page).to_have_title("<b>nurse & “R”: search · CareerGuide")
    title = page.title()
    page.reload()
    expect(page).to_have_title(title)
    box(page).fill("")
    expect(page).to_have_title("Search · CareerGuide")
    page.go_back()
    expect(page).to_have_title(title)


def test_back_from_a_result_restores_the_whole_page(page: Page) -> None:
    page.goto("/search/")
    search_live(page, WORD)
    found = results(page)
    page.locator("#results .result-list").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile("/search/"))
    page.go_back()
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    assert results(page) == found


def test_back_to_an_earlier_search_restores_the_whole_page(page: Page) -> None:
    page.goto("/search/")
    search_live(page, WORD)
    found = results(page)
    box(page).press("Enter")
    search_live(page, OTHER_WORD)
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text(f"“{WORD}”")
    expect(page.get_by_role("navigation", name="Main")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    expect(box(page)).to_have_value(WORD)
    assert results(page) == found


def test_what_is_typed_at_one_go_is_one_step_of_the_history(page: Page, base_url: str) -> None:
    page.goto("/search/?q=ethics")
    steps = page.evaluate("history.length")
    for text in (WORD[:3], WORD, OTHER_WORD):
        search_live(page, text)
    box(page).press("Enter")
    expect(page).to_have_url(f"{base_url}/search/?q={OTHER_WORD}")
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(page).to_have_url(f"{base_url}/search/?q=ethics")


def test_search_goes_on_after_going_back(page: Page) -> None:
    page.goto("/search/")
    search_live(page, WORD)
    box(page).press("Enter")
    search_live(page, OTHER_WORD)
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text(f"“{WORD}”")
    search_live(page, "ethics")
    assert "“ethics”" in results(page)[0]


def test_focus_stays_in_the_box(page: Page) -> None:
    page.goto("/search/")
    search_live(page, WORD)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value(WORD)


@pytest.mark.parametrize("text", [WORD, OTHER_WORD])
def test_status_says_how_many_were_found(text: str, page: Page) -> None:
    page.goto("/search/")
    search_live(page, text)
    count = sum(map(int, page.locator("#results .count").all_inner_texts()))
    expect(page.get_by_role("status")).to_contain_text(f"{count} result{'' if count == 1 else 's'} for “{text}”")


def test_status_says_that_nothing_was_found(page: Page) -> None:
    page.goto("/search/")
    search_live(page, "zzxqzz")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\s*Nothing found for “zzxqzz”\s*$"))


def test_status_is_the_same_line_before_and_after(page: Page) -> None:
    """A screen reader announces what changes in a line that it knows, not a line that is new."""
    page.goto("/search/")
    line = page.get_by_role("status").element_handle()
    search_live(page, WORD)
    assert line.evaluate("line => line.isConnected") is True
