"""Roles side by side in a real browser: on a phone, by keyboard and on paper."""

import re
from itertools import combinations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ROLES = ["ai-healthcare-specialist", "clinical-informaticist", "machine-learning-engineer", "biomedical-engineer"]
WORDY = "generative-ai-synthetic-data"
THREE = "/roles/compare/?" + "&".join(f"role={slug}" for slug in ROLES[:3])
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "12mm")


@pytest.mark.parametrize("path", ["/roles/compare/", "/roles/compare/decide/", "/roles/compare/sheet/"])
def test_nothing_scrolls_sideways(path: str, page: Page) -> None:
    page.goto(f"{path}?{'&'.join(f'role={slug}' for slug in ROLES)}")
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_phone_shows_two_roles_and_lets_one_choose_which(phone: Page) -> None:
    phone.goto(THREE)
    heads = phone.locator(".side-by-side thead th:visible a")
    expect(heads).to_have_text(["AI healthcare specialist", "Clinical informaticist"])
    form = phone.locator(".columns-choice")
    form.get_by_label("Clinical informaticist").uncheck()
    form.get_by_label("Machine learning engineer").check()
    form.get_by_role("button").click()
    expect(heads).to_have_text(["AI healthcare specialist", "Machine learning engineer"])


def test_names_of_the_roles_stay_in_view(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(THREE)
    page.locator("#evidence").scroll_into_view_if_needed()
    expect(page.locator(".side-by-side thead th").nth(1)).to_be_in_viewport()


def test_names_of_the_roles_stay_in_view_on_a_phone(phone: Page) -> None:
    phone.goto(THREE)
    phone.locator("#outlook").scroll_into_view_if_needed()
    expect(phone.locator(".side-by-side thead th").nth(1)).to_be_in_viewport()


def test_names_give_way_on_a_low_screen(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 320})
    page.goto(THREE)
    page.locator("#evidence").scroll_into_view_if_needed()
    expect(page.locator(".side-by-side thead th").nth(1)).not_to_be_in_viewport()


def test_role_is_removed_and_brought_back(page: Page, base_url: str) -> None:
    page.goto(THREE)
    page.get_by_role("link", name="Remove Clinical informaticist").click()
    expect(page.locator(".side-by-side thead th")).to_have_count(3)
    page.get_by_role("link", name="Undo").click()
    expect(page).to_have_url(base_url + THREE)
    page.go_back()
    page.go_back()
    expect(page).to_have_url(base_url + THREE)


def test_differences_are_sorted_out_by_keyboard(page: Page) -> None:
    page.goto(THREE)
    link = page.get_by_role("link", name="Show only what differs")
    link.focus()
    before = page.locator(".side-by-side tbody tr").count()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Show all rows")).to_be_visible()
    assert page.locator(".side-by-side tbody tr").count() < before


def test_sheet_is_one_page_of_a4_or_letter(page: Page) -> None:
    for first, second in combinations([*ROLES, WORDY], 2):
        page.goto(f"/roles/compare/sheet/?role={first}&role={second}&have=python&have=patient-safety")
        for paper in ("A4", "Letter"):
            pdf = page.pdf(format=paper, margin=MARGIN)
            assert len(re.findall(rb"/Type /Page\b", pdf)) == 1, (first, second, paper)
