"""Choices as a list shows them: boxes, chips, its title and its address."""

import pytest
from django.test import Client

from roles.models import Role
from skills.models import Skill
from tests.build import a_role, a_role_skill, a_skill
from tests.catalogue.lists import LISTS, boxes, found
from tests.reading import visit


def test_each_box_tells_what_one_finds_with_it_and_is_disabled_for_nothing(empty: None, client: Client) -> None:
    for title, role in (("Care", a_role()), ("Code", a_role(kind="specialism"))):
        a_role_skill(role, a_skill(title=title))
    page = visit(client, "/roles/?kind=specialism")
    assert boxes(page, "kind") == {"New specialism 1": "checked", "Profession 2": ""}
    assert boxes(page, "skill") == {"Care 0": "disabled", "Code 1": ""}


def test_choice_that_finds_nothing_can_be_taken_back(empty: None, client: Client) -> None:
    a_role()
    a_role(kind="specialism", title="Quokka")
    page = visit(client, "/roles/?kind=profession&q=quokka")
    assert boxes(page, "kind") == {"New specialism 1": "", "Profession 0": "checked"}


def test_facet_is_shown_where_its_choices_lead_to_different_lists(empty: None, client: Client) -> None:
    a_role_skill(a_role(), a_skill())
    a_role(kind="specialism")
    assert visit(client, "/roles/").texts("legend") == ["Kind"]


def test_choice_without_a_box_stays_chosen_in_the_form(empty: None, client: Client) -> None:
    a_role_skill(a_role(), a_skill(slug="python"))
    page = visit(client, "/roles/?skill=python")
    assert [box.attrib for box in page.find("#facets input[type=hidden]")] == [
        {"type": "hidden", "name": "skill", "value": "python"}
    ]


@pytest.fixture
def nine_skills(empty: None) -> Role:
    role, other = a_role(), a_role()
    for number in range(1, 10):
        skill = a_skill(title=f"Skill {number}", slug=f"skill-{number}")
        a_role_skill(role, skill)
        if number == 1:
            a_role_skill(other, skill)
    return role


def test_long_facet_is_cut_and_shown_at_length_by_a_link(nine_skills: Role, client: Client) -> None:
    page = visit(client, "/roles/?sort=title")
    there = "/roles/?sort=title&show=skill#filters"
    assert list(boxes(page, "skill")) == ["Skill 1 2", *(f"Skill {number} 1" for number in range(2, 9))]
    assert page.links_in("#facet-skill") == {"Show all 9: Skills used": there}
    whole = visit(client, there)
    assert len(boxes(whole, "skill")) == 9
    assert whole.links_in("#facet-skill") == {"Show fewer: Skills used": "/roles/?sort=title#filters"}


def test_choice_stays_in_sight_where_its_facet_is_cut(nine_skills: Role, client: Client) -> None:
    assert boxes(visit(client, "/roles/?skill=skill-9"), "skill")["Skill 9 1"] == "checked"


def test_facet_of_eight_needs_no_link(nine_skills: Role, client: Client) -> None:
    nine_skills.skills.get(skill__slug="skill-9").delete()
    Skill.objects.filter(slug="skill-9").delete()
    page = visit(client, "/roles/")
    assert (len(boxes(page, "skill")), page.links_in("#facet-skill")) == (8, {})


def test_skill_that_no_role_asks_for_is_a_choice_that_finds_nothing(empty: None, client: Client) -> None:
    a_skill(title="Python", slug="python")
    a_role()
    page = visit(client, "/roles/?skill=python")
    assert (found(page), page.texts(".note")) == ([], [])
    assert page.texts(".chips")[0].startswith("Remove Python")


def test_filter_tells_how_much_is_chosen_and_found(empty: None, client: Client) -> None:
    a_role()
    page = visit(client, "/roles/?kind=profession&skill=none")
    assert (page.texts("#to-filters"), page.texts(".show-results button")) == (["Filter 1 chosen"], ["Show 1 role"])


def test_chip_removes_its_choice_alone(empty: None, client: Client) -> None:
    a_role_skill(a_role(title="Quokka"), a_skill(title="Python", slug="python"))
    a_role(kind="specialism")
    more = "sort=growth"
    page = visit(client, f"/roles/?q=quokka&kind=specialism&kind=profession&skill=python&{more}")
    assert page.links_in(".chips") == {
        "Remove “quokka” ×": f"/roles/?kind=specialism&kind=profession&skill=python&{more}",
        "Remove Profession ×": f"/roles/?q=quokka&kind=specialism&skill=python&{more}",
        "Remove New specialism ×": f"/roles/?q=quokka&kind=profession&skill=python&{more}",
        "Remove Python ×": f"/roles/?q=quokka&kind=specialism&kind=profession&{more}",
        "Clear all": "/roles/",
    }


def test_list_without_choices_has_no_chips(client: Client, db: None) -> None:
    assert visit(client, "/roles/?sort=growth").texts(".chips") == []


@pytest.mark.parametrize("url", LISTS)
def test_list_is_a_plain_form(url: str, client: Client, db: None) -> None:
    page = visit(client, f"{url}?q=title%22&show=role&show=skill")
    (form,) = page.find("#finder")
    assert (form.get("action"), form.get("method")) == (f"{url}#results", "get")
    assert page.find("#words")[0].value == 'title"'
    assert {box.get("name") for box in page.find("#facets input[type=hidden]")} == {"show"}


LONG = "/roles/?page=1&sort=kind&skill=nonsense&amp;kind=profession&q=&utm_source=x"


def test_htmx_is_told_the_shortest_address(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Target": "finder"}
    assert client.get(LONG, headers=headers)["HX-Push-Url"] == "/roles/?kind=profession"


def test_canonical_link_of_a_list_is_its_shortest_address(client: Client, db: None) -> None:
    canonical = [link.get("href") for link in visit(client, LONG).find("link[rel=canonical]")]
    assert canonical == ["http://testserver/roles/?kind=profession"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Roles"),
        ("?kind=profession&sort=title", "Roles: Profession"),
        ("?q=%3Cnurse%3E&kind=profession", "Roles: “<nurse>”, Profession"),
    ],
)
def test_title_tells_the_choices(query: str, title: str, empty: None, client: Client) -> None:
    a_role()
    page = visit(client, f"/roles/{query}")
    (tally,) = page.find("#tally")
    assert (page.texts("title"), tally.get("data-title")) == ([f"{title} · Career guide"], f"{title} · Career guide")
