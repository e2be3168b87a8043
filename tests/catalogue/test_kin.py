"""Which words are tried for one that no entry has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.kin import CLIPPED, PEOPLE_AND_FIELDS, kin
from careerguide.content.whole import read_whole
from tests.build import a_role


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("bioinformatician", "bioinformatics"),
        ("physicists", "physics"),
        ("genetics", "geneticist"),
        ("radiography", "radiographer"),
        ("neuroscientists", "neuroscience"),
        ("devs", "developer"),
        ("yrs", "years"),
        ("mech", "mechanical"),
    ],
)
def test_people_fields_and_clipped_words_lead_to_each_other(word: str, meant: str) -> None:
    assert meant in kin(word)


@given(st.sampled_from(PEOPLE_AND_FIELDS), st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=8))
def test_field_of_people_has_these_people(ending: tuple[object, str, object, str], start: str) -> None:
    _, field, _, people = ending
    assert any(start + people in kin(other) for other in kin(start + people) if other == start + field)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_no_word_is_its_own_kin(word: str) -> None:
    assert word not in kin(word)


@given(st.sampled_from(sorted(CLIPPED)))
def test_whole_word_of_a_clipped_one_begins_with_its_letter(short: str) -> None:
    assert CLIPPED[short][0] == short[0]


def test_unknown_people_are_looked_for_by_their_field(empty: None) -> None:
    a_role(title="Keeper", summary="You keep quokkas by physics.")
    a_role(title="Physician")  # is two letters off
    assert catalogue_of(read_whole()).words.search("physicist").asked.corrected == {"physicist": "physics"}


def test_people_that_an_entry_has_are_themselves(empty: None) -> None:
    a_role(title="Physicist", summary="You need physics.")
    assert not catalogue_of(read_whole()).words.search("physicist job").asked.corrected
