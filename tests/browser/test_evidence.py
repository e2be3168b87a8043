"""Evidence in a browser: marks, the sheet that they open, and the list of sources, with and without script."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .accessibility import broken_by_day_or_night
from .known import SKILL

pytestmark = pytest.mark.browser

PATH = f"/skills/{SKILL}/"
MARKS = ".ref, .ref-line"
SCREENS = {"phone": (360, 740), "desktop": (1280, 900)}
COVERED = """(links) => links.filter((link) => {
  const { left, width, bottom } = link.getBoundingClientRect();
  const foot = Array.from({ length: width - 2 }, (_, place) => [left + 1 + place, bottom - 3]);
  return foot.some((point) => document.elementFromPoint(...point) !== link);
}).map((link) => link.textContent)"""
NO_POPOVERS = "delete HTMLElement.prototype.popover; delete HTMLElement.prototype.showPopover;"


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, new_context) -> Page:
    """A page with two marks or more, on a touched phone and on a desktop."""
    width, height = SCREENS[request.param]
    touched = request.param == "phone"
    page = new_context(
        viewport={"width": width, "height": height}, has_touch=touched, is_mobile=touched, reduced_motion="reduce"
    ).new_page()
    page.goto(PATH)
    return page


def mark(page: Page, place: int = 0) -> Locator:
    return page.locator(MARKS).nth(place)


def sheet(page: Page) -> Locator:
    return page.locator("#sheet")


def opened(page: Page, place: int = 0) -> Locator:
    """The sheet, after a click on a mark."""
    mark(page, place).click()
    expect(sheet(page)).to_be_visible()
    return sheet(page)


def test_mark_opens_its_entry_in_a_sheet(page: Page) -> None:
    entry = page.locator("#s1 .said").first.text_content()
    expect(opened(page).locator(".said").first).to_have_text(entry or "no entry")
    expect(page.get_by_role("dialog")).to_have_accessible_name(mark(page).get_attribute("aria-label") or "no name")


def test_sheet_opens_at_its_top_again(page: Page) -> None:
    sheet(page).evaluate("sheet => sheet.style.maxHeight = '80px'")
    opened(page).evaluate("sheet => sheet.scrollTo(0, 40)")
    page.keyboard.press("Escape")
    assert opened(page).evaluate("sheet => sheet.scrollTop") == 0


def test_page_stays_where_it_is(page: Page) -> None:
    mark(page).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    opened(page)
    assert (page.evaluate("scrollY"), page.evaluate("location.hash")) == (before, "")


def test_sheet_stands_in_the_window(page: Page) -> None:
    box = opened(page).bounding_box()
    assert box
    window = page.viewport_size
    assert window
    assert (box["x"] >= 0, box["y"] >= 0) == (True, True)
    assert (box["x"] + box["width"] <= window["width"], box["y"] + box["height"] <= window["height"]) == (True, True)


def test_sheet_is_at_the_foot_of_a_phone_and_beside_the_mark_on_a_desktop(page: Page) -> None:
    box, at = opened(page).bounding_box(), mark(page).bounding_box()
    assert box
    assert at
    if page.viewport_size == {"width": 360, "height": 740}:
        assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 360, 740)
    else:
        below, above = box["y"] - (at["y"] + at["height"]), at["y"] - (box["y"] + box["height"])
        assert 0 <= max(below, above) <= 24


def test_sheet_repeats_no_id(page: Page) -> None:
    opened(page)
    assert page.evaluate("[...document.querySelectorAll('[id]')].length") == page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size"
    )


def test_focus_goes_into_the_sheet_and_with_escape_back_to_the_mark(page: Page) -> None:
    expect(opened(page).get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet(page)).to_be_hidden()
    expect(mark(page)).to_be_focused()


def test_close_closes_and_returns_the_focus(page: Page) -> None:
    opened(page).get_by_role("button", name="Close").click()
    expect(sheet(page)).to_be_hidden()
    expect(mark(page)).to_be_focused()


def test_tap_on_plain_text_closes_and_returns_the_focus(page: Page) -> None:
    opened(page)
    page.get_by_role("heading", level=1).click(position={"x": 1, "y": 1})
    expect(sheet(page)).to_be_hidden()
    expect(mark(page)).to_be_focused()


def test_tap_within_keeps_it_open(page: Page) -> None:
    opened(page).locator(".said").first.click()
    expect(sheet(page)).to_be_visible()


def test_second_click_on_the_mark_closes(page: Page) -> None:
    mark(page).evaluate("(mark) => mark.scrollIntoView()")  # else a phone's sheet may cover it
    opened(page)
    mark(page).click()
    expect(sheet(page)).to_be_hidden()
    expect(mark(page)).to_be_focused()
    opened(page)


def test_enter_opens_it_again_after_escape(page: Page) -> None:
    opened(page)
    page.keyboard.press("Escape")
    expect(mark(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(sheet(page)).to_be_visible()


def test_second_mark_replaces_the_entry(page: Page) -> None:
    opened(page)
    mark(page, 1).evaluate("(mark) => mark.click()")
    expect(sheet(page)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_accessible_name(mark(page, 1).get_attribute("aria-label") or "")
    page.keyboard.press("Escape")
    expect(mark(page, 1)).to_be_focused()
    expect(page.locator("[aria-expanded=true]")).to_have_count(0)  # its turn comes after that of the focus


def test_tab_past_the_last_link_closes(page: Page) -> None:
    opened(page)
    for _ in range(sheet(page).locator("a:visible").count() + 1):
        page.keyboard.press("Tab")
    expect(sheet(page)).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('#sheet')") is None


def test_shift_tab_leads_back_to_the_mark_and_closes(page: Page) -> None:
    opened(page)
    page.keyboard.press("Shift+Tab")
    expect(sheet(page)).to_be_hidden()
    expect(mark(page)).to_be_focused()


def test_link_within_the_page_closes(page: Page) -> None:
    opened(page)
    sheet(page).locator(".where a").first.evaluate("(link) => link.setAttribute('href', '#main')")
    sheet(page).locator(".where a").first.click()
    expect(sheet(page)).to_be_hidden()
    assert page.evaluate("location.hash") == "#main"
    expect(mark(page)).not_to_be_focused()


def test_link_to_the_page_about_the_source_is_followed(page: Page) -> None:
    opened(page).get_by_role("link", name="About").first.click()
    page.wait_for_url("**/sources/**")
    assert page.locator(":target").count() == 1


def test_mark_opens_its_entry_where_htmx_has_put_another(page: Page) -> None:
    page.evaluate("document.body.innerHTML = document.body.innerHTML")
    expect(opened(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(mark(page)).to_be_focused()


def test_open_sheet_is_not_printed(page: Page) -> None:
    opened(page)
    page.emulate_media(media="print")
    expect(sheet(page)).to_be_hidden()


def test_open_sheet_is_accessible(page: Page) -> None:
    opened(page)
    assert broken_by_day_or_night(page) == {}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("text", ["16px", "32px"])
def test_open_sheet_fits_with_large_text(width: int, text: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.evaluate("(size) => document.documentElement.style.setProperty('font-size', size)", text)
    opened(page)
    assert sheet(page).evaluate("(sheet) => sheet.scrollWidth <= sheet.clientWidth") is True
    expect(sheet(page).get_by_role("button", name="Close")).to_be_in_viewport()


# Where it is met


def test_finger_meets_a_mark_in_44_pixels_and_a_pointer_in_24(page: Page) -> None:
    least = 44 if page.evaluate("matchMedia('(pointer: coarse)').matches") else 24
    size = mark(page).evaluate(
        "(mark) => ['width', 'height'].map((side) => parseFloat(getComputedStyle(mark, '::after')[side]))"
    )
    assert min(size) >= least


def test_finger_meets_all_of_a_link_that_stands_near_a_mark(new_context: Any) -> None:
    tablet = new_context(viewport={"width": 768, "height": 3000}, is_mobile=True, has_touch=True).new_page()
    tablet.goto("/roles/salaries/")
    links = tablet.locator(".pay-line > :first-child a")
    assert links.count() > 1
    assert links.evaluate_all(COVERED) == []


# Without popovers, without script


@pytest.fixture(params=SCREENS)
def older(request: pytest.FixtureRequest, new_context) -> Page:
    """The page in a browser that knows no popover."""
    width, height = SCREENS[request.param]
    older = new_context(viewport={"width": width, "height": height}).new_page()
    older.add_init_script(NO_POPOVERS)
    older.goto(PATH)
    return older


def test_without_popovers_the_mark_leads_to_the_list(older: Page) -> None:
    expect(sheet(older)).to_be_hidden()
    mark(older).click()
    expect(older.locator("#s1 .said").first).to_be_in_viewport()


@pytest.fixture(params=SCREENS)
def plain(request: pytest.FixtureRequest, new_context) -> Page:
    """The page without JavaScript."""
    width, height = SCREENS[request.param]
    page = new_context(viewport={"width": width, "height": height}, java_script_enabled=False).new_page()
    page.goto(PATH)
    return page


def test_without_script_the_mark_leads_to_the_list_and_the_arrow_back(plain: Page) -> None:
    expect(sheet(plain)).to_be_hidden()
    mark(plain).click()
    expect(plain.locator("#s1 .said").first).to_be_in_viewport()
    plain.locator("#s1 .back a").click()
    expect(plain.locator("#r1")).to_be_in_viewport()


def test_closed_list_is_opened_for_a_link_from_elsewhere(page: Page) -> None:
    page.goto("/")
    page.goto(f"{PATH}#s2")
    expect(page.locator("#s2 .said").first).to_be_in_viewport()


# Paper


@pytest.fixture(scope="module")
def printed(browser: Browser, base_url: str) -> Iterator[Page]:
    page = browser.new_page(base_url=base_url)
    page.emulate_media(media="print")
    page.goto(PATH)
    yield page
    page.close()


def test_list_is_open_on_paper(printed: Page) -> None:
    expect(printed.locator("#s1 .said").first).to_be_visible()
    assert printed.locator("#sources").get_attribute("open") is None


def test_other_closed_blocks_stay_closed_on_paper(printed: Page) -> None:
    closed = printed.locator("main details:not([open]):not(.sources) > :not(summary)")
    assert closed.count() > 0
    assert [text for text in closed.all() if text.is_visible()] == []


def test_paper_has_no_way_back_to_the_text(printed: Page) -> None:
    expect(printed.locator(".back").first).to_be_hidden()
