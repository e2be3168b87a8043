"""Roles are chosen on cards and profiles, and the tray at the bottom lists them: by mouse, thumb and keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from .tray import (
    BIO,
    DATA,
    ENGINEER,
    FOUR,
    LIST,
    OTHER,
    PROFILE,
    box,
    choose,
    listed,
    remove,
    remove_button,
    tab_to,
    tray,
    undo,
)

pytestmark = pytest.mark.browser

COMPARISON = "/roles/compare/?role=biomedical-engineer&role=ai-engineer"


# Choosing


def test_tray_is_absent_while_nothing_is_chosen(screen: Page) -> None:
    screen.goto(LIST)
    expect(box(screen, ENGINEER)).not_to_be_checked()
    expect(tray(screen)).to_have_count(0)


def test_tray_counts_what_is_chosen(screen: Page) -> None:
    choose(screen, ENGINEER, BIO)
    expect(tray(screen)).to_contain_text("2 of 4")


def test_tray_lists_the_roles_in_the_order_chosen(page: Page) -> None:
    choose(page, DATA, ENGINEER)
    assert listed(page) == [DATA, ENGINEER]


def test_box_of_a_card_does_not_follow_its_link(screen: Page) -> None:
    choose(screen, ENGINEER)
    expect(screen).to_have_url(re.compile(f"{LIST}$"))


def test_role_chosen_on_its_card_is_chosen_on_its_profile(screen: Page) -> None:
    choose(screen, ENGINEER)
    screen.goto(PROFILE)
    expect(box(screen, ENGINEER)).to_be_checked()


def test_role_chosen_on_its_profile_is_chosen_on_its_card(page: Page) -> None:
    page.goto(PROFILE)
    box(page, ENGINEER).check()
    page.goto(LIST)
    expect(box(page, ENGINEER)).to_be_checked()


def test_profile_has_the_box_instead_of_the_link(page: Page) -> None:
    page.goto(PROFILE)
    expect(page.get_by_role("link", name="Compare with other roles")).to_have_count(0)


def test_choice_outlasts_a_reload(screen: Page) -> None:
    choose(screen, ENGINEER, BIO)
    screen.reload()
    expect(box(screen, ENGINEER)).to_be_checked()
    assert listed(screen) == [ENGINEER, BIO]


def test_tray_goes_along_to_other_pages(page: Page) -> None:
    choose(page, ENGINEER)
    for path in ("/", "/skills/", "/search/?q=nurse"):
        page.goto(path)
        expect(tray(page)).to_contain_text("1 of 4")


def test_link_leads_to_the_comparison_in_the_order_chosen(screen: Page) -> None:
    choose(screen, BIO, ENGINEER)
    tray(screen).get_by_role("link", name="Compare").click()
    expect(screen).to_have_url(re.compile(re.escape(COMPARISON) + "$"))


def test_one_role_alone_is_no_comparison_and_the_tray_says_so(screen: Page) -> None:
    choose(screen, ENGINEER)
    expect(tray(screen).get_by_role("link", name="Compare")).to_be_disabled()
    expect(tray(screen).get_by_role("link", name="Compare")).to_have_accessible_description(
        "Choose one more to compare."
    )


def test_full_tray_disables_further_boxes(screen: Page) -> None:
    choose(screen, *FOUR)
    expect(box(screen, OTHER)).to_be_disabled()
    expect(box(screen, OTHER)).to_have_accessible_name(re.compile("four are chosen"))


def test_full_tray_leaves_the_chosen_boxes_enabled(page: Page) -> None:
    choose(page, *FOUR)
    assert [box(page, title).is_enabled() for title in FOUR] == [True] * 4


def test_full_tray_says_that_it_is_full(screen: Page) -> None:
    choose(screen, *FOUR)
    expect(tray(screen)).to_contain_text("Full: remove one to choose another.")


def test_full_tray_disables_the_box_of_a_profile(page: Page) -> None:
    choose(page, *FOUR)
    page.goto("/roles/machine-learning-engineer/")
    expect(box(page, OTHER)).to_be_disabled()


# Removing


def test_role_removed_in_the_tray_is_unticked_on_its_card(screen: Page) -> None:
    choose(screen, ENGINEER, BIO)
    remove(screen, ENGINEER)
    expect(box(screen, ENGINEER)).not_to_be_checked()
    assert listed(screen) == [BIO]


def test_unticked_role_leaves_the_tray(page: Page) -> None:
    choose(page, ENGINEER, BIO)
    box(page, BIO).uncheck()
    assert listed(page) == [ENGINEER]


def test_removal_from_a_full_tray_enables_the_other_boxes(page: Page) -> None:
    choose(page, *FOUR)
    remove(page, BIO)
    expect(box(page, OTHER)).to_be_enabled()


def test_undo_brings_a_role_back_to_its_place(screen: Page) -> None:
    choose(screen, ENGINEER, BIO, DATA)
    remove(screen, BIO)
    undo(screen).click()
    expect(box(screen, BIO)).to_be_checked()
    assert listed(screen) == [ENGINEER, BIO, DATA]


def test_undo_is_offered_for_the_last_role_too(page: Page) -> None:
    choose(page, ENGINEER)
    remove(page, ENGINEER)
    expect(tray(page)).to_contain_text(f"Removed {ENGINEER}.")
    undo(page).click()
    assert listed(page) == [ENGINEER]


def test_undo_ends_with_the_next_action(page: Page) -> None:
    choose(page, ENGINEER, BIO)
    remove(page, ENGINEER)
    box(page, DATA).check()
    expect(undo(page)).to_have_count(0)
    expect(tray(page)).not_to_contain_text("Removed")


def test_nothing_is_kept_once_nothing_is_chosen(page: Page) -> None:
    choose(page, ENGINEER)
    box(page, ENGINEER).uncheck()
    assert page.evaluate("localStorage.length") == 0


def test_focus_moves_to_the_next_role(screen: Page) -> None:
    choose(screen, ENGINEER, BIO, DATA)
    remove(screen, BIO)
    expect(remove_button(screen, DATA)).to_be_focused()


def test_focus_moves_to_the_role_before_where_none_is_next(page: Page) -> None:
    choose(page, ENGINEER, BIO)
    remove(page, BIO)
    expect(remove_button(page, ENGINEER)).to_be_focused()


def test_focus_moves_to_undo_where_no_role_is_left(screen: Page) -> None:
    choose(screen, ENGINEER)
    remove(screen, ENGINEER)
    expect(undo(screen)).to_be_focused()


def test_focus_moves_to_the_role_that_came_back(screen: Page) -> None:
    choose(screen, ENGINEER, BIO)
    remove(screen, ENGINEER)
    undo(screen).click()
    expect(remove_button(screen, ENGINEER)).to_be_focused()


def test_focus_stays_on_a_box_that_is_unticked(page: Page) -> None:
    choose(page, ENGINEER)
    box(page, ENGINEER).uncheck()
    expect(box(page, ENGINEER)).to_be_focused()


def test_removal_does_not_scroll_the_page(screen: Page) -> None:
    screen.emulate_media(reduced_motion="reduce")  # it would scroll smoothly, and so later
    choose(screen, *FOUR)
    remove_button(screen, BIO).focus()
    before = screen.evaluate("scrollY")
    screen.keyboard.press("Enter")
    assert screen.evaluate("scrollY") == before


# Saying so


def test_choice_is_announced(page: Page) -> None:
    choose(page, ENGINEER)
    expect(page.get_by_role("status")).to_have_text(
        f"Added {ENGINEER}. 1 of 4 roles to compare. Choose one more to compare."
    )


def test_removal_is_announced(page: Page) -> None:
    choose(page, ENGINEER, BIO, DATA)
    remove(page, BIO)
    expect(page.get_by_role("status")).to_have_text(f"Removed {BIO}. 2 of 4 roles to compare.")


def test_nothing_is_announced_on_arrival(page: Page) -> None:
    choose(page, ENGINEER)
    page.goto(PROFILE)
    expect(tray(page)).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


# By keyboard


def test_keyboard_alone_chooses_removes_and_compares(page: Page) -> None:
    page.goto(LIST)
    for title in (ENGINEER, BIO, DATA):
        tab_to(page, box(page, title))
        page.keyboard.press("Space")
    tab_to(page, remove_button(page, ENGINEER))
    page.keyboard.press("Enter")
    tab_to(page, undo(page))
    page.keyboard.press("Enter")
    expect(remove_button(page, ENGINEER)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(tray(page).get_by_role("link", name="Compare")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"role=ai-engineer&role=biomedical-engineer&role=healthcare-data-scientist$"))


def test_keyboard_opens_the_list_on_a_phone(phone: Page) -> None:
    choose(phone, ENGINEER)
    tab_to(phone, tray(phone).get_by_role("button", name="Roles", exact=True))
    phone.keyboard.press("Enter")
    expect(tray(phone).get_by_role("button", name=f"Remove {ENGINEER}")).to_be_visible()


def test_box_with_the_focus_is_not_behind_the_tray(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.emulate_media(reduced_motion="reduce")  # it would scroll smoothly
    choose(page, OTHER)
    for title in FOUR:
        page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
        page.locator("#main").focus()
        tab_to(page, box(page, title))
        low = box(page, title).bounding_box()
        assert low["y"] + low["height"] <= tray(page).bounding_box()["y"], title
