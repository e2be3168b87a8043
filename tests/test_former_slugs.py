"""Addresses live for ever: one that an entry has had leads to it, in paths, in query strings and on other pages."""

from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.current import current
from careerguide.content.former import former_addresses
from careerguide.content.models import Entry
from careerguide.kinds import KINDS
from tests.build import (
    a_band,
    a_credential,
    a_domain,
    a_gain,
    a_market,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_topic,
    a_way,
)
from tests.reading import Document, visit

PAGES = [kind for kind in KINDS if "#" not in kind.model(slug="x").get_absolute_url()]


def ask(client: Client, address: str) -> tuple[int, str]:
    answer: HttpResponse = client.get(address)
    return answer.status_code, answer.get("Location", "")


def moved(address: str) -> tuple[int, str]:
    return 301, address


# Paths


@pytest.mark.parametrize("kind", PAGES, ids=str)
def test_former_address_leads_to_the_page_for_good_and_keeps_the_query(kind, guide: None, client: Client) -> None:
    entry = kind.model._default_manager.first()
    kind.model._default_manager.filter(pk=entry.pk).update(former_slugs=["older", "oldest"])
    entry.refresh_from_db()
    for address in former_addresses(entry):
        assert ask(client, f"{address}?q=a+%26b") == moved(f"{entry.get_absolute_url()}?q=a+%26b")


