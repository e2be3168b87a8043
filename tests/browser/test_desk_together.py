"""Two at one entry in a real browser: two editors, one in two tabs, or an editor and a load."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from .editor import COLLEAGUE, make_editor, sign_in
from .known import documents, longest
from .site import Site

pytestmark = pytest.mark.browser

ROLE, OTHER_ROLE, RENAMED, *_ = (slug for slug in reversed(longest("roles")) if documents("roles")[slug].get("duties"))
TOPIC = longest("topics")[-1]
TITLE, SUMMARY, NOTE, DUTY = "#id_title", "#id_summary", "#id_note", "#id_duties-0-text"
TOLD = "Somebody else saved this in the meantime"


@pytest.fixture(scope="module")
def colleagues_account(site: Site, base_url: str) -> None:
    make_editor(site, COLLEAGUE)


@pytest.fixture
def colleague(new_context: Any, colleagues_account: None) -> Page:
    page: Page = new_context().new_page()
    page.goto("/admin/")
    sign_in(page, COLLEAGUE)
    return page


def open_form(name: str, *pages: Page) -> None:
    for page in pages:
        page.goto(f"/admin/edit/{name}/")


def write(page: Page, field: str, text: str) -> str:
    page.locator(field).evaluate("(field, text) => { field.value = text; }", text)
    return text


def save(page: Page, button: str = "_continue") -> None:
    page.locator(f"[name={button}]").first.click()


def save_both(page: Page, done: str = "has both changes now") -> None:
    expect(page.get_by_role("heading", name=TOLD)).to_be_visible()
    page.get_by_role("button", name="Save both changes").click()
    expect(page.get_by_text(done)).to_be_visible()


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_all_that_three_tabs_change_stands_in_either_order(
    editor: Page, colleague: Page, order: tuple[int, ...]
) -> None:
    tabs = editor, editor.context.new_page(), colleague
    open_form(f"roles/{ROLE}", *tabs)
    written = {field: f"{field} {order}." for field in (SUMMARY, NOTE, DUTY)}
    for page, field in zip(tabs, written, strict=True):
        write(page, field, written[field])
    first, second, third = (tabs[place] for place in order)
    save(first)
    expect(first.locator(".messagelist .success")).to_be_visible()
    for page in (second, third):
        save(page)
        save_both(page)
    for field, text in written.items():
        expect(third.locator(field)).to_have_value(text)
    expect(third.get_by_role("button", name="Put it back")).to_have_count(0)


def test_whoever_is_second_chooses_where_both_changed_the_same(editor: Page, colleague: Page) -> None:
    open_form(f"roles/{ROLE}", editor, colleague)
    mine = write(editor, SUMMARY, "Mine.")
    write(colleague, SUMMARY, "Theirs.")
    save(colleague)
    save(editor)
    expect(editor.get_by_text(f"{COLLEAGUE}: form")).to_be_visible()
    editor.get_by_label("Mine").check()
    save_both(editor)
    expect(editor.locator(SUMMARY)).to_have_value(mine)


def test_text_typed_while_somebody_deletes_the_entry_is_put_back(editor: Page, colleague: Page) -> None:
    open_form(f"topics/{TOPIC}", editor, colleague)
    summary = write(editor, SUMMARY, "Typed while it is deleted.")
    colleague.get_by_role("link", name="Delete").first.click()
    colleague.get_by_role("button", name=re.compile("Yes")).click()
    expect(colleague.locator(".messagelist .success")).to_be_visible()
    save(editor)
    expect(editor.get_by_text(f"was deleted by {COLLEAGUE}")).to_be_visible()
    editor.get_by_role("link", name="What it said last").click()
    editor.get_by_role("button", name="Bring back this version").click()
    editor.get_by_role("button", name="Put it back").click()
    save(editor)
    expect(editor.locator(".messagelist .success")).to_be_visible()
    expect(editor.locator(SUMMARY)).to_have_value(summary)


def test_load_while_a_form_is_open_and_the_form_both_stand(editor: Page, site: Site, tmp_path: Path) -> None:
    open_form(f"roles/{OTHER_ROLE}", editor)
    summary = write(editor, SUMMARY, "Typed while documents are loaded.")
    folder = shutil.copytree(settings.SEEDS_DIR, tmp_path / "seeds")
    document = folder / "roles" / f"{OTHER_ROLE}.md"
    document.write_text(re.sub("^title: .*$", "title: Loaded meanwhile", document.read_text(), count=1, flags=re.M))
    site.manage("load_seeds", "--seeds", str(folder))
    save(editor)
    save_both(editor)
    expect(editor.locator(TITLE)).to_have_value("Loaded meanwhile")
    expect(editor.locator(SUMMARY)).to_have_value(summary)


def test_draft_of_a_role_that_is_renamed_meanwhile_is_published(editor: Page, colleague: Page) -> None:
    open_form(f"roles/{RENAMED}", editor, colleague)
    summary = write(editor, SUMMARY, "Drafted before the role was renamed.")
    save(editor, "_draft")
    write(colleague, "#id_slug", "renamed-meanwhile")
    save(colleague)
    expect(colleague.locator(".messagelist .success")).to_be_visible()
    save(editor, "_publish")
    save_both(editor, "is published")
    editor.goto(f"/roles/{RENAMED}/")
    expect(editor).to_have_url(re.compile("/roles/renamed-meanwhile/$"))
    expect(editor.get_by_text(summary, exact=True)).to_be_visible()
