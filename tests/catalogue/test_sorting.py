"""Lists in every order that they offer."""

import pytest
from django.test import Client

from tests.build import (
    a_band,
    a_domain,
    a_market,
    a_pathway,
    a_pathway_between,
    a_role,
    a_skill,
    a_starting_point,
    an_outlook,
)
from tests.catalogue.lists import LISTS, a_way_taking, found
from tests.reading import text_of, visit


@pytest.mark.parametrize("url", LISTS)
def test_seeds_that_state_nothing_to_sort_by_come_last(url: str, client: Client, db: None) -> None:
    orders = [option.get("value") for option in visit(client, url).find("#sort option")]
    assert len(orders) > 1
    for order in orders:
        stated = [not key.endswith("not stated") for key in visit(client, f"{url}?sort={order}").texts(".card-key")]
        assert stated == sorted(stated, reverse=True), order


def test_roles_are_sorted_by_title_without_regard_to_case(empty: None, client: Client) -> None:
    for title in ("Cook", "astronaut", "Baker"):
        a_role(title=title)
    assert found(visit(client, "/roles/")) == ["astronaut", "Baker", "Cook"]


def test_roles_are_sorted_by_projected_growth_from_the_highest(empty: None, client: Client) -> None:
    utopia = a_market()
    for title, change in (("Falls", "-3.5"), ("Grows", "33.5"), ("Stays", "0")):
        an_outlook(a_role(title=title), market=utopia, change_percent=change)
    a_role(title="Nobody knows")
    assert found(visit(client, "/roles/?sort=growth")) == ["Grows", "Stays", "Falls", "Nobody knows"]


def test_skills_stand_by_domain_and_in_it_by_their_order(empty: None, client: Client) -> None:
    second, first = a_domain(title="Second", order=2), a_domain(title="First", order=1)
    for title, domain, order in (("Z", second, 1), ("A", first, 2), ("B", first, 1)):
        a_skill(title=title, domain=domain, order=order)
    assert found(visit(client, "/skills/")) == ["B", "A", "Z"]
    assert found(visit(client, "/skills/?sort=title")) == ["A", "B", "Z"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Common", "Road", "Change"]),
        ("?sort=title", ["Change", "Common", "Road"]),
        ("?sort=time", ["Change", "Road", "Common"]),
    ],
)
def test_pathways_are_sorted_by(query: str, titles: list[str], empty: None, client: Client) -> None:
    a_pathway(title="Common")
    for order, (title, months) in enumerate((("Road", [12]), ("Change", [3, 6]))):
        pathway = a_pathway_between(a_starting_point(order=order), title=title)
        pathway.ways.all().delete()
        a_way_taking(pathway, *months)
    assert found(visit(client, f"/pathways/{query}")) == titles


@pytest.fixture
def paid(empty: None) -> None:
    """Three roles, of which one has no pay and another one falls."""
    utopia = a_market(title="Utopia", slug="utopia")
    for title, median in (("Cook", 50_000), ("Nurse", None), ("Pilot", 90_000)):
        role = a_role(title=title, summary="Works.")
        if median:
            a_band(role, utopia, median=median, year=2019)
    an_outlook(role, market=utopia, change_percent="-3.5")


def test_every_card_shows_what_the_list_is_sorted_by(paid: None, client: Client) -> None:
    page = visit(client, "/roles/?sort=pay-utopia")
    assert found(page) == ["Pilot", "Cook", "Nurse"]
    assert page.texts(".card-key") == [
        "Median pay, Utopia US$90,000; 2019, grade D",
        "Median pay, Utopia US$50,000; 2019, grade D",
        "Median pay, Utopia not stated",
    ]


def test_list_is_sorted_by_what_is_stated_somewhere(paid: None, client: Client) -> None:
    a_market(title="Nowhere")
    options = visit(client, "/roles/?sort=growth").find("option")
    assert [(text_of(option), option.get("value"), "selected" in option.attrib) for option in options] == [
        ("Professions first", "", False),
        ("Title", "title", False),
        ("Projected growth", "growth", True),
    ]


def test_best_match_comes_first_where_words_are_looked_for(empty: None, client: Client) -> None:
    for title, text in (("A mention", "Quokka."), ("The quokka", "")):
        a_role(title=title, body=text)
    page = visit(client, "/roles/?q=quokka")
    assert (found(page), page.texts("option")[0]) == (["The quokka", "A mention"], "Best match")
    assert found(visit(client, "/roles/?q=quokka&sort=title")) == ["A mention", "The quokka"]
