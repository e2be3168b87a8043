"""English as pages write it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.english import (
    after,
    brief,
    capitalised,
    counted,
    in_place,
    in_sentence,
    listed,
    lowered,
    ordinal,
    quoted,
    short_place,
    signed,
    some_of,
    spelt,
    thousands,
    visible,
    with_article,
)


@pytest.mark.parametrize(
    ("title", "within"),
    [
        ("R", "R"),
        ("Data scientist", "data scientist"),
        ("AI engineer", "AI engineer"),
        ("PhD researcher", "PhD researcher"),
        ("DevOps engineer", "DevOps engineer"),
        ("R&D manager", "R&D manager"),
        ("Nurse", "nurse"),
        ("nurse", "nurse"),
        ("", ""),
    ],
)
def test_title_within_a_sentence_keeps_a_word_with_a_capital_after_its_first_letter(title: str, within: str) -> None:
    assert in_sentence(title) == within


@pytest.mark.parametrize(
    ("text", "with_capital"),
    [("about US$5", "About US$5"), ("no roles", "No roles"), ("AI", "AI"), ("“x”", "“x”"), ("", "")],
)
def test_only_the_first_letter_becomes_a_capital(text: str, with_capital: str) -> None:
    assert capitalised(text) == with_capital


@pytest.mark.parametrize(("names", "words"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_names_are_listed(names: list[str], words: str) -> None:
    assert listed(iter(names)) == words


@pytest.mark.parametrize(("count", "words"), [(0, "0 steps"), (1, "1 step"), (2, "2 steps"), (1234, "1,234 steps")])
def test_things_are_counted(count: int, words: str) -> None:
    assert counted(count, "step") == words


def test_numbers_up_to_ten_are_spelt() -> None:
    assert [spelt(number) for number in (0, 1, 2, 10, 11, 1234)] == ["no", "one", "two", "ten", "11", "1,234"]


@pytest.mark.parametrize(
    ("title", "one"),
    [("Nurse", "a nurse"), ("AI engineer", "an AI engineer"), ("University lecturer", "a university lecturer")],
)
def test_one_of_many_has_its_article(title: str, one: str) -> None:
    assert with_article(title) == one


def test_official_title_is_lowered_but_for_what_is_no_word() -> None:
    assert lowered("Registered Nurses and IT Staff") == "registered nurses and IT staff"


def test_nothing_is_listed_as_nothing() -> None:
    assert listed([]) == ""


def test_places_up_to_the_twentieth_have_their_endings() -> None:
    assert [ordinal(place) for place in (1, 2, 3, 4, 10, 11, 12, 13, 20)] == [
        *("1st", "2nd", "3rd", "4th", "10th", "11th", "12th", "13th", "20th"),
    ]


@pytest.mark.parametrize(("number", "words"), [(0, "0"), (999, "999"), (23400, "23,400"), (1234567, "1,234,567")])
def test_thousands_are_set_apart(number: int, words: str) -> None:
    assert thousands(number) == words


@pytest.mark.parametrize(
    ("number", "words"), [("33.5", "+33.5"), ("-3.5", "−3.5"), ("8.0", "+8.0"), ("0", "0"), ("-0.0", "0.0")]
)
def test_change_has_its_sign_unless_nothing_changes(number: str, words: str) -> None:
    assert signed(Decimal(number)) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([], ""),
        (["", " "], ""),
        (["a"], "“a”"),
        (["a", "", "b", "c"], "“a”, “b”, “c”"),
        (["a", "b", "c", "d", "e"], "“a”, “b”, “c” and 2 more"),
        (["x" * 41], f"“{'x' * 40}”"),
        (["a\x00b\u202e"], "“a�b�”"),
    ],
)
def test_values_are_quoted_three_and_the_rest_counted(values: list[str], words: str) -> None:
    assert quoted(values) == words


@given(values=st.lists(st.text(max_size=80)))
def test_quoted_values_fit_in_a_line_and_can_be_seen(values: list[str]) -> None:
    assert quoted(values).isprintable()
    assert len(quoted(values)) < 3 * 40 + 30


@given(text=st.text())
def test_text_made_visible_keeps_its_length_and_all_that_can_be_seen(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert [own for own in zip(text, shown, strict=True) if own[0].isprintable() and own[0] != own[1]] == []


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Computer Systems Analysts", "computer systems analysts"),
        ("IT business analysts", "IT business analysts"),
    ],
)
def test_title_in_capitals_reads_within_a_sentence(title: str, words: str) -> None:
    assert lowered(title) == words


@pytest.mark.parametrize(
    ("place", "words"), [("United States", "US"), ("European Union", "EU"), ("Western Europe", "Western Europe")]
)
def test_place_has_a_short_name(place: str, words: str) -> None:
    assert short_place(place) == words


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("United Kingdom", "in the United Kingdom"),
        ("European Union", "in the European Union"),
        ("Asia", "in Asia"),
        ("Utopia", "in Utopia"),
    ],
)
def test_place_within_a_sentence(title: str, told: str) -> None:
    assert in_place(title) == told


def test_place_within_a_sentence_can_have_its_short_name() -> None:
    assert (in_place("United Kingdom", "UK"), in_place("Utopia", "UT")) == ("in the UK", "in UT")


@pytest.mark.parametrize(
    ("opening", "text", "rest"),
    [
        ("You", "You use SQL.", "use SQL"),
        ("You work with", "You work with AI engineers.", "AI engineers"),
        ("You", "Your work is varied.", "your work is varied"),
        ("You work with", "You work alone.", "you work alone"),
    ],
)
def test_sentence_goes_on_behind_its_opening(opening: str, text: str, rest: str) -> None:
    assert after(opening, text) == rest


@pytest.mark.parametrize(
    ("names", "told"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C", "D"], "A, B and 2 more")]
)
def test_some_names_are_told_with_how_many_more_there_are(names: list[str], told: str) -> None:
    assert some_of(names, 2) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("Look after people.", "Look after people", id="short enough"),
        pytest.param("Look after ill people, day and night.", "Look after ill people", id="where a clause ends"),
        pytest.param("Make one, two and three things for them all.", "Make one, two", id="where a phrase ends"),
        pytest.param("Take a new tool to the ward with care.", "Take a new tool to…", id="where neither ends in time"),
    ],
)
def test_sentence_is_cut_where_it_may_be(text: str, told: str) -> None:
    assert brief(text, 5) == told


@given(st.text(st.sampled_from("ab ,.;:"), max_size=120), st.integers(1, 12))
def test_what_is_told_in_brief_has_no_more_words(text: str, most: int) -> None:
    assert len(brief(text, most).split()) <= most
