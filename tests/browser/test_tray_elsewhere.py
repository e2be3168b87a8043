"""The choice of roles holds on other pages, in other tabs, after going back, and where the storage is of no use."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from .tray import (
    BIO,
    CLINIC,
    DATA,
    ENGINEER,
    LIST,
    NO_ENGINEER,
    PROFILE,
    box,
    choose,
    listed,
    remove,
    remove_button,
    tray,
)

pytestmark = pytest.mark.browser

COMPARISON = "/roles/compare/?role=biomedical-engineer&role=ai-engineer"


def kept(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('careerguide.compare')")


# Where htmx replaces the cards


def narrow(page: Page) -> None:
    """By typing, as both screens show that field."""
    with page.expect_response(re.compile(r"/roles/\?q=engineer")):
        page.get_by_label("Words to look for in roles").press_sequentially("engineer")
    expect(page.get_by_role("status")).to_contain_text("roles")
    expect(box(page, NO_ENGINEER)).to_have_count(0)


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
    choose(screen, NO_ENGINEER)
    narrow(screen)
    box(screen, BIO).check()
    screen.go_back()
    expect(box(screen, NO_ENGINEER)).to_be_checked()
    expect(box(screen, BIO)).to_be_checked()
    assert listed(screen) == [NO_ENGINEER, BIO]


def test_tray_works_on_after_going_back(page: Page) -> None:
    choose(page, NO_ENGINEER)
    narrow(page)
    page.go_back()
    expect(box(page, NO_ENGINEER)).to_be_checked()
    remove(page, NO_ENGINEER)
    expect(box(page, NO_ENGINEER)).not_to_be_checked()


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


RUBBISH = [
    "",
    "null",
    "{",
    '"ai-engineer"',
    '{"slug": "ai-engineer", "title": "AI engineer"}',
    '[null, 1, [], {}, {"slug": "ai-engineer"}, {"slug": ["a"], "title": "A"}]',
    '[{"slug": "../admin", "title": "A"}, {"slug": "a&role=b", "title": "B"}, {"slug": "a", "title": " "}]',
]


def test_rubbish_in_the_storage_is_no_choice(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/about/")
    for rubbish in RUBBISH:
        page.evaluate("rubbish => localStorage.setItem('careerguide.compare', rubbish)", rubbish)
        page.goto(LIST)
        expect(box(page, ENGINEER)).to_be_enabled()
        expect(tray(page)).to_have_count(0)
        box(page, ENGINEER).check()
        assert (listed(page), errors) == ([ENGINEER], []), rubbish


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
