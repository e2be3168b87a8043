"""A query string, read and written: what is chosen, what is ignored, and the one address of it all."""

from functools import cache
from typing import Any
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.facets import FacetIndex, index_facets
from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.listing import Choice, Facet, Item, Lens, Listing, SortOrder
from careerguide.catalogue.request import ListRequest, parameters, read_request
from careerguide.web.query import Query


def a_facet(name: str, *slugs: str) -> Facet:
    fixed = (Choice(slug, slug.title(), place) for place, slug in enumerate(slugs))
    return Facet(name, name.title(), lambda entry: (), tuple(fixed))


def an_order(name: str) -> SortOrder:
    return SortOrder(name, name.title(), lambda entry: None)


LIGHT = Lens(
    "light", "Light", [Choice("bright", "Bright"), Choice("dim", "Dim", former=("dull",))], lambda rows, _: (rows, "")
)
NO_WHOLE: Any = None  # as there are no entries
NOTHING = Listing(
    "things",
    lambda whole: [],
    lambda entry: Item("Things", "", "", ""),
    facets=lambda whole: (a_facet("fruit", "fig", "kiwi", "date"), a_facet("colour", "red")),
    orders=lambda whole: (an_order("title"), an_order("size")),
    lens=lambda whole: LIGHT,
)


@cache
def things() -> FacetIndex:
    return index_facets(NOTHING, NO_WHOLE, 0, TextIndex())


def a_query(query: str) -> Query:
    return Query(QueryDict(query), parameters(things()))


def asked(query: str) -> ListRequest:
    return read_request(a_query(query), "/things/", things())


def ignored(query: str) -> list[str]:
    """What the list says that it left out."""
    given = a_query(query)
    read_request(given, "/things/", things())
    return given.ignored


# Read


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ListRequest("/things/")),
        ("q=ripe+pear", ListRequest("/things/", text="ripe pear")),
        ("q=++a%00b++", ListRequest("/things/", text="a b")),
        ("fruit=fig", ListRequest("/things/", chosen={"fruit": ("fig",)})),
        ("fruit=fig&fruit=fig", ListRequest("/things/", chosen={"fruit": ("fig",)})),
        ("colour=red&fruit=fig", ListRequest("/things/", chosen={"fruit": ("fig",), "colour": ("red",)})),
        ("fruit=kiwi&fruit=fig", ListRequest("/things/", chosen={"fruit": ("fig", "kiwi")})),
        ("sort=size", ListRequest("/things/", order="size")),
        ("sort=title", ListRequest("/things/")),
        ("sort=", ListRequest("/things/")),
        ("q=pear&sort=best", ListRequest("/things/", text="pear")),
        ("q=pear&sort=title", ListRequest("/things/", text="pear", order="title")),
        ("light=dim", ListRequest("/things/", lens=("light", "dim"))),
        ("light=dull", ListRequest("/things/", lens=("light", "dim"))),
        ("light=bright", ListRequest("/things/")),
        ("show=colour&show=fruit", ListRequest("/things/", unfolded=("fruit", "colour"))),
        ("page=007", ListRequest("/things/", page=7)),
        ("page=", ListRequest("/things/")),
        ("fruit=fig&amp;fruit=kiwi&amp;page=2.", ListRequest("/things/", chosen={"fruit": ("fig", "kiwi")}, page=2)),
        ("sort=size+&light=dim.", ListRequest("/things/", order="size", lens=("light", "dim"))),
        ("page=1000000000", ListRequest("/things/", page=10**9)),
    ],
)
def test_query_string_is_read_as(query: str, expected: ListRequest) -> None:
    assert asked(query) == expected


