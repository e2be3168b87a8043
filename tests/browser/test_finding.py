"""Finding: with JavaScript or without it, by mouse, by keyboard or by thumb, it is always the list of its address."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from .known import WORD, titles

pytestmark = pytest.mark.browser

TOTAL = len(titles("roles"))
ALL = f"{TOTAL} roles"


@dataclass(frozen=True)
class Visitor:
    """Somebody at a list, with JavaScript or without."""

    page: Page
    live: bool

    def goto(self, url: str) -> None:
        self.page.goto(url)

    def tick(self, label: str) -> None:
        box(self.page, label).check()
        self._submit("Show ")
        expect(chips(self.page)).to_contain_text(label)

    def sort(self, label: str) -> None:
        self.page.get_by_label("Sort by").select_option(label)
        self._submit("Show ")
        expect(self.page.locator(".card-key").first).to_contain_text(label)

    def search(self, text: str) -> None:
        self.page.locator("#words").fill(text)
        self._submit("Search")
        expect(chips(self.page)).to_contain_text(f"“{text}”")

    def _submit(self, name: str) -> None:
        if not self.live:
            self.page.get_by_role("main").get_by_role("button", name=name).click()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def visitor(request: pytest.FixtureRequest, new_context: Any) -> Visitor:
    return Visitor(new_context(java_script_enabled=request.param).new_page(), request.param)


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(label)} \d+$"))


def promised(page: Page, label: str) -> str:
    """How many roles the box with this label says that there are."""
    number = int(box(page, label).locator("xpath=..").locator(".count").inner_text())
    return f"{number} of {TOTAL} roles" if number < TOTAL else ALL


def choices(page: Page, facet: str) -> list[str]:
    """The labels of the facet's choices that find something."""
    return page.locator(f"#facet-{facet} label:has(input:enabled) > span:first-of-type").all_inner_texts()


def first(page: Page, facet: str) -> str:
    return choices(page, facet)[0]


def chips(page: Page) -> Locator:
    return page.get_by_role("list", name="Your choices")


def count(page: Page) -> Locator:
    return page.locator(".result-count")


def listed(page: Page) -> tuple[str, list[str]]:
    """All that the list says, and where its links lead."""
    found = page.locator("#results")
    return found.inner_text(), found.get_by_role("link").evaluate_all("links => links.map(link => link.href)")


# The same list by every way

WAYS: dict[str, tuple[str, Callable[[Visitor], None]]] = {
    "filter": ("/roles/?kind=specialism", lambda visitor: visitor.tick("New specialism")),
    "sort": ("/roles/?sort=growth", lambda visitor: visitor.sort("Projected growth")),
    "search": (f"/skills/?q={WORD}", lambda visitor: visitor.search(WORD)),
}


@pytest.mark.parametrize("way", WAYS)
def test_list_is_always_that_of_its_address(way: str, visitor: Visitor, new_context: Any) -> None:
    address, choose = WAYS[way]
    page, another = visitor.page, new_context(java_script_enabled=not visitor.live).new_page()
    another.goto(address)
    wanted = listed(another)
    visitor.goto(address.partition("?")[0])
    choose(visitor)
    assert listed(page) == wanted
    page.reload()
    assert listed(page) == wanted
    another.goto(page.url)
    assert listed(another) == wanted
    page.locator("#results h3").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile(r"\?"))
    page.go_back()
    expect(count(page)).to_be_visible()
    assert listed(page) == wanted


def test_back_takes_back_one_choice_at_a_time(visitor: Visitor) -> None:
    page = visitor.page
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    before, skill = listed(page), first(page, "skill")
    visitor.tick(skill)
    page.go_back()
    expect(chips(page)).not_to_contain_text(skill)
    expect(box(page, "New specialism")).to_be_checked()
    expect(box(page, skill)).not_to_be_checked()
    assert listed(page) == before


def test_choosing_goes_on_after_going_back(visitor: Visitor) -> None:
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    skill, *_, another = choices(visitor.page, "skill")
    visitor.tick(skill)
    visitor.page.go_back()
    expect(chips(visitor.page)).not_to_contain_text(skill)
    wanted = promised(visitor.page, another)
    visitor.tick(another)
    expect(count(visitor.page)).to_have_text(wanted)


def test_choice_leaves_everything_else_as_it_was(visitor: Visitor) -> None:
    visitor.goto("/skills/?show=role")
    visitor.search(WORD)
    visitor.tick(first(visitor.page, "domain"))
    visitor.tick(first(visitor.page, "role"))
    expect(visitor.page.get_by_role("group", name="Used by").get_by_text("Show fewer")).to_be_visible()
    expect(visitor.page.locator("#words")).to_have_value(WORD)


