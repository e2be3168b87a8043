"""What the header's box suggests while one types: entries by the beginning of a name, as JSON."""

import pytest
from django.test import Client

from careerguide.content.models import Entry
from tests.build import a_role, a_skill, a_source, a_topic, an_alias


@pytest.fixture
def quokkas(empty: None) -> None:
    an_alias(a_role(title="Quokka keeper", slug="keeper", body="Counts wombats."), name="Marsupial nurse")
    a_skill(title="C++", slug="cpp", tools=["GCC"], aliases=["Quick C"])


def suggested(client: Client, query: str) -> list[str]:
    """The titles."""
    return [found["title"] for found in client.get(f"/search/suggestions/?{query}").json()]


def test_suggestion_is_told_by_title_kind_and_address(quokkas: None, client: Client) -> None:
    answer = client.get("/search/suggestions/?q=quok")
    assert answer["Content-Type"] == "application/json"
    assert answer.json() == [{"title": "Quokka keeper", "heading": "Roles", "url": "/roles/keeper/"}]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("q", ["C++", "Quokka keeper"], id="one letter"),
        pytest.param("keep", ["Quokka keeper"], id="the beginning of a later word"),
        pytest.param("quokka ke", ["Quokka keeper"], id="a word and the beginning of another"),
        pytest.param("ke quokka", ["Quokka keeper"], id="the beginning of a word and another word"),
        pytest.param("quo ke", ["Quokka keeper"], id="the beginnings of words"),
        pytest.param("k quokka", [], id="a letter and another word"),
        pytest.param("QUOKKA", ["Quokka keeper"], id="capitals"),
        pytest.param("how do I become a quokka ke", ["Quokka keeper"], id="a question"),
        pytest.param("mars", ["Quokka keeper"], id="another name"),
        pytest.param("gcc", ["C++"], id="a tool"),
        pytest.param("c%2B%2B", ["C++"], id="C++"),
        pytest.param("wombats", [], id="a word of the text"),
        pytest.param("quoka", [], id="a typo"),
        pytest.param("", [], id="nothing"),
        pytest.param("%20%00%22", [], id="no words"),
        pytest.param("title:quokka%20OR%20(", [], id="query syntax"),
        pytest.param("quokka " * 1500, ["Quokka keeper"], id="ten kilobytes"),
    ],
)
def test_text_brings_the_suggestions(text: str, titles: list[str], quokkas: None, client: Client) -> None:
    assert sorted(suggested(client, f"q={text}")) == titles


def test_worn_link_is_read_as_it_was_meant(quokkas: None, client: Client) -> None:
    assert suggested(client, "utm_source=x&amp;q=quok") == ["Quokka keeper"]


def test_request_without_a_text_brings_none(quokkas: None, client: Client) -> None:
    assert suggested(client, "") == []


def test_word_that_is_complete_comes_before_words_that_go_on(empty: None, client: Client) -> None:
    for title in ("Quokkas", "Quokka", "Quokkaish"):
        a_topic(title=title)
    assert suggested(client, "q=quokka")[0] == "Quokka"


def test_source_comes_after_what_it_supports(empty: None, client: Client) -> None:
    a_source(title="Quokka")
    a_role(title="Keeper of the quokka in the zoo")
    assert suggested(client, "q=quokka") == ["Keeper of the quokka in the zoo", "Quokka"]


def test_eight_suggestions_are_enough(empty: None, client: Client) -> None:
    for _ in range(9):
        a_topic(title="Quokka")
    assert len(suggested(client, "q=quokka")) == 8


@pytest.mark.parametrize(
    ("text", "heading"), [("gcc", "Skills: GCC"), ("quick", "Skills: Quick C"), ("c%2B%2B", "Skills")]
)
def test_suggestion_tells_the_other_name_that_it_is_found_by(
    text: str, heading: str, quokkas: None, client: Client
) -> None:
    assert client.get(f"/search/suggestions/?q={text}").json()[0]["heading"] == heading


def test_beginning_of_a_title_comes_before_that_of_another_name(empty: None, client: Client) -> None:
    a_skill(title="Operations", slug="operations", tools=["Quokkify"])
    a_skill(title="Quokkaology", slug="quokkaology")
    assert suggested(client, "q=quokk") == ["Quokkaology", "Operations"]


def test_draft_is_not_suggested(empty: None, client: Client) -> None:
    a_role(title="Quokka", status=Entry.Status.DRAFT)
    assert suggested(client, "q=quokka") == []


@pytest.mark.parametrize("rows", [1, 3])
def test_suggestions_take_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role(title="Quokka")
    suggested(client, "q=quokka")
    with django_assert_num_queries(1):
        titles = suggested(client, "q=quokk")
    assert titles == ["Quokka"] * rows
