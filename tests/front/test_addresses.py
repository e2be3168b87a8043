"""Addresses as they are passed on: a worn one leads to its page, another one to the pages that come near."""

import re
from urllib.parse import quote, unquote

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.models import Entry
from careerguide.content.whole import Whole
from careerguide.front.addresses import meant
from careerguide.kinds import KINDS
from tests.build import a_role, a_skill
from tests.reading import Document

ROLE = "/roles/ai-engineer/"
WORN = {
    "/roles/AI-Engineer/": ROLE,
    "/Roles/": "/roles/",
    "/roles//": "/roles/",
    "//Roles": "/roles/",
    "/roles/ai-engineer/)": ROLE,
    "/roles/ai-engineer).": ROLE,
    "/roles/ai-engineer/%20": ROLE,
    "/roles/ai-engineer/%2520": ROLE,
    "/roles/ai-engineer/%E2%80%9D": ROLE,
    "/roles/“ai-engineer”": ROLE,
    "/roles/ai-engineer.": ROLE,
    "/roles/ai-engineer,": ROLE,
    "/roles/ai-engineer&utm_source=mail": ROLE,
    "/roles/ai-engineer/&quot;": ROLE,
    "/roles/ai-engineer/%23pay": ROLE,
    "/roles/ai-engineer/%3C/a%3E": ROLE,
    "/roles/ai_engineer/": ROLE,
    "/roles/ai%20engineer/": ROLE,
    "/roles/ai-engi%C2%ADneer/": ROLE,
    "/roles/ai-engineer/index.html": ROLE,
    "/index.php": "/",
    "/%20": "/",
    "/ROLES/SALARIES": "/roles/salaries/",
    "/Pathways/From/Nurse": "/pathways/from/nurse/",
}


def ask(client: Client, path: str) -> HttpResponse:
    """The answer to a path as it stands, whatever a client would make of it."""
    return client.get("/", PATH_INFO=unquote(path).encode().decode("latin-1"))


@pytest.mark.parametrize(("worn", "address"), WORN.items())
def test_worn_address_leads_to_its_page_for_good(worn: str, address: str, client: Client, db: None) -> None:
    answer = ask(client, worn)
    assert (answer.status_code, answer["Location"]) == (301, address)


def test_query_is_kept(client: Client, db: None) -> None:
    answer = client.get("/Roles/AI-Engineer?q=a+%26b&role=%E2%80%9D&q=//elsewhere.example")
    assert answer["Location"] == f"{ROLE}?q=a+%26b&role=%E2%80%9D&q=//elsewhere.example"


def test_address_with_a_query_that_is_too_long_to_keep_is_not_found(client: Client, db: None) -> None:
    assert client.get(f"/Roles/?q={'a' * 20_000}").status_code == 404


def test_draft_is_not_led_to(empty: None, client: Client) -> None:
    a_role(slug="pilot", status=Entry.Status.DRAFT)
    assert client.get("/Roles/Pilot/").status_code == 404


# Any wear

PIECES = [
    "roles",
    "ai-engineer",
    "Roles",
    "/",
    "//",
    "\\",
    "..",
    "%2f",
    "%",
    "?",
    "#",
    "elsewhere.example",
    "index.html",
]
SIGNS = st.text(alphabet=" .,;:!()[]{}*'\"“”‘’»…\u00a0\u200b-_/\\|~^`=+", max_size=6)
ENDS = SIGNS | st.sampled_from(["&", "#", "<", ">", "/index.html"]).flatmap(
    lambda sign: st.just(sign) if "index" in sign else st.text(max_size=9).map(lambda text: sign + text)
)


def addresses(whole: Whole) -> list[str]:
    found = (entry.get_absolute_url() for kind in KINDS for entry in whole[kind.model])
    return [address for address in found if "#" not in address]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), end=ENDS, escape=st.booleans(), upper=st.booleans())
def test_address_in_any_wear_means_its_page(
    data: st.DataObject, end: str, escape: bool, upper: bool, whole: Whole
) -> None:
    address = data.draw(st.sampled_from(addresses(whole)))
    worn = (address.upper() if upper else address) + (quote(end) if escape else end)
    assert meant(worn, whole) == ("" if worn == address else address)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(path=st.lists(st.sampled_from(PIECES) | st.text(max_size=9), max_size=6).map("".join))
def test_any_path_leads_to_a_page_here_in_one_step_or_is_not_found(path: str, client: Client, db: None) -> None:
    answer = ask(client, f"/{path}")
    steps = 0
    while answer.status_code in (301, 302):
        assert re.match("/(?![/\\\\])", answer["Location"])
        answer, steps = client.get(answer["Location"]), steps + 1
    assert (answer.status_code in (200, 404), steps < 2) == (True, True)


# What comes near


def offered(client: Client, address: str) -> list[str]:
    """The entries that a page that was not found offers."""
    answer = client.get(address)
    assert answer.status_code == 404
    return list(Document(answer.content.decode()).links_in(".nearest"))


def test_near_titles_are_offered_the_nearest_first(empty: None, client: Client) -> None:
    a_role(title="Data engineer"), a_skill(title="Data engineering"), a_role(title="Pilot")
    assert offered(client, "/roles/data-enginer/") == ["Data engineer Roles", "Data engineering Skills"]


def test_no_more_than_three_titles_are_offered(empty: None, client: Client) -> None:
    for number in range(5):
        a_role(title=f"Data engineer {number}")
    assert len(offered(client, "/roles/data-engineer/")) == 3


@pytest.mark.parametrize("address", ["/roles/data-enginer/", "/data-enginer", "/skills/Data%20Enginer)"])
def test_title_is_looked_for_in_all_sections(address: str, empty: None, client: Client) -> None:
    a_role(title="Data engineer")
    assert offered(client, address) == ["Data engineer Roles"]


@pytest.mark.parametrize(
    "address", ["/nowhere/", "/roles/astronaut/", "/roles/看護師/", "/wp-login.php", f"/{'x' * 10_000}"]
)
def test_nothing_is_offered_where_no_title_comes_near(address: str, client: Client, db: None) -> None:
    assert offered(client, address) == []


def test_draft_is_not_offered(empty: None, client: Client) -> None:
    a_role(title="Data engineer", status=Entry.Status.DRAFT)
    assert offered(client, "/roles/data-enginer/") == []


def test_missing_page_asks_for_the_content_version_alone(client: Client, db: None, django_assert_num_queries) -> None:
    client.get("/nowhere/")
    with django_assert_num_queries(1):
        client.get("/nowhere/")
