"""The list of skills, and the page of one."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from skills.models import Domain
from tests.build import (
    a_domain,
    a_gain,
    a_pathway,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_step,
    a_topic,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_skill_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for hue in list(Domain.Hue)[:rows]:
        domain = a_domain(hue=hue)
        for _ in range(rows):
            a_skill(domain=domain)
    current()
    with django_assert_num_queries(1):
        assert client.get("/skills/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_skill_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    skill = a_skill()
    for _ in range(rows):
        a_role_skill(a_role(), skill)
        a_starting_skill(a_starting_point(), skill)
        a_gain(a_stage(), skill)
        a_topic().skills.add(skill)
        pathway = a_pathway()
        pathway.steps.get().skills.add(skill)
        a_step(pathway).skills.add(skill)
    current()
    with django_assert_num_queries(1):
        assert client.get(skill.get_absolute_url()).status_code == 200


def test_skills_stand_by_domain(empty: None, client: Client) -> None:
    technical, clinical = a_domain(title="Technical", order=2), a_domain(title="Clinical", order=1)
    for domain, title, order in ((technical, "SQL", 1), (clinical, "Tact", 2), (clinical, "Empathy", 1)):
        a_skill(domain=domain, title=title, order=order, summary="Helps.")
    page = visit(client, "/skills/")
    assert page.texts(".cards-title") == ["Clinical", "Technical"]
    assert page.texts(".cards") == ["Empathy Helps. Tact Helps.", "SQL Helps."]


def test_list_of_skills_says_why_each_domain_matters(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Domains")]
    a_domain(title="Clinical", slug="clinical", summary="Patients come first.", body="They *do*.", citations=cited)
    page = visit(client, "/skills/")
    assert page.texts("#clinical") == ["Clinical: why it matters Patients come first. 1 They do."]


def test_note_on_a_domain_stands_beside_it(empty: None, client: Client) -> None:
    a_domain(note="Only **one** guide has it.")
    assert visit(client, "/skills/").texts(".fold > .note") == ["Note Only one guide has it."]


def test_skill_list_holds_no_drafts(empty: None, client: Client) -> None:
    domain = a_domain()
    shown, draft = a_skill(domain=domain), a_skill(domain=domain, status=DRAFT)
    hidden = a_domain(hue=Domain.Hue.TECHNICAL, status=DRAFT, slug="hidden")
    page = visit(client, "/skills/")
    assert [entry for entry in (shown, draft, hidden) if entry.get_absolute_url() in page.links] == [shown]
    assert page.find("#hidden") == []


def test_skill_names_its_tools_and_other_names(empty: None, client: Client) -> None:
    skill = a_skill(tools=["PyTorch", "C++"], aliases=["ML", "statistical learning"])
    assert visit(client, skill.get_absolute_url()).facts == {
        "Tools and standards": "PyTorch C++",
        "Also called": "ML, statistical learning",
    }


def test_skill_without_tools_says_nothing_of_them(empty: None, client: Client) -> None:
    assert visit(client, a_skill().get_absolute_url()).facts == {}


def test_skill_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Skills")]
    page = visit(client, a_skill(body="You *learn*.", note="Rarely **named**.", citations=cited).get_absolute_url())
    assert page.texts(".prose") == ["You learn. How we know"]
    assert page.texts("#sources .note") == ["Rarely named."]
    assert cited[0].get_absolute_url() in page.links_in("#sources").values()


def test_skill_names_how_well_each_role_needs_it_and_how_we_know(empty: None, client: Client) -> None:
    skill, cited = a_skill(core=True), [a_section(source=a_source(short_title="Guide"), label="Skills")]
    levels = (("Nurse", 4, "Of *all* nurses."), ("Coder", 0, ""), ("Clown", None, ""))
    for order, (title, level, note) in enumerate(levels):
        a_role_skill(a_role(title=title, order=order), skill, citations=cited, proficiency=level, note=note)
    page = visit(client, skill.get_absolute_url())
    assert page.rows == [
        ["Nurse", "expert essential"],
        ["Coder", "not needed not needed"],
        ["Clown", "level not known"],
    ]
    assert page.links_in("#roles ~ .from") == {"How we know": "#s2"}
    assert page.texts("#s2 .note") == ["Of all nurses."]
    assert cited[0].get_absolute_url() in page.links_in("#s2").values()


def test_roles_that_need_a_skill_most_come_first(empty: None, client: Client) -> None:
    skill = a_skill(core=True)
    for title, level in (("Clown", None), ("Coder", 1), ("Nurse", 4), ("Tutor", 3)):
        a_role_skill(a_role(title=title), skill, proficiency=level)
    page = visit(client, skill.get_absolute_url())
    assert [row[0] for row in page.rows] == ["Nurse", "Tutor", "Coder", "Clown"]
    assert page.texts(".band .inline-list") == ["Essential in 2 roles Useful in 1 role"]


def test_skill_of_the_core_says_so(empty: None, client: Client) -> None:
    said = [visit(client, a_skill(core=core).get_absolute_url()).facts for core in (True, False)]
    assert said == [{"One of the core skills": "We compare all roles by these"}, {}]


def test_skill_that_one_knows_leads_on_to_a_plan(empty: None, client: Client) -> None:
    page = visit(client, a_skill(slug="sql").get_absolute_url())
    assert page.links_in(".acts") == {"I know this: plan with it": "/plan/?have=sql"}


def test_skill_that_nobody_asks_for_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_skill().get_absolute_url())
    assert (page.rows, "No role asks for this skill yet." in page.text) == ([], True)


def test_skill_that_no_stage_teaches_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_skill().get_absolute_url())
    assert "We know no course that teaches it yet." in page.text


def test_skill_leads_to_the_step_that_teaches_it(empty: None, client: Client) -> None:
    skill, pathway = a_skill(), a_pathway(slug="route", title="The route")
    a_step(pathway, position=4, title="Learn Python").skills.add(skill)
    page = visit(client, skill.get_absolute_url())
    assert "/pathways/route/#step-4" in page.links
    assert page.texts(".ways") == ["Learn Python A step of the route"]
    assert visit(client, "/pathways/route/").texts("#step-4")[0].startswith("1 Learn Python")


def test_skill_leads_to_the_stage_that_teaches_it(empty: None, client: Client) -> None:
    skill = a_skill()
    a_gain(a_stage(slug="course", title="Take a course"), skill, proficiency=2)
    page = visit(client, skill.get_absolute_url())
    assert page.links_in(".ways") == {"Take a course": "/pathways/stages/#course"}
    assert "up to working (our estimate)" in page.texts(".ways")[0]


def test_stages_after_the_fifth_are_folded_away(empty: None, client: Client) -> None:
    skill = a_skill()
    for number in range(7):
        a_gain(a_stage(title=f"Stage {number}", order=number), skill)
    page = visit(client, skill.get_absolute_url())
    assert [*page.links_in("#gain ~ details")] == ["Stage 5", "Stage 6"]
    assert len(page.find(".ways > li")) == 7


def test_skill_leads_to_no_draft(empty: None, client: Client) -> None:
    skill = a_skill()
    role, start, topic = a_role(status=DRAFT), a_starting_point(status=DRAFT), a_topic(status=DRAFT)
    pathway = a_pathway(status=DRAFT)
    a_role_skill(role, skill)
    a_starting_skill(start, skill)
    a_gain(a_stage(status=DRAFT, title="Hidden"), skill)
    topic.skills.add(skill)
    pathway.steps.get().skills.add(skill)
    links = visit(client, skill.get_absolute_url()).links
    assert [entry for entry in (role, start, topic) if entry.get_absolute_url() in links] == []
    assert [link for link in links if link.startswith(pathway.get_absolute_url())] == []


def test_draft_skill_has_no_page(empty: None, client: Client) -> None:
    assert client.get(a_skill(status=DRAFT).get_absolute_url()).status_code == 404
