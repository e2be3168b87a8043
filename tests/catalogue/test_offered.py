"""Forms that offer entries: all of few, and of many those that are chosen, those that a word finds, or the first."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from careerguide.catalogue.offered import FIRST, MANY
from tests.build import a_role, a_skill, a_starting_point
from tests.compare.pages import BOTH
from tests.reading import Document, visit

COMPARE = "/roles/compare/"
CHOSEN = "role=nurse&start=pupil&have=knitting"


@pytest.fixture
def many(empty: None) -> None:
    """More of each kind than a form offers."""
    for build in (a_role, a_skill, a_starting_point):
        for number in range(MANY):
            build(title=f"Entry {number}", slug=f"entry-{number}", order=number)
    a_role(title="Zoo nurse", slug="nurse", order=MANY)
    a_role(title="Zoo coder", slug="coder", order=MANY)
    a_skill(title="Knitting", slug="knitting", order=MANY)
    a_starting_point(title="Pupil", slug="pupil", order=MANY)


def values(page: Document, selector: str) -> list[str]:
    return [one.get("value") for one in page.find(selector) if one.get("value")]


FIELDS = {"roles": "[name=role]", "skills": "[name=have]", "starting points": "[name=start] option"}


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_plan_offers_the_first_of_many(field: str, many: None, client: Client) -> None:
    assert values(visit(client, "/plan/"), field) == [f"entry-{number}" for number in range(FIRST)]


@pytest.mark.parametrize(("find", "found"), [("knit", "knitting"), ("pup", "pupil"), ("zoo nur", "nurse")])
def test_plan_finds_the_others_by_a_word(find: str, found: str, many: None, client: Client) -> None:
    page = visit(client, f"/plan/?find={find}")
    assert [value for field in FIELDS.values() for value in values(page, field) if "entry" not in value] == [found]


@pytest.mark.parametrize("find", ["", "&find=entry"])
def test_plan_still_offers_what_is_chosen(find: str, many: None, client: Client) -> None:
    page = visit(client, f"/plan/?{CHOSEN}{find}")
    assert values(page, "#asked [checked][name=role], #asked [name=have][checked], #asked option[selected]") == [
        "pupil",
        "nurse",
        "knitting",
    ]


def test_comparison_offers_the_first_of_many(many: None, client: Client) -> None:
    offered = values(visit(client, COMPARE), "select:first-of-type option")
    assert {*offered} == {f"entry-{number}" for number in range(FIRST)}


def test_comparison_finds_the_others_by_a_word_and_keeps_those_chosen(many: None, client: Client) -> None:
    page = visit(client, f"{COMPARE}?role=nurse&find=zoo")
    assert (values(page, "select option"), {*values(page, "[type=hidden]")}) == (["coder"], {"nurse"})


def test_block_of_what_can_be_added_is_open_after_looking(many: None, client: Client) -> None:
    for query, count in (("", 0), ("&find=entry", 1)):
        assert len(visit(client, f"{COMPARE}?{BOTH}{query}").find("#add[open]")) == count


@pytest.mark.parametrize("address", [COMPARE, "/plan/", "/fit/"])
def test_few_are_all_offered_and_nothing_need_be_found(address: str, empty: None, client: Client) -> None:
    a_role(slug="nurse")
    a_starting_point(slug="nurse")
    page = visit(client, address)
    assert ("nurse" in {*values(page, "option"), *values(page, "input")}, page.find("[name=find]")) == (True, [])


@pytest.mark.parametrize("address", ["/pathways/", "/search/"])
def test_page_names_the_first_starting_points_of_many(address: str, many: None, client: Client) -> None:
    assert len(visit(client, address).find('main a[href^="/pathways/from/"]')) == FIRST


def test_others_of_many_starting_points_are_found_from_the_list_of_pathways(many: None, client: Client) -> None:
    (form,) = visit(client, "/pathways/").find("form.page-search")
    page = visit(client, f"{form.get('action')}?{urlencode([*form.form_values(), ('q', 'pup')])}")
    assert [one.get("href") for one in page.find(".result-list a")] == ["/pathways/from/pupil/"]


FIT_STARTS = "fieldset [name=start][value]"


def test_fit_offers_the_first_starting_points_of_many(many: None, client: Client) -> None:
    assert values(visit(client, "/fit/"), FIT_STARTS) == [f"entry-{number}" for number in range(FIRST)]


def test_fit_finds_the_others_by_a_word(many: None, client: Client) -> None:
    assert values(visit(client, "/fit/?find=pup"), FIT_STARTS) == ["pupil"]


def test_fit_still_offers_the_starting_point_that_is_chosen(many: None, client: Client) -> None:
    assert values(visit(client, "/fit/?start=pupil&find=entry"), "[checked][name=start]") == ["pupil"]
