"""The choice of roles to compare, as pages offer it to a visitor without JavaScript."""

import pytest
from django.test import Client

from careerguide.content.models import Entry
from tests.build import a_pathway, a_role, a_skill
from tests.compare.pages import BOTH, page_of
from tests.reading import Document, text_of, visit

BOXES = "input[form=compare-form]"  # those that belong to the form of the tray


def test_card_of_a_role_has_a_box_for_the_form_of_the_tray(empty: None, client: Client) -> None:
    a_role(slug="nurse")
    (box,) = visit(client, "/roles/").find(BOXES)
    named = {name: box.get(name) for name in ("type", "name", "value")}
    assert named == {"type": "checkbox", "name": "role", "value": "nurse"}


def test_label_of_the_box_names_its_role(empty: None, client: Client) -> None:
    a_role(title="R&D <nurse>")
    assert visit(client, "/roles/").texts(".pick") == ["Compare R&D <nurse>"]


def test_each_card_has_the_box_of_its_own_role(empty: None, client: Client) -> None:
    for title in ("Nurse", "Doctor", "Coder"):
        a_role(title=title, slug=title.lower())
    page = visit(client, "/roles/?sort=growth")
    assert {box.get("value"): text_of(box.getparent()) for box in page.find(BOXES)} == {
        "nurse": "Compare Nurse",
        "doctor": "Compare Doctor",
        "coder": "Compare Coder",
    }


def test_box_stands_in_the_answer_for_htmx_too(empty: None, client: Client) -> None:
    a_role()
    answer = client.get("/roles/", headers={"HX-Request": "true", "HX-Target": "finder"})
    assert len(Document(answer.content.decode()).find(BOXES)) == 1


def test_form_of_the_tray_asks_for_the_comparison(client: Client, db: None) -> None:
    form = visit(client, "/roles/").find("#compare-form")[0]
    assert (form.tag, form.get("action"), form.get("method")) == ("form", "/roles/compare/", "get")


def test_form_of_the_tray_has_a_button(client: Client, db: None) -> None:
    assert visit(client, "/roles/").texts("#compare-form > button") == ["Compare the ticked roles"]


def test_tray_is_hidden_until_something_is_chosen(client: Client, db: None) -> None:
    assert len(visit(client, "/roles/").find("#tray[hidden]")) == 1


def test_profile_links_to_the_comparison_with_its_role(empty: None, client: Client) -> None:
    role = a_role(slug="nurse")
    assert "/roles/compare/?role=nurse" in visit(client, role.get_absolute_url()).links


def test_profile_keeps_the_same_box_as_the_card_for_the_script(empty: None, client: Client) -> None:
    role = a_role(slug="nurse", title="Nurse")
    pages = [visit(client, url) for url in ("/roles/", role.get_absolute_url())]
    card, profile = ([box.attrib for box in page.find(BOXES)] for page in pages)
    assert card == profile


@pytest.mark.parametrize("url", ["/skills/", "/pathways/"])
def test_cards_of_other_lists_have_no_box(url: str, empty: None, client: Client) -> None:
    a_skill()
    a_pathway()
    page = visit(client, url)
    assert len(page.find("#results li")) == 1
    assert page.find(".pick") == []


def test_draft_is_offered_nowhere(empty: None, client: Client) -> None:
    a_role(status=Entry.Status.DRAFT)
    assert visit(client, "/roles/").find(BOXES) == []


def test_comparison_has_no_tray(pair: None, client: Client) -> None:
    page = page_of(client, BOTH)
    assert page.find(".tray") == []


def test_comparison_tells_the_script_its_roles_in_their_order(pair: None, client: Client) -> None:
    page = page_of(client, f"{BOTH}&role=unknown")
    told = [(item.get("data-slug"), text_of(item)) for item in page.find("li[data-slug]")]
    assert told == [("nurse", "Nurse"), ("coder", "Coder")]
