"""How the countries are understood that a question names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.words import stem
from careerguide.content.whole import read_whole
from careerguide.search.countries import COUNTRIES, from_one_to_another, one_name_each
from careerguide.search.understood import understanding_of
from tests.build import a_role, an_answer


def told(text: str) -> str:
    return " ".join(from_one_to_another(one_name_each(tuple(map(stem, text.split())))))


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("american pay", "us pay"),
        ("pay in the united states", "pay in the us"),
        ("work in america with a british degree", "work in with a degre abroad"),
        ("from new zealand to canada", "from to abroad"),
        ("work in england and wales", "work in england and wale"),
        ("work in the us or uk", "work in the us or uk"),
        ("united we stand", "unit we stand"),
    ],
)
def test_countries_have_one_name_and_two_of_them_lead_abroad(text: str, understood: str) -> None:
    assert told(text) == understood


WORDS = st.lists(
    st.sampled_from(sorted(COUNTRIES)) | st.sampled_from([("work",), ("or",), ("unit",), ("south",), ("africa",)])
).map(lambda parts: tuple(word for part in parts for word in part))


@given(WORDS)
def test_countries_that_have_one_name_keep_it(stems: tuple[str, ...]) -> None:
    assert one_name_each(one_name_each(stems)) == one_name_each(stems)


@given(WORDS)
def test_words_that_name_no_country_stay(stems: tuple[str, ...]) -> None:
    kept = [word for word in stems if word in {"work", "or"}]
    assert [word for word in from_one_to_another(one_name_each(stems)) if word in {"work", "or"}] == kept


def test_degree_of_one_country_in_another_is_asked_abroad(empty: None) -> None:
    for number in range(30):
        a_role(title=f"Keeper {number}")
    an_answer(title="Which is best?", slug="best", phrasings=["us", "uk", "canada"])
    an_answer(title="Does it count elsewhere?", slug="abroad", phrasings=["is my degree recognised abroad"])
    answer = understanding_of(read_whole()).of("is my canadian degree recognised in america").answer
    assert (answer and answer.slug) == "abroad"