def test_address_is_the_shortest(page: Page, base_url: str) -> None:
    visitor = Visitor(page, live=True)
    visitor.goto("/roles/?page=7&colour=red")
    visitor.tick("New specialism")
    expect(page).to_have_url(f"{base_url}/roles/?kind=specialism")


# While the answer is on its way


def hold(page: Page, part: str) -> list[Route]:
    """Requests for addresses with this part, which wait until they are told to go on."""
    held: list[Route] = []
    page.route(lambda url: part in url, lambda route: held.append(route))
    return held


def test_slow_answer_shows_as_busy(page: Page) -> None:
    page.goto("/roles/")
    held, wanted = hold(page, "kind=specialism"), promised(page, "New specialism")
    box(page, "New specialism").check()
    expect(page.locator(".cards").first).to_have_css("opacity", "0.5")
    held[0].continue_()
    expect(count(page)).to_have_text(wanted)
    expect(page.locator(".cards").first).to_have_css("opacity", "1")


def test_last_choice_wins_over_a_slow_answer(page: Page) -> None:
    page.goto("/roles/")
    held = hold(page, "market=united-states&kind=specialism")
    box(page, "New specialism").check()
    expect(page.locator(".cards").first).to_have_css("opacity", "0.5")
    box(page, "Profession").check()
    expect(count(page)).to_have_text(ALL)
    assert [route.request.failure for route in held] == ["net::ERR_ABORTED"]


# Heard, and by keyboard


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


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    for _ in range(80):
        page.keyboard.press(key)
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail("no number of tabs leads there")


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


# The history


def test_typing_makes_one_entry_of_the_history(page: Page) -> None:
    page.goto("/roles/")
    entries = page.evaluate("history.length")
    for text in ("data", "data sc", "data science"):
        page.locator("#words").fill(text)
        expect(page).to_have_title(re.compile(f"“{text}”"))
    assert page.evaluate("history.length") == entries + 1
    page.go_back()
    expect(count(page)).to_have_text(ALL)
    expect(page).to_have_title("Roles · CareerGuide")


# The search in every page's head


def head(page: Page) -> Locator:
    return page.get_by_role("banner").get_by_role("combobox")


