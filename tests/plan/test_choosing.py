"""The page of a plan while something is open: its form, and the roles that one could go for."""

import pytest
from django.test import Client

from pathways.models import Pathway, StartingPoint
from roles.models import Role
from skills.models import Skill
from tests.build import (
    a_nearest_way,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_way,
)
from tests.plan.pages import NURSE, a_course, plan


def test_without_answers_the_form_is_open(client: Client, db: None) -> None:
    page = plan(client, "")
    assert (len(page.find("#asked[open]")), page.find("#plan h2")) == (1, [])


def test_answered_form_is_closed(client: Client, db: None) -> None:
    assert plan(client, NURSE).find("#asked[open]") == []


def test_button_of_the_form_leads_to_the_answer_and_a_change_keeps_the_form_open(client: Client, db: None) -> None:
    (form,) = plan(client, "").find("#asked form")
    assert (form.get("method"), form.get("action"), form.get("hx-trigger")) == ("get", "/plan/", "change")


def test_form_holds_what_was_answered(client: Client, db: None) -> None:
    page = plan(client, f"{NURSE}&have=sql&time=part&years=4&country=uk")
    chosen = [field.get("value") for field in page.find("#asked :checked, #asked [selected]")]
    assert chosen == ["nurse", "clinical-informaticist", "sql", "part", "4", "uk"]


def test_without_a_role_all_are_ranked_and_lead_to_their_plans(client: Client, db: None) -> None:
    links = plan(client, "start=nurse&have=sql").links_in("#plan .ways")
    assert links["Clinical informaticist"] == "/plan/?start=nurse&role=clinical-informaticist&have=sql"


def test_roles_of_which_one_has_the_same_share_have_the_same_place(empty: None, client: Client) -> None:
    skill = a_skill(slug="sacks", core=True)
    for title in ("Miller", "Porter"):
        a_role_skill(a_role(title=title), skill, proficiency=3)
    a_role(title="Singer")
    told = [text.split(" essential")[0] for text in plan(client, "have=sacks").texts("#plan .says")]
    assert told[:2] == ["Joint 1st: 1 of 1", "Joint 1st: 1 of 1"]
    assert told[2].startswith("3rd: no skill is judged to be")


def test_new_specialisms_have_no_place(client: Client, db: None) -> None:
    page = plan(client, "have=python&have=sql")
    assert {"Clinical NLP for ambient scribing"} <= {*page.links_in("[aria-labelledby=specialisms]")}
    assert page.find("[aria-labelledby=specialisms] .level") == []


def test_without_a_start_the_ways_in_lead_to_plans_that_begin_there(
    pathway: Pathway, sacks: Skill, client: Client
) -> None:
    a_way(pathway, a_course(sacks))
    page = plan(client, "role=miller&time=part")
    assert page.links_in("#plan .ways") == {"Baker": "/plan/?start=baker&role=miller&time=part"}
    assert page.texts(".gap b") == ["0 of 1 essential skill"]


def test_roles_with_a_way_come_first_and_the_others_name_what_is_nearest(
    pathway: Pathway, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_way(pathway, a_stage(), strength="weak")
    porter = a_role(slug="porter", title="Porter")
    a_starting_skill(start, sacks)
    a_role_skill(porter, sacks, proficiency=3)
    a_nearest_way(start, role=porter, nearest=pathway.role)
    page = plan(client, "start=baker")
    assert page.texts("#plan section h2") == ["Where you could go", "No direct way that we know"]
    assert page.links_in("#plan section:first-of-type .ways") == {"Miller": "/plan/?start=baker&role=miller"}
    assert page.links_in("#plan section + section .ways") == {
        "Porter": "/plan/?start=baker&role=porter",
        "miller": "/plan/?start=baker&role=miller",
    }
    assert page.texts("#plan .time") == ["Anywhere, 12 to 24 months (weak)"]


def test_role_whose_ways_hold_elsewhere_says_where(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(), place=a_place(title="Utopia", short_title="Utopia"))
    (says,) = plan(client, "start=baker&country=other").texts("#plan .says")
    assert "We know a way only in another country: Utopia, 12 to 24 months." in says


def test_role_that_one_is_already_is_not_offered(role: Role, client: Client) -> None:
    a_starting_point(slug="miller", title="Miller")
    a_role(slug="porter", title="Porter")
    assert plan(client, "start=miller").texts("#plan .ways a") == ["Porter"]


def test_skills_to_raise_are_told_where_one_has_none_at_the_level_that_is_asked(
    start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_starting_skill(start, sacks, proficiency=2)
    (says,) = plan(client, "start=baker").texts("#plan .says")
    assert "one of 1 essential skill at the level asked yet; 1 to raise" in says


@pytest.mark.parametrize(("query", "told"), [("have=sacks", 1), ("start=baker", 0)])
def test_list_asks_where_one_stands_if_that_is_open(
    query: str, told: int, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    texts = plan(client, query).texts("#plan section > p")
    assert texts.count("Say where you stand to see how long it takes.") == told


def test_form_finds_a_skill_by_its_other_names_and_its_tools(empty: None, client: Client) -> None:
    a_skill(slug="sacks", aliases=["bags"], tools=["Rope"])
    (label,) = plan(client, "").find("[data-words]")
    assert label.get("data-words") == "bags, Rope"
