"""The tray of roles to compare, as tests find it and use it."""

from playwright.sync_api import Locator, Page

from .known import documents

LIST = "/roles/"
SLUGS = {role["title"]: slug for slug, role in documents("roles").items()}
FIRST, SECOND, THIRD, FOURTH, FIFTH, *_ = SLUGS  # by their titles, as the list has them
FOUR = [FIRST, SECOND, THIRD, FOURTH]
PROFILE = f"/roles/{SLUGS[FIRST]}/"


def comparison(*titles: str) -> str:
    return "/roles/compare/?" + "&".join(f"role={SLUGS[title]}" for title in titles)


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