def options(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option")


def active(page: Page) -> Locator:
    """The option that the box calls the active one."""
    name = head(page).get_attribute("aria-activedescendant")
    return page.locator(f"#{name}")


def suggestions(page: Page) -> list[dict[str, str]]:
    """What the site suggests for WORD."""
    found = page.request.get(f"/search/suggestions/?q={WORD}").json()
    assert len(found) > 1
    return found


@pytest.fixture
def suggested(page: Page) -> Page:
    """Any page, where WORD was typed into the box in its head."""
    page.goto("/about/")
    head(page).press_sequentially(WORD)
    expect(options(page)).to_have_count(len(suggestions(page)))
    return page


def test_suggestions_open_below_the_box(suggested: Page) -> None:
    expect(head(suggested)).to_have_attribute("aria-expanded", "true")
    found = suggestions(suggested)
    expect(options(suggested)).to_have_text([f"{one['title']} {one['heading']}" for one in found])
    expect(suggested.get_by_role("status")).to_have_text(f"{len(found)} suggestions")


def test_suggestion_is_a_link_that_opens_elsewhere_too(suggested: Page, base_url: str) -> None:
    first = suggestions(suggested)[0]
    with suggested.context.expect_page() as opened:
        options(suggested).first.click(button="middle")
    expect(opened.value).to_have_url(base_url + first["url"])
    expect(suggested).to_have_url(f"{base_url}/about/")


WALKS: list[tuple[list[str], int | None]] = [
    (["ArrowDown"], 0),
    (["ArrowDown", "ArrowDown"], 1),
    (["ArrowDown", "ArrowDown", "ArrowUp"], 0),
    (["ArrowUp"], -1),
    (["ArrowDown", "ArrowUp"], None),
    (["ArrowUp", "ArrowDown"], None),
]


def test_arrows_walk_through_the_suggestions_and_the_text(suggested: Page) -> None:
    for keys, place in WALKS:
        for key in keys:
            head(suggested).press(key)
        chosen = options(suggested).evaluate_all("all => all.map((one) => one.ariaSelected === 'true')")
        wanted = [False] * len(chosen)
        if place is not None:
            wanted[place] = True
        assert (keys, chosen) == (keys, wanted)
        head(suggested).press("Escape")
        head(suggested).fill("")
        head(suggested).press_sequentially(WORD)
        expect(options(suggested)).to_have_count(len(suggestions(suggested)))


def test_active_suggestion_is_named_while_the_focus_stays_in_the_box(suggested: Page) -> None:
    head(suggested).press("ArrowDown")
    expect(head(suggested)).to_be_focused()
    expect(active(suggested)).to_have_text("{title} {heading}".format(**suggestions(suggested)[0]))
    expect(active(suggested)).to_have_attribute("aria-selected", "true")


def test_enter_goes_to_the_active_suggestion(suggested: Page) -> None:
    title = suggestions(suggested)[0]["title"]
    head(suggested).press("ArrowDown")
    head(suggested).press("Enter")
    expect(suggested.get_by_role("heading", level=1)).to_have_text(title)


def test_enter_without_an_active_suggestion_searches(suggested: Page, base_url: str) -> None:
    head(suggested).press("Enter")
    expect(suggested).to_have_url(f"{base_url}/search/?q={WORD}")


def test_click_goes_to_a_suggestion(suggested: Page) -> None:
    title = suggestions(suggested)[-1]["title"]
    options(suggested).last.click()
    expect(suggested.get_by_role("heading", level=1)).to_have_text(title)


def test_escape_closes_the_suggestions_and_keeps_the_text(suggested: Page) -> None:
    head(suggested).press("Escape")
    expect(options(suggested)).to_have_count(0)
    expect(head(suggested)).to_have_attribute("aria-expanded", "false")
    expect(head(suggested)).to_have_value(WORD)


def test_suggestions_are_closed_when_one_comes_back_from_one(suggested: Page) -> None:
    first = suggestions(suggested)[0]
    head(suggested).press("ArrowDown")
    head(suggested).press("Enter")
    expect(suggested.get_by_role("heading", level=1)).to_have_text(first["title"])
    suggested.go_back()
    expect(suggested.get_by_role("heading", level=1)).to_have_text("About CareerGuide")
    expect(options(suggested)).to_have_count(0)


def test_key_that_an_input_method_takes_is_left_alone(suggested: Page) -> None:
    """Safari says of the last key by its code alone that it was taken."""
    head(suggested).press("ArrowDown")
    press = "(box, key) => box.dispatchEvent(new KeyboardEvent('keydown', { cancelable: true, ...key }))"
    for taken, key in product([{"isComposing": True}, {"keyCode": 229}], ["ArrowDown", "ArrowUp", "Escape", "Enter"]):
        assert head(suggested).evaluate(press, taken | {"key": key}) is True, key  # nobody prevented it
        expect(active(suggested)).to_have_text("{title} {heading}".format(**suggestions(suggested)[0]))
        expect(suggested.get_by_role("heading", level=1)).to_have_text("About CareerGuide")


def test_nothing_is_suggested_while_letters_are_composed(page: Page) -> None:
    page.goto("/about/")
    head(page).focus()
    method = page.context.new_cdp_session(page)
    method.send("Input.imeSetComposition", {"text": WORD, "selectionStart": len(WORD), "selectionEnd": len(WORD)})
    page.wait_for_timeout(400)
    expect(options(page)).to_have_count(0)
    method.send("Input.insertText", {"text": WORD})
    expect(options(page)).to_have_count(len(suggestions(page)))


def test_arrow_opens_the_suggestions_again(suggested: Page) -> None:
    head(suggested).press("Escape")
    head(suggested).press("ArrowDown")
    expect(options(suggested)).to_have_count(len(suggestions(suggested)))


def test_suggestions_close_when_one_goes_on(suggested: Page) -> None:
    head(suggested).press("Tab")
    expect(options(suggested)).to_have_count(0)


def test_suggestions_come_after_going_back_in_a_list_too(page: Page) -> None:
    visitor = Visitor(page, live=True)
    visitor.goto("/roles/")
    visitor.tick("New specialism")
    page.go_back()
    expect(chips(page)).to_have_count(0)
    head(page).press_sequentially(WORD)
    expect(options(page)).to_have_count(len(suggestions(page)))


def test_box_is_a_plain_form_without_javascript(new_context: Any, base_url: str) -> None:
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto("/about/")
    plain.get_by_role("banner").get_by_role("searchbox").fill(WORD)
    plain.get_by_role("banner").get_by_role("button", name="Search").click()
    expect(plain).to_have_url(f"{base_url}/search/?q={WORD}")
