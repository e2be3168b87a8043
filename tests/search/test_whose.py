"""Questions of people who say where they come from, and questions that are the name of an entry."""

import pytest

from careerguide.content.whole import read_whole
from careerguide.search.understood import understanding_of
from tests.build import a_credential, a_role, a_skill, a_starting_point, an_answer, an_answer_door


@pytest.fixture
def zoo(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Wombat {number}")
    a_starting_point(title="Zoo student", slug="zoo-student")
    start = a_starting_point(title="Zookeeper", slug="zookeeper")
    start.holds.add(a_credential())
    from_zoo = an_answer(title="I am a zookeeper. What now?", slug="from-zoo", phrasings=["zookeeper", "sea lion vet"])
    from_zoo.go_to.all().delete()
    an_answer_door(from_zoo, address=start.get_absolute_url())
    an_answer(title="Do they bite?", slug="bite", phrasings=["do zookeepers bite"])
    a_skill(title="Deep bite networks", slug="deep")
    an_answer(title="Whom do I meet?", slug="meet", phrasings=["networking"])


def answer(text: str) -> str | None:
    found = understanding_of(read_whole()).of(text).answer
    return found.slug if found else None


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("zookeeper interested in wombats", "from-zoo"),
        ("sea lion vet interested in wombats", "from-zoo"),
        ("zookeeper wants to feed wombats all day long", "from-zoo"),
        ("I am a zookeeper in Timbuktu and play the flute", "from-zoo"),
        ("sea lion vet career change", "from-zoo"),
        ("switching from zookeeper to keeping wombats", "from-zoo"),
        ("how to become a zookeeper", None),
        ("not a zookeeper but want to feed wombats", None),
        ("career change", None),
    ],
)
def test_who_says_where_they_come_from_is_led_on_from_there(text: str, slug: str | None, zoo: None) -> None:
    assert answer(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [("networking", "meet"), ("deep bite networks", None), ("what is a deep bite network", None)],
)
def test_name_of_an_entry_is_not_answered_by_what_speaks_of_a_part_of_it(text: str, slug: str, zoo: None) -> None:
    assert answer(text) == slug
