"""The rules of accessibility that every page keeps, as axe checks them in the browser."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def broken_rules(page: Page) -> str:
    return Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).generate_snapshot()


def broken_by_day_or_night(page: Page) -> dict[str, str]:
    """What is broken, by colour scheme; empty where nothing is."""
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found[scheme] = broken_rules(page)
    return {scheme: broken for scheme, broken in found.items() if broken}
