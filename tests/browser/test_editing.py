"""An editor at work in a real browser: the admin's own scripts run under the policy, and an edit is seen at once."""

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from .accessibility import broken_rules
from .editor import open_entry
from .known import POOR_ROLE, SKILL, documents, longest

pytestmark = pytest.mark.browser

TOPIC = f"/topics/{longest('topics')[0]}/"
SOURCE = documents("sources")[longest("sources")[0]]["short_title"]


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


# The health of the content, and the pay of a year

MOST_CLICKS = 12
CLICKS = """() => {
  sessionStorage.clicks ??= 0;
  addEventListener("click", (event) => { sessionStorage.clicks -= event.detail ? -1 : 0; }, true);
}"""  # by the pointer, as a button that a key presses is clicked without one


def count_clicks(page: Page) -> None:
    page.add_init_script(f"({CLICKS})()")


def test_finding_opens_the_form_at_the_very_field(editor: Page) -> None:
    editor.goto("/admin/")
    editor.get_by_role("link", name="Health:").click()
    rule = editor.locator("#unseen-link")
    rule.locator("summary").click()
    rule.get_by_role("link").first.click()
    seen = editor.locator(f"#{editor.url.partition('#')[2]}")
    expect(seen).to_be_in_viewport()
    expect(seen).to_have_value("address")


def test_twelve_figures_of_a_year_take_at_most_twelve_clicks(editor: Page) -> None:
    count_clicks(editor)
    editor.goto("/admin/")
    editor.get_by_role("link", name="Occupations", exact=True).click()
    editor.get_by_role("link", name="Pay of a year").click()
    editor.locator(".select2-search__field").click()
    editor.keyboard.type("BLS wages")
    editor.locator(".select2-results__option--highlighted").click()
    boxes = editor.get_by_role("textbox", name="Median: ")
    boxes.first.click()
    for number in range(12):
        expect(boxes.nth(number)).to_be_focused()
        editor.keyboard.type(str(100_000 + number))
        for _ in range(5):
            editor.keyboard.press("Tab")
    editor.get_by_role("button", name="Save").click()
    expect(editor.get_by_text("12 figures saved.")).to_be_visible()
    expect(boxes.nth(11)).to_have_value("100011")
    assert 0 < int(editor.evaluate("sessionStorage.clicks")) <= MOST_CLICKS


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_break_no_rule_of_accessibility(scheme: Literal["light", "dark"], editor: Page) -> None:
    editor.emulate_media(color_scheme=scheme)  # first, as colours of the admin change by and by
    editor.goto("/admin/health/")
    for summary in editor.locator(".rule summary").all():
        summary.click()
    assert broken_rules(editor) == ""
