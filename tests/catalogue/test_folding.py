"""One form for what can be written in several ways: it finds the same, whoever writes it in whichever way."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.folding import american, fold, spellings
from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.listing import Item

INVISIBLE = ["\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"]
WORDS = st.text("abcdefghiklmnoprstuwyzéèüöñç", min_size=1, max_size=12)


def full_width(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


WAYS: list[Callable[[str], str]] = [
    str,
    full_width,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
    *(lambda text, sign=sign: sign.join(text) for sign in INVISIBLE),
]


@given(word=WORDS, way=st.sampled_from(WAYS), other=st.sampled_from(WAYS))
def test_word_folds_to_the_same_however_it_is_written(word: str, way: Callable[[str], str], other: object) -> None:
    assert callable(other)
    assert fold(way(word)) == fold(other(word))


@given(text=st.text())
def test_what_is_folded_stays_so(text: str) -> None:
    assert fold(fold(fold(text))) == fold(fold(text))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("the U.S. and the U.K.", "the US and the UK"),
        ("a Ph.D., an M.D. or a B.Sc.", "a PhD an MD or a BSc"),
        ("It ends. So it does.", "It ends So it does"),
        ("a master’s, a master's", "a master a master"),
        ("don’t", "dont"),
        ("nurses’", "nurses"),
        ("ﬁnance, ＡＩ, Zürich, İstanbul", "finance AI Zurich Istanbul"),
        ("C++, C# and F#", "C++ C# and F#"),
        ("+44 or #1, a+b, snake_case", "44 or 1 a+ b snake case"),
    ],
)
def test_text_is_folded(text: str, folded: str) -> None:
    assert fold(text).split() == folded.split(" ")


SPELT = [
    ("licence", "license"),
    ("judgement", "judgment"),
    ("centre", "center"),
    ("labour", "labor"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("paediatric", "pediatric"),
    ("anaesthetist", "anesthetist"),
    ("modelling", "modeling"),
    ("catalogue", "catalog"),
    ("maths", "math"),
    ("analyse", "analyze"),
]


@pytest.mark.parametrize(("british", "american_one"), SPELT)
def test_either_spelling_leads_to_the_other(british: str, american_one: str) -> None:
    assert american(british) == american(american_one)
    assert british in spellings(american_one)
    assert american_one in spellings(british)


@given(word=st.text("abcdeilmnorsuyz", min_size=1, max_size=10))
def test_word_is_its_own_first_spelling(word: str) -> None:
    first, *others = spellings(word)
    assert (first, word in others) == (word, False)


# What is found


def found(titles: list[str], text: str) -> list[str]:
    index = TextIndex()
    for number, title in enumerate(titles):
        index.add(number, Item("Skills", title, f"/{number}/", ""))
    index.finish()
    return sorted(titles[number] for number in index.search(text).numbers)


@pytest.mark.parametrize(("british", "american_one"), SPELT)
def test_both_spellings_find_the_same(british: str, american_one: str) -> None:
    titles = [f"The {british} here", f"That {american_one} there", "Another thing"]
    assert found(titles, british) == found(titles, american_one) == sorted(titles[:2])


@pytest.mark.parametrize(
    ("joined", "parted"), [("healthcare", "health care"), ("bootcamp", "boot-camp"), ("ehealth", "e-health")]
)
def test_joined_and_parted_compounds_find_the_same(joined: str, parted: str) -> None:
    titles = [f"Some {joined}", f"More {parted}", "Cold camp, warm health"]
    assert found(titles, joined) == found(titles, parted) == sorted(titles[:2])


def test_every_way_to_write_a_word_finds_every_way() -> None:
    titles = [f"{way('quokkäs')} {number}" for number, way in enumerate(WAYS)]
    assert [len(found(titles, way("quokkäs"))) for way in WAYS] == [len(WAYS)] * len(WAYS)
