"""The page of a starting point: what one brings, the ways on, and what one earns today."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from pathways.models import StartingPoint
from roles.models import Role
from skills.models import Skill
from tests.build import (
    a_credential,
    a_market,
    a_nearest_way,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_start_pay,
    a_starting_point,
    a_starting_skill,
    a_way,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


START_AND_ROLE = "start={0.starting_point.slug}&role={0.role.slug}"


@pytest.mark.parametrize("rows", [1, 3])
def test_starting_point_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    start = a_starting_point()
    for _ in range(rows):
        a_starting_skill(start)
        a_pathway_between(start)
        a_nearest_way(start, role=a_role(), nearest=a_role())
        a_start_pay(start)
    current()
    with django_assert_num_queries(1):
        assert client.get(start.get_absolute_url()).status_code == 200


def test_starting_point_tells_what_one_brings_and_the_ways_on(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(kind="standard", short_title="BLS"), label="Wages")]
    start = a_starting_point(title="Nurse", summary="You care.", note="In *most* states.", citations=cited)
    for skill in (a_skill(title="Empathy"), a_skill(title="Hidden", status=DRAFT)):
        a_starting_skill(start, skill)
    start.holds.set([a_credential(title="Licence"), a_credential(title="Hidden", status=DRAFT)])
    pathway = a_pathway_between(start, a_role(title="Analyst", summary="You find answers."), summary="You learn.")
    a_way(pathway, a_stage(title="Study here"), place=a_place(short_title="UT"))
    a_pathway_between(start, a_role(title="Hidden"), status=DRAFT)
    page = visit(client, start.get_absolute_url())
    assert page.texts("h1") == ["Starting as a nurse"]
    assert page.texts(".card > p:not(.times)") == ["You find answers.", "You learn."]
    assert page.texts(".times span")[-1] == "UT, 12 to 24 months. First: study here"
    assert page.texts(".have") == ["Licence", "Empathy"]
    assert page.texts("#s1") == [
        "Before you choose You care. In most states. BLS, not read by us About this source ↩ back to the text"
    ]


def a_move(start: StartingPoint, *levels: int, **changes: Any) -> Role:
    """A role that a pathway from there leads to, with a level on each of the first skills of the core."""
    role = a_role(**changes)
    for number, level in enumerate(levels):
        skill = Skill.objects.filter(title=f"Skill {number}").first() or a_skill(title=f"Skill {number}", core=True)
        a_role_skill(role, skill, proficiency=level, citations=[a_section()])
    a_pathway_between(start, role)
    return role


def test_starting_point_tells_how_close_each_profession_is(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, 3, title="Far", order=1)
    a_move(start, 3, title="Near", order=2)
    a_starting_skill(start, Skill.objects.get(title="Skill 0"), proficiency=3)
    page = visit(client, start.get_absolute_url())
    assert list(page.links_in(".card h3")) == ["Near", "Far"]
    assert page.texts(".gap") == [
        "1 of 1 essential skills 1 Nothing left to learn",
        "1 of 2 essential skills 2 To learn: skill 1",
    ]
    assert [len(boxes) for boxes in page.find(".gap .level")] == [1, 2]
    assert [said.partition(" ·")[0] for said in page.texts("#s2 .said")] == [
        "Far, skill 0: level 3, skilled",
        "Far, skill 1: level 3, skilled",
    ]
    assert page.texts(".fold > summary")[0] == "How we count"


def test_starting_point_that_brings_nothing_tells_of_no_gap(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, title="Far")
    page = visit(client, start.get_absolute_url())
    assert (page.texts(".card h3"), page.texts(".gap")) == (["Far"], [])
    assert page.texts(".fold > summary") == ["Sources 1 entry"]


def test_new_specialisms_wait_to_be_opened_as_nobody_can_tell_how_close_they_are(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, title="Near")
    a_move(start, 3, title="New", kind="specialism")
    a_starting_skill(start, Skill.objects.get(title="Skill 0"), proficiency=3)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".fold > summary") == ["New specialisms 1", "How we count", "Sources 2 entries"]
    assert page.texts(".fold .card h3") == ["New"]
    assert page.texts(".fold > p") == ["We have not judged all their skills yet, so we can’t say how close you are."]


@pytest.mark.parametrize(
    ("build", "named"), [(a_starting_point, "start={0.slug}"), (a_pathway_between, START_AND_ROLE)]
)
def test_page_leads_on_to_a_plan(build, named: str, empty: None, client: Client) -> None:
    entry = build()
    (plan,) = visit(client, entry.get_absolute_url()).links_in(".band .acts").values()
    assert plan == f"/plan/?{named.format(entry)}"


def test_seventh_role_to_move_to_is_folded(empty: None, client: Client) -> None:
    start = a_starting_point()
    for number in range(7):
        a_pathway_between(start, a_role(title=f"Role {number}"), order=number)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".fold h3") == ["Role 6"]
    assert page.texts(".fold > summary")[0] == "1 more"


def test_starting_point_without_a_pathway_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "We know no way from here yet." in page.text


def test_nothing_comes_nearest_where_a_way_has_come_since(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    a_nearest_way(pathway.starting_point, role=pathway.role, text="No way leads there.")
    for entry in (pathway.starting_point, pathway.role):
        assert "No way leads there." not in visit(client, entry.get_absolute_url()).text


def test_nearest_role_is_reached_by_the_pathway_from_here(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    a_nearest_way(pathway.starting_point, role=a_role(), nearest=pathway.role)
    links = visit(client, pathway.starting_point.get_absolute_url()).find("a")
    assert [link.get("href") for link in links if link.text == f"Nearest: {pathway.role.title.lower()}"] == [
        pathway.get_absolute_url()
    ]


def test_starting_point_tells_what_comes_nearest_where_no_way_leads(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_nearest_way(start, role=a_role(title="Engineer"), nearest=a_role(title="Analyst"), text="Begin *there*.")
    a_nearest_way(start, role=a_role(title="Doctor"), text="None.", position=1000)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".nearest li") == ["Engineer Begin there. Nearest: analyst", "Doctor None."]
    assert page.texts(".fold > summary")[0] == "Roles without a direct way 2"


def test_starting_point_tells_what_one_earns_today(empty: None, client: Client) -> None:
    start, official = a_starting_point(), a_source(kind="official-statistics", short_title="BLS")
    cited = [a_section(source=official, label="Wages")]
    a_start_pay(start, market=a_market(title="Utopia"), citations=cited, note="The *whole* country.")
    page = visit(client, start.get_absolute_url())
    assert page.texts(".pay-line") == ["Nurses half earn over US$70,000 2"]
    assert "The whole country. Official, but more than 2 years old BLS" in page.texts("#s2")[0]


def test_starting_point_without_pay_says_nothing_of_it(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "What you earn today" not in page.text


def test_starting_point_shows_no_pay_of_a_draft_market(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_start_pay(start, market=a_market(status=DRAFT))
    assert visit(client, start.get_absolute_url()).texts(".pay-line") == []
