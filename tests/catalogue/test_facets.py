"""A listing as it is indexed: the values of its facets, its orders and its numbers. The entries here are words."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from pyroaring import BitMap

from careerguide.catalogue.current import Catalogue, build
from careerguide.catalogue.facets import FacetIndex, index_facets
from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.listing import (
    Choice,
    Facet,
    Item,
    Listing,
    SortKey,
    SortOrder,
    in_their_order,
    slug_of,
)
from careerguide.content.whole import Whole, read_whole
from roles.catalogue import ROLES, role_item
from roles.models import Role
from tests.build import a_role, a_starting_point

NO_WHOLE: Any = None  # as words are taken from no database


def a_listing(*entries: str, name: str = "words", **changes: Any) -> Listing:
    return Listing(name, lambda whole: entries, lambda entry: Item(name, entry, "/", ""), **changes)


def indexed(listing: Listing) -> FacetIndex:
    return index_facets(listing, NO_WHOLE, 0, TextIndex())


def fruits(entry: str) -> Iterable[Choice]:
    return [Choice(word.lower(), word) for word in entry.split()]


FRUIT = Facet("fruit", "Fruit", fruits)


def values(facet: Facet, *entries: str) -> list[tuple[str, str, int]]:
    """(slug, label, number of entries) of each value of a facet, as the panel shows them."""
    panel = indexed(a_listing(*entries, facets=lambda whole: (facet,))).panels[facet.name]
    return [(value.slug, value.label, len(value.entries)) for value in panel.values.values()]


def in_order(order: SortOrder, *entries: str) -> list[str]:
    ordering = indexed(a_listing(*entries, orders=lambda whole: (order,))).orderings[order.name]
    return [entries[number] for number in ordering.numbers]


# Facets


def test_most_frequent_values_come_first_then_they_go_by_name() -> None:
    assert values(FRUIT, "pear fig", "Kiwi apple fig", "pear") == [
        ("fig", "fig", 2),
        ("pear", "pear", 2),
        ("apple", "apple", 1),
        ("kiwi", "Kiwi", 1),
    ]


def test_values_with_a_place_keep_it_however_frequent_they_are() -> None:
    digits = Facet("digit", "Digit", lambda entry: [Choice(one, one, int(one)) for one in entry.split()])
    assert values(digits, "2", "2 3", "1 3", "3") == [("1", "1", 1), ("2", "2", 2), ("3", "3", 3)]


def test_entries_that_are_a_facet_stand_in_their_order(empty: None) -> None:
    starts = in_their_order([a_starting_point(title=title) for title in ("Student", "Nurse")])
    facet = Facet("start", "Start", lambda entry: [starts[1]], starts)
    assert [label for _, label, _ in values(facet, "any")] == ["Student", "Nurse"]


def test_fixed_choices_are_offered_though_nobody_answers_so() -> None:
    fixed = (Choice("a", "A", 1), Choice("c", "C", 3))
    letters = Facet("letter", "Letter", lambda entry: [Choice("b", "B", 2)], fixed)
    assert values(letters, "any") == [("a", "A", 0), ("b", "B", 1), ("c", "C", 0)]


def steps(entry: str) -> Iterable[Choice]:
    """The hours that something takes at most."""
    return [Choice(str(most), f"up to {most}", most, scale="hours") for most in (1, 2, 3, 4) if int(entry) <= most]


@pytest.mark.parametrize(
    ("chosen", "unfolded", "shown"), [([], False, ("2", "4")), (["3"], False, ("2", "4", "3")), ([], True, ("2", "4"))]
)
def test_steps_that_find_what_the_one_before_did_are_not_offered(
    chosen: list[str], unfolded: bool, shown: tuple[str, ...]
) -> None:
    fixed = [Choice("1", "up to 1", 1, scale="hours")]
    facet = Facet("hours", "Hours", steps, fixed)
    panel = indexed(a_listing("2", "4", facets=lambda whole: (facet,))).panels["hours"]
    assert panel.shown(chosen, unfolded=unfolded) == shown


def test_entry_that_gives_an_answer_twice_counts_once() -> None:
    assert values(FRUIT, "pear pear", "fig") == [("fig", "fig", 1), ("pear", "pear", 1)]


def test_two_names_of_one_slug_are_one_value() -> None:
    assert values(FRUIT, "Fig", "FIG", "fig") == [("fig", "Fig", 3)]


def test_most_frequent_values_among_some_entries() -> None:
    entries = ["fig pear", "fig kiwi", "fig pear apple", "kiwi"]
    panel = indexed(a_listing(*entries, facets=lambda whole: (FRUIT,))).panels["fruit"]
    assert panel.most_frequent(BitMap([0, 1, 2]), 2) == [("fig", 3), ("pear", 2)]


@pytest.mark.parametrize(("label", "slug"), [("Master's degree", "masters-degree"), ("統計", "e7b5b1e8a888")])
def test_slug_of_a_label_stands_in_an_address_as_it_is(label: str, slug: str) -> None:
    assert slug_of(label) == slug


# Orders


@pytest.mark.parametrize(
    ("descending", "expected"), [(False, ["1", "2", "no", "none"]), (True, ["2", "1", "no", "none"])]
)
def test_entries_without_a_key_come_last_whichever_way_an_order_runs(descending: bool, expected: list[str]) -> None:
    size = SortOrder("size", "Size", lambda entry: SortKey(int(entry), "") if entry.isdigit() else None, descending)
    assert in_order(size, "no", "2", "none", "1") == expected


@pytest.mark.parametrize("descending", [False, True])
def test_entries_with_equal_keys_stay_in_the_order_of_the_listing(descending: bool) -> None:
    assert in_order(SortOrder("any", "Any", lambda entry: SortKey(1, ""), descending), "b", "a", "c") == ["b", "a", "c"]


def test_key_of_nothing_is_a_key() -> None:
    assert in_order(SortOrder("size", "Size", lambda entry: SortKey(int(entry), "")), "1", "0") == ["0", "1"]


MIXED = [number * 37 % 100 for number in range(100)]


@pytest.mark.parametrize("ordering", [MIXED, sorted(MIXED)], ids=["mixed", "counting up"])
@pytest.mark.parametrize("start", [0, 5, 40])
@pytest.mark.parametrize("count", [0, 1, 9, 10, 60, 100])
def test_part_of_an_ordering_is_in_its_order_whether_few_or_many(count: int, start: int, ordering: list[int]) -> None:
    place = SortOrder("place", "Place", lambda entry: SortKey(ordering.index(int(entry)), ""))
    listing = a_listing(*map(str, range(100)), orders=lambda whole: (place,))
    part = indexed(listing).orderings["place"].part(BitMap(range(count)), start, 20)
    assert part == [number for number in ordering if number < count][start : start + 20]


# Numbers


def two_listings() -> Catalogue:
    size = SortOrder("size", "Size", lambda entry: SortKey(len(entry), ""))
    first = a_listing("one", "two", name="first")
    second = a_listing("three", "fig", name="second", facets=lambda whole: (FRUIT,), orders=lambda whole: (size,))
    return build(NO_WHOLE, [first, second])


def test_listings_share_no_numbers_and_leave_none_out() -> None:
    catalogue = two_listings()
    assert {name: list(index.entries) for name, index in catalogue.indexes.items()} == {
        "first": [0, 1],
        "second": [2, 3],
    }
    assert [item.title for item in catalogue.items] == ["one", "two", "three", "fig"]


def test_heading_facet_order_and_text_name_the_same_numbers() -> None:
    catalogue = two_listings()
    index = catalogue.indexes["second"]
    assert list(catalogue.headings["second"]) == [2, 3]
    assert list(index.panels["fruit"].values["fig"].entries) == [3]
    assert index.orderings["size"].numbers == [3, 2]
    assert catalogue.words.search("fig").numbers == [3]


# Entries of which no item can be made


def broken_role(role: Role) -> Item:
    if role.title == "Broken":
        raise ValueError("no item")
    return role_item(role)


def no_pay(whole: Whole) -> tuple[SortOrder, ...]:
    return (SortOrder("pay", "Pay", lambda role: SortKey(1 // len(role.summary.replace("None.", "")), "")),)


ROLES_AT_RISK = [
    pytest.param(replace(ROLES, item=broken_role), id="its item"),
    pytest.param(replace(ROLES, facets=lambda whole: (Facet("f", "F", broken_choices),)), id="its choices"),
    pytest.param(replace(ROLES, orders=no_pay), id="its sort key"),
]


def broken_choices(role: Role) -> Iterable[Choice]:
    yield Choice("kept", "Kept")
    if role.title == "Broken":
        raise ValueError("no choice")


@pytest.mark.parametrize("listing", ROLES_AT_RISK)
def test_entry_that_fails_is_left_out_and_named_once(
    listing: Listing, empty: None, caplog: pytest.LogCaptureFixture
) -> None:
    titles = ("Aviator", "Broken", "Clown")
    for title in titles:
        a_role(title=title, slug=title.lower(), summary="None." if title == "Broken" else "Some.")
    whole = read_whole()
    assert [item.title for item in build(whole, [listing]).items] == ["Aviator", "Clown"]
    assert whole.left_out == {(Role, Role.objects.get(slug="broken").pk)}
    (record,) = caplog.records
    assert record.getMessage() == "roles/broken is broken: left out until the content changes"


@pytest.mark.parametrize("listing", ROLES_AT_RISK)
def test_entry_that_is_left_out_is_counted_nowhere(listing: Listing, empty: None) -> None:
    for title in ("Broken", "Clown"):
        a_role(title=title, summary="None." if title == "Broken" else "Some.")
    catalogue = build(read_whole(), [listing])
    (index,) = catalogue.indexes.values()
    given = [value.entries for panel in index.panels.values() for value in panel.values.values() if value.entries]
    orders = [list(ordering.numbers) for ordering in index.orderings.values()]
    assert (set(index.entries), set(map(tuple, given)), orders) == ({0}, {(0,)}, [[0]] * len(orders))
    assert catalogue.words.search("Broken").numbers == []
