"""The passage that shows why an entry was found: readable as it stands."""

import pytest

from careerguide.catalogue.words import ParsedWords
from careerguide.search.excerpt import excerpt

QUOKKA = ParsedWords(("quokka", "sleep"))


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        pytest.param("It eats. The quokka sleeps. It runs.", "The quokka sleeps.", id="one sentence"),
        pytest.param("A quokka eats. The quokka sleeps.", "The quokka sleeps.", id="the one with the most words"),
        pytest.param("The U.S. Zoo feeds a quokka.", "The U.S. Zoo feeds a quokka.", id="an abbreviation"),
        pytest.param("## Trap\n\nIt **eats** a *quokka* of O*NET.", "It eats a quokka of O*NET.", id="emphasis"),
        pytest.param("Ask [the quokka](https://x.org/).", "Ask the quokka.", id="a link"),
        pytest.param("Ask [them](https://x.org/quokka).", "", id="only the address of a link"),
        pytest.param("Who eats:\n\n- the quokka\n- the wombat", "the quokka", id="an item of a list"),
        pytest.param("| Zoo | Animal |\n| --- | --- |\n| A | quokka |", "quokka", id="a cell of a table"),
        pytest.param("`<b>` quokka & <b>co</b>", "<b> quokka & co", id="signs of HTML"),
        pytest.param("A\nquokka eats", "A quokka eats", id="a line's end"),
        pytest.param("It eats.", "", id="none of the words"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_excerpt_is_a_sentence_without_marks(text: str, passage: str) -> None:
    assert excerpt(text, (), QUOKKA) == passage


def test_excerpt_names_the_name_where_no_sentence_holds_the_words() -> None:
    assert excerpt("It eats.", ("wombat", "quokka"), QUOKKA) == "Also under “quokka”."


def test_excerpt_prefers_a_sentence_to_a_name_that_says_no_more() -> None:
    assert excerpt("It eats. A quokka runs.", ("quokka",), QUOKKA) == "A quokka runs."


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        pytest.param("Quokka " + "eats " * 50, "Quokka eats", "eats …", id="its end"),
        pytest.param("It " + "eats " * 50 + "quokka", "… eats", "eats quokka", id="its start"),
        pytest.param("It " + "eats " * 50 + "quokka" + " eats" * 50, "… eats", "eats …", id="both"),
    ],
)
def test_long_sentence_is_cut_between_words(text: str, start: str, end: str) -> None:
    passage = excerpt(text, (), QUOKKA)
    assert (passage.startswith(start), passage.endswith(end), len(passage) < 170) == (True, True, True)
    assert "uokka" in passage
