"""The forms of the admin in a real browser: what they do for an editor beyond saving."""

import re

import pytest
from playwright.sync_api import Page, expect

from .accessibility import broken_by_day_or_night
from .editor import open_entry, sign_in
from .known import POOR_ROLE, ROLE, SKILL, documents, longest

pytestmark = pytest.mark.browser

TITLE = documents("roles")[longest("roles")[1]]["title"]
SUMMARY = "Typed, and not saved so far."
OWN_PAGES = {
    "index": "/admin/",
    "list": "/admin/roles/role/",
    "new role": "/admin/roles/role/add/",
    "new source": "/admin/content/source/add/",
    "new topic": "/admin/roles/topic/add/",
    "search": "/admin/find/?q=data",
    "versions": "/admin/content/revision/",
}


@pytest.fixture
def form(editor: Page) -> Page:
    """The form of a role with parts of each kind; that of the largest one is slow on a busy machine."""
    open_entry(editor, "roles/role", TITLE)
    expect(editor.locator(".field-citations .select2-search__field").first).to_be_visible()
    return editor


def opened(page: Page, parts: str) -> None:
    """Unfolds the parts of a form that have this heading."""
    page.get_by_role("heading", name=re.compile(rf"^{parts} \(\d+\)$")).click()


def save(page: Page) -> None:
    page.locator("input[name=_save]").first.click()


# Nothing that was typed is lost


def end_session(page: Page) -> None:
    page.context.clear_cookies(name="sessionid")


def leave(page: Page, address: str) -> list[str]:
    """Goes elsewhere, past the warnings, which it gives by their types."""
    warnings: list[str] = []

    def accept(dialog):
        warnings.append(dialog.type)
        dialog.accept()

    page.on("dialog", accept)
    page.goto(address)
    return warnings


def test_text_outlives_a_session_that_ended(form: Page) -> None:
    form.locator("#id_summary").fill(SUMMARY)
    end_session(form)
    save(form)
    sign_in(form)
    form.get_by_role("button", name="Put it back").click()
    expect(form.locator("#id_summary")).to_have_value(SUMMARY)


def test_new_part_outlives_a_session_that_ended(form: Page) -> None:
    opened(form, "Duties")
    form.get_by_text("Add another Duty").click()
    new = form.locator(".dynamic-duties").last
    new.get_by_label("Title").fill("Mend the scanner")
    new.locator(".field-citations .select2-search__field").press_sequentially("a")
    form.locator(".select2-results__option--highlighted").click()
    cited = new.locator(".field-citations li.select2-selection__choice").first.get_attribute("title")
    end_session(form)
    save(form)
    sign_in(form)
    form.get_by_role("button", name="Put it back").click()
    opened(form, "Duties")
    put_back = form.locator(".dynamic-duties").last
    expect(put_back.get_by_label("Title")).to_have_value("Mend the scanner")
    expect(put_back.locator(".field-citations li.select2-selection__choice")).to_have_attribute("title", cited)


def test_what_was_kept_can_be_forgotten(form: Page) -> None:
    form.locator("#id_summary").fill(SUMMARY)
    address = form.url
    leave(form, "/admin/")
    form.goto(address)
    form.get_by_role("button", name="Forget it").click()
    form.reload()
    expect(form.get_by_role("button", name="Put it back")).to_have_count(0)


def test_nothing_is_offered_after_a_save(editor: Page) -> None:
    open_entry(editor, "skills/skill", documents("skills")[SKILL]["title"])
    editor.locator("#id_summary").fill("Saved at once.")
    address = editor.url
    save(editor)
    expect(editor.locator(".messagelist .success")).to_be_visible()
    editor.goto(address)
    expect(editor.locator("#id_summary")).to_have_value("Saved at once.")
    expect(editor.get_by_role("button", name="Put it back")).to_have_count(0)


def test_signing_out_forgets_what_was_typed(form: Page) -> None:
    form.locator("#id_summary").fill(SUMMARY)
    address = form.url
    leave(form, "/admin/")
    form.get_by_role("button", name="Log out").click()
    expect(form.get_by_text("Thanks for spending")).to_be_visible()
    form.goto(address)
    sign_in(form)
    expect(form.get_by_role("button", name="Put it back")).to_have_count(0)


def test_leaving_a_changed_form_warns(form: Page) -> None:
    form.locator("#id_summary").press_sequentially("x")
    assert leave(form, "/admin/") == ["beforeunload"]


def test_leaving_an_unchanged_form_does_not_warn(form: Page) -> None:
    form.locator("#id_summary").click()
    assert leave(form, "/admin/") == []


def test_second_click_on_save_sends_nothing(editor: Page) -> None:
    open_entry(editor, "roles/role", documents("roles")[POOR_ROLE]["title"])
    sent = []
    editor.on("request", lambda request: sent.append(request.method) if request.method == "POST" else None)
    editor.locator("input[name=_save]").first.dblclick()
    expect(editor.locator(".messagelist .success")).to_be_visible()
    assert sent == ["POST"]


