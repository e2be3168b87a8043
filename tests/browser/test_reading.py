"""Reading by keyboard, and on paper."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .known import ROLE

pytestmark = pytest.mark.browser

PROFILE = f"/roles/{ROLE}/"


@pytest.mark.parametrize("path", ["/", PROFILE, "/search/"])
def test_first_tab_reaches_the_skip_link(path: str, page: Page) -> None:
    page.goto(path)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


def test_skip_link_moves_the_focus_to_the_content(page: Page) -> None:
    page.goto(PROFILE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


def test_tab_after_skipping_stays_in_the_content(page: Page) -> None:
    page.goto(PROFILE)
    for key in ("Tab", "Enter", "Tab"):
        page.keyboard.press(key)
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)") is True


def test_focus_is_seen(page: Page) -> None:
    page.goto("/roles/")
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.fixture(scope="module")
def printed(browser: Browser, base_url: str) -> Iterator[Page]:
    """A role as it goes to the printer, of somebody who reads on a dark screen."""
    page = browser.new_page(base_url=base_url, color_scheme="dark")
    page.emulate_media(media="print")
    page.goto(PROFILE)
    yield page
    page.close()


@pytest.mark.parametrize("name", ["Main", "You are here", "On this page", "About this site"])
def test_paper_has_no_navigation(name: str, printed: Page) -> None:
    expect(printed.get_by_role("navigation", name=name)).to_have_count(0)


def test_paper_has_no_search(printed: Page) -> None:
    expect(printed.get_by_role("search")).to_have_count(0)


def test_paper_keeps_the_sources(printed: Page) -> None:
    expect(printed.locator("#sources li").first).to_be_visible()


def test_paper_leaves_out_other_closed_blocks(printed: Page) -> None:
    closed = printed.locator("details.fold:not([open], .sources)")
    assert closed.count() > 0
    assert [*filter(None, (block.is_visible() for block in closed.all()))] == []


def test_paper_keeps_the_number_of_the_source_beside_a_figure(printed: Page) -> None:
    expect(printed.locator("#pay .ref").first).to_be_visible()


def test_paper_keeps_other_closed_blocks_closed(printed: Page) -> None:
    expect(printed.locator("#pay td").first).to_be_hidden()


def test_paper_says_when_the_page_was_reviewed(printed: Page) -> None:
    expect(printed.get_by_text("Last reviewed")).to_be_visible()


def test_paper_names_the_market_in_ink_and_offers_no_other(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("/roles/salaries/?market=united-kingdom")
    expect(page.get_by_role("navigation", name="Markets").get_by_role("link")).to_have_text("UK", use_inner_text=True)
    colours = "link => [link, document.body].map((element) => getComputedStyle(element).color)"
    link, ink = page.locator(".tabs [aria-current]").evaluate(colours)
    assert link == ink


def test_paper_is_white(printed: Page) -> None:
    assert printed.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_large_text_stays_within_what_frames_it(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PROFILE)
    page.evaluate("document.documentElement.style.setProperty('font-size', '32px')")
    assert page.locator(".tiles").evaluate("tiles => tiles.scrollWidth <= tiles.clientWidth") is True
    assert page.evaluate("document.documentElement.scrollWidth") <= width


# The map of roles


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_names_on_the_map_keep_apart(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/")
    assert page.locator(".map-drawing").evaluate(OVERLAPS) == []


OVERLAPS = """drawing => {
  const parts = [...drawing.querySelectorAll("text, circle")]
    .map(part => ({ name: part.textContent, link: part.closest("a"), box: part.getBoundingClientRect() }));
  const around = drawing.getBoundingClientRect();
  const meet = (one, other) => (!one.link || one.link !== other.link)
    && one.box.left < other.box.right && other.box.left < one.box.right
    && one.box.top < other.box.bottom && other.box.top < one.box.bottom;
  const outside = parts.filter(({ box }) => box.left < around.left || box.right > around.right);
  const meeting = parts.flatMap((one, at) => parts.slice(at + 1).filter(other => meet(one, other)));
  return [...outside, ...meeting].map(({ name }) => name);
}"""


def test_role_on_the_map_is_reached_by_keyboard_and_opened(page: Page) -> None:
    page.goto("/")
    link = page.locator(".map a").first
    address = link.get_attribute("href")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"{address}$"))


def test_anchor_that_a_list_lacks_is_looked_for_on_its_pages(page: Page) -> None:
    page.goto("/pathways/stages/#no-such-stage")
    expect(page.get_by_text("Ignored stage “no-such-stage” (unknown).")).to_be_visible()
