"""The rules of accessibility that every page keeps, as axe checks them in the browser."""

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = Axe()


def broken_rules(page: Page, *rules: str) -> str:
    """What is broken of some rules, or of all; empty where nothing is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    run = {
        "runOnly": {"type": "rule", "values": rules} if rules else RULES,
        "resultTypes": ["violations"],
        "preload": False,
    }
    return AxeResults(page.evaluate("run => axe.run(run)", run)).generate_snapshot()


def broken_by_day(page: Page) -> str:
    page.emulate_media(color_scheme="light")
    return broken_rules(page)


def broken_by_night(page: Page) -> str:
    """By night colours alone are others."""
    page.emulate_media(color_scheme="dark")
    return broken_rules(page, "color-contrast", "link-in-text-block")


def broken_by_day_or_night(page: Page) -> dict[str, str]:
    """What is broken, by colour scheme; empty where nothing is."""
    found = {"light": broken_by_day(page), "dark": broken_by_night(page)}
    return {scheme: broken for scheme, broken in found.items() if broken}
