"""An editor at work in a real browser: the admin's own scripts run under the policy, and an edit is seen at once."""

from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from .accessibility import broken_rules
from .editor import open_entry
from .known import POOR_ROLE, SKILL, documents, longest, titles

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


# The health of the content, the pay of a year, a new role

FOR_FIGURES, FOR_A_ROLE = 12, 60
CLICKS = """() => {
  sessionStorage.clicks ??= 0;
  const count = (number) => { sessionStorage.clicks = Number(sessionStorage.clicks) + number; };
  addEventListener("mousedown", () => count(1), true);
  addEventListener("keydown", ({ key }) => count(key.length > 1 && !["Tab", "Shift"].includes(key) ? 1 : 0), true);
  addEventListener("change", ({ target }) => count(target.matches("select:not(.admin-autocomplete)") ? 2 : 0), true);
}"""  # each key but Tab that types nothing is one; a list costs two, to open it and to choose


def count_clicks(page: Page) -> None:
    page.add_init_script(f"({CLICKS})()")


def clicks(page: Page) -> int:
    return int(page.evaluate("sessionStorage.clicks"))


def choose(page: Page, box: Locator, typed: str) -> None:
    """Types a part of a name, and takes the best that is found."""
    box.click()
    expect(page.locator(".select2-search__field:focus")).to_be_visible()  # a moment after the click
    page.keyboard.type(typed)
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text(typed)
    page.keyboard.press("Enter")


def test_finding_opens_the_form_at_the_very_field(editor: Page) -> None:
    editor.goto("/admin/")
    expect(editor.locator("#health + [role=status]")).to_contain_text("pieces of advice")
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
    assert 0 < clicks(editor) <= FOR_FIGURES


def test_role_of_three_duties_and_five_skills_takes_at_most_sixty_clicks(editor: Page) -> None:
    count_clicks(editor)
    editor.goto("/admin/")
    editor.locator("#entries .addlink[href='/admin/roles/role/add/']").click()
    expect(editor.locator("#id_title")).to_be_focused()
    editor.keyboard.type("Data nurse of a ward")
    editor.locator("#id_summary").click()
    editor.keyboard.type("You look after the data of a ward.")
    editor.locator("#id_kind").select_option("specialism")
    choose(editor, editor.locator(".field-broader .select2-selection"), titles("roles")[0])
    choose(editor, editor.locator(".field-citations .select2-search__field").first, SOURCE)
    for number in range(3):
        if number:
            editor.get_by_text("Add another Duty").click()
        else:
            editor.locator("#id_duties-0-title").click()
        expect(editor.locator(f"#id_duties-{number}-title")).to_be_focused()
        editor.keyboard.type(f"Duty {number}")
        editor.keyboard.press("Tab")
        editor.keyboard.type("You do it.")
        choose(editor, editor.locator(f"#duties-{number} .select2-search__field"), SOURCE)
    for number, skill in enumerate(titles("skills")[:5]):
        if number:
            editor.locator("#skills-group .add-row a").click()
        choose(editor, editor.locator(f"#skills-{number} .field-skill .select2-selection"), skill)
        editor.locator(f"#id_skills-{number}-proficiency").select_option("2")
        choose(editor, editor.locator(f"#skills-{number} .select2-search__field"), SOURCE)
    editor.get_by_role("button", name="Save and publish").click()
    expect(editor.get_by_text("was added successfully")).to_be_visible()
    assert 0 < clicks(editor) <= FOR_A_ROLE
    editor.goto("/roles/data-nurse-of-a-ward/")
    expect(editor.get_by_text("Duty 2").first).to_be_visible()


def test_key_of_a_new_section_is_proposed_from_its_label(editor: Page) -> None:
    editor.goto("/admin/content/source/add/")
    editor.locator("#id_sections-0-label").press_sequentially("Table 3: Pay")
    expect(editor.locator("#id_sections-0-key")).to_have_value("table-3-pay")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_findings_break_no_rule_of_accessibility(scheme: Literal["light", "dark"], editor: Page) -> None:
    editor.emulate_media(color_scheme=scheme)  # first, as colours of the admin change by and by
    editor.goto("/admin/health/")
    for summary in editor.locator(".rule summary").all():
        summary.click()
    assert broken_rules(editor) == ""
