"""The lists of pathways and credentials, and the pages of pathways, starting points and credentials."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from pathways.models import Credential, Pathway, StartingPoint
from roles.models import SalaryBand
from tests.build import (
    a_band,
    a_credential,
    a_market,
    a_pathway,
    a_role,
    a_section,
    a_skill,
    a_source,
    a_starting_occupation,
    a_starting_point,
    a_step,
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
    pathway = a_pathway()
    for _ in range(rows):
        pathway.roles.add(a_role())
        pathway.starting_points.add(a_starting_point())
        step = a_step(pathway)
        step.skills.add(a_skill())
        step.credentials.add(a_credential())
    current()
    with django_assert_num_queries(1):
        assert client.get(pathway.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_starting_point_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    start = a_starting_point()
    for _ in range(rows):
        start.skills.add(a_skill())
        start.pathways.add(a_pathway())
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
    current()
    with django_assert_num_queries(1):
        assert client.get(credential.get_absolute_url()).status_code == 200


# Lists


def test_pathways_stand_below_the_starting_points_by_kind(empty: None, client: Client) -> None:
    a_starting_point(title="Nurse")
    a_pathway(kind=Pathway.Kind.TRANSITION, title="From nurse", summary="Change.", order=1)
    a_pathway(kind=Pathway.Kind.GENERAL, title="Six steps", summary="Begin.", order=2)
    page = visit(client, "/pathways/")
    assert page.texts(".tiles") == ["Nurse"]
    assert list(page.links_in(".card")) == ["Six steps", "From nurse"]
    assert page.texts(".eyebrow") == ["For everyone", "Change of career"]


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


def test_pathway_tells_for_whom_it_is_and_where_it_leads(empty: None, client: Client) -> None:
    pathway = a_pathway()
    pathway.starting_points.set([a_starting_point(title="Nurse"), a_starting_point(title="Physician")])
    pathway.roles.add(a_role(title="Informaticist"))
    facts = visit(client, pathway.get_absolute_url()).facts
    assert [facts[term] for term in ("For", "Leads to", "Steps")] == ["Nurse, Physician", "Informaticist", "1"]


def test_step_stands_with_all_that_belongs_to_it(empty: None, client: Client) -> None:
    pathway, cited = a_pathway(), [a_section(source=a_source(short_title="Guide"), label="Steps")]
    pathway.steps.all().delete()
    values = {"title": "Learn Python", "text": "You *code*.", "note": "Or **R**.", "optional": True}
    step = a_step(pathway, citations=cited, min_months=6, max_months=12, position=2, **values)
    step.skills.add(a_skill(title="Python"))
    step.credentials.add(a_credential(title="Bootcamp"))
    assert visit(client, pathway.get_absolute_url()).texts("#step-2") == [
        "Education · optional Learn Python You code. Editors’ note Or R. How long 6 to 12 months "
        "You gain Python You can earn Bootcamp Source: Guide: Steps"
    ]


def test_step_without_duration_says_so(empty: None, client: Client) -> None:
    assert visit(client, a_pathway().get_absolute_url()).facts["How long"] == "No source says"


def test_pathway_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide", title="The Guide"), label="Routes")]
    page = visit(client, a_pathway(body="You *go*.", note="Not for **all**.", citations=cited).get_absolute_url())
    assert (page.texts(".note"), page.texts(".cites")[0]) == (["Editors’ note Not for all."], "Source: Guide: Routes")
    assert "The Guide, undated: Routes." in page.texts(".sources-used")[0]


def test_pathway_leads_to_no_draft(empty: None, client: Client) -> None:
    pathway = a_pathway()
    start, role, skill, credential = (
        build(status=DRAFT) for build in (a_starting_point, a_role, a_skill, a_credential)
    )
    pathway.starting_points.add(start)
    pathway.roles.add(role)
    pathway.steps.get().skills.add(skill)
    pathway.steps.get().credentials.add(credential)
    links = visit(client, pathway.get_absolute_url()).links
    assert [entry for entry in (start, role, skill, credential) if entry.get_absolute_url() in links] == []


# A starting point


def test_starting_point_tells_what_one_brings_and_the_ways_on(empty: None, client: Client) -> None:
    start = a_starting_point(title="Nurse", note="In *most* states.")
    start.skills.set([a_skill(title="Empathy"), a_skill(title="Hidden", status=DRAFT)])
    pathways = [a_pathway(title="From nurse", summary="Go."), a_pathway(title="Hidden", status=DRAFT)]
    start.pathways.set(pathways)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".inline-list") == ["What you bring alongEmpathy"]
    assert page.texts(".card") == ["Route From nurse Go."]
    assert page.texts(".note") == ["Editors’ note In most states."]


def test_starting_point_without_a_pathway_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert page.texts(".cards") == ["No source that we hold describes a pathway from here."]


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
            "Source: BLS: Wages Editors’ note The whole country.",
        ]
    ]


def test_starting_point_without_pay_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "What you earn today No source that we hold states it." in page.text


def test_starting_point_shows_no_pay_of_a_draft_market(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_start_pay(start, market=a_market(status=DRAFT))
    assert visit(client, start.get_absolute_url()).rows == []


# A credential


def test_credential_tells_all_that_is_known(empty: None, client: Client) -> None:
    known = {"awarded_by": "A board", "requires": "A *degree*", "renewal": "Every year", "min_months": 24}
    page = visit(client, a_credential(url="https://board.example/", **known).get_absolute_url())
    assert page.facts == {
        "Awarded by": "A board",
        "You need": "A degree",
        "How long": "at least 24 months",
        "Renewal": "Every year",
        "Address": "https://board.example/",
    }


def test_credential_says_what_is_not_known(empty: None, client: Client) -> None:
    facts = visit(client, a_credential().get_absolute_url()).facts
    assert facts == dict.fromkeys(["Awarded by", "You need", "How long", "Renewal"], "Not stated")


def test_credential_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    page = visit(client, a_credential(note="For **physicians**.", citations=cited).get_absolute_url())
    assert (page.texts(".note"), page.texts(".cites")) == (
        ["Editors’ note For physicians."],
        ["Source: Guide: Degrees"],
    )


def test_credential_leads_to_the_published_pathways_that_name_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_step(a_pathway(title="Shown"), title="Study").credentials.add(credential)
    a_step(a_pathway(title="Hidden", status=DRAFT), title="Rest").credentials.add(credential)
    assert visit(client, credential.get_absolute_url()).texts(".linked-list") == ["Shown Study"]


def test_credential_that_no_pathway_names_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_credential().get_absolute_url())
    assert "No pathway that we describe asks for it." in page.text
