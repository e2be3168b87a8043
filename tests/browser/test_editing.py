"""An editor at work in a real browser: the admin's own scripts run under the policy, and an edit is seen at once."""

import pytest
from playwright.sync_api import Page, expect

from .known import POOR_ROLE, SKILL, documents, longest
from .site import Site

pytestmark = pytest.mark.browser

TOPIC = f"/topics/{longest('topics')[0]}/"
SOURCE = documents("sources")[longest("sources")[0]]["short_title"]


@pytest.fixture(scope="session")
def password(site: Site) -> str:
    """Of the user “editor”."""
    secret = "a long phrase"
    site.manage(
        "createsuperuser",
        "--noinput",
        DJANGO_SUPERUSER_USERNAME="editor",
        DJANGO_SUPERUSER_EMAIL="editor@example.org",
        DJANGO_SUPERUSER_PASSWORD=secret,
    )
    return secret


@pytest.fixture
def editor(page: Page, password: str) -> Page:
    page.goto("/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Content", level=1)).to_be_visible()
    return page


def open_entry(page: Page, kind: str, title: str) -> None:
    page.goto(f"/admin/{kind}/")
    page.get_by_role("link", name=title, exact=True).click()


def test_edit_is_on_the_site_at_once(editor: Page) -> None:
    editor.goto(TOPIC)
    open_entry(editor, "roles/topic", editor.get_by_role("heading", level=1).inner_text())
    editor.get_by_label("Body").fill("A line that an editor wrote.\n\nAnd another one.")
    editor.locator("input[name=_save]").first.click()
    editor.goto(TOPIC)
    expect(editor.get_by_text("And another one.")).to_be_visible()


def test_citation_is_found_while_typing(editor: Page) -> None:
    open_entry(editor, "skills/skill", documents("skills")[SKILL]["title"])
    editor.locator(".field-citations .select2-search__field").press_sequentially(SOURCE)
    expect(editor.locator(".select2-results__option--highlighted")).to_contain_text(SOURCE)


def test_console_has_no_complaint_while_editing(editor: Page) -> None:
    complaints: list[str] = []
    editor.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    editor.on("pageerror", lambda error: complaints.append(str(error)))
    open_entry(editor, "roles/role", documents("roles")[POOR_ROLE]["title"])
    editor.get_by_role("heading", name="Duties").click()
    editor.get_by_text("Add another Duty").click()
    expect(editor.locator("#id_duties-0-title")).to_be_visible()
    assert complaints == []