@pytest.mark.parametrize("worn", ["/roles/old", "/Roles/Old/", "/roles/old/)"])
def test_worn_former_address_takes_one_step_too(worn: str, empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"])
    assert ask(client, worn) == moved("/roles/new/")


def test_former_address_counts_before_a_page_that_a_worn_one_might_mean(empty: None, client: Client) -> None:
    a_role(slug="aiengineer"), a_role(slug="new", former_slugs=["ai-engineer"])
    assert ask(client, "/roles/ai-engineer/") == moved("/roles/new/")


def test_former_address_of_a_draft_is_not_found(empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"], status=Entry.Status.DRAFT)
    assert ask(client, "/roles/old/") == (404, "")


def test_published_entry_at_an_address_counts_before_one_that_has_left_it(empty: None, client: Client) -> None:
    a_role(slug="old"), a_role(slug="new", former_slugs=["old"])
    assert ask(client, "/roles/old/") == (200, "")


def test_former_slug_of_another_kind_does_not_count(empty: None, client: Client) -> None:
    a_skill(slug="new", former_slugs=["old"])
    assert ask(client, "/roles/old/") == (404, "")


@pytest.mark.parametrize("query", ["", "?role=old", "?skill=old"])
def test_former_slug_costs_no_query_of_the_database(
    query: str, empty: None, client: Client, django_assert_num_queries
) -> None:
    a_role(slug="new", former_slugs=["old"])
    current()
    with django_assert_num_queries(1):
        client.get(f"/roles/compare/{query}" if query else "/roles/old/")


def test_browser_asks_again_whether_the_address_still_leads_there(empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"])
    assert client.get("/roles/old/")["Cache-Control"] == "no-cache"


def test_browser_that_has_the_old_page_is_led_on(empty: None, client: Client) -> None:
    role = a_role(slug="old")
    etag = client.get("/roles/old/")["ETag"]
    role.slug, role.former_slugs = "new", ["old"]
    role.save()
    answer = client.get("/roles/old/", headers={"If-None-Match": etag})
    assert (answer.status_code, answer["Location"]) == moved("/roles/new/")


def test_address_with_a_query_that_is_too_long_to_keep_is_not_found(empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"])
    assert ask(client, f"/roles/old/?q={'a' * 20_000}") == (404, "")


def test_headings_of_an_entry_keep_the_anchors_that_it_has_had(empty: None, client: Client) -> None:
    a_domain(slug="new", former_slugs=["old"]), a_band(a_role(), a_market(slug="there", former_slugs=["then"]))
    a_market(slug="nowhere", former_slugs=["never"])
    assert [len(visit(client, "/skills/").find(f"#{anchor}")) for anchor in ("new", "old")] == [1, 1]
    a_stage(slug="course", former_slugs=["class"]), a_place(slug="home", former_slugs=["house"])
    stages = visit(client, "/pathways/stages/")
    assert [len(stages.find(f"#{anchor}")) for anchor in ("course", "class", "home", "house")] == [1, 1, 1, 1]
    salaries = visit(client, "/roles/salaries/")
    assert [len(salaries.find(f"#{anchor}")) for anchor in ("there", "then", "nowhere", "never")] == [1, 1, 1, 1]


def test_site_map_names_present_addresses_alone(empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"])
    site_map = client.get("/sitemap.xml").content.decode()
    assert ("/roles/new/" in site_map, "/roles/old/" in site_map) == (True, False)


# Query strings


def roles_and_skills() -> None:
    market = a_market(slug="market", former_slugs=["old-market"])
    domain = a_domain(slug="domain", former_slugs=["old-domain"])
    skill = a_skill(slug="skill", former_slugs=["old-skill"], domain=domain, core=True)
    topic = a_topic(slug="topic", former_slugs=["old-topic"], kind="employer-type")
    start = a_starting_point(slug="start", former_slugs=["old-start"])
    credential = a_credential(slug="diploma", former_slugs=["old-diploma"])
    place = a_place(slug="place", former_slugs=["old-place"])
    for slug in ("role", "other"):
        role = a_role(slug=slug, former_slugs=[f"old-{slug}"])
        a_role_skill(role, skill)
        a_band(role, market, median=60_000)
        topic.roles.add(role)
        a_way(a_pathway_between(start, role), stage := a_stage(), place=place)
        a_gain(stage, credential)


BOTH = "role=role&role=other"
ADDRESSES = [
    *(f"/roles/compare{page}?role=old-role&role=other" for page in ("/", ".csv", ".json", "/sheet/")),
    f"/roles/compare/?{BOTH}&market=old-market&w-pay=3",
    "/roles/salaries/?market=old-market",
    "/roles/salaries.csv?market=old-market",
    "/roles/?skill=old-skill&domain=old-domain&employer=old-topic",
    "/roles/?pay=old-market-60000&sort=pay-old-market",
    "/roles/?start=old-start&q=role",
    "/skills/?role=old-role&domain=old-domain",
    "/pathways/?start=old-start&role=old-role&place=old-place&credential=old-diploma",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_former_slug_in_a_query_string_leads_to_the_same_address_with_the_present_one(
    address: str, empty: None, client: Client
) -> None:
    roles_and_skills()
    present = address.replace("old-", "")
    assert ask(client, address) == moved(present)
    assert ask(client, present) == (200, "")


def test_rest_of_the_query_string_stays(empty: None, client: Client) -> None:
    roles_and_skills()
    assert ask(client, "/roles/compare/?role=old-role&role=flying&utm_source=mail&amp;role=old-other,role.") == moved(
        "/roles/compare/?role=role&role=flying&utm_source=mail&role=other%2Crole"
    )


def test_entry_named_by_both_slugs_counts_once(empty: None, client: Client) -> None:
    roles_and_skills()
    answer = client.get("/roles/compare/?role=old-role&role=role&role=other", follow=True)
    assert [role.slug for role in answer.context["compared"].roles] == ["role", "other"]


def test_fragment_of_a_former_slug_is_led_on_too(empty: None, client: Client) -> None:
    roles_and_skills()
    answer = client.get("/roles/?skill=old-skill", headers={"HX-Request": "true", "HX-Target": "finder"})
    assert (answer.status_code, answer["Location"]) == moved("/roles/?skill=skill")


def test_former_slug_of_a_draft_is_unknown_in_a_query_string(empty: None, client: Client) -> None:
    a_role(slug="new", former_slugs=["old"], status=Entry.Status.DRAFT)
    assert client.get("/roles/compare/?role=old").context["ignored"] == ["role “old” (unknown)"]


def test_query_string_that_is_too_long_to_lead_on_is_understood_where_it_stands(empty: None, client: Client) -> None:
    roles_and_skills()
    answer = client.get(f"/roles/compare/?role=old-role&role=other&q={'a' * 20_000}")
    assert [role.slug for role in answer.context["compared"].roles] == ["role", "other"]


@pytest.fixture
def two_roles(empty: None) -> None:
    roles_and_skills()


SLUGS = ("role", "other", "old-role", "old-other", "flying", "")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(chosen=st.lists(st.sampled_from(SLUGS) | st.text(max_size=4), max_size=5))
def test_any_choice_leads_in_one_step_to_a_page_that_understands_it_alike(
    chosen: list[str], two_roles: None, client: Client
) -> None:
    first = client.get("/roles/compare/?" + urlencode({"role": chosen}, doseq=True))
    page = client.get(first["Location"]) if first.status_code == 301 else first
    asked = [slug.removeprefix("old-") for slug in chosen]
    understood = list(dict.fromkeys(slug for slug in asked if slug in ("role", "other")))
    compared = Document(page.content.decode()).find("#compared > li")
    assert (page.status_code, [role.attrib["data-slug"] for role in compared]) == (200, understood)
    assert (first.status_code == 301) == any(slug.startswith("old-") for slug in chosen)
