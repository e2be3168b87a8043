"""Finding what fits in a real browser: live, without JavaScript, on a phone and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ANSWERED = "/fit/?like=making&study=6"


def test_choice_shows_at_once_what_fits(page: Page) -> None:
    page.goto("/fit/")
    page.get_by_label("Making").check()
    expect(page.locator(".you-said")).to_have_text("Making")
    expect(page).to_have_url(re.compile(r"/fit/\?like=making$"))
    expect(page.get_by_label("Making")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text(page.locator("[data-announce]").inner_text())


def test_mark_of_an_answer_opens_in_the_sheet(page: Page) -> None:
    page.goto("/fit/")
    page.get_by_label("Making").check()
    page.locator(".ref").first.click()
    expect(page.locator("#sheet")).to_be_visible()


def test_form_without_javascript_finds_the_same(page: Page, plain: Page) -> None:
    page.goto("/fit/?like=making")
    plain.goto("/fit/")
    plain.get_by_label("Making").check()
    plain.get_by_role("button", name="Show what fits").click()
    assert plain.locator("#fits").text_content() == page.locator("#fits").text_content()


def test_answer_comes_first_on_a_phone(phone: Page) -> None:
    phone.goto(ANSWERED)
    expect(phone.get_by_label("Making")).to_be_hidden()
    expect(phone.locator(".fit").first).to_be_in_viewport()
    phone.get_by_text("Change your answers").click()
    expect(phone.get_by_label("Making")).to_be_visible()


def test_questions_stand_beside_the_answer_on_a_wide_screen(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(ANSWERED)
    ends = (
        "(name) => { const box = document.querySelector(name).getBoundingClientRect(); return [box.left, box.right] }"
    )
    (_, form), (answer, _) = page.evaluate(ends, ".asked form"), page.evaluate(ends, "#fits")
    assert form < answer


def test_back_takes_back_one_answer(page: Page) -> None:
    page.goto("/fit/")
    page.get_by_label("Making").check()
    expect(page.locator(".you-said")).to_have_text("Making")
    page.get_by_label("Up to 4 years").check()
    expect(page.locator(".you-said")).to_have_text("Making · up to 4 years")
    page.go_back()
    expect(page.locator(".you-said")).to_have_text("Making")
    expect(page.get_by_label("Up to 4 years")).not_to_be_checked()


def test_answers_are_printed_with_all_groups(page: Page) -> None:
    page.goto(ANSWERED)
    page.emulate_media(media="print")
    expect(page.locator(".asked form")).to_be_hidden()
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) <= 2
    for card in page.locator(".fit h3").all():
        expect(card).to_be_visible()
