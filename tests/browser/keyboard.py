"""A page without a mouse."""

import pytest
from playwright.sync_api import Locator, Page


def tab_to(page: Page, wanted: Locator, key: str = "Tab") -> None:
    """Goes on to a control, or back to it with Shift+Tab; the test fails where it can't be reached."""
    for _ in range(200):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    pytest.fail("the keyboard does not reach it")
