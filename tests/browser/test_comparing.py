"""Roles side by side in a real browser: on a phone, weighed, and on paper."""

import re

import pytest
from playwright.sync_api import Page, expect

from .known import documents, longest

pytestmark = pytest.mark.browser

ROLES = longest("roles")[:4]
TITLES = [documents("roles")[slug]["title"] for slug in ROLES]
TWO, FOUR = ("&".join(f"role={slug}" for slug in ROLES[:count]) for count in (2, 4))
MARGIN = dict.fromkeys(("top", "right", "bottom", "left"), "20mm")
PAPER_WIDTH = 620  # pixels of A4 within wide margins
STOPS = "a[href], button, input, select, summary"


@pytest.mark.parametrize("path", [f"/roles/compare/?{FOUR}", f"/roles/compare/sheet/?{FOUR}"])
def test_nothing_scrolls_sideways(path: str, page: Page) -> None:
    page.goto(path)
    for width in (320, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


SPACED = "* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"


def test_spaced_letters_do_not_make_the_page_scroll_sideways(page: Page) -> None:
    page.goto("/roles/compare/?role=ai-engineer&role=machine-learning-engineer")  # medicine: “hardly any”
    page.set_viewport_size({"width": 360, "height": 800})
    page.evaluate("rule => (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(rule)", SPACED)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_two_roles_take_seven_screens_of_a_phone_and_few_stops(phone: Page) -> None:
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(f"/roles/compare/?{TWO}")
    assert phone.evaluate("document.documentElement.scrollHeight") <= 7 * 740
    stops = phone.evaluate("s => [...document.querySelectorAll(s)].filter((e) => e.checkVisibility()).length", STOPS)
    assert stops <= 120


def test_four_roles_take_not_much_more(phone: Page) -> None:
    phone.goto(f"/roles/compare/?{FOUR}")
    assert phone.evaluate("document.documentElement.scrollHeight") <= 7.5 * 740


@pytest.mark.parametrize(("width", "height", "stay"), [(360, 740, True), (1280, 800, True), (800, 320, False)])
def test_names_stay_in_view_unless_the_screen_is_low(width: int, height: int, stay: bool, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"/roles/compare/?{TWO}")
    page.get_by_role("rowheader", name="Employers").evaluate("row => row.scrollIntoView({ block: 'end' })")
    name = expect(page.locator(".versus thead").get_by_role("link", name=TITLES[1]))
    name.to_be_in_viewport() if stay else name.not_to_be_in_viewport()


def test_of_four_roles_each_answer_has_its_role_on_a_phone(phone: Page) -> None:
    phone.goto(f"/roles/compare/?{FOUR}")
    label = "cell => getComputedStyle(cell, '::before').content"
    cells = phone.locator(".versus tbody tr").first.get_by_role("cell").all()
    assert [cell.evaluate(label).strip('"') for cell in cells] == TITLES


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_button_that_opens_a_choice_of_roles_stays_where_it_is(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/roles/compare/?{FOUR}")
    button = page.locator(".change summary")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    button.click()
    expect(page.get_by_role("list", name="Take a role out")).to_be_visible()
    assert button.bounding_box() == before


def test_result_follows_the_weights_and_the_address_with_it(page: Page) -> None:
    page.goto(f"/roles/compare/?{TWO}")
    steps = page.evaluate("history.length")
    first = page.locator(".weigh fieldset").first.get_by_role("radio", name="not much")
    page.locator("#sums > summary").click()
    first.check()
    expect(page).to_have_url(re.compile("w-[a-z]+=0"))
    expect(page.locator("#sums tbody tr").first).to_contain_text("× 0")
    expect(page.locator("#sums")).to_have_attribute("open", "")
    expect(page.get_by_role("status")).to_have_text(page.locator(".big").inner_text())
    assert (first.is_checked(), page.evaluate("history.length")) == (True, steps)


def test_without_script_a_button_weighs(plain: Page) -> None:
    plain.goto(f"/roles/compare/?{TWO}")
    plain.locator(".weigh fieldset").first.get_by_role("radio", name="a lot").check()
    plain.get_by_role("button", name="Show the result").click()
    expect(plain).to_have_url(re.compile("w-[a-z]+=3"))


def test_sheet_takes_the_weights_along(page: Page) -> None:
    page.goto(f"/roles/compare/?{TWO}")
    page.locator(".weigh fieldset").first.get_by_role("radio", name="a lot").check()
    page.get_by_role("button", name="One-page sheet").click()
    expect(page.get_by_role("heading", name="What matters to you")).to_be_visible()


def test_every_role_is_on_paper_and_no_control(page: Page) -> None:
    page.goto(f"/roles/compare/?{FOUR}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 900})
    names = page.locator(".versus thead a")
    assert [name.is_visible() for name in names.all()] == [True] * 4
    edges = [name.bounding_box() for name in names.all()]
    assert max(edge["x"] + edge["width"] for edge in edges if edge) <= PAPER_WIDTH
    controls = page.locator("main :is(input, button, select)")
    assert [control.inner_text() for control in controls.all() if control.is_visible()] == []


def test_sheet_is_one_page_of_a4_or_letter(page: Page) -> None:
    for query in (TWO, FOUR):
        page.goto(f"/roles/compare/sheet/?{query}")
        for paper in ("A4", "Letter"):
            pdf = page.pdf(format=paper, margin=MARGIN)
            assert len(re.findall(rb"/Type /Page\b", pdf)) == 1, (query, paper)
