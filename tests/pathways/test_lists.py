"""The lists of pathways, credentials and stages."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from pathways.models import Credential, Way
from tests.build import (
    a_credential,
    a_gain,
    a_need,
    a_pathway,
    a_pathway_between,
    a_place,
    a_skill,
    a_stage,
    a_starting_point,
    a_way,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_pathway_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_starting_point()
        a_pathway()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_credential()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/credentials/").status_code == 200


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
    assert list(page.links_in(".ways")) == ["Six steps", "Nurse to analyst"]
    assert page.texts(".cards-title") == ["For everyone", "Nurse"]


def test_list_without_pathways_says_so(empty: None, client: Client) -> None:
    assert "There are no pathways yet." in visit(client, "/pathways/").text


def test_credentials_stand_by_kind(empty: None, client: Client) -> None:
    a_credential(kind=Credential.Kind.DEGREE, title="Master", summary="Two years.", min_months=36, max_months=36)
    a_credential(kind=Credential.Kind.LICENCE, title="Nursing", summary="By the state.")
    page = visit(client, "/pathways/credentials/")
    assert page.texts("section") == [
        "Degree 1 Master Two years. 3 years",
        "Licence to practise 1 Nursing By the state.",
    ]


@pytest.mark.parametrize(("build", "path"), [(a_credential, "/pathways/credentials/"), (a_stage, "/pathways/stages/")])
def test_six_of_a_kind_are_shown_and_the_rest_folded(build, path: str, empty: None, client: Client) -> None:
    for number in range(8):
        build(title=f"No. {number}", order=number)
    page = visit(client, path)
    assert page.texts(".fold > summary")[-1 if build is a_credential else 6] == "2 more"
    assert "No. 6" in page.texts(".fold:not(.entry)")[0]
    assert "No. 5" not in page.texts(".fold:not(.entry)")[0]


def test_list_without_credentials_says_so(empty: None, client: Client) -> None:
    assert "There are no credentials yet." in visit(client, "/pathways/credentials/").text


@pytest.mark.parametrize("build", [a_pathway, a_starting_point, a_credential])
def test_draft_is_nowhere(build, empty: None, client: Client) -> None:
    shown, draft = build(), build(status=DRAFT)
    links = visit(client, "/pathways/").links + visit(client, "/pathways/credentials/").links
    assert (shown.get_absolute_url() in links, draft.get_absolute_url() in links) == (True, False)
    assert client.get(draft.get_absolute_url()).status_code == 404


def found(client: Client, query: str) -> list[str]:
    return sorted(visit(client, f"/pathways/?{query}").texts(".ways a"))


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


def test_places_stand_below_the_stages(empty: None, client: Client) -> None:
    a_place(slug="utopia", title="Utopia", summary="Nowhere.")
    page = visit(client, "/pathways/stages/")
    assert page.texts("#utopia") == ["Utopia Nowhere. Its pathways: Utopia"]
    assert "There are no stages yet." in page.text
