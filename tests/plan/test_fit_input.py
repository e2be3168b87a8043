"""The page that finds what fits, where its address is odd."""

from random import Random
from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.models import Entry
from roles.models import Role
from tests.build import a_starting_point
from tests.plan.pages import fits, headings
from tests.reading import Document


def ignored(page: Document) -> list[str]:
    return page.texts("#fits > .note")


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("like=flying", "Ignored what you like “flying” (unknown)."),
        ("like=making&like=helping", "Ignored what you like “making” (only the last one counts)."),
        ("study=99&start=moon", "Ignored how long “99” (unknown); start “moon” (unknown)."),
        ("technical=loads", "Ignored code “loads” (unknown)."),
        ("colour=red", "Ignored “colour” (unknown)."),
    ],
)
def test_what_is_ignored_is_named(query: str, note: str, client: Client, db: None) -> None:
    assert ignored(fits(client, query)) == [note]


def test_blank_answers_of_a_form_are_ignored_without_a_word(client: Client, db: None) -> None:
    page = fits(client, "like=&technical=&study=&start=&country=")
    assert (ignored(page), headings(page)) == ([], [])


def test_start_that_is_a_draft_is_unknown(maker: Role, client: Client) -> None:
    a_starting_point(slug="shown")
    a_starting_point(slug="hidden", status=Entry.Status.DRAFT)
    assert ignored(fits(client, "start=hidden")) == ["Ignored start “hidden” (unknown)."]


def test_role_that_is_a_draft_fits_nobody(maker: Role, client: Client) -> None:
    Role.objects.update(status=Entry.Status.DRAFT)
    assert headings(fits(client, "like=making")) == []


def test_former_slug_of_a_start_leads_on(maker: Role, client: Client) -> None:
    a_starting_point(slug="pupil", former_slugs=["scholar"])
    answer = client.get("/fit/?like=making&start=scholar")
    assert (answer.status_code, answer["Location"]) == (301, "/fit/?like=making&start=pupil")


def test_htmx_is_told_the_shortest_address(client: Client, db: None) -> None:
    answer = client.get("/fit/?like=making&technical=&study=", headers={"HX-Request": "true", "HX-Target": "fits"})
    assert answer["HX-Push-Url"] == "/fit/?like=making"


ODD = st.sampled_from(["", "making", "a-lot", "4", "8", "nurse", "uk", "other", "moon", "<b>", "\x00"])
NAMES = st.sampled_from(["like", "clinical", "technical", "professional", "study", "start", "country", "colour"])


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=st.lists(st.tuples(NAMES, ODD), max_size=9, unique_by=lambda pair: pair[0]), chance=st.randoms())
def test_order_of_parameters_does_not_matter(
    given_: list[tuple[str, str]], chance: Random, client: Client, db: None
) -> None:
    shuffled = [*given_]
    chance.shuffle(shuffled)
    one, other = (fits(client, urlencode(pairs)) for pairs in (given_, shuffled))
    assert one.texts("#fits") == other.texts("#fits")
