"""Roles are chosen on cards and profiles, and the tray at the bottom lists them: by mouse, thumb and keyboard."""

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LIST = "/roles/"
PROFILE = "/roles/ai-engineer/"
ENGINEER = "AI engineer"
BIO = "Biomedical engineer"
DATA = "Healthcare data scientist"
CLINIC = "Clinical informaticist"
FOUR = [ENGINEER, BIO, DATA, CLINIC]
OTHER = "Machine learning engineer"
COMPARISON = "/roles/compare/?role=biomedical-engineer&role=ai-engineer"

SCREENS = {"phone": (320, 568), "desktop": (1280, 800)}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, new_context: Any) -> Page:
    """A touched phone, and a desktop."""
    width, height = SCREENS[request.param]
    touched = request.param == "phone"
    viewport = {"width": width, "height": height}
    return new_context(viewport=viewport, has_touch=touched, is_mobile=touched).new_page()


@pytest.fixture(params=SCREENS)
def plain(request: pytest.FixtureRequest, new_context: Any) -> Page:
    """The same without JavaScript."""
    width, height = SCREENS[request.param]
    return new_context(viewport={"width": width, "height": height}, java_script_enabled=False).new_page()


def tray(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Roles to compare")


def box(page: Page, title: str) -> Locator:
    return page.get_by_role("checkbox", name=f"Compare {title}")


def choose(page: Page, *titles: str) -> None:
    page.goto(LIST)
    for title in titles:
        box(page, title).check()


def listed(page: Page) -> list[str]:
    """The roles that the tray lists, whether its list is open or not."""
    return page.locator(".tray-roles li > span").all_text_contents()


def remove_button(page: Page, title: str) -> Locator:
    """On a phone the list is opened for it."""
    toggle = tray(page).get_by_role("button", name="Roles", exact=True)
    if toggle.is_visible() and toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    return tray(page).get_by_role("button", name=f"Remove {title}")


def remove(page: Page, title: str) -> None:
    remove_button(page, title).click()


def undo(page: Page) -> Locator:
    return tray(page).get_by_role("button", name="Undo")


def kept(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('careerguide.compare')")


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


@pytest.mark.parametrize("path", ["/", "/skills/", "/search/?q=nurse"])
def test_tray_goes_along_to_other_pages(path: str, page: Page) -> None:
    choose(page, ENGINEER)
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
    choose(screen, *FOUR)
    remove_button(screen, BIO).focus()
    before = screen.evaluate("scrollY")
    screen.keyboard.press("Enter")
    screen.wait_for_timeout(300)  # a smooth scroll would have begun
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


# Where htmx replaces the cards


def narrow(page: Page) -> None:
    """By typing, as both screens show that field."""
    with page.expect_response(re.compile(r"/roles/\?q=engineer")):
        page.get_by_label("Words to look for in roles").press_sequentially("engineer")
    expect(page.get_by_role("status")).to_contain_text("roles")
    expect(box(page, DATA)).to_have_count(0)


def test_cards_that_htmx_brings_show_the_choice(screen: Page) -> None:
    choose(screen, ENGINEER)
    narrow(screen)
    expect(box(screen, ENGINEER)).to_be_checked()
    expect(box(screen, BIO)).not_to_be_checked()


def test_cards_that_htmx_brings_can_be_chosen(page: Page) -> None:
    page.goto(LIST)
    narrow(page)
    box(page, BIO).check()
    assert listed(page) == [BIO]


def test_choice_is_not_sent_with_the_filters(screen: Page) -> None:
    choose(screen, ENGINEER)
    narrow(screen)
    expect(screen).to_have_url(re.compile(r"/roles/\?q=engineer$"))


def test_choosing_asks_the_server_for_nothing(page: Page) -> None:
    page.goto(LIST)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    box(page, ENGINEER).check()
    page.wait_for_timeout(500)  # longer than the list waits before it asks
    assert [url for url in asked if "/roles/" in url] == []


def test_back_to_the_list_before_it_was_narrowed_keeps_the_choice(screen: Page) -> None:
    choose(screen, DATA)
    narrow(screen)
    box(screen, BIO).check()
    screen.go_back()
    expect(box(screen, DATA)).to_be_checked()
    expect(box(screen, BIO)).to_be_checked()
    assert listed(screen) == [DATA, BIO]


def test_tray_works_on_after_going_back(page: Page) -> None:
    choose(page, DATA)
    narrow(page)
    page.go_back()
    expect(box(page, DATA)).to_be_checked()
    remove(page, DATA)
    expect(box(page, DATA)).not_to_be_checked()


# Elsewhere


def test_back_to_the_list_shows_what_was_chosen_on_a_profile(screen: Page) -> None:
    screen.goto(LIST)
    screen.get_by_role("link", name=ENGINEER, exact=True).click()
    box(screen, ENGINEER).check()
    screen.go_back()
    expect(box(screen, ENGINEER)).to_be_checked()
    expect(tray(screen)).to_contain_text("1 of 4")


def test_other_tab_shows_the_same_choice(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    second.goto(PROFILE)
    choose(first, ENGINEER)
    expect(box(second, ENGINEER)).to_be_checked()
    box(second, ENGINEER).uncheck()
    expect(box(first, ENGINEER)).not_to_be_checked()


def test_focus_is_not_lost_where_another_tab_empties_the_tray(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    choose(first, ENGINEER)
    second.goto(PROFILE)
    remove_button(first, ENGINEER).focus()
    box(second, ENGINEER).uncheck()
    expect(first.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "null",
        "{",
        '"ai-engineer"',
        '{"slug": "ai-engineer", "title": "AI engineer"}',
        '[null, 1, [], {}, {"slug": "ai-engineer"}, {"slug": ["a"], "title": "A"}]',
        '[{"slug": "../admin", "title": "A"}, {"slug": "a&role=b", "title": "B"}, {"slug": "a", "title": " "}]',
    ],
)
def test_rubbish_in_the_storage_is_no_choice(rubbish: str, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/about/")
    page.evaluate("rubbish => localStorage.setItem('careerguide.compare', rubbish)", rubbish)
    page.goto(LIST)
    expect(box(page, ENGINEER)).to_be_enabled()
    expect(tray(page)).to_have_count(0)
    box(page, ENGINEER).check()
    assert (listed(page), errors) == ([ENGINEER], [])


def test_markup_in_the_storage_is_shown_as_text(page: Page) -> None:
    page.goto("/about/")
    page.evaluate("""localStorage.setItem('careerguide.compare', '[{"slug": "a", "title": "<b>A</b>"}]')""")
    page.goto(LIST)
    assert listed(page) == ["<b>A</b>"]


def test_more_than_four_in_the_storage_are_cut(page: Page) -> None:
    page.goto("/about/")
    roles = [{"slug": f"role-{number}", "title": f"Role {number}"} for number in range(9)]
    page.evaluate("roles => localStorage.setItem('careerguide.compare', JSON.stringify([...roles, ...roles]))", roles)
    page.goto(LIST)
    assert listed(page) == ["Role 0", "Role 1", "Role 2", "Role 3"]


@pytest.mark.parametrize("refused", ["getItem", "setItem"])
def test_storage_that_refuses_leaves_the_choice_to_its_page(refused: str, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script(f"Storage.prototype.{refused} = () => {{ throw new DOMException('no', 'SecurityError') }}")
    choose(page, ENGINEER, BIO)
    assert (listed(page), errors) == ([ENGINEER, BIO], [])


# The comparison


def test_comparison_has_no_tray_of_its_own(page: Page) -> None:
    choose(page, BIO, ENGINEER)
    tray(page).get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare roles")
    expect(tray(page)).to_have_count(0)


def test_role_removed_on_the_comparison_is_no_longer_chosen(screen: Page) -> None:
    choose(screen, BIO, ENGINEER)
    tray(screen).get_by_role("link", name="Compare").click()
    screen.get_by_role("main").get_by_role("link", name=f"Remove {BIO}").click()
    expect(screen).to_have_url(re.compile("removed="))
    screen.goto(LIST)
    assert listed(screen) == [ENGINEER]


def test_comparison_opened_from_elsewhere_keeps_nothing(page: Page) -> None:
    page.goto(COMPARISON)
    expect(page.get_by_role("heading", level=1)).to_have_text("Compare roles")
    assert kept(page) is None


def test_comparison_opened_from_elsewhere_replaces_no_choice(page: Page) -> None:
    choose(page, DATA)
    page.goto(COMPARISON)
    page.goto(LIST)
    assert listed(page) == [DATA]


def test_comparison_opened_from_elsewhere_is_the_choice_once_it_is_changed(page: Page) -> None:
    choose(page, DATA)
    page.goto(f"{COMPARISON}&role=clinical-informaticist")
    page.get_by_role("main").get_by_role("link", name=f"Remove {CLINIC}").click()
    expect(page).to_have_url(re.compile("removed="))
    page.goto(LIST)
    assert listed(page) == [BIO, ENGINEER]


# By keyboard


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(200):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("the keyboard does not reach it")


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


@pytest.mark.parametrize("title", FOUR)
def test_box_with_the_focus_is_not_behind_the_tray(title: str, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    choose(page, OTHER)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.locator("#main").focus()
    tab_to(page, box(page, title))
    page.wait_for_timeout(500)  # it scrolls smoothly
    low = box(page, title).bounding_box()
    assert low["y"] + low["height"] <= tray(page).bounding_box()["y"]


# How it looks


@pytest.mark.parametrize("count", [1, 2, 4])
def test_tray_takes_at_most_a_quarter_of_a_small_phone(count: int, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    choose(page, *FOUR[:count])
    assert tray(page).bounding_box()["height"] <= 568 / 4


def test_tray_takes_at_most_a_quarter_of_a_small_phone_after_a_removal(screen: Page) -> None:
    choose(screen, CLINIC, DATA)
    box(screen, DATA).uncheck()
    assert tray(screen).bounding_box()["height"] <= screen.viewport_size["height"] / 4


def test_open_list_takes_at_most_half_of_a_small_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 568})
    choose(page, *FOUR)
    remove(page, CLINIC)
    assert tray(page).bounding_box()["height"] <= 568 / 2


def test_tray_covers_nothing_at_the_end_of_the_page(screen: Page) -> None:
    choose(screen, *FOUR)
    screen.evaluate("scrollTo({top: document.documentElement.scrollHeight, behavior: 'instant'})")
    foot = screen.get_by_role("contentinfo").bounding_box()
    assert foot["y"] + foot["height"] <= tray(screen).bounding_box()["y"] + 1


def test_tray_does_not_make_the_page_scroll_sideways(screen: Page) -> None:
    choose(screen, *FOUR)
    remove(screen, DATA)
    assert screen.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def test_targets_are_large_enough_for_a_thumb(phone: Page) -> None:
    choose(phone, *FOUR)
    remove(phone, DATA)
    controls = [*tray(phone).get_by_role("button").all(), *tray(phone).get_by_role("link").all()]
    sizes = [control.bounding_box() for control in [*controls, phone.locator(".pick").first]]
    assert len(sizes) == 7
    assert [size for size in sizes if size["width"] < 44 or size["height"] < 44] == []


@pytest.mark.parametrize("count", [1, 4])
def test_tray_breaks_no_rule_of_accessibility_by_day_or_night(count: int, screen: Page) -> None:
    choose(screen, *FOUR[:count])
    remove_button(screen, FOUR[0])
    found = {}
    for scheme in ("light", "dark"):
        screen.emulate_media(color_scheme=scheme)
        found[scheme] = Axe().run(screen, options={"runOnly": RULES, "resultTypes": ["violations"]}).generate_snapshot()
    assert found == {"light": "", "dark": ""}


def test_removal_breaks_no_rule_of_accessibility(page: Page) -> None:
    choose(page, *FOUR)
    remove(page, BIO)
    assert Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).generate_snapshot() == ""


def test_console_has_no_complaint(screen: Page) -> None:
    complaints: list[str] = []
    screen.on("console", lambda message: complaints.append(message.text))
    screen.on("pageerror", lambda error: complaints.append(str(error)))
    choose(screen, *FOUR)
    remove(screen, BIO)
    undo(screen).click()
    assert complaints == []


def test_paper_has_neither_tray_nor_boxes(page: Page) -> None:
    choose(page, ENGINEER)
    page.goto(PROFILE)
    page.emulate_media(media="print")
    expect(tray(page)).to_have_count(0)
    expect(box(page, ENGINEER)).to_have_count(0)


# Without JavaScript


def test_ticked_roles_are_compared_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    for title in (BIO, ENGINEER):
        box(plain, title).check()
    tray(plain).get_by_role("button", name="Compare the ticked roles").click()
    expect(plain).to_have_url(re.compile(r"/roles/compare/\?role=ai-engineer&role=biomedical-engineer$"))


def test_ticked_roles_are_not_sent_with_the_filters_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    box(plain, BIO).check()
    plain.get_by_label("Words to look for in roles").fill("engineer")
    plain.get_by_label("Words to look for in roles").press("Enter")
    expect(plain).to_have_url(re.compile(r"\?q=engineer"))
    assert "role=" not in plain.url


def test_profile_leads_to_the_comparison_without_javascript(plain: Page) -> None:
    plain.goto(PROFILE)
    plain.get_by_role("link", name="Compare with other roles").click()
    expect(plain).to_have_url(re.compile(r"/roles/compare/\?role=ai-engineer$"))


@pytest.mark.parametrize("path", [PROFILE, "/skills/", "/roles/?view=table", "/roles/?q=zzxqzz"])
def test_tray_is_absent_where_there_is_nothing_to_tick_without_javascript(path: str, plain: Page) -> None:
    plain.goto(path)
    expect(plain.get_by_role("main")).to_be_visible()
    expect(tray(plain)).to_have_count(0)


def test_tray_takes_at_most_a_quarter_of_the_screen_without_javascript(plain: Page) -> None:
    plain.goto(LIST)
    assert tray(plain).bounding_box()["height"] <= plain.viewport_size["height"] / 4
