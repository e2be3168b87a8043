"""Takes the pictures of docs/editors.md, of a site of its own with the seeds and two editors."""

import shutil
import socket
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site import Site

PICTURES = Path(__file__).with_name("pictures")
PASSWORD = "a long phrase"  # noqa: S105  (of both editors, for as long as this runs)
ROLE, TITLE = "roles/clinical-informaticist.md", "Clinical informaticist"
SEEN = {"width": 1040, "height": 680}


def the_site(folder: Path) -> Site:
    """A site whose documents are a copy of the seeds, one of them changed since it was loaded."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        site = Site(folder, free.getsockname()[1])
    shutil.copytree(settings.SEEDS_DIR, folder / "seeds")
    for command in (["migrate"], ["load_seeds"], ["collectstatic", "--noinput"]):
        site.manage(*command)
    for name in ("anna", "ben"):
        account = ("--username", name, "--email", f"{name}@example.org")
        site.manage("createsuperuser", "--noinput", *account, DJANGO_SUPERUSER_PASSWORD=PASSWORD)
    document = folder / "seeds" / ROLE
    document.write_text(document.read_text().replace(f"title: {TITLE}", "title: Health informaticist", 1))
    return site


def signed_in(browser: Browser, address: str, name: str) -> Page:
    page = browser.new_context(base_url=address, viewport=SEEN, color_scheme="light").new_page()
    page.goto("/admin/")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.goto("/admin/roles/role/")
    page.locator("#toggle-nav-sidebar").click()  # what it lists is no part of the story
    page.get_by_role("link", name=TITLE, exact=True).click()
    return page


def take(page: Page, name: str, *, of: str = "") -> None:
    """A picture of what is on the screen, with that element in its middle."""
    page.wait_for_load_state()
    if of:
        page.locator(of).first.evaluate("element => element.scrollIntoView({block: 'center'})")
    page.screenshot(path=PICTURES / f"{name}.png")


def a_draft(anna: Page) -> None:
    summary = anna.get_by_label("Summary")
    summary.fill(f"{summary.input_value()} Doctors and nurses are your customers.")
    with anna.context.expect_page() as opened:
        anna.get_by_role("button", name="Preview").click()
    take(opened.value, "preview")
    anna.get_by_role("button", name="Save as draft").click()
    take(anna, "draft")
    anna.get_by_label("Why (for the history").fill("Says for whom one works.")
    take(anna, "draft-buttons", of="[name=_message]")
    anna.get_by_role("button", name="Publish draft").click()


def two_at_once(ben: Page) -> None:
    """Another editor has the form open since before the draft was published."""
    ben.get_by_label("Title").first.fill("Clinical informatics specialist")
    ben.get_by_label("Summary").fill("You make records, data and software work for those who treat patients.")
    ben.locator("[name=_save]").last.click()
    take(ben, "two-at-once", of=".sides")
    ben.get_by_label("Mine").check()
    ben.get_by_role("button", name="Save both changes").click()


def looking_back(anna: Page) -> None:
    anna.get_by_role("link", name="History").click()
    take(anna, "history")
    anna.locator("#result_list tbody a").nth(1).click()
    take(anna, "version")
    anna.goto("/admin/content/loadrecord/")
    anna.locator("details.entry summary").first.click()
    take(anna, "seeds")
    anna.goto("/admin/health/")
    take(anna, "health")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, the_site(Path(folder)).served() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu"],
        )
        anna, ben = (signed_in(browser, address, name) for name in ("anna", "ben"))
        a_draft(anna)
        two_at_once(ben)
        looking_back(anna)
        browser.close()
    sys.stdout.write(f"Wrote {len([*PICTURES.glob('*.png')])} pictures to {PICTURES}\n")


main()
