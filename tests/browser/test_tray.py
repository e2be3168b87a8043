"""Roles are chosen on cards and profiles, and the tray at the bottom lists them: by mouse, thumb and keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from .keyboard import tab_to
from .known import WORD
from .tray import (
    FIFTH,
    FIRST,
    FOUR,
    LIST,
    PROFILE,
    SECOND,
    SLUGS,
    THIRD,
    box,
    choose,
    comparison,
    listed,
    remove,
    remove_button,
    tray,
    undo,
)

pytestmark = pytest.mark.browser


# Choosing


def test_tray_is_absent_while_nothing_is_chosen(screen: Page) -> None:
    screen.goto(LIST)
    expect(box(screen, FIRST)).not_to_be_checked()
    expect(tray(screen)).to_have_count(0)


def test_tray_counts_what_is_chosen(screen: Page) -> None:
    choose(screen, FIRST, SECOND)
    expect(tray(screen)).to_contain_text("2 of 4")


def test_tray_lists_the_roles_in_the_order_chosen(page: Page) -> None:
    choose(page, THIRD, FIRST)
    assert listed(page) == [THIRD, FIRST]


def test_box_of_a_card_does_not_follow_its_link(screen: Page) -> None:
    choose(screen, FIRST)
    expect(screen).to_have_url(re.compile(f"{LIST}$"))


def test_role_chosen_on_its_card_is_chosen_on_its_profile(screen: Page) -> None:
    choose(screen, FIRST)
    screen.goto(PROFILE)
    expect(box(screen, FIRST)).to_be_checked()


def test_role_chosen_on_its_profile_is_chosen_on_its_card(page: Page) -> None:
    page.goto(PROFILE)
    box(page, FIRST).check()
    page.goto(LIST)
    expect(box(page, FIRST)).to_be_checked()


def test_profile_has_the_box_instead_of_the_link(page: Page) -> None:
    page.goto(PROFILE)
    expect(page.get_by_role("link", name="Compare with other roles")).to_have_count(0)


def test_choice_outlasts_a_reload(screen: Page) -> None:
    choose(screen, FIRST, SECOND)
    screen.reload()
    expect(box(screen, FIRST)).to_be_checked()
    assert listed(screen) == [FIRST, SECOND]


def test_tray_goes_along_to_other_pages(page: Page) -> None:
    choose(page, FIRST)
    for path in ("/", "/skills/", f"/search/?q={WORD}"):
        page.goto(path)
        expect(tray(page)).to_contain_text("1 of 4")


def test_link_leads_to_the_comparison_in_the_order_chosen(screen: Page) -> None:
    choose(screen, SECOND, FIRST)
    tray(screen).get_by_role("link", name="Compare").click()
    expect(screen).to_have_url(re.compile(re.escape(comparison(SECOND, FIRST)) + "$"))


def test_one_role_alone_is_no_comparison_and_the_tray_says_so(screen: Page) -> None:
    choose(screen, FIRST)
    expect(tray(screen).get_by_role("link", name="Compare")).to_be_disabled()
    expect(tray(screen).get_by_role("link", name="Compare")).to_have_accessible_description(
        "Choose one more to compare."
    )


def test_full_tray_disables_further_boxes(screen: Page) -> None:
    choose(screen, *FOUR)
    expect(box(screen, FIFTH)).to_be_disabled()
    expect(box(screen, FIFTH)).to_have_accessible_name(re.compile("four are chosen"))


def test_full_tray_leaves_the_chosen_boxes_enabled(page: Page) -> None:
    choose(page, *FOUR)
    assert [box(page, title).is_enabled() for title in FOUR] == [True] * 4


def test_full_tray_says_that_it_is_full(screen: Page) -> None:
    choose(screen, *FOUR)
    expect(tray(screen)).to_contain_text("Full: remove one to choose another.")


def test_full_tray_disables_the_box_of_a_profile(page: Page) -> None:
    choose(page, *FOUR)
    page.goto(f"/roles/{SLUGS[FIFTH]}/")
    expect(box(page, FIFTH)).to_be_disabled()


# Removing


def test_role_removed_in_the_tray_is_unticked_on_its_card(screen: Page) -> None:
    choose(screen, FIRST, SECOND)
    remove(screen, FIRST)
    expect(box(screen, FIRST)).not_to_be_checked()
    assert listed(screen) == [SECOND]


def test_unticked_role_leaves_the_tray(page: Page) -> None:
    choose(page, FIRST, SECOND)
    box(page, SECOND).uncheck()
    assert listed(page) == [FIRST]


def test_removal_from_a_full_tray_enables_the_other_boxes(page: Page) -> None:
    choose(page, *FOUR)
    remove(page, SECOND)
    expect(box(page, FIFTH)).to_be_enabled()


def test_undo_brings_a_role_back_to_its_place(screen: Page) -> None:
    choose(screen, FIRST, SECOND, THIRD)
    remove(screen, SECOND)
    undo(screen).click()
    expect(box(screen, SECOND)).to_be_checked()
    assert listed(screen) == [FIRST, SECOND, THIRD]


def test_undo_is_offered_for_the_last_role_too(page: Page) -> None:
    choose(page, FIRST)
    remove(page, FIRST)
    expect(tray(page)).to_contain_text(f"Removed {FIRST}.")
    undo(page).click()
    assert listed(page) == [FIRST]


def test_undo_ends_with_the_next_action(page: Page) -> None:
    choose(page, FIRST, SECOND)
    remove(page, FIRST)
    box(page, THIRD).check()
    expect(undo(page)).to_have_count(0)
    expect(tray(page)).not_to_contain_text("Removed")


def test_nothing_is_kept_once_nothing_is_chosen(page: Page) -> None:
    choose(page, FIRST)
    box(page, FIRST).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_focus_moves_to_the_next_role(screen: Page) -> None:
    choose(screen, FIRST, SECOND, THIRD)
    remove(screen, SECOND)
    expect(remove_button(screen, THIRD)).to_be_focused()


def test_focus_moves_to_the_role_before_where_none_is_next(page: Page) -> None:
    choose(page, FIRST, SECOND)
    remove(page, SECOND)
    expect(remove_button(page, FIRST)).to_be_focused()


def test_focus_moves_to_undo_where_no_role_is_left(screen: Page) -> None:
    choose(screen, FIRST)
    remove(screen, FIRST)
    expect(undo(screen)).to_be_focused()


def test_focus_moves_to_the_role_that_came_back(screen: Page) -> None:
    choose(screen, FIRST, SECOND)
    remove(screen, FIRST)
    undo(screen).click()
    expect(remove_button(screen, FIRST)).to_be_focused()


def test_focus_stays_on_a_box_that_is_unticked(page: Page) -> None:
    choose(page, FIRST)
    box(page, FIRST).uncheck()
    expect(box(page, FIRST)).to_be_focused()


def test_removal_does_not_scroll_the_page(screen: Page) -> None:
    screen.emulate_media(reduced_motion="reduce")  # it would scroll smoothly, and so later
    choose(screen, *FOUR)
    remove_button(screen, SECOND).focus()
    before = screen.evaluate("scrollY")
    screen.keyboard.press("Enter")
    assert screen.evaluate("scrollY") == before


# Saying so


def test_choice_is_announced(page: Page) -> None:
    choose(page, FIRST)
    expect(page.get_by_role("status")).to_have_text(
        f"Added {FIRST}. 1 of 4 roles to compare. Choose one more to compare."
    )


def test_removal_is_announced(page: Page) -> None:
    choose(page, FIRST, SECOND, THIRD)
    remove(page, SECOND)
    expect(page.get_by_role("status")).to_have_text(f"Removed {SECOND}. 2 of 4 roles to compare.")


def test_nothing_is_announced_on_arrival(page: Page) -> None:
    choose(page, FIRST)
    page.goto(PROFILE)
    expect(tray(page)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


# By keyboard


def test_keyboard_alone_chooses_removes_and_compares(page: Page) -> None:
    page.goto(LIST)
    for title in (FIRST, SECOND, THIRD):
        tab_to(page, box(page, title))
        page.keyboard.press("Space")
    tab_to(page, remove_button(page, FIRST))
    page.keyboard.press("Enter")
    tab_to(page, undo(page))
    page.keyboard.press("Enter")
    expect(remove_button(page, FIRST)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tray(page).get_by_role("link", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(comparison(FIRST, SECOND, THIRD)) + "$"))


def test_keyboard_opens_the_list_on_a_phone(phone: Page) -> None:
    choose(phone, FIRST)
    tab_to(phone, tray(phone).get_by_role("button", name="Roles", exact=True))
    phone.keyboard.press("Enter")
    expect(tray(phone).get_by_role("button", name=f"Remove {FIRST}")).to_be_visible()


def test_box_with_the_focus_is_not_behind_the_tray(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.emulate_media(reduced_motion="reduce")  # it would scroll smoothly
    choose(page, FIFTH)
    for title in FOUR:
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.locator("#main").focus()
        tab_to(page, box(page, title))
        low = box(page, title).bounding_box()
        assert low["y"] + low["height"] <= tray(page).bounding_box()["y"], title