# Mistakes


def test_list_of_mistakes_has_the_focus_and_leads_to_each_field(form: Page) -> None:
    form.locator("#id_title").fill("")
    opened(form, "Duties")
    form.locator("#id_duties-1-text").fill("")
    save(form)
    expect(form.locator("#mistakes")).to_be_focused()
    form.locator("#mistakes").get_by_role("link", name="Duty 2, Text").click()
    expect(form.locator("#id_duties-1-text")).to_be_focused()


def test_missing_citation_leads_to_the_box_where_one_types(form: Page) -> None:
    form.goto("/admin/roles/topic/add/")
    save(form)
    form.locator("#mistakes").get_by_role("link", name="Citations").click()
    expect(form.locator(".field-citations .select2-search__field")).to_be_focused()


def test_address_with_a_field_opens_its_parts(form: Page) -> None:
    form.goto(f"{form.url}#id_duties-1-text")
    form.reload()
    expect(form.locator("#id_duties-1-text")).to_be_focused()


# Positions


def titles(page: Page) -> list[str]:
    return [field.input_value() for field in page.locator(".dynamic-duties [name$=-title]").all()]


def test_part_moves_down_and_is_saved_there(editor: Page) -> None:
    open_entry(editor, "roles/role", documents("roles")[longest("roles")[1]]["title"])
    address = editor.url
    opened(editor, "Duties")
    first, second, *_ = titles(editor)
    editor.locator("#duties-0").get_by_role("button", name="Move down").click()
    assert titles(editor)[:2] == [second, first]
    save(editor)
    expect(editor.locator(".messagelist .success")).to_be_visible()
    editor.goto(address)
    assert titles(editor)[:2] == [second, first]


def test_new_part_that_is_taken_away_leaves_the_moved_ones_whole(form: Page) -> None:
    opened(form, "Duties")
    before = titles(form)
    form.get_by_text("Add another Duty").click()
    form.locator(".dynamic-duties").last.get_by_label("Title").fill("New")
    for _ in before:
        form.locator(".dynamic-duties", has=form.locator("[value=New], [name$=-title]")).last.get_by_role(
            "button", name="Move up"
        ).click()
    form.locator(".inline-deletelink:visible").click()
    names = [field.get_attribute("name") for field in form.locator(".dynamic-duties [name$=-title]").all()]
    assert (titles(form), names) == (before, [f"duties-{number}-title" for number in range(len(before))])


# Texts


def test_text_is_shown_as_readers_will_see_it(form: Page) -> None:
    body = form.locator(".field-body").first
    body.get_by_role("textbox").fill("## Heading\n\nWords [there](nowhere.md).")
    body.get_by_role("button", name="As readers see it").click()
    expect(body.get_by_role("heading", name="Heading")).to_be_visible()
    expect(body.get_by_text("leads nowhere")).to_be_visible()


def test_way_to_how_texts_are_written_opens_it(form: Page) -> None:
    form.locator(".field-body").first.get_by_role("link", name="How to write it").click()
    expect(form.get_by_role("cell", name="important").first).to_be_visible()


# From the site and back


def test_editor_comes_from_a_page_to_its_form(editor: Page) -> None:
    editor.goto(f"/roles/{ROLE}/")
    editor.get_by_role("link", name="Edit this").click()
    expect(editor.locator("#id_slug")).to_have_value(ROLE)


def test_page_offers_no_form_once_one_has_signed_out(editor: Page) -> None:
    editor.get_by_role("button", name="Log out").click()
    expect(editor.get_by_text("Thanks for spending")).to_be_visible()
    editor.goto(f"/roles/{ROLE}/")
    expect(editor.locator(".entry-foot")).to_be_visible()
    expect(editor.get_by_role("link", name="Edit this")).to_have_count(0)


# For everybody


@pytest.mark.parametrize("address", OWN_PAGES.values(), ids=OWN_PAGES)
def test_page_breaks_no_rule_of_accessibility(address: str, editor: Page) -> None:
    editor.goto(address)
    assert broken_by_day_or_night(editor) == {}


def test_form_of_a_role_breaks_no_rule_of_accessibility(form: Page) -> None:
    for parts in form.locator("details").all():
        parts.evaluate("details => details.open = true")
    assert broken_by_day_or_night(form) == {}


def test_mistakes_break_no_rule_of_accessibility(form: Page) -> None:
    form.locator("#id_title").fill("")
    save(form)
    expect(form.locator("#mistakes")).to_be_visible()
    assert broken_by_day_or_night(form) == {}


def test_box_that_opens_breaks_no_rule_of_accessibility(form: Page) -> None:
    form.locator(".field-broader .select2-selection").click()
    expect(form.locator(".select2-results__option").first).to_be_visible()
    assert broken_by_day_or_night(form) == {}
