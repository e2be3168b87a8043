"""Signing in with a second factor in a real browser: the first time, with a recovery code, and after a lost phone."""

from base64 import b32decode
from collections.abc import Callable, Iterator

import pytest
from django_otp.oath import totp
from playwright.sync_api import Browser, Page, expect

from .accessibility import broken_by_day_or_night
from .editor import NAME, PASSWORD, make_editor
from .site import Site, free_port

pytestmark = pytest.mark.browser

NEWCOMER, UNLUCKY = "newcomer", "unlucky"


@pytest.fixture(scope="module")
def strict(site: Site, account: None) -> Iterator[str]:
    """The address of the same site, where a password is not enough."""
    for name in (NEWCOMER, UNLUCKY):
        make_editor(site, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SECOND_FACTOR", "1")
        with Site(site.folder, free_port()).served() as address:
            yield address


@pytest.fixture
def half_way(strict: str, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Gives somebody's password in a browser of their own."""
    contexts = []

    def sign_in(name: str) -> Page:
        contexts.append(browser.new_context(base_url=strict))
        page = contexts[-1].new_page()
        give_password(page, name)
        return page

    yield sign_in
    for context in contexts:
        context.close()


def give_password(page: Page, name: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()


def give_code(page: Page, code: str) -> None:
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Go on").click()


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()


def set_up(page: Page) -> list[str]:
    """Gives the first code of an app that has the key on the page. Returns the recovery codes."""
    key = b32decode(page.locator("figcaption code").inner_text().replace(" ", ""))
    give_code(page, f"{totp(key):06}")
    expect(page.get_by_text("Print these recovery codes")).to_be_visible()
    return page.locator("li code").all_inner_texts()


def test_newcomer_sets_up_an_app_and_makes_new_recovery_codes(half_way: Callable[[str], Page]) -> None:
    newcomer = half_way(NEWCOMER)
    assert broken_by_day_or_night(newcomer) == {}
    give_code(newcomer, "wrong")
    expect(newcomer.get_by_text("That is not the code")).to_be_visible()
    codes = set_up(newcomer)
    newcomer.get_by_role("link", name="go on").click()
    sign_out(newcomer)
    give_password(newcomer, NEWCOMER)
    give_code(newcomer, codes[0])
    newcomer.get_by_role("link", name="Make new ones").click()
    expect(newcomer.get_by_text("You have 9 recovery codes left")).to_be_visible()
    assert broken_by_day_or_night(newcomer) == {}
    give_code(newcomer, codes[1])
    new = newcomer.locator("li code").all_inner_texts()
    assert (len(new), {*new} & {*codes}) == (10, set())


def test_somebody_whose_phone_is_lost_sets_up_another(half_way: Callable[[str], Page]) -> None:
    unlucky, chief = half_way(UNLUCKY), half_way(NAME)
    set_up(unlucky)
    set_up(chief)
    chief.goto("/admin/auth/user/")
    chief.get_by_role("row", name=UNLUCKY).get_by_role("checkbox").check()
    chief.get_by_label("Action:").select_option("forget")
    chief.get_by_role("button", name="Go", exact=True).click()
    expect(chief.get_by_text(f"Forgotten: that of {UNLUCKY}")).to_be_visible()
    unlucky.goto("/admin/")
    expect(unlucky.get_by_text("Have it read this picture")).to_be_visible()
