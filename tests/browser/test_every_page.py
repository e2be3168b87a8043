"""Every list, and a page of each kind: it fits the screen, keeps to itself, and is open to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from .accessibility import broken_by_day, broken_by_day_or_night, broken_by_night
from .pages import MISSING, PAGES

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
WIDTHS = [360, 1280]


@dataclass
class Visit:
    """What a browser made of a page, which stays open."""

    page: Page
    complaints: list[str]  # of its console
    hosts: set[str]
    cookies: list[str]
    kept: int  # items in the storage that outlasts the visit
    policy: str
    too_wide: dict[str, int]  # pixels beyond the screen, by its width and the size of the letters


@pytest.fixture(scope="module", params=PAGES)
def visit(request: pytest.FixtureRequest, browser: Browser, base_url: str) -> Iterator[Visit]:
    context = browser.new_context(base_url=base_url)
    page, complaints, hosts = context.new_page(), [], set()
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda sent: hosts.add(urlsplit(sent.url).netloc))
    response = page.goto(request.param)
    too_wide: dict[str, int] = {}
    for width, letters in ((320, "100%"), (360, "200%"), (360, "100%")):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate("size => document.documentElement.style.fontSize = size", letters)
        too_wide[f"{width}, {letters}"] = page.evaluate(SIDEWAYS)
    yield Visit(
        page=page,
        complaints=complaints,
        hosts=hosts,
        cookies=[cookie["name"] for cookie in context.cookies()],
        kept=page.evaluate("localStorage.length"),
        policy=response.header_value("Content-Security-Policy"),
        too_wide=too_wide,
    )
    context.close()


def test_page_does_not_scroll_sideways_on_a_phone(visit: Visit) -> None:
    assert visit.too_wide == dict.fromkeys(visit.too_wide, 0)


def test_console_has_no_complaint_under_the_policy(visit: Visit) -> None:
    assert "default-src 'self'" in visit.policy
    assert visit.complaints == []


def test_page_asks_no_other_host(visit: Visit, base_url: str) -> None:
    assert visit.hosts == {urlsplit(base_url).netloc}


def test_page_leaves_no_cookie_and_keeps_nothing(visit: Visit) -> None:
    assert (visit.cookies, visit.kept) == ([], 0)


TOO_WIDE = """async (paths) => {
  const found = {};
  for (const path of paths) {
    const answer = await (await fetch(path)).text();
    const page = new DOMParser().parseFromString(answer, "text/html").documentElement;
    const styles = [...page.querySelectorAll("link[rel=stylesheet]")];
    const loaded = styles.map((style) => new Promise((done) => style.addEventListener("load", done)));
    document.documentElement.replaceWith(page);
    await Promise.all(loaded);
    if (page.scrollWidth > page.clientWidth) found[path] = page.scrollWidth - page.clientWidth;
  }
  return found;
}"""


def test_no_page_of_the_site_map_scrolls_sideways_at_320_pixels(page: Page, base_url: str) -> None:
    """All are laid out in one tab, in each other's place, as opening each takes many times as long."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto("/about/")
    listed = page.request.get("/sitemap.xml").text().split("<loc>")[1:]
    paths = [urlsplit(entry.partition("</loc>")[0]).path for entry in listed]
    assert len(paths) > 100
    assert page.evaluate(TOO_WIDE, paths) == {}


TALL = 3000  # pixels, so that nothing that stays in sight covers a box


@pytest.mark.parametrize("width", WIDTHS)
def test_page_breaks_no_rule_of_accessibility(width: int, visit: Visit) -> None:
    visit.page.set_viewport_size({"width": width, "height": TALL})
    assert broken_by_day(visit.page) == ""


def test_colours_of_the_night_break_no_rule_of_accessibility(visit: Visit) -> None:
    """At one width, as they are the same at any."""
    visit.page.set_viewport_size({"width": WIDTHS[-1], "height": TALL})
    assert broken_by_night(visit.page) == ""


@pytest.mark.parametrize("width", WIDTHS)
def test_missing_page_breaks_no_rule_of_accessibility_by_day_or_night(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(MISSING)
    assert broken_by_day_or_night(page) == {}
