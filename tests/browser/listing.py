"""Lists as tests in a browser find and use them, with JavaScript or without."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

from .known import titles

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
