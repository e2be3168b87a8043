"""Filters by mouse, by keyboard, by thumb, and as they are read out."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .keyboard import tab_to
from .listing import ALL, box, chips, count, first, promised

pytestmark = pytest.mark.browser


# Heard, and by keyboard


def test_column_of_filters_is_no_dialog_and_has_a_heading(page: Page) -> None:
    page.goto("/roles/")
    expect(page.get_by_role("heading", name="Filter", exact=True)).to_have_count(1)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_column_of_filters_begins_beside_the_first_card(page: Page) -> None:
    page.goto("/roles/")
    tops = [page.locator(one).first.evaluate("one => one.getBoundingClientRect().top") for one in ("#facets", ".card")]
    assert tops[0] == pytest.approx(tops[1], abs=2)


@pytest.mark.parametrize("facet", ["kind", "skill"])
def test_status_says_how_many_were_found(facet: str, page: Page) -> None:
    page.goto("/roles/")
    label = first(page, facet)
    wanted = promised(page, label)
    box(page, label).check()
    expect(page.get_by_role("status")).to_have_text(wanted)


def test_status_says_that_nothing_was_found(page: Page) -> None:
    page.goto("/roles/")
    page.locator("#words").fill("zzxqzz")
    expect(page.get_by_role("status")).to_have_text(f"0 of {ALL}")


def test_focus_stays_on_the_box(page: Page) -> None:
    page.goto("/roles/")
    wanted = promised(page, "New specialism")
    box(page, "New specialism").check()
    expect(page.get_by_role("status")).to_have_text(wanted)
    expect(box(page, "New specialism")).to_be_focused()


def test_box_with_the_focus_is_not_put_there_anew_and_so_not_spoken_twice(page: Page) -> None:
    page.goto("/roles/")
    ticked, other = box(page, "New specialism"), first(page, "skill")
    before = promised(page, other)
    ticked.evaluate("box => { box.isTheSame = true }")
    ticked.check()
    expect(chips(page)).to_contain_text("New specialism")
    assert ticked.evaluate("box => box.isTheSame && box === document.activeElement")
    assert promised(page, other) != before


def test_focus_stays_on_a_box_that_would_find_nothing_once_more(page: Page) -> None:
    page.goto("/roles/?kind=specialism")
    other = page.locator("#facets input:disabled").first
    page.goto(f"/roles/?kind=specialism&{other.get_attribute('name')}={other.get_attribute('value')}")
    expect(count(page)).to_have_text(f"0 of {ALL}")
    box(page, "New specialism").uncheck()
    expect(page.get_by_role("status")).to_contain_text("role")
    expect(page.get_by_role("status")).not_to_have_text(f"0 of {ALL}")
    expect(box(page, "New specialism")).to_be_focused()


def test_focus_stays_on_the_order(page: Page) -> None:
    page.goto("/roles/")
    page.get_by_label("Sort by").focus()
    page.get_by_label("Sort by").select_option("Projected growth")
    expect(page.locator(".card-key").first).to_contain_text("Projected growth")
    expect(page.get_by_label("Sort by")).to_be_focused()


def test_list_is_narrowed_down_and_widened_by_keyboard_alone(page: Page) -> None:
    page.goto("/roles/")
    wanted = promised(page, "New specialism")
    tab_to(page, box(page, "New specialism"))
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text(wanted)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text(ALL)
    tab_to(page, page.get_by_role("link", name="Clear all"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(chips(page)).to_have_count(0)


SEEN = """element => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const on = document.elementFromPoint(left + width / 2, top + height / 2);
    return Boolean(on) && (element.closest("label") ?? element).contains(on);
}"""


def test_nothing_that_sticks_to_the_sheet_hides_the_focus(phone: Page) -> None:
    phone.goto("/roles/")
    phone.locator("#to-filters").press("Enter")
    boxes = phone.locator("#facets input:enabled").count()
    hidden = []
    for key in ["Tab"] * boxes + ["Shift+Tab"] * (boxes - 1):
        phone.keyboard.press(key)
        focused = phone.locator(":focus")
        if not focused.evaluate(SEEN):
            hidden.append(focused.evaluate("element => element.outerHTML"))
    assert not hidden


def test_focus_is_seen_where_a_facet_grows_above_it(phone: Page) -> None:
    phone.goto("/roles/")
    phone.locator("#to-filters").press("Enter")
    more = phone.locator("#facets .more").first
    more.press("Enter")
    expect(more).to_contain_text("Show fewer")
    expect(more).to_be_focused()
    assert more.evaluate(SEEN)


# Nothing moves


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("url", ["/roles/", "/skills/", "/pathways/"])
def test_box_stays_where_it_is_when_it_is_ticked(url: str, width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url)
    if width == 360:
        page.get_by_role("link", name="Filter").click()
    facets = page.locator("#facets fieldset")
    unasked = page.title()
    for place in (0, facets.count() // 2, facets.count() - 1):
        name = facets.nth(place).locator("input:enabled").last.get_attribute("id")
        ticked = page.locator(f"#{name}")
        ticked.evaluate(
            "box => (box.closest('dialog[open]') ?? window).scrollBy(0, box.getBoundingClientRect().top - 300)"
        )
        top = ticked.bounding_box()["y"]
        ticked.click()
        expect(page).not_to_have_title(unasked)
        assert abs(ticked.bounding_box()["y"] - top) <= 2, name
        ticked.click()
        expect(page).to_have_title(unasked)
        assert abs(ticked.bounding_box()["y"] - top) <= 2, name


def test_box_stays_where_it_is_though_the_foot_of_the_page_moves(page: Page) -> None:
    page.goto("/pathways/")
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": 1280, "height": height - 100})
    page.evaluate("scrollTo(0, 100)")
    ticked = page.get_by_label("up to 3 years", exact=False).first
    top = ticked.bounding_box()["y"]
    ticked.click()
    expect(page.locator(".chips")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight") > height
    assert abs(ticked.bounding_box()["y"] - top) <= 2


def test_first_card_stands_on_the_first_screen(phone: Page) -> None:
    narrowed = ("/roles/?kind=profession&market=united-kingdom", "/skills/?role=ai-engineer", "/pathways/?start=nurse")
    for url in ("/skills/", "/pathways/", *narrowed):
        phone.goto(url)
        assert phone.locator("#results li").first.bounding_box()["y"] <= 260, url


# By thumb


@pytest.fixture
def sheet(phone: Page) -> Page:
    """The roles on a phone, with the sheet of filters open."""
    phone.goto("/roles/")
    phone.get_by_role("link", name="Filter").tap()
    return phone


def test_filters_wait_behind_a_link(phone: Page) -> None:
    phone.goto("/roles/")
    expect(box(phone, "New specialism")).to_be_hidden()


def test_link_to_the_filters_needs_no_script(new_context: Any) -> None:
    plain = new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False).new_page()
    plain.goto("/roles/")
    plain.get_by_role("link", name="Filter").click()
    box(plain, "New specialism").check()
    plain.get_by_role("button", name="Show ").click()
    expect(chips(plain)).to_contain_text("New specialism")
    expect(box(plain, "New specialism")).to_be_hidden()


def test_sheet_stays_open_while_ticking_and_leads_to_the_results(sheet: Page) -> None:
    box(sheet, "New specialism").tap()
    expect(sheet.locator("#to-filters b")).to_have_text("1")
    skill = first(sheet, "skill")
    wanted = promised(sheet, skill)
    box(sheet, skill).tap()
    button = sheet.get_by_role("button", name=f"Show {wanted.split()[0]} role")
    expect(button).to_be_in_viewport()
    expect(box(sheet, skill)).to_be_checked()
    button.tap()
    expect(box(sheet, skill)).to_be_hidden()
    expect(count(sheet)).to_have_text(wanted)
    expect(sheet.locator("#to-filters")).to_be_focused()


def test_open_sheet_shows_that_an_answer_is_awaited(sheet: Page) -> None:
    sheet.route(lambda url: "?" in url, lambda route: None)  # it never comes
    box(sheet, "New specialism").tap()
    button = sheet.get_by_role("button", name="Show ")
    assert button.evaluate("button => getComputedStyle(button, '::after').content") == '" …"'


def test_open_sheet_tells_how_many_were_found(sheet: Page) -> None:
    """What stands outside an open sheet is not spoken of."""
    wanted = promised(sheet, "New specialism")
    box(sheet, "New specialism").tap()
    expect(sheet.get_by_role("dialog").get_by_role("status")).to_have_text(wanted)


def test_list_tells_how_many_were_found_once_the_sheet_is_closed(sheet: Page) -> None:
    sheet.keyboard.press("Escape")
    sheet.locator("#words").fill("zzxqzz")
    expect(sheet.get_by_role("status")).to_have_text(f"0 of {ALL}")


def test_sheet_is_a_dialog_with_a_name_and_leaves_none_behind(sheet: Page) -> None:
    expect(sheet.get_by_role("dialog", name="Filter", exact=True)).to_be_visible()
    sheet.keyboard.press("Escape")
    expect(sheet.locator("dialog")).to_have_count(0)


def test_sheet_closes_on_escape_and_by_its_link(sheet: Page) -> None:
    sheet.keyboard.press("Escape")
    expect(box(sheet, "New specialism")).to_be_hidden()
    expect(sheet.locator("#to-filters")).to_be_focused()
    sheet.locator("#to-filters").tap()
    sheet.get_by_role("link", name="Close").tap()
    expect(box(sheet, "New specialism")).to_be_hidden()


def test_sheet_stays_open_where_all_of_a_facet_are_shown(sheet: Page) -> None:
    skills = sheet.get_by_role("group", name="Skills used")
    skills.get_by_role("link", name="Show all").tap()
    expect(skills.get_by_role("link", name="Show fewer")).to_be_visible()
