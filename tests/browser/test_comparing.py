"""Roles side by side in a real browser: on a phone, by keyboard and on paper."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

from .known import OTHER_SKILL, SKILL, documents, longest

pytestmark = pytest.mark.browser

ROLES = longest("roles")[:5]
ONE, TWO, THREE, *_ = (documents("roles")[slug]["title"] for slug in ROLES)
THREE_ROLES = "/roles/compare/?" + "&".join(f"role={slug}" for slug in ROLES[:3])
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


@pytest.mark.parametrize("path", ["/roles/compare/", "/roles/compare/decide/", "/roles/compare/sheet/"])
def test_nothing_scrolls_sideways(path: str, page: Page) -> None:
    page.goto(f"{path}?{'&'.join(f'role={slug}' for slug in ROLES[:4])}")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_phone_shows_two_roles_and_lets_one_choose_which(phone: Page) -> None:
    phone.goto(THREE_ROLES)
    heads = phone.locator(".side-by-side thead th:visible a")
    expect(heads).to_have_text([ONE, TWO])
    form = phone.locator(".columns-choice")
    form.get_by_label(TWO).uncheck()
    form.get_by_label(THREE).check()
    form.get_by_role("button").click()
    expect(heads).to_have_text([ONE, THREE])


def test_names_of_the_roles_stay_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(THREE_ROLES)
    page.locator("#evidence").scroll_into_view_if_needed()
    expect(page.locator(".side-by-side thead th").nth(1)).to_be_in_viewport()


def test_names_of_the_roles_stay_in_view_on_a_phone(phone: Page) -> None:
    phone.goto(THREE_ROLES)
    phone.locator("#outlook").scroll_into_view_if_needed()
    expect(phone.locator(".side-by-side thead th").nth(1)).to_be_in_viewport()


def test_names_give_way_on_a_low_screen(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 320})
    page.goto(THREE_ROLES)
    page.locator("#evidence").scroll_into_view_if_needed()
    expect(page.locator(".side-by-side thead th").nth(1)).not_to_be_in_viewport()


def test_role_is_removed_and_brought_back(page: Page, base_url: str) -> None:
    page.goto(THREE_ROLES)
    page.get_by_role("link", name=f"Remove {TWO}").click()
    expect(page.locator(".side-by-side thead th")).to_have_count(3)
    page.get_by_role("link", name="Undo").click()
    expect(page).to_have_url(base_url + THREE_ROLES)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(base_url + THREE_ROLES)


def test_differences_are_sorted_out_by_keyboard(page: Page) -> None:
    page.goto(THREE_ROLES)
    link = page.get_by_role("link", name="Show only what differs")
    link.focus()
    before = page.locator(".side-by-side tbody tr").count()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Show all rows")).to_be_visible()
    assert page.locator(".side-by-side tbody tr").count() < before


def test_sheet_is_one_page_of_a4_or_letter(page: Page) -> None:
    for first, second in combinations(ROLES, 2):
        page.goto(f"/roles/compare/sheet/?role={first}&role={second}&have={SKILL}&have={OTHER_SKILL}")
        for paper in ("A4", "Letter"):
            pdf = page.pdf(format=paper, margin=MARGIN)
            assert len(re.findall(rb"/Type /Page\b", pdf)) == 1, (first, second, paper)
