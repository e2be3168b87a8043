"""The choice of roles to compare, as pages offer it to a visitor without JavaScript."""

import pytest
from django.test import Client

from careerguide.content.models import Entry
from tests.build import a_pathway, a_role, a_skill
from tests.reading import Document, Element, visit


def boxes(page: Document) -> list[Element]:
    """The boxes that belong to the form of the tray."""
    return [box for box in page.find("input") if box.attributes.get("form") == "compare-form"]


def test_card_of_a_role_has_a_box_for_the_form_of_the_tray(empty: None, client: Client) -> None:
    a_role(slug="nurse")
    (box,) = boxes(visit(client, "/roles/"))
    named = {name: box.attributes[name] for name in ("type", "name", "value")}
    assert named == {"type": "checkbox", "name": "role", "value": "nurse"}


def test_label_of_the_box_names_its_role(empty: None, client: Client) -> None:
    a_role(title="R&D <nurse>")
    assert visit(client, "/roles/").texts(".pick") == ["Compare R&D <nurse>"]


def test_each_card_has_the_box_of_its_own_role(empty: None, client: Client) -> None:
    for title in ("Nurse", "Doctor", "Coder"):
        a_role(title=title, slug=title.lower())
    page = visit(client, "/roles/?sort=growth")
    assert {box.attributes["value"]: box.parent.text for box in boxes(page)} == {
        "nurse": "Compare Nurse",
        "doctor": "Compare Doctor",
        "coder": "Compare Coder",
    }


def test_box_stands_in_the_answer_for_htmx_too(empty: None, client: Client) -> None:
    a_role()
    answer = client.get("/roles/", headers={"HX-Request": "true", "HX-Target": "finder"})
    assert len(boxes(Document(answer.content.decode()))) == 1


def test_form_of_the_tray_asks_for_the_comparison(client: Client, db: None) -> None:
    form = visit(client, "/roles/").find("#compare-form")[0]
    assert (form.tag, form.attributes["action"], form.attributes["method"]) == ("form", "/roles/compare/", "get")


def test_form_of_the_tray_has_a_button(client: Client, db: None) -> None:
    buttons = visit(client, "/roles/").find("button")
    assert [button.text for button in buttons if button.parent.attributes.get("id") == "compare-form"] == [
        "Compare the ticked roles"
    ]


def test_tray_is_hidden_until_something_is_chosen(client: Client, db: None) -> None:
    assert "hidden" in visit(client, "/roles/").find("#tray")[0].attributes


def test_profile_links_to_the_comparison_with_its_role(empty: None, client: Client) -> None:
    role = a_role(slug="nurse")
    assert "/roles/compare/?role=nurse" in visit(client, role.get_absolute_url()).links


def test_profile_keeps_the_same_box_as_the_card_for_the_script(empty: None, client: Client) -> None:
    role = a_role(slug="nurse", title="Nurse")
    pages = [visit(client, url) for url in ("/roles/", role.get_absolute_url())]
    card, profile = ([box.attributes for box in boxes(page)] for page in pages)
    assert card == profile


@pytest.mark.parametrize("url", ["/skills/", "/pathways/"])
def test_cards_of_other_lists_have_no_box(url: str, empty: None, client: Client) -> None:
    a_skill()
    a_pathway()
    page = visit(client, url)
    assert len(page.find(".card")) == 1
    assert page.find(".pick") == []


def test_draft_is_offered_nowhere(empty: None, client: Client) -> None:
    a_role(status=Entry.Status.DRAFT)
    assert boxes(visit(client, "/roles/")) == []


def test_comparison_has_no_tray(client: Client, db: None) -> None:
    page = visit(client, "/roles/compare/?role=ai-engineer&role=biomedical-engineer")
    assert page.find(".tray") == []


def test_comparison_tells_the_script_its_roles_in_their_order(client: Client, db: None) -> None:
    page = visit(client, "/roles/compare/?role=biomedical-engineer&role=ai-engineer&role=unknown")
    told = [(item.attributes["data-slug"], item.text) for item in page.find("li") if "data-slug" in item.attributes]
    assert told == [("biomedical-engineer", "Biomedical engineer"), ("ai-engineer", "AI engineer")]
