"""The tray leaves room for the page, is open to everybody, and gives way to a form without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from .accessibility import broken_by_day_or_night, broken_rules
from .known import WORD
from .tray import (
    FIRST,
    FOUR,
    FOURTH,
    LIST,
    PROFILE,
    SECOND,
    THIRD,
    box,
    choose,
    comparison,
    remove,
    remove_button,
    tray,
    undo,
)

pytestmark = pytest.mark.browser


# How it looks


def test_tray_takes_at_most_a_quarter_of_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(LIST)
    for title in FOUR:
        box(page, title).check()
        assert tray(page).bounding_box()["height"] <= 568 / 4, title


def test_tray_takes_at_most_a_quarter_of_a_small_phone_after_a_removal(screen: Page) -> None:
    choose(screen, FOURTH, THIRD)
    box(screen, THIRD).uncheck()
    assert tray(screen).bounding_box()["height"] <= screen.viewport_size["height"] / 4


def test_open_list_takes_at_most_half_of_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    choose(page, *FOUR)
    remove(page, FOURTH)
    assert tray(page).bounding_box()["height"] <= 568 / 2


def test_tray_covers_nothing_at_the_end_of_the_page(screen: Page) -> None:
    choose(screen, *FOUR)
    screen.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    foot = screen.get_by_role("contentinfo").bounding_box()
    assert foot["y"] + foot["height"] <= tray(screen).bounding_box()["y"] + 1


def test_tray_does_not_make_the_page_scroll_sideways(screen: Page) -> None:
    choose(screen, *FOUR)
    remove(screen, THIRD)
    assert screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    choose(phone, *FOUR)
    remove(phone, THIRD)
    controls = [*tray(phone).get_by_role("button").all(), *tray(phone).get_by_role("link").all()]
    sizes = [control.bounding_box() for control in [*controls, phone.locator(".pick").first]]
    assert len(sizes) == 7
    assert [size for size in sizes if size["width"] < 44 or size["height"] < 44] == []


@pytest.mark.parametrize("count", [1, 4])
def test_tray_breaks_no_rule_of_accessibility_by_day_or_night(count: int, screen: Page) -> None:
    choose(screen, *FOUR[:count])
    remove_button(screen, FOUR[0])
    screen.evaluate("scrollTo(0, document.documentElement.scrollHeight)")  # where the tray covers no box by half
    assert broken_by_day_or_night(screen) == {}


def test_removal_breaks_no_rule_of_accessibility(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 1800})  # axe takes a box for small that the tray half covers
    choose(page, *FOUR)
    remove(page, SECOND)
    assert broken_rules(page) == ""


def test_console_has_no_complaint(screen: Page) -> None:
    complaints: list[str] = []
    screen.on("console", lambda message: complaints.append(message.text))
    screen.on("pageerror", lambda error: complaints.append(str(error)))
    choose(screen, *FOUR)
    remove(screen, SECOND)
    undo(screen).click()
    assert complaints == []


def test_paper_has_neither_tray_nor_boxes(page: Page) -> None:
    choose(page, FIRST)
    page.goto(PROFILE)
    page.emulate_media(media="print")
    expect(tray(page)).to_have_count(0)
    expect(box(page, FIRST)).to_have_count(0)


# Without JavaScript


def test_ticked_roles_are_compared_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    for title in (SECOND, FIRST):
        box(plain, title).check()
    tray(plain).get_by_role("button", name="Compare the ticked roles").click()
    expect(plain).to_have_url(re.compile(re.escape(comparison(FIRST, SECOND)) + "$"))


def test_ticked_roles_are_not_sent_with_the_filters_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    box(plain, SECOND).check()
    plain.get_by_label("Search roles").fill(WORD)
    plain.get_by_label("Search roles").press("Enter")
    expect(plain).to_have_url(re.compile(rf"[?&]q={WORD}"))
    assert "role=" not in plain.url


def test_profile_leads_to_the_comparison_without_javascript(plain: Page) -> None:
    plain.goto(PROFILE)
    plain.get_by_role("link", name="Compare with other roles").click()
    expect(plain).to_have_url(re.compile(re.escape(comparison(FIRST)) + "$"))


def test_tray_is_absent_where_there_is_nothing_to_tick_without_javascript(plain: Page) -> None:
    for path in (PROFILE, "/skills/", "/roles/?q=zzxqzz"):
        plain.goto(path)
        expect(plain.get_by_role("main")).to_be_visible()
        expect(tray(plain)).to_have_count(0)


def test_tray_takes_at_most_a_quarter_of_the_screen_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    assert tray(plain).bounding_box()["height"] <= plain.viewport_size["height"] / 4
