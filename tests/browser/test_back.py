"""Back: whatever is on its way then, the page is that of its address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from .known import OTHER_WORD, WORD

pytestmark = pytest.mark.browser

SHOWN = """() => [
    document.title,
    document.getElementById("main").innerText,
    [...document.forms].flatMap((form) => [...new FormData(form)]).filter(([, value]) => value),
]"""


def shown(page: Page) -> Any:
    """The title, the words and the filled-in fields."""
    return page.evaluate(SHOWN)


def assert_is_that_of_its_address(page: Page, new_context: Any) -> None:
    page.wait_for_load_state("networkidle")
    expect(page.locator(".htmx-request")).to_have_count(0)
    another = new_context().new_page()
    another.goto(page.url)
    assert shown(page) == shown(another)


def hold(page: Page) -> list[Route]:
    """What the scripts of the page ask for from now on; it waits until it is told to go on."""
    held: list[Route] = []
    page.route(
        "**", lambda route: held.append(route) if "hx-current-url" in route.request.headers else route.continue_()
    )
    return held


def until(held: list[Route], number: int, page: Page) -> None:
    while len(held) < number:
        page.wait_for_timeout(20)


def tick(page: Page, number: int) -> None:
    page.locator("#facets input:enabled").nth(number).click()


def ticked(page: Page) -> Page:
    """The roles, after two ticks."""
    page.goto("/roles/")
    for number in (0, 3):
        tick(page, number)
        expect(page.locator("#to-filters b")).to_have_text("2" if number else "1")
    return page


def search(page: Page, text: str) -> None:
    page.get_by_role("main").get_by_role("searchbox").fill(text)


def answer(page: Page, field: str, number: int) -> None:
    page.locator(f"[name={field}]").nth(number).click()


# On each page two things that one does there; the second one is not answered any more.
PAGES: dict[str, tuple[Callable[[Page], None], Callable[[Page], None]]] = {
    "/roles/": (lambda page: tick(page, 0), lambda page: tick(page, 3)),
    "/skills/": (lambda page: search(page, WORD), lambda page: tick(page, 0)),
    "/search/": (lambda page: search(page, WORD), lambda page: search(page, OTHER_WORD)),
    "/plan/": (lambda page: answer(page, "role", 0), lambda page: answer(page, "time", 1)),
    "/fit/": (lambda page: answer(page, "like", 1), lambda page: answer(page, "like", 2)),
}


@pytest.mark.parametrize("url", PAGES)
def test_answer_on_its_way_does_not_come_after_going_back(url: str, page: Page, new_context: Any) -> None:
    first, second = PAGES[url]
    page.goto(url)
    first(page)
    expect(page).to_have_url(re.compile(r"\?"))
    held = hold(page)
    second(page)
    until(held, 1, page)
    page.go_back()
    until(held, 2, page)
    for route in held:
        route.continue_()
    expect(page).not_to_have_url(re.compile(r"\?"))
    assert_is_that_of_its_address(page, new_context)


def test_of_two_steps_back_the_last_one_counts(page: Page, new_context: Any) -> None:
    held = hold(ticked(page))
    for number in (1, 2):
        page.go_back()
        until(held, number, page)
    for route in reversed(held):
        route.continue_()
    expect(page.locator(".chips")).to_have_count(0)
    assert_is_that_of_its_address(page, new_context)


def test_nothing_else_is_asked_for_before_the_page_is_back(page: Page, new_context: Any) -> None:
    held = hold(ticked(page))
    page.go_back()
    until(held, 1, page)
    tick(page, 4)
    held[0].continue_()
    expect(page.locator("#to-filters b")).to_have_text("1")
    assert len(held) == 1
    assert_is_that_of_its_address(page, new_context)


def test_page_that_does_not_come_back_leaves_no_box_ahead_of_its_list(page: Page) -> None:
    held = hold(ticked(page))
    before = shown(page)[2]
    page.go_back()
    until(held, 1, page)
    tick(page, 4)
    held[0].abort()
    expect(page.locator("main .failed")).to_be_visible()
    assert shown(page)[2] == before


def test_jump_within_a_page_is_found_again_from_another(page: Page, new_context: Any) -> None:
    page.goto("/roles/")
    tick(page, 0)
    expect(page.locator("#to-filters b")).to_have_text("1")
    page.evaluate("location.hash = 'results'")
    page.evaluate("history.go(-2)")
    expect(page.locator("#to-filters b")).to_have_count(0)
    page.evaluate("history.go(2)")
    expect(page.locator("#to-filters b")).to_have_text("1")
    assert_is_that_of_its_address(page, new_context)