NUMBERS = "(not a whole number from 1 to 1,000,000,000)"
LAST = "(only the last one counts)"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("q=&fruit=fig&sort=&light=bright&show=fruit&page=1", [], id="nothing"),
        pytest.param("fruit=", [], id="an empty value"),
        pytest.param("utm_source=x&fbclid=y", [], id="what a network adds"),
        pytest.param("q=a&q=b", [f"text “a” {LAST}"], id="a repeated text"),
        pytest.param("fruit=fig&fruit=stone", ["fruit “stone” (unknown)"], id="an unknown value"),
        pytest.param("fruit=Fig", ["fruit “Fig” (unknown)"], id="a value in capitals"),
        pytest.param("sort=taste", ["sort “taste” (unknown)"], id="an unknown order"),
        pytest.param("sort=best", ["sort “best” (unknown)"], id="the best match of no text"),
        pytest.param("sort=title&sort=size", [f"sort “title” {LAST}"], id="a repeated order"),
        pytest.param("light=none", ["light “none” (unknown)"], id="an unknown light"),
        pytest.param("show=taste", ["show “taste” (unknown)"], id="an unknown facet to show"),
        pytest.param("page=-1", [f"page “-1” {NUMBERS}"], id="a page below nothing"),
        pytest.param("page=0", [f"page “0” {NUMBERS}"], id="page nothing"),
        pytest.param(f"page={10**12}", [f"page “{10**12}” {NUMBERS}"], id="a page beyond reason"),
        pytest.param("page=3&page=2", [f"page “3” {LAST}"], id="a repeated page"),
        pytest.param("taste=sweet", ["“taste” (unknown)"], id="an unknown parameter"),
        pytest.param(
            "taste=sweet&page=0&sort=x",
            ["sort “x” (unknown)", f"page “0” {NUMBERS}", "“taste” (unknown)"],
            id="several things",
        ),
    ],
)
def test_what_is_ignored_is_named(query: str, said: list[str]) -> None:
    assert ignored(query) == said


def test_last_of_several_values_counts_where_there_can_be_one() -> None:
    request = asked("q=a&q=b&sort=title&sort=size&light=bright&light=dim&page=2&page=3")
    assert request == ListRequest("/things/", "b", order="size", lens=("light", "dim"), page=3)


# Written


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/things/"),
        ("q=&sort=&light=bright&page=1", "/things/"),
        ("sort=title&taste=sweet&fruit=stone&page=-1", "/things/"),
        ("q=a%26b+%22c%22%23", "/things/?q=a%26b+%22c%22%23"),
        (
            "page=2&show=colour&light=dim&sort=size&colour=red&fruit=kiwi&fruit=fig&q=a",
            "/things/?q=a&fruit=fig&fruit=kiwi&colour=red&sort=size&light=dim&show=colour&page=2",
        ),
    ],
)
def test_address_is_the_shortest(query: str, address: str) -> None:
    assert asked(query).address == address


def test_another_choice_starts_from_the_first_page() -> None:
    assert asked("page=3&sort=size").but(text="a").address == "/things/?q=a&sort=size"


def test_facet_without_values_is_no_longer_chosen() -> None:
    assert asked("fruit=fig&colour=red").choosing("fruit", ()) == asked("colour=red")


# Any query string

SOMETHING = st.text(max_size=8)
VALUES = {
    "q": SOMETHING | st.text(min_size=195, max_size=205),
    "fruit": st.sampled_from(["fig", "kiwi", "date"]) | SOMETHING,
    "colour": st.just("red") | SOMETHING,
    "sort": st.sampled_from(["title", "size", "best", ""]) | SOMETHING,
    "light": st.sampled_from(["bright", "dim"]) | SOMETHING,
    "show": st.sampled_from(["fruit", "colour"]) | SOMETHING,
    "page": st.integers(-1, 10**13).map(str) | SOMETHING,
}
KNOWN = st.sampled_from(list(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name]))
PAIRS = st.lists(KNOWN | st.tuples(SOMETHING, SOMETHING), max_size=8)


@given(pairs=PAIRS)
def test_address_is_read_as_what_it_was_written_from(pairs: list[tuple[str, str]]) -> None:
    request = asked(urlencode(pairs))
    assert asked(request.address.partition("?")[2]) == request


@given(pairs=PAIRS)
def test_nothing_of_the_address_is_ignored(pairs: list[tuple[str, str]]) -> None:
    assert ignored(asked(urlencode(pairs)).address.partition("?")[2]) == []


@given(data=st.data(), pairs=PAIRS)
def test_address_is_the_same_in_whatever_order_it_is_asked_for(
    data: st.DataObject, pairs: list[tuple[str, str]]
) -> None:
    pairs = [pair for place, pair in enumerate(pairs) if pair[0] not in {name for name, _ in pairs[:place]}]
    pairs += [("fruit", "kiwi"), ("fruit", "fig"), ("show", "colour"), ("show", "fruit")]
    mixed = data.draw(st.permutations(pairs))
    assert asked(urlencode(mixed)).address == asked(urlencode(pairs)).address
