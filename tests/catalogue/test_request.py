"""A query string, read and written: what is chosen, what is ignored, and the one address of it all."""

from functools import cache
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.facets import FacetIndex, collect
from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.listing import Choice, Facet, Item, Listing, SortOrder
from careerguide.catalogue.request import ListRequest, read


def a_facet(name: str, *slugs: str) -> Facet:
    fixed = (Choice(slug, slug.title(), place) for place, slug in enumerate(slugs))
    return Facet(name, name.title(), lambda entry: (), tuple(fixed))


def an_order(name: str) -> SortOrder:
    return SortOrder(name, name.title(), lambda entry: None)


NOTHING = Listing(
    "things",
    list,
    lambda entry: Item("Things", "", "", ""),
    facets=lambda: (a_facet("fruit", "fig", "kiwi", "date"), a_facet("colour", "red")),
    orders=lambda: (an_order("title"), an_order("size")),
)


@cache
def things() -> FacetIndex:
    return collect(NOTHING, 0, TextIndex())


def asked(query: str) -> ListRequest:
    return read(QueryDict(query), "/things/", things())


# Read


@pytest.mark.parametrize(
    ("query", "selection"),
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
        ("view=table", ListRequest("/things/", table=True)),
        ("view=cards", ListRequest("/things/")),
        ("show=colour&show=fruit", ListRequest("/things/", unfolded=("fruit", "colour"))),
        ("page=007", ListRequest("/things/", page=7)),
        ("page=1000000000", ListRequest("/things/", page=10**9)),
    ],
)
def test_query_string_is_read_as(query: str, selection: ListRequest) -> None:
    assert asked(query) == selection


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        pytest.param("q=a&q=b", ("all but the last of several texts",), id="a repeated text"),
        pytest.param(f"q={'a' * 201}", ("everything after the first 200 characters",), id="a long text"),
        pytest.param("fruit=fig&fruit=stone", ("fruit “stone”",), id="an unknown value"),
        pytest.param("fruit=", (), id="an empty value"),
        pytest.param("fruit=a%00b", ("fruit “a�b”",), id="a value that can't be seen"),
        pytest.param("fruit=Fig", ("fruit “Fig”",), id="a value in capitals"),
        pytest.param("fruit=a&fruit=b&fruit=a&fruit=c&fruit=d", ("fruit “a”, “b”, “c” and 1 more",), id="many values"),
        pytest.param(f"fruit={'x' * 50}", (f"fruit “{'x' * 40}”",), id="a long value"),
        pytest.param("sort=taste", ("sort “taste”",), id="an unknown order"),
        pytest.param("sort=best", ("sort “best”",), id="the best match of no text"),
        pytest.param("sort=title&sort=size", ("sort “title”",), id="a repeated order"),
        pytest.param("view=map", ("view “map”",), id="an unknown view"),
        pytest.param("show=taste", ("show “taste”",), id="an unknown facet to show"),
        pytest.param("page=-1", ("page “-1”",), id="a page below nothing"),
        pytest.param("page=0", ("page “0”",), id="page nothing"),
        pytest.param("page=two", ("page “two”",), id="a page in words"),
        pytest.param("page=1e3", ("page “1e3”",), id="a page as machines write it"),
        pytest.param("page=²", ("page “²”",), id="a digit that is no number"),
        pytest.param("page=٢", ("page “٢”",), id="a digit of another script"),
        pytest.param(f"page={10**12}", (f"page “{10**12}”",), id="a page beyond reason"),
        pytest.param("page=3&page=2", ("page “3”",), id="a repeated page"),
        pytest.param("taste=sweet", ("“taste”",), id="an unknown parameter"),
        pytest.param("a=1&b=2&c=3&d=4&e=5", ("“a”, “b”, “c” and 2 more",), id="many of them"),
        pytest.param(f"{'x' * 50}=1", (f"“{'x' * 40}”",), id="a long name"),
        pytest.param("taste=sweet&page=0&sort=x", ("sort “x”", "“taste”", "page “0”"), id="several things"),
    ],
)
def test_what_is_ignored_is_named(query: str, ignored: tuple[str, ...]) -> None:
    assert asked(query).ignored == ignored


def test_last_of_several_values_counts_where_there_can_be_one() -> None:
    selection = asked("q=a&q=b&sort=title&sort=size&view=cards&view=table&page=2&page=3")
    assert selection == ListRequest("/things/", "b", order="size", table=True, page=3, ignored=selection.ignored)


# Written


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/things/"),
        ("q=&sort=&view=cards&page=1", "/things/"),
        ("sort=title&taste=sweet&fruit=stone&page=-1", "/things/"),
        ("q=a%26b+%22c%22%23", "/things/?q=a%26b+%22c%22%23"),
        (
            "page=2&show=colour&view=table&sort=size&colour=red&fruit=kiwi&fruit=fig&q=a",
            "/things/?q=a&fruit=fig&fruit=kiwi&colour=red&sort=size&view=table&show=colour&page=2",
        ),
    ],
)
def test_address_is_the_shortest(query: str, address: str) -> None:
    assert asked(query).address == address


def test_another_choice_starts_from_the_first_page() -> None:
    assert asked("page=3&sort=size").but(table=True).address == "/things/?sort=size&view=table"


def test_facet_without_values_is_no_longer_chosen() -> None:
    assert asked("fruit=fig&colour=red").choosing("fruit", ()) == asked("colour=red")


# Any query string

SOMETHING = st.text(max_size=8)
VALUES = {
    "q": SOMETHING | st.text(min_size=195, max_size=205),
    "fruit": st.sampled_from(["fig", "kiwi", "date"]) | SOMETHING,
    "colour": st.just("red") | SOMETHING,
    "sort": st.sampled_from(["title", "size", "best", ""]) | SOMETHING,
    "view": st.sampled_from(["table", "cards"]) | SOMETHING,
    "show": st.sampled_from(["fruit", "colour"]) | SOMETHING,
    "page": st.integers(-1, 10**13).map(str) | SOMETHING,
}
KNOWN = st.sampled_from(list(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name]))
PAIRS = st.lists(KNOWN | st.tuples(SOMETHING, SOMETHING), max_size=8)


@given(pairs=PAIRS)
def test_address_is_read_as_what_it_was_written_from(pairs: list[tuple[str, str]]) -> None:
    selection = asked(urlencode(pairs))
    assert asked(selection.address.partition("?")[2]) == selection._replace(ignored=())


@given(data=st.data(), pairs=PAIRS)
def test_address_is_the_same_in_whatever_order_it_is_asked_for(
    data: st.DataObject, pairs: list[tuple[str, str]]
) -> None:
    pairs = [pair for place, pair in enumerate(pairs) if pair[0] not in {name for name, _ in pairs[:place]}]
    pairs += [("fruit", "kiwi"), ("fruit", "fig"), ("show", "colour"), ("show", "fruit")]
    mixed = data.draw(st.permutations(pairs))
    assert asked(urlencode(mixed)).address == asked(urlencode(pairs)).address
