"""The one order of titles: without regard to case and accents, numbers by their value, the same on each database."""

from unicodedata import normalize

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.collation import sort_key
from careerguide.content.whole import read_whole
from roles.models import Role
from tests.build import a_market, a_pathway, a_role, a_skill, a_source
from tests.reading import visit

TITLES = [
    "apple",
    "Éclair",
    "eclairs",
    "Elan",
    "Élan",
    "élan vital",
    "level 2",
    "Level 10",
    "Straße",
    "strasse 2",
    "Zoo",
]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LATIN = st.text(st.characters(max_codepoint=0x24F, categories=["L", "N", "P", "Zs"]), max_size=30)


def test_titles_are_in_the_order_of_a_dictionary() -> None:
    assert sorted([*TITLES[1::2], *TITLES[::2]], key=sort_key) == TITLES


@pytest.mark.parametrize(
    ("one", "other"),
    [("ELAN", "élan"), ("ﬁn", "FIN"), ("Straße", "STRASSE"), ("７", "7"), ("007", "7"), ("Ａ", "a"), ("İ", "i")],
)
def test_texts_that_read_alike_stand_beside_each_other(one: str, other: str) -> None:
    assert sort_key(one)[0] == sort_key(other)[0]


@given(LATIN)
def test_case_does_not_matter(text: str) -> None:
    assert sort_key(text.casefold())[0] == sort_key(text)[0]


@given(TEXT)
def test_way_of_writing_accents_does_not_matter(text: str) -> None:
    assert sort_key(normalize("NFC", text))[0] == sort_key(normalize("NFD", text))[0]


@given(LATIN, st.sampled_from("\u0301\u0308\u0303\u030a"))
def test_accent_more_does_not_matter(text: str, accent: str) -> None:
    assert sort_key("".join(letter + accent for letter in text))[0] == sort_key(text)[0]


@given(TEXT, TEXT)
def test_different_texts_never_have_one_place(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.integers(0, 10**9 - 1), st.integers(0, 10**9 - 1), st.sampled_from(["Level {}", "{} months", "v{}b"]))
def test_numbers_go_by_their_value(one: int, other: int, text: str) -> None:
    assert (sort_key(text.format(one)) < sort_key(text.format(other))) == (one < other)


@given(st.lists(TEXT, max_size=8), st.randoms())
def test_order_does_not_depend_on_where_one_begins(texts: list[str], random) -> None:
    shuffled = random.sample(texts, len(texts))
    assert sorted(shuffled, key=sort_key) == sorted(texts, key=sort_key)


# Wherever titles are listed


def shown(client: Client, address: str, titles: list[str]) -> list[str]:
    """The titles in the order in which a page first names them in a heading or a link."""
    named = [text for text in visit(client, address).texts("a") if text in titles]
    return list(dict.fromkeys(named))


@pytest.mark.parametrize(
    ("build", "address"),
    [
        pytest.param(a_source, "/sources/", id="sources"),
        pytest.param(a_role, "/roles/", id="roles"),
        pytest.param(a_role, "/roles/?sort=title", id="roles by title"),
        pytest.param(a_skill, "/skills/?sort=title", id="skills by title"),
        pytest.param(a_pathway, "/pathways/?sort=title", id="pathways by title"),
    ],
)
def test_list_goes_by_title(build, address: str, client: Client, empty: None) -> None:
    for title in reversed(TITLES):
        build(title=title)
    assert shown(client, address, TITLES) == TITLES


@pytest.mark.parametrize("build", [a_source, a_role, a_market, a_pathway], ids=lambda build: build.__name__)
def test_rows_of_the_whole_go_by_title(build, empty: None) -> None:
    rows = [build(title=title) for title in reversed(TITLES)]
    assert [row.title for row in read_whole()[type(rows[0])]] == TITLES


def test_order_that_editors_gave_comes_before_titles(empty: None) -> None:
    for title, order in (("a", 3), ("B", 2), ("c", 2), ("D", 1)):
        a_role(title=title, order=order)
    assert [role.title for role in read_whole()[Role]] == ["D", "B", "c", "a"]
