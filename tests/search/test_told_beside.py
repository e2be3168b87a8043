"""What somebody tells beside the question: what they are and want to leave, or what they lack; and what a thing is."""

import pytest
from django.test import Client

from careerguide.content.whole import read_whole
from careerguide.search.understood import understanding_of
from tests.build import a_credential, a_role, a_skill, a_starting_point, an_answer, an_answer_door
from tests.reading import visit


@pytest.fixture
def guide(empty: None) -> None:
    start = a_starting_point(title="Zoologist")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="At a zoo?", slug="from-zoo", phrasings=["zoologist", "vet"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    an_answer(title="What are the hours?", slug="hours", phrasings=["nights", "work nights", "weekends"])
    an_answer(title="Must I dig?", slug="dig", phrasings=["digging", "no digging jobs"])
    for number in range(30):
        a_role(title=f"Keeper {number}", summary="You see graduates of geology." * (number < 2))  # few have these words


def answered(text: str) -> str | None:
    found = understanding_of(read_whole()).of(text).answer
    return found.slug if found else None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("i work nights as a zoologist and want out", "from-zoo"),
        ("sick of weekends as a vet", "from-zoo"),
        ("tired of being a zoologist", "from-zoo"),
        ("i work nights at weekends and want out", "hours"),
        ("i want to work nights as a zoologist", "hours"),
    ],
)
def test_who_wants_to_leave_what_they_are_is_answered_from_there(text: str, slug: str, guide: None) -> None:
    assert answered(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("geology graduate with no digging", "dig"),
        ("geology graduate who cant dig", "dig"),
    ],
)
def test_who_tells_first_what_they_are_is_answered_on_what_they_lack(text: str, slug: str | None, guide: None) -> None:
    assert answered(text) == slug


def headings(client: Client, text: str) -> list[str]:
    return [title.split()[0] for title in visit(client, f"/search/?q={text}").texts("h2[id^=kind]")]


@pytest.mark.parametrize("text", ["what is OMOP", "whats an OMOP", "what does OMOP mean", "what does OMOP stand for"])
def test_skill_comes_first_for_who_asks_what_a_thing_is(text: str, empty: None, client: Client) -> None:
    a_role(title="OMOP keeper", summary="OMOP.")
    a_skill(title="Records", body="There is much to know of them, and one shape of it is OMOP.")
    assert headings(client, text) == ["Skills", "Roles"]


def test_role_comes_first_for_who_looks_for_a_thing(empty: None, client: Client) -> None:
    a_role(title="OMOP keeper", summary="OMOP.")
    a_skill(title="Records", body="There is much to know of them, and one shape of it is OMOP.")
    assert headings(client, "OMOP") == ["Roles", "Skills"]
