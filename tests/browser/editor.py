"""An editor who has signed in, in a browser."""

from playwright.sync_api import Page, expect

from .site import Site

NAME, COLLEAGUE = "editor", "colleague"
PASSWORD = "a long phrase"  # noqa: S105  (of a test alone)


def make_editor(site: Site, name: str = NAME) -> None:
    site.manage(
        "createsuperuser",
        "--noinput",
        DJANGO_SUPERUSER_USERNAME=name,
        DJANGO_SUPERUSER_EMAIL=f"{name}@example.org",
        DJANGO_SUPERUSER_PASSWORD=PASSWORD,
    )


def sign_in(page: Page, name: str = NAME) -> None:
    """Fills in the page for signing in that the browser shows."""
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.locator("#logout-form")).to_be_visible()


def open_entry(page: Page, kind: str, title: str) -> None:
    page.goto(f"/admin/{kind}/")
    page.get_by_role("link", name=title, exact=True).click()
