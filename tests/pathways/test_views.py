"""The lists of pathways and credentials, and the pages of pathways, starting points and credentials."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from pathways.models import Credential, StartingPoint, Way
from roles.models import SalaryBand
from tests.build import (
    a_band,
    a_credential,
    a_gain,
    a_market,
    a_nearest_way,
    a_need,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_occupation,
    a_starting_point,
    a_starting_skill,
    a_step,
    a_way,
    an_exam,
    an_item,
    an_occupation,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


def a_start_pay(start: StartingPoint, **changes: Any) -> SalaryBand:
    occupation = an_occupation(title="Nurses")
    a_starting_occupation(start, occupation)
    pay = {"measure": "percentiles", "median": 70_000, "year": 2019, "basis": "gross"}
    return a_band(occupation, **pay | changes)


@pytest.mark.parametrize("rows", [1, 3])
def test_pathway_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_starting_point()
        a_pathway()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_pathway_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    pathway = a_pathway_between()
    for _ in range(rows):
        stage, place = a_stage(), a_place()
        a_need(stage, a_credential(), a_credential())
        a_gain(stage, a_skill()), a_gain(stage, a_credential())
        an_item(a_way(pathway, stage, place=place), a_stage(places=[place]), a_stage())
        a_step(pathway).skills.add(a_skill())
    current()
    with django_assert_num_queries(1):
        assert client.get(pathway.get_absolute_url()).status_code == 200


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


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_credential()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/credentials/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    credential = a_credential()
    for _ in range(rows):
        a_pathway().steps.get().credentials.add(credential)
        a_gain(a_stage(), credential), a_need(a_stage(), credential)
    current()
    with django_assert_num_queries(1):
        assert client.get(credential.get_absolute_url()).status_code == 200


# Lists


@pytest.mark.parametrize("rows", [1, 3])
def test_stage_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        stage = a_stage(places=[a_place()])
        a_gain(stage, a_skill()), a_need(stage, a_credential())
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/stages/").status_code == 200


def test_pathways_stand_below_the_starting_points_those_for_everyone_first(empty: None, client: Client) -> None:
    a_pathway_between(a_starting_point(title="Nurse"), title="Nurse to analyst", summary="Change.", order=1)
    a_pathway(title="Six steps", summary="Begin.", order=2)
    page = visit(client, "/pathways/")
    assert page.texts(".doors") == ["Nurse"]
    assert list(page.links_in(".card")) == ["Six steps", "Nurse to analyst"]
    assert page.texts(".eyebrow") == ["For everyone", "From nurse"]


def test_list_without_pathways_says_so(empty: None, client: Client) -> None:
    assert "There are no pathways yet." in visit(client, "/pathways/").text


def test_credentials_stand_by_kind(empty: None, client: Client) -> None:
    a_credential(kind=Credential.Kind.DEGREE, title="Master", summary="Two years.")
    a_credential(kind=Credential.Kind.LICENCE, title="Nursing", summary="By the state.")
    page = visit(client, "/pathways/credentials/")
    assert page.texts("section") == ["Degree 1 Master Two years.", "Licence to practise 1 Nursing By the state."]


def test_list_without_credentials_says_so(empty: None, client: Client) -> None:
    assert "There are no credentials yet." in visit(client, "/pathways/credentials/").text


@pytest.mark.parametrize("build", [a_pathway, a_starting_point, a_credential])
def test_draft_is_nowhere(build, empty: None, client: Client) -> None:
    shown, draft = build(), build(status=DRAFT)
    links = visit(client, "/pathways/").links + visit(client, "/pathways/credentials/").links
    assert (shown.get_absolute_url() in links, draft.get_absolute_url() in links) == (True, False)
    assert client.get(draft.get_absolute_url()).status_code == 404


# A pathway


def test_pathway_tells_from_where_to_where_it_leads_and_how_long_that_takes(empty: None, client: Client) -> None:
    pathway = a_pathway_between(a_starting_point(title="Nurse"), a_role(title="Informaticist"))
    a_way(pathway, an_exam(), place=a_place(title="Utopia"))
    facts = visit(client, pathway.get_absolute_url()).facts
    assert [facts[term] for term in ("From", "Leads to", "Time")] == [
        "Nurse",
        "Informaticist",
        "Anywhere, 12 to 24 months; Utopia, length not known",
    ]


def test_stage_stands_with_all_that_belongs_to_it(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    length = {"basis": "estimate", "reason": "two terms", "min_months": 6, "max_months": 12}
    told = {
        "cost": "None.",
        "requires": "A *test*.",
        "beside_job": "yes",
        "url": "https://example.org/",
        "note": "Rare.",
    }
    stage = a_stage(
        slug="course",
        title="Study",
        summary="You learn.",
        places=[a_place(title="Utopia")],
        citations=cited,
        **length,
        **told,
    )
    a_need(stage, a_credential(title="Diploma"), a_credential(title="Licence"))
    a_need(stage, a_skill(title="Python"), proficiency=2)
    a_gain(stage, a_skill(title="SQL"), proficiency=3)
    a_gain(stage, a_credential(title="Master"))
    assert visit(client, "/pathways/stages/").texts("#course") == [
        "Study You learn. Note Rare. How long 6 to 12 months, our estimate: two terms Where Utopia "
        "Beside a job Yes Who may enter A test. You need Diploma or Licence Python, level 2 Cost None. "
        "You gain (our estimate) SQL, level 3 Qualification Master "
        "Official page https://example.org/ Not opened by us yet "
        "Source: Guide: Degrees"
    ]


def test_way_tells_its_stages_in_order_with_alternatives_and_lengths(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    pathway.ways.all().delete()
    way = a_way(
        pathway, a_stage(title="Study"), key="here", stop_at="After a year.", strength="weak", note="Few places."
    )
    an_item(way, a_stage(title="Train"), a_stage(title="Work", min_months=6), position=1)
    an_item(way, a_stage(title="Write"), position=2, optional=True, beside=True)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts("#way-here h4") == ["Study", "Train", "Write"]
    assert page.texts("#way-here summary") == ["Or: work, 6 to 24 months"]
    assert page.texts("#way-here .eyebrow")[2] == "Education · optional · at the same time as the one before"
    assert page.texts("#way-here .facts") == [
        "How long 24 to 48 months With the quickest choice From 18 months "
        "How well founded Weak: mostly put together by us, or we saw no rule on who may enter "
        "Where you can stop and work After a year."
    ]
    assert page.texts("#way-here > .note") == ["Note Few places."]


def test_way_for_anywhere_tells_of_a_place_at_each_choice(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    there = a_stage(title="Study there", places=[a_place(title="Utopia")])
    an_item(pathway.ways.get(), a_stage(), there)
    assert visit(client, pathway.get_absolute_url()).texts("summary") == ["Or: study there, 12 to 24 months (Utopia)"]


def test_way_with_a_stage_that_is_a_draft_says_so(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    an_item(pathway.ways.get(), a_stage(title="Hidden", status=DRAFT))
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".stages .absent") == ["One stage is being rewritten, so how long the way takes is not known."]
    assert "Hidden" not in page.text


def test_places_stand_below_the_stages(empty: None, client: Client) -> None:
    a_place(slug="utopia", title="Utopia", summary="Nowhere.")
    page = visit(client, "/pathways/stages/")
    assert page.texts("#utopia") == ["Utopia Nowhere. Its pathways"]
    assert "There are no stages yet." in page.text


def test_step_stands_with_all_that_belongs_to_it(empty: None, client: Client) -> None:
    pathway, cited = a_pathway(), [a_section(source=a_source(short_title="Guide"), label="Steps")]
    pathway.steps.all().delete()
    values = {"title": "Learn Python", "text": "You *code*.", "note": "Or **R**.", "optional": True}
    step = a_step(pathway, citations=cited, min_months=6, max_months=12, position=2, **values)
    step.skills.add(a_skill(title="Python"))
    step.credentials.add(a_credential(title="Bootcamp"))
    assert visit(client, pathway.get_absolute_url()).texts("#step-2") == [
        "Education · optional Learn Python You code. Note Or R. How long 6 to 12 months "
        "You gain Python Qualification Bootcamp Source: Guide: Steps"
    ]


def test_step_without_duration_says_so(empty: None, client: Client) -> None:
    assert visit(client, a_pathway().get_absolute_url()).facts["How long"] == "Not known"


def test_pathway_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide", title="The Guide"), label="Routes")]
    page = visit(client, a_pathway(body="You *go*.", note="Not for **all**.", citations=cited).get_absolute_url())
    assert (page.texts(".note"), page.texts(".cites")[0]) == (["Note Not for all."], "Source: Guide: Routes")
    assert "The Guide, undated: Routes." in page.texts(".sources-used")[0]


def test_pathway_leads_to_no_draft(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    skill, credential, stage = a_skill(status=DRAFT), a_credential(status=DRAFT), a_stage(status=DRAFT)
    shown = a_stage()
    a_gain(shown, skill), a_gain(shown, credential), a_need(shown, credential), a_need(shown, skill)
    an_item(pathway.ways.get(), shown, stage)
    page = visit(client, pathway.get_absolute_url())
    assert [entry for entry in (skill, credential, stage) if entry.get_absolute_url() in page.links] == []
    assert [entry for entry in (skill, credential, stage) if entry.title in page.text] == []


# A starting point


def test_starting_point_tells_what_one_brings_and_the_ways_on(empty: None, client: Client) -> None:
    start = a_starting_point(title="Nurse", note="In *most* states.")
    for skill in (a_skill(title="Empathy"), a_skill(title="Hidden", status=DRAFT)):
        a_starting_skill(start, skill)
    start.holds.set([a_credential(title="Licence"), a_credential(title="Hidden", status=DRAFT)])
    a_pathway_between(start, a_role(title="Analyst"))
    a_pathway_between(start, a_role(title="Hidden"), status=DRAFT)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".inline-list") == ["What you already haveEmpathy", "Your qualificationsLicence"]
    assert page.texts(".linked-list") == ["Analyst Anywhere, 12 to 24 months"]
    assert page.texts(".note") == ["Note In most states."]


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


def found(client: Client, query: str) -> list[str]:
    return sorted(visit(client, f"/pathways/?{query}").texts(".cards h3"))


def test_time_in_a_place_is_that_of_its_ways_and_of_those_for_anywhere(empty: None, client: Client) -> None:
    near, far = a_place(slug="near"), a_place(slug="far")
    slow, quick, free = (a_pathway_between(title=title) for title in ("Slow", "Quick", "Free"))
    Way.objects.all().delete()
    year, years = a_stage(min_months=12, max_months=12), a_stage(min_months=40, max_months=40)
    a_way(slow, years, place=near), a_way(slow, year, place=far)
    a_way(quick, year, place=near), a_way(free, year)
    assert found(client, "months=near-24") == ["Free", "Quick"]
    assert found(client, "months=24") == ["Free", "Quick", "Slow"]
    assert found(client, "place=far") == ["Free", "Slow"]


def test_starting_point_tells_what_comes_nearest_where_no_way_leads(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_nearest_way(start, role=a_role(title="Engineer"), nearest=a_role(title="Analyst"), text="Begin *there*.")
    a_nearest_way(start, role=a_role(title="Doctor"), text="None.", position=1000)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".linked-list") == ["Engineer Begin there. Nearest: analyst Doctor None."]


def test_starting_point_tells_what_one_earns_today(empty: None, client: Client) -> None:
    start, official = a_starting_point(), a_source(kind="official-statistics", short_title="BLS")
    cited = [a_section(source=official, label="Wages")]
    band = a_start_pay(start, market=a_market(title="Utopia"), citations=cited, note="The *whole* country.")
    assert visit(client, start.get_absolute_url()).rows == [
        [
            f"Nurses {band.occupation.code}",
            "US$50,000 to US$90,000, median US$70,000",
            "Utopia, 2019; gross pay",
            "Evidence grade B Official, but more than 2 years old.",
            "Source: BLS: Wages Note The whole country.",
        ]
    ]


def test_starting_point_without_pay_says_nothing_of_it(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "What you earn today" not in page.text


def test_starting_point_shows_no_pay_of_a_draft_market(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_start_pay(start, market=a_market(status=DRAFT))
    assert visit(client, start.get_absolute_url()).rows == []


# A credential


def test_credential_tells_all_that_is_known(empty: None, client: Client) -> None:
    known = {"awarded_by": "A board", "requires": "A *degree*", "renewal": "Every year", "min_months": 24}
    credential = a_credential(url="https://board.example/", cost="US$5", min_age=16, **known)
    credential.places.add(a_place(title="Utopia"))
    page = visit(client, credential.get_absolute_url())
    assert page.facts == {
        "Awarded by": "A board",
        "You need": "A degree",
        "How long": "at least 24 months",
        "Renewal": "Every year",
        "Official page": "https://board.example/ (A board) Not opened by us yet",
        "Cost": "US$5",
        "Your age at the start": "16 or older",
        "Where": "Utopia",
    }


def test_credential_says_what_is_not_known(empty: None, client: Client) -> None:
    facts = visit(client, a_credential().get_absolute_url()).facts
    assert facts == dict.fromkeys(["Awarded by", "You need", "How long", "Cost", "Renewal"], "Not stated")


def test_credential_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    page = visit(client, a_credential(note="For **physicians**.", citations=cited).get_absolute_url())
    assert (page.texts(".note"), page.texts(".cites")) == (
        ["Note For physicians."],
        ["Source: Guide: Degrees"],
    )


def test_credential_tells_what_gives_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_gain(a_stage(title="Study"), credential), a_gain(a_stage(title="Hidden", status=DRAFT), credential)
    a_step(a_pathway(title="Shown"), title="Train").credentials.add(credential)
    a_step(a_pathway(title="Hidden", status=DRAFT), title="Rest").credentials.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".linked-list") == ["Study 12 to 24 months Train in Shown"]
    assert "No stage that we describe asks for it." in page.text


def test_credential_tells_who_asks_for_it_and_who_has_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_need(a_stage(title="Study", order=1), credential), a_need(a_stage(title="Train"), credential, a_credential())
    a_starting_point(title="Nurse").holds.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".linked-list") == ["Study Train this or another"]
    assert page.texts(".inline-list") == ["Who has it alreadyNurse"]
    assert "No stage that we describe leads to it." in page.text
