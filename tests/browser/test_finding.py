"""Finding: with JavaScript or without it, it is always the list of its address."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from .known import WORD
from .listing import ALL, Visitor, box, chips, choices, count, first, listed, promised

pytestmark = pytest.mark.browser


# The same list by every way

WAYS: dict[str, tuple[str, Callable[[Visitor], None]]] = {
    "filter": ("/roles/?kind=specialism", lambda visitor: visitor.tick("New specialism")),
    "sort": ("/roles/?sort=growth", lambda visitor: visitor.sort("Projected growth")),
    "search": (f"/skills/?q={WORD}", lambda visitor: visitor.search(WORD)),
}


@pytest.mark.parametrize("way", WAYS)
def test_list_is_always_that_of_its_address(way: str, visitor: Visitor, new_context: Any) -> None:
    address, choose = WAYS[way]
    page, another = visitor.page, new_context(java_script_enabled=not visitor.live).new_page()
    another.goto(address)
    wanted = listed(another)
    visitor.goto(address.partition("?")[0])
    choose(visitor)
    assert listed(page) == wanted
    page.reload()
    assert listed(page) == wanted
    another.goto(page.url)
    assert listed(another) == wanted
    page.locator("#results h3").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile(r"\?"))
    page.go_back()
    expect(count(page)).to_be_visible()
    assert listed(page) == wanted


def test_back_takes_back_one_choice_at_a_time(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    before, skill = listed(page), first(page, "skill")
    visitor.tick(skill)
    page.go_back()
    expect(chips(page)).not_to_contain_text(skill)
    expect(box(page, "New specialism")).to_be_checked()
    expect(box(page, skill)).not_to_be_checked()
    assert listed(page) == before


def test_choosing_goes_on_after_going_back(visitor: Visitor) -> None:
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    skill, *_, another = choices(visitor.page, "skill")
    visitor.tick(skill)
    visitor.page.go_back()
    expect(chips(visitor.page)).not_to_contain_text(skill)
    wanted = promised(visitor.page, another)
    visitor.tick(another)
    expect(count(visitor.page)).to_have_text(wanted)


def test_choice_leaves_everything_else_as_it_was(visitor: Visitor) -> None:
    visitor.goto("/skills/?show=role")
    visitor.search(WORD)
    visitor.tick(first(visitor.page, "domain"))
    visitor.tick(first(visitor.page, "role"))
    expect(visitor.page.get_by_role("group", name="Used by").get_by_text("Show fewer")).to_be_visible()
    expect(visitor.page.locator("#words")).to_have_value(WORD)


def test_address_is_the_shortest(page: Page, base_url: str) -> None:
    visitor = Visitor(page, live=True)
    visitor.goto("/roles/?page=7&colour=red")
    visitor.tick("New specialism")
    expect(page).to_have_url(f"{base_url}/roles/?kind=specialism")


# While the answer is on its way


def hold(page: Page, part: str) -> list[Route]:
    """Requests for addresses with this part, which wait until they are told to go on."""
    held: list[Route] = []
    page.route(lambda url: part in url, lambda route: held.append(route))
    return held


def test_slow_answer_shows_as_busy(page: Page) -> None:
    page.goto("/roles/")
    held, wanted = hold(page, "kind=specialism"), promised(page, "New specialism")
    box(page, "New specialism").check()
    expect(page.locator(".cards").first).to_have_css("opacity", "0.5")
    held[0].continue_()
    expect(count(page)).to_have_text(wanted)
    expect(page.locator(".cards").first).to_have_css("opacity", "1")


def test_last_choice_wins_over_a_slow_answer(page: Page) -> None:
    page.goto("/roles/")
    held = hold(page, "market=united-states&kind=specialism")
    box(page, "New specialism").check()
    expect(page.locator(".cards").first).to_have_css("opacity", "0.5")
    box(page, "Profession").check()
    expect(count(page)).to_have_text(ALL)
    assert [route.request.failure for route in held] == ["net::ERR_ABORTED"]


# The history


def test_typing_makes_one_entry_of_the_history(page: Page) -> None:
    page.goto("/roles/")
    entries = page.evaluate("history.length")
    for text in ("data", "data sc", "data science"):
        page.locator("#words").fill(text)
        expect(page).to_have_title(re.compile(f"“{text}”"))
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    expect(count(page)).to_have_text(ALL)
    expect(page).to_have_title("Roles · CareerGuide")
