"""A plan in a real browser: what only scripts, a phone or paper can show."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PLAN = "/plan/?start=nurse&role=clinical-informaticist"


def test_button_brings_the_answer_into_view_and_folds_the_form(phone: Page) -> None:
    phone.goto("/plan/")
    phone.get_by_label("Where do you stand?").select_option("nurse")
    phone.get_by_role("button", name="Show my plan").click()
    expect(phone.get_by_role("button", name="Show my plan")).to_be_hidden()
    expect(phone.locator("#plan h2").first).to_be_in_viewport()


def test_back_keeps_the_question_in_view_whose_answer_it_takes_back(phone: Page) -> None:
    phone.goto("/plan/?start=nurse")
    phone.get_by_text("Change your answers").click()
    phone.get_by_label("Clinical informaticist").check()
    expect(phone.locator("#plan h2").first).to_have_text("Clinical informaticist")
    phone.get_by_label("Part time").check()
    expect(phone.locator(".answered")).to_contain_text("part time")
    phone.go_back()
    expect(phone.get_by_label("Part time")).not_to_be_checked()
    expect(phone.get_by_label("Part time")).to_be_in_viewport()


@pytest.mark.parametrize("words", ["statistics", "coding", "ML", "EHR"])
def test_skills_are_found_by_other_words(words: str, page: Page) -> None:
    page.goto("/plan/")
    page.get_by_label("Find a skill").fill(words)
    expect(page.locator("[data-words]:visible").first).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")


def test_search_that_finds_no_skill_says_so(page: Page) -> None:
    page.goto("/plan/")
    page.get_by_label("Find a skill").fill("zzz")
    expect(page.get_by_role("status")).to_have_text("No skill here matches. Try another word.")
    expect(page.locator("[data-words]:visible")).to_have_count(0)


def test_of_other_roles_it_is_printed_what_comes_first(page: Page) -> None:
    page.goto(f"{PLAN}&role=healthcare-data-scientist")
    page.emulate_media(media="print")
    expect(page.locator(".further .first-step")).to_be_visible()
