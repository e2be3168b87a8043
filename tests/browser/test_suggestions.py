"""The search in every page’s head, and what it suggests while one types."""

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .known import WORD
from .listing import Visitor, chips

pytestmark = pytest.mark.browser


def head(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def active(page: Page) -> Locator:
    """The option that the box calls the active one."""
    name = head(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{name}")


def suggestions(page: Page) -> list[dict[str, str]]:
    """What the site suggests for WORD."""
    found = page.request.get(f"/search/suggestions/?q={WORD}").json()
    assert len(found) > 1
    return found


@pytest.fixture
def suggested(page: Page) -> Page:
    """Any page, where WORD was typed into the box in its head."""
    page.goto("/about/")
    head(page).press_sequentially(WORD)
    expect(options(page)).to_have_count(len(suggestions(page)))
    return page


def test_suggestions_open_below_the_box(suggested: Page) -> None:
    expect(head(suggested)).to_have_attribute("aria-expanded", "true")
    found = suggestions(suggested)
    expect(options(suggested)).to_have_text([f"{one['title']} {one['heading']}" for one in found])
    expect(suggested.get_by_role("status")).to_have_text(f"{len(found)} suggestions")


def test_suggestion_is_a_link_that_opens_elsewhere_too(suggested: Page, base_url: str) -> None:
    first = suggestions(suggested)[0]
    with suggested.context.expect_page() as opened:
        options(suggested).first.click(button="middle")
    expect(opened.value).to_have_url(base_url + first["url"])
    expect(suggested).to_have_url(f"{base_url}/about/")


WALKS: list[tuple[list[str], int | None]] = [
    (["ArrowDown"], 0),
    (["ArrowDown", "ArrowDown"], 1),
    (["ArrowDown", "ArrowDown", "ArrowUp"], 0),
    (["ArrowUp"], -1),
    (["ArrowDown", "ArrowUp"], None),
    (["ArrowUp", "ArrowDown"], None),
]


def test_arrows_walk_through_the_suggestions_and_the_text(suggested: Page) -> None:
    for keys, place in WALKS:
        for key in keys:
            head(suggested).press(key)
        chosen = options(suggested).evaluate_all("all => all.map((one) => one.ariaSelected === 'true')")
        wanted = [False] * len(chosen)
        if place is not None:
            wanted[place] = True
        assert (keys, chosen) == (keys, wanted)
        head(suggested).press("Escape")
        head(suggested).fill("")
        head(suggested).press_sequentially(WORD)
        expect(options(suggested)).to_have_count(len(suggestions(suggested)))


def test_active_suggestion_is_named_while_the_focus_stays_in_the_box(suggested: Page) -> None:
    head(suggested).press("ArrowDown")
    expect(head(suggested)).to_be_focused()
    expect(active(suggested)).to_have_text("{title} {heading}".format(**suggestions(suggested)[0]))
    expect(active(suggested)).to_have_attribute("aria-selected", "true")


def test_enter_goes_to_the_active_suggestion(suggested: Page) -> None:
    title = suggestions(suggested)[0]["title"]
    head(suggested).press("ArrowDown")
    head(suggested).press("Enter")
    expect(suggested.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_without_an_active_suggestion_searches(suggested: Page, base_url: str) -> None:
    head(suggested).press("Enter")
    expect(suggested).to_have_url(f"{base_url}/search/?q={WORD}")


def test_click_goes_to_a_suggestion(suggested: Page) -> None:
    title = suggestions(suggested)[-1]["title"]
    options(suggested).last.click()
    expect(suggested.get_by_role("heading", level=1)).to_have_text(title)


def test_escape_closes_the_suggestions_and_keeps_the_text(suggested: Page) -> None:
    head(suggested).press("Escape")
    expect(options(suggested)).to_have_count(0)
    expect(head(suggested)).to_have_attribute("aria-expanded", "false")
    expect(head(suggested)).to_have_value(WORD)


def test_suggestions_are_closed_when_one_comes_back_from_one(suggested: Page) -> None:
    first = suggestions(suggested)[0]
    head(suggested).press("ArrowDown")
    head(suggested).press("Enter")
    expect(suggested.get_by_role("heading", level=1)).to_have_text(first["title"])
    suggested.go_back()
    expect(suggested.get_by_role("heading", level=1)).to_have_text("About CareerGuide")
    expect(options(suggested)).to_have_count(0)


def test_key_that_an_input_method_takes_is_left_alone(suggested: Page) -> None:
    """Safari says of the last key by its code alone that it was taken."""
    head(suggested).press("ArrowDown")
    press = "(box, key) => box.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...key }))"
    for taken, key in product([{"isComposing": True}, {"keyCode": 229}], ["ArrowDown", "ArrowUp", "Escape", "Enter"]):
        assert head(suggested).evaluate(press, taken | {"key": key}) is True, key  # nobody prevented it
        expect(active(suggested)).to_have_text("{title} {heading}".format(**suggestions(suggested)[0]))
        expect(suggested.get_by_role("heading", level=1)).to_have_text("About CareerGuide")


def test_nothing_is_suggested_while_letters_are_composed(page: Page) -> None:
    page.goto("/about/")
    head(page).focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": WORD, "selectionStart": len(WORD), "selectionEnd": len(WORD)})
    page.wait_for_timeout(400)
    expect(options(page)).to_have_count(0)
    method.send("Input.insertText", {"text": WORD})
    expect(options(page)).to_have_count(len(suggestions(page)))


def test_arrow_opens_the_suggestions_again(suggested: Page) -> None:
    head(suggested).press("Escape")
    head(suggested).press("ArrowDown")
    expect(options(suggested)).to_have_count(len(suggestions(suggested)))


def test_suggestions_close_when_one_goes_on(suggested: Page) -> None:
    head(suggested).press("Tab")
    expect(options(suggested)).to_have_count(0)


def test_older_request_that_fails_late_closes_no_newer_list(page: Page) -> None:
    held: list[Route] = []
    page.route(f"**/suggestions/?q={WORD[:3]}", lambda route: held.append(route))
    page.goto("/about/")
    with page.expect_request(f"**/suggestions/?q={WORD[:3]}"):
        head(page).press_sequentially(WORD[:3])
    head(page).press_sequentially(WORD[3:])
    expect(options(page)).to_have_count(len(suggestions(page)))
    with page.expect_event("requestfailed"):
        held[0].abort()
    expect(options(page)).to_have_count(len(suggestions(page)))


def test_suggestions_come_after_going_back_in_a_list_too(page: Page) -> None:
    visitor = Visitor(page, live=True)
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    page.go_back()
    expect(chips(page)).to_have_count(0)
    head(page).press_sequentially(WORD)
    expect(options(page)).to_have_count(len(suggestions(page)))


def test_box_is_a_plain_form_without_javascript(new_context: Any, base_url: str) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/about/")
    plain.get_by_role("banner").get_by_role("searchbox").fill(WORD)
    plain.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(plain).to_have_url(f"{base_url}/search/?q={WORD}")
