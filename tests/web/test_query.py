"""Query strings as all pages read them: what is taken, and what is said to be left out."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.query import LONGEST_TEXT, Query

FRUIT = ("fig", "kiwi", "date", "passion,fruit")
NAMES = ("q", "fruit", "colour", "size")


def asked(query: str) -> Query:
    return Query(QueryDict(query), NAMES)


def chosen(query: str) -> list[str]:
    return asked(query).many("fruit", FRUIT, "fruit")


def size(query: str) -> int:
    return asked(query).number("size", 0, 1500, "size", 7)


def read_all(query: Query) -> tuple[str, list[str], str, int]:
    return (
        query.text("q"),
        query.many("fruit", FRUIT, "fruit"),
        query.one("colour", ("red", "blue"), "colour", "red"),
        query.number("size", 0, 1500, "size", 7),
    )


def taken_of(query: str) -> str:
    """The query string of what a page reads from one."""
    read = asked(query)
    read_all(read)
    return read.taken


def ignored(query: str) -> list[str]:
    """What a page says that it left out."""
    given = asked(query)
    read_all(given)
    return given.ignored


# Text


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("q=nurse", "nurse"),
        ("q=++nurse+", "nurse"),
        ("q=a%00b%0Ac", "a b c"),
        ("q=%00", ""),
        (f"q={'x' * 201}", "x" * 200),
        ("q=one&q=two", "two"),
        ("q=nurse,+doctor.", "nurse, doctor."),
        ("q=", ""),
        ("", ""),
    ],
)
def test_text_is_read_as(query: str, text: str) -> None:
    assert asked(query).text("q") == text


# Known values


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("fruit=kiwi", ["kiwi"]),
        ("fruit=kiwi&fruit=fig", ["kiwi", "fig"]),
        ("fruit=fig&fruit=fig", ["fig"]),
        ("fruit=fig&fruit=stone", ["fig"]),
        ("fruit=FIG", []),
        ("fruit=fig%00", []),
        ("fruit=", []),
        ("", []),
    ],
)
def test_known_values_are_read_each_once_in_the_order_asked_for(query: str, values: list[str]) -> None:
    assert chosen(query) == values


@pytest.mark.parametrize(
    ("query", "values"),
    [
        pytest.param(
            "fruit=fig&amp;fruit=kiwi&amp;fruit=date", ["fig", "kiwi", "date"], id="&amp; as in a page's code"
        ),
        pytest.param("fruit=fig+&+fruit=+kiwi", ["fig", "kiwi"], id="stray blanks"),
        pytest.param("fruit=fig&fruit=kiwi.", ["fig", "kiwi"], id="the full stop of a sentence"),
        pytest.param("fruit=fig&fruit=kiwi%0D%0A", ["fig", "kiwi"], id="the end of a line"),
        pytest.param("fruit=fig%E2%80%A6", ["fig"], id="an ellipsis"),
        pytest.param("fruit=fig,kiwi", ["fig", "kiwi"], id="commas"),
        pytest.param("fruit=fig,+kiwi,&fruit=fig,date.", ["fig", "kiwi", "date"], id="commas and blanks"),
        pytest.param("fruit=passion,fruit.", ["passion,fruit"], id="a value that holds a comma"),
    ],
)
def test_worn_link_is_read_as_it_was_meant(query: str, values: list[str]) -> None:
    assert (chosen(query), ignored(query)) == (values, [])


def test_unknown_one_of_several_in_a_value_is_named_alone() -> None:
    assert ignored("fruit=fig,stone") == ["fruit “stone” (unknown)"]


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("colour=blue", "blue"),
        ("colour=blue&colour=red", "red"),
        ("colour=blue&colour=green", "blue"),
        ("colour=blue.", "blue"),
        ("colour=green", "red"),
        ("colour=", "red"),
        ("", "red"),
    ],
)
def test_last_known_value_counts_where_there_can_be_one_else_the_default(query: str, value: str) -> None:
    assert asked(query).one("colour", ("red", "blue"), "colour", "red") == value


# Numbers


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("size=0", 0),
        ("size=1500", 1500),
        ("size=007", 7),
        ("size=+12+", 12),
        ("size=12.", 12),
        ("size=3&size=12", 12),
        ("size=1501", 7),
        ("size=-1", 7),
        ("size=1.5", 7),
        ("size=1e3", 7),
        ("size=two", 7),
        ("size=²", 7),
        ("size=٢", 7),
        (f"size={'9' * 5000}", 7),
        ("size=", 7),
        ("", 7),
    ],
)
def test_whole_number_within_bounds_is_read_else_the_default(query: str, number: int) -> None:
    assert size(query) == number


# What is left out


@pytest.mark.parametrize(("query", "taken"), [("size=8", "size=8"), ("size=7", "")])
def test_number_is_taken_unless_it_is_the_default(query: str, taken: str) -> None:
    assert taken_of(query) == taken


NO_NUMBER = "(not a whole number from 0 to 1,500)"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", []),
        ("q=nurse&fruit=fig&colour=red&size=5", []),
        ("q=&fruit=&colour=&size=", []),
        ("fruit=fig&fruit=fig", []),
        (f"q={'x' * 200}", []),
        (f"q={'x' * 201}", [f"text “{'x' * 40}” (only its first 200 characters count)"]),
        ("q=one&q=two&q=three", ["text “one”, “two” (only the last one counts)"]),
        ("fruit=stone", ["fruit “stone” (unknown)"]),
        ("fruit=FIG", ["fruit “FIG” (unknown)"]),
        ("fruit=fig&fruit=stone&fruit=brick", ["fruit “stone”, “brick” (unknown)"]),
        ("fruit=a&fruit=b&fruit=a&fruit=c&fruit=d", ["fruit “a”, “b”, “c” and 1 more (unknown)"]),
        (f"fruit={'x' * 50}", [f"fruit “{'x' * 40}” (unknown)"]),
        ("colour=red&colour=blue", ["colour “red” (only the last one counts)"]),
        ("colour=green&colour=blue", ["colour “green” (unknown)"]),
        ("size=1501", [f"size “1501” {NO_NUMBER}"]),
        ("size=٢", [f"size “٢” {NO_NUMBER}"]),
        ("size=two&size=3", ["size “two” (only the last one counts)"]),
        ("shape=1&taste=2", ["“shape”, “taste” (unknown)"]),
        ("a=1&b=2&c=3&d=4&e=5", ["“a”, “b”, “c” and 2 more (unknown)"]),
        ("shape=1&fruit=stone&size=x", ["fruit “stone” (unknown)", f"size “x” {NO_NUMBER}", "“shape” (unknown)"]),
        ("fruit=+&=x&+=y", []),
        ("fruit=a%00b%E2%80%AE&%07=1", ["fruit “a�b�” (unknown)", "“�” (unknown)"]),
    ],
)
def test_what_is_left_out_is_named_with_the_reason(query: str, said: list[str]) -> None:
    assert ignored(query) == said


@pytest.mark.parametrize(
    "name",
    [
        *("fbclid", "gclid", "dclid", "yclid", "twclid", "ttclid", "gbraid", "wbraid", "msclkid", "igshid", "_gl"),
        *("utm_source", "utm_medium", "utm_campaign", "utm_anything", "mc_cid", "mc_eid", "_hsenc", "mkt_tok"),
    ],
)
@pytest.mark.parametrize("worn", ["", "amp;"])
def test_parameter_of_a_network_or_mailer_is_dropped_without_a_word(worn: str, name: str) -> None:
    query = asked(f"{worn}{name}=x&fruit=fig")
    assert (query.ignored, query.key) == ([], asked("fruit=fig").key)


def test_parameter_that_only_begins_like_one_of_a_network_is_named() -> None:
    assert ignored("utm=1&gclids=2&FBCLID=3") == ["“utm”, “gclids”, “FBCLID” (unknown)"]


def test_query_tells_which_names_are_in_it() -> None:
    query = asked("amp;fruit=&shape=1")
    assert [name for name in (*NAMES, "shape") if name in query] == ["fruit"]


# One answer, one key


@pytest.mark.parametrize(
    ("query", "taken"),
    [
        ("utm_source=x", ""),
        ("shape=1", ""),
        ("amp;fruit=kiwi&fbclid=x&q=a+%26b", "q=a+%26b&fruit=kiwi"),
        ("fruit=fig,kiwi.&fruit=stone&size=3", "fruit=fig&fruit=kiwi&size=3"),
        ("size=-3&q=+++&colour=blue&colour=red", "colour=red"),
    ],
)
def test_what_is_taken_leaves_out_what_the_page_ignores(query: str, taken: str) -> None:
    assert taken_of(query) == taken


@pytest.mark.parametrize("other", ["fruit=kiwi", "fruit=fig&shape=1", "q=fig", "fruit=fig&fruit=fig", ""])
def test_queries_that_may_get_other_answers_have_other_keys(other: str) -> None:
    assert asked(other).key != asked("fruit=fig").key


# Any query string

SOMETHING = st.text(max_size=8)
SIGNS = st.text(alphabet="fig,kiw.& =amp;%01-", max_size=12)
VALUES = {
    "q": SOMETHING | st.text(min_size=LONGEST_TEXT - 2, max_size=LONGEST_TEXT + 2),
    "fruit": st.sampled_from([*FRUIT, "fig,kiwi", " kiwi.", "fig,"]) | SOMETHING | SIGNS,
    "colour": st.sampled_from(["red", "blue", "blue."]) | SOMETHING,
    "size": st.integers(-1, 10**13).map(str) | SOMETHING,
    "utm_source": SOMETHING,
}
KNOWN = st.sampled_from(list(VALUES)).flatmap(
    lambda name: st.tuples(st.sampled_from(["", "amp;", " "]).map(lambda worn: worn + name), VALUES[name])
)
QUERIES = st.lists(KNOWN | st.tuples(SOMETHING, SOMETHING), max_size=8).map(urlencode) | SIGNS | st.text(max_size=40)


@given(query=QUERIES)
def test_any_query_string_gives_an_answer_of_known_values_each_once(query: str) -> None:
    text, fruit, colour, number = read_all(asked(query))
    assert (len(text) <= LONGEST_TEXT, text) == (True, text.strip())
    assert all(character.isprintable() for character in text)
    assert sorted(fruit) == sorted(set(fruit) & set(FRUIT))
    assert (colour in {"red", "blue"}, 0 <= number <= 1500) == (True, True)


@given(query=QUERIES)
def test_any_note_is_one_short_line_that_can_be_seen(query: str) -> None:
    for note in ignored(query):
        assert note.isprintable()
        assert len(note) < 250


@given(query=QUERIES)
def test_what_is_taken_of_any_address_is_read_as_the_address_itself(query: str) -> None:
    taken = taken_of(query)
    assert read_all(asked(taken)) == read_all(asked(query))
    assert (taken_of(taken), ignored(taken)) == (taken, [])


@given(query=QUERIES, name=st.sampled_from(["fbclid", "utm_medium", "mc_eid"]), value=SOMETHING)
def test_what_networks_add_changes_neither_the_answer_nor_its_key(query: str, name: str, value: str) -> None:
    added = asked(f"{query}&{urlencode({name: value})}")
    plain = asked(query)
    assert (added.key, read_all(added), added.ignored) == (plain.key, read_all(plain), plain.ignored)
