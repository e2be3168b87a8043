"""The choice of roles holds on other pages, in other tabs, after going back, and where the storage is of no use."""

import re
from dataclasses import dataclass
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.reading import Document

from .tray import (
    FIRST,
    FOURTH,
    LIST,
    PROFILE,
    SECOND,
    SLUGS,
    THIRD,
    box,
    choose,
    comparison,
    listed,
    remove,
    remove_button,
    tray,
)

pytestmark = pytest.mark.browser


def kept(page: Page) -> str | None:
    return page.evaluate("localStorage.getItem('careerguide.compare')")


# Where htmx replaces the cards


@dataclass(frozen=True)
class Narrowing:
    """A word that some roles have: these are found, and another one is lost."""

    word: str
    found: list[str]
    lost: str

    def on(self, page: Page) -> None:
        """By typing, as both screens show that field."""
        with page.expect_response(re.compile(rf"/roles/.*q={self.word}")):
            page.get_by_label("Search roles").press_sequentially(self.word)
        expect(page.get_by_role("status")).to_contain_text("roles")
        expect(box(page, self.lost)).to_have_count(0)


@pytest.fixture(scope="session")
def narrowing(base_url: str) -> Narrowing:
    for word in (word for title in SLUGS for word in title.lower().split()):
        with urlopen(f"{base_url}{LIST}?q={word}") as answer:  # noqa: S310  (our own server)
            found = Document(answer.read().decode()).texts(".card h3")
        lost = [title for title in SLUGS if title not in found]
        if len(found) > 1 and lost:
            return Narrowing(word, found, lost[0])
    pytest.fail("no word tells some roles from the others")


def test_cards_that_htmx_brings_show_the_choice(screen: Page, narrowing: Narrowing) -> None:
    chosen, other, *_ = narrowing.found
    choose(screen, chosen)
    narrowing.on(screen)
    expect(box(screen, chosen)).to_be_checked()
    expect(box(screen, other)).not_to_be_checked()


def test_cards_that_htmx_brings_can_be_chosen(page: Page, narrowing: Narrowing) -> None:
    page.goto(LIST)
    narrowing.on(page)
    box(page, narrowing.found[0]).check()
    assert listed(page) == narrowing.found[:1]


def test_choice_is_not_sent_with_the_filters(screen: Page, narrowing: Narrowing) -> None:
    choose(screen, FIRST)
    narrowing.on(screen)
    expect(screen).to_have_url(re.compile(rf"/roles/\?q={narrowing.word}$"))


def test_choosing_asks_the_server_for_nothing(page: Page) -> None:
    page.goto(LIST)
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    box(page, FIRST).check()
    page.wait_for_timeout(500)  # longer than the list waits before it asks
    assert [url for url in asked if "/roles/" in url] == []


def test_back_to_the_list_before_it_was_narrowed_keeps_the_choice(screen: Page, narrowing: Narrowing) -> None:
    chosen = [narrowing.lost, narrowing.found[0]]
    choose(screen, chosen[0])
    narrowing.on(screen)
    box(screen, chosen[1]).check()
    screen.go_back()
    for title in chosen:
        expect(box(screen, title)).to_be_checked()
    assert listed(screen) == chosen


def test_tray_works_on_after_going_back(page: Page, narrowing: Narrowing) -> None:
    choose(page, narrowing.lost)
    narrowing.on(page)
    page.go_back()
    expect(box(page, narrowing.lost)).to_be_checked()
    remove(page, narrowing.lost)
    expect(box(page, narrowing.lost)).not_to_be_checked()


# Elsewhere


def test_back_to_the_list_shows_what_was_chosen_on_a_profile(screen: Page) -> None:
    screen.goto(LIST)
    screen.get_by_role("link", name=FIRST, exact=True).click()
    box(screen, FIRST).check()
    screen.go_back()
    expect(box(screen, FIRST)).to_be_checked()
    expect(tray(screen)).to_contain_text("1 of 4")


def test_other_tab_shows_the_same_choice(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    second.goto(PROFILE)
    choose(first, FIRST)
    expect(box(second, FIRST)).to_be_checked()
    box(second, FIRST).uncheck()
    expect(box(first, FIRST)).not_to_be_checked()


def test_focus_is_not_lost_where_another_tab_empties_the_tray(context: BrowserContext) -> None:
    first, second = context.new_page(), context.new_page()
    choose(first, FIRST)
    second.goto(PROFILE)
    remove_button(first, FIRST).focus()
    box(second, FIRST).uncheck()
    expect(first.get_by_role("main")).to_be_focused()


RUBBISH = [
    "",
    "null",
    "{",
    '"a"',
    '{"slug": "a", "title": "A"}',
    '[null, 1, [], {}, {"slug": "a"}, {"slug": ["a"], "title": "A"}]',
    '[{"slug": "../admin", "title": "A"}, {"slug": "a&role=b", "title": "B"}, {"slug": "a", "title": " "}]',
]


def test_rubbish_in_the_storage_is_no_choice(page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto("/about/")
    for rubbish in RUBBISH:
        page.evaluate("rubbish => localStorage.setItem('careerguide.compare', rubbish)", rubbish)
        page.goto(LIST)
        expect(box(page, FIRST)).to_be_enabled()
        expect(tray(page)).to_have_count(0)
        box(page, FIRST).check()
        assert (listed(page), errors) == ([FIRST], []), rubbish


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
    choose(page, FIRST, SECOND)
    assert (listed(page), errors) == ([FIRST, SECOND], [])


# The comparison

TWO_COMPARED = re.compile(r" or .*\?$")


def take_out(page: Page, title: str) -> None:
    """Out of a comparison of three or more."""
    page.get_by_text("Add a role").click()
    page.get_by_role("link", name=f"Without {title}").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text(title, ignore_case=True)


def test_comparison_has_no_tray_of_its_own(page: Page) -> None:
    choose(page, SECOND, FIRST)
    tray(page).get_by_role("link", name="Compare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TWO_COMPARED)
    expect(tray(page)).to_have_count(0)


def test_role_removed_on_the_comparison_is_no_longer_chosen(screen: Page) -> None:
    choose(screen, SECOND, FIRST, FOURTH)
    tray(screen).get_by_role("link", name="Compare").click()
    take_out(screen, SECOND)
    screen.goto(LIST)
    assert listed(screen) == [FIRST, FOURTH]


def test_comparison_opened_from_elsewhere_keeps_nothing(page: Page) -> None:
    page.goto(comparison(SECOND, FIRST))
    expect(page.get_by_role("heading", level=1)).to_have_text(TWO_COMPARED)
    assert kept(page) is None


def test_comparison_opened_from_elsewhere_replaces_no_choice(page: Page) -> None:
    choose(page, THIRD)
    page.goto(comparison(SECOND, FIRST))
    page.goto(LIST)
    assert listed(page) == [THIRD]


def test_comparison_opened_from_elsewhere_is_the_choice_once_it_is_changed(page: Page) -> None:
    choose(page, THIRD)
    page.goto(comparison(SECOND, FIRST, FOURTH))
    take_out(page, FOURTH)
    page.goto(LIST)
    assert listed(page) == [SECOND, FIRST]
