"""The map of roles: circles and labels keep apart, on a narrow and on a wide screen."""

from fractions import Fraction
from itertools import combinations

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.whole import Whole
from roles.axes import PlaceOnMap
from roles.role_map import SCREENS, SIDES_NAMED, Area, Box, Spot, spots
from roles.standing import RoleMap, core_of, map_of
from tests.reading import visit

VALUES = st.fractions(-4, 4, max_denominator=12)
PLACES = st.builds(PlaceOnMap, VALUES, VALUES)
INSIDE = (  # of the map, and of neither a side nor the middle of it, where words stand
    st.fractions(Fraction(-11, 12), Fraction(11, 12), max_denominator=12),
    st.fractions(Fraction(13, 12), Fraction(35, 12), max_denominator=12),
    st.sampled_from([-1, 1]),
)
NAMES = st.text("abcdefg ", min_size=1, max_size=40).filter(str.strip)
ROLES = st.lists(st.tuples(NAMES, PLACES), max_size=12)


def areas(drawn: list[Spot]) -> list[Area]:
    """What circles, labels and the words at the sides cover."""
    labels = [spot.circle.covered_by(spot.label) for spot in drawn if spot.label]
    return [*SIDES_NAMED, *(spot.circle.covers for spot in drawn), *labels]


def meeting(drawn: list[Spot]) -> list[tuple[Box, Box]]:
    pairs = [pair for one, other in combinations(areas(drawn), 2) for pair in zip(one, other, strict=True)]
    return [(one, other) for one, other in pairs if one.meets(other)]


@given(ROLES)
def test_nothing_on_the_map_overlaps(roles: list[tuple[str, PlaceOnMap]]) -> None:
    assert meeting(spots(roles)) == []


@given(ROLES)
def test_nothing_leaves_the_map(roles: list[tuple[str, PlaceOnMap]]) -> None:
    for area in areas(spots(roles)):
        assert [box.is_within(*screen) for box, screen in zip(area, SCREENS, strict=True)] == [True, True]


@given(ROLES)
def test_map_shows_each_role(roles: list[tuple[str, PlaceOnMap]]) -> None:
    assert len(spots(roles)) == len(roles)


@given(*INSIDE)
def test_role_alone_stands_where_it_belongs(x: Fraction, y: Fraction, side: int) -> None:
    place = PlaceOnMap(x, side * y)
    (spot,) = spots([("Nurse", place)])
    assert (spot.circle.right, spot.circle.down) == (0, 0)


def test_second_role_at_the_same_place_moves_aside() -> None:
    place = PlaceOnMap(Fraction(2), Fraction(3))
    first, second = spots([("Nurse", place), ("Coder", place)])
    assert (first.circle.x, first.circle.y) == (second.circle.x, second.circle.y)
    assert abs(second.circle.right) + abs(second.circle.down) >= 36


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (-2, -3, "towards medicine, brings it into use"),
        (3, 3, "towards code, builds"),
        (0, 0, "in the middle, both builds and brings it into use"),
    ],
)
def test_place_is_told_in_words(x: int, y: int, words: str) -> None:
    assert PlaceOnMap(Fraction(x), Fraction(y)).in_words == words


@pytest.mark.parametrize(
    ("y", "words"),
    [(Fraction(3, 2), "1.5 towards building"), (-3, "3.0 towards bringing into use"), (0, "in the middle")],
)
def test_place_is_told_in_numbers(y: Fraction, words: str) -> None:
    assert PlaceOnMap(Fraction(0), Fraction(y)).y_in_numbers == words


def test_each_profession_of_the_seeds_has_a_label_on_the_map(whole: Whole) -> None:
    rows = map_of(whole).rows
    assert [role.title for role, _, spot in rows if not spot.label] == []
    assert len(rows) == len(map_of(whole).standings)


def test_without_a_core_there_is_no_map(empty: None, whole: Whole) -> None:
    assert (RoleMap(()).rows, RoleMap(()).rules, core_of(whole)) == ([], [], ())


@pytest.mark.parametrize("url", ["/", "/roles/"])
def test_map_links_to_each_profession_and_names_its_place(url: str, client: Client, db: None) -> None:
    links = {link.get("aria-label"): link.get("href") for link in visit(client, url).find(".map a")}
    assert links["Clinical informaticist: towards medicine, brings it into use"] == "/roles/clinical-informaticist/"
    assert len(links) == 6


def test_table_tells_the_exact_place(client: Client, db: None) -> None:
    rows = visit(client, "/").texts(".map tbody tr")
    assert "Clinical informaticist 1.8 towards medicine 3.0 towards bringing into use".lower() in map(str.lower, rows)
