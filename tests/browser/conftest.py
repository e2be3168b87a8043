"""A real browser, and the production server that it visits, with the seeds loaded.

The server is a process of its own on a database of its own, and no test here needs Django. These tests never share a
process with others: Playwright leaves an event loop in the thread, where Django would open another connection.
"""

import os
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import Once

from .editor import make_editor, sign_in
from .listing import Visitor
from .site import Site, free_port, make_ready

expect.set_options(timeout=15_000)  # milliseconds: the machine may be busy with other tests

SCREENS = {"phone": (320, 568), "desktop": (1280, 800)}
# The first one draws no window, and a new page in it takes a third of the time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The Chromium that the system has. Without one these tests are skipped; where everything must run, they fail."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        missing = (
            f"No browser: none of {', '.join(CHROMIUM)} is installed (on Debian: apt install chromium-headless-shell)."
        )
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return browser_type_launch_args | {"executable_path": found, "args": [*QUIET]}


@pytest.fixture(scope="session")
def site(
    browser_type_launch_args: dict[str, Any], tmp_path_factory: pytest.TempPathFactory, migrated: Path, once: Once
) -> Site:
    """The site, ready to be served; it asks for the browser first, as without one nothing is made ready."""
    site = Site(tmp_path_factory.mktemp("site"), free_port())
    ready = once("site", partial(make_ready, migrated))
    shutil.copy(ready / "careerguide.sqlite3", site.folder)
    (site.folder / "static").symlink_to(ready / "static")
    return site


@pytest.fixture(scope="session")
def base_url(site: Site) -> Iterator[str]:
    """The address of the running site; pages go to paths below it."""
    with site.served() as address:
        yield address


@pytest.fixture
def phone(new_context: Any) -> Page:
    """A phone that is held upright and touched."""
    return new_context(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True).new_page()


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, new_context: Any) -> Page:
    """A touched phone, and a desktop."""
    width, height = SCREENS[request.param]
    touched = request.param == "phone"
    viewport = {"width": width, "height": height}
    return new_context(viewport=viewport, has_touch=touched, is_mobile=touched).new_page()


@pytest.fixture(params=SCREENS)
def plain(request: pytest.FixtureRequest, new_context: Any) -> Page:
    """The same without JavaScript."""
    width, height = SCREENS[request.param]
    return new_context(viewport={"width": width, "height": height}, java_script_enabled=False).new_page()


@pytest.fixture(scope="session")
def account(site: Site) -> None:
    """There is an editor, who may do everything."""
    make_editor(site)


@pytest.fixture
def editor(page: Page, account: None) -> Page:
    page.goto("/admin/")
    sign_in(page)
    return page


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def visitor(request: pytest.FixtureRequest, new_context: Any) -> Visitor:
    return Visitor(new_context(java_script_enabled=request.param).new_page(), request.param)
