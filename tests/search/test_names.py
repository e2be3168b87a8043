"""Which roles and starting points a question names, whatever the words around."""

import pytest

from careerguide.content.whole import read_whole
from careerguide.search.understood import Understood, understanding_of
from tests.build import a_credential, a_pair, a_pathway_between, a_role, a_skill, a_starting_point, an_alias


@pytest.fixture
def zoo(empty: None) -> None:
    keeper = a_role(title="Marsupial quokka keeper", slug="keeper")
    doctor = a_role(title="Wombat doctor", slug="doctor")
    an_alias(keeper, name="Quokkaist")
    a_role(title="Wombat informaticist", slug="informaticist")
    start = a_starting_point(title="Zoo student", slug="zoo-student")
    a_starting_point(title="Wombat doctor", slug="wombat-doctor").holds.add(a_credential())
    a_pair(keeper, doctor, title="Keeper or doctor?", slug="keeper-or-doctor")
    a_pathway_between(start, keeper, title="From the zoo to keeper", slug="zoo-to-keeper")
    a_skill(title="Counting", summary="Each informatician counts wombats.")  # so that the word is known


def understood(text: str) -> Understood:
    return understanding_of(read_whole()).of(text)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("what does a marsupial quokka keeper earn", ["keeper"]),
        ("MARSUPIAL QUOKKA KEEPERS", ["keeper"]),
        ("the day of a quokkaist", ["keeper"]),
        ("what a wombat informatician earns", ["informaticist"]),
        ("wombat informatics", ["informaticist"]),
        ("quokka keeper salary", ["keeper"]),
        ("mq keeper salary", ["keeper"]),
        ("marsupail qoukka keeper", ["keeper"]),
        ("wombat doctor or quokka keeper", ["doctor", "keeper"]),
        ("keeper", []),
        ("counting", []),
        ("I am a wombat doctor", []),
        ("", []),
    ],
)
def test_question_names_roles(text: str, slugs: list[str], zoo: None) -> None:
    assert [role.slug for role in understood(text).roles] == slugs


@pytest.mark.parametrize(
    ("title", "text"),
    [("Quokka scientist", "what is quokka science"), ("Pouch informaticist", "salary in pouch informatics")],
)
def test_role_is_named_by_its_field(title: str, text: str, empty: None) -> None:
    role = a_role(title=title)
    assert understood(text).roles == (role,)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("quokka keeper vs wombat doctor", "keeper-or-doctor"),
        ("from zoo student to quokka keeper", "zoo-to-keeper"),
        ("from zoo to become a quokka keeper", "zoo-to-keeper"),
        ("quokka keeper", "keeper"),
        ("zoo student", None),
    ],
)
def test_question_leads_to_the_page_that_holds_all_it_names(text: str, slug: str | None, zoo: None) -> None:
    entry = understood(text).entry
    assert (entry and entry.slug) == slug


def test_name_that_several_roles_have_names_none(empty: None) -> None:
    a_role(title="Quokka keeper"), a_role(title="Quokka keeper")
    assert understood("quokka keeper").roles == ()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("how do I become a quokka keeper", "zoo-to-keeper"),
        ("quokka keeper", None),
        ("how do I become a quokka keeper as a zoo student", None),
        ("how do I become a wombat doctor", None),
    ],
)
def test_who_asks_how_to_become_a_role_is_told_the_way_of_most(text: str, slug: str | None, zoo: None) -> None:
    way = understood(text).way
    assert (way and way.slug) == slug


@pytest.mark.parametrize(("text", "becoming"), [("how to become a vet", True), ("to be a vet", True), ("a vet", False)])
def test_question_asks_to_become_something(text: str, becoming: bool, zoo: None) -> None:
    assert understood(text).becoming is becoming
