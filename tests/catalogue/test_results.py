"""What a list request finds: each number that a list shows is the number that one finds there."""

import re
from dataclasses import dataclass
from html import unescape

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.current import Catalogue, catalogue_of
from careerguide.catalogue.facets import FacetIndex
from careerguide.catalogue.request import ListRequest, parameters, read_request
from careerguide.catalogue.results import FEW, Results
from careerguide.content.current import current
from careerguide.web.query import Query

pytestmark = pytest.mark.usefixtures("db")  # else no test database is made where this file runs alone

LISTS = ["roles", "skills", "pathways"]
WORDS = ["", "nurse", "python data", "ethcs", "zzxqzz", "model of the patient", "R"]


@dataclass(frozen=True)
class Listed:
    """One of the lists, as it stands in the catalogue of the seeds."""

    name: str
    catalogue: Catalogue

    @property
    def index(self) -> FacetIndex:
        return self.catalogue.indexes[self.name]

    def found(self, request: ListRequest) -> Results:
        return Results(self.index, request, self.catalogue.words)

    def at(self, address: str) -> Results:
        """What is found at an address, read as a visitor's browser sends it."""
        path, _, query = address.partition("?")
        return self.found(read_request(Query(QueryDict(query), parameters(self.index)), path, self.index))


@pytest.fixture(scope="module", params=LISTS)
def listed(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker) -> Listed:
    with django_db_blocker.unblock():
        return Listed(request.param, catalogue_of(current()))


@st.composite
def requests(draw: st.DrawFn, listed: Listed) -> ListRequest:
    """Any words, and some values of any facets."""
    panels = listed.index.panels
    values = [(facet, slug) for facet, panel in panels.items() for slug in panel.values]
    chosen: dict[str, tuple[str, ...]] = {}
    for facet, slug in sorted(draw(st.sets(st.sampled_from(values), max_size=5))):
        chosen[facet] = (*chosen.get(facet, ()), slug)
    return ListRequest(f"/{listed.name}/", text=draw(st.sampled_from(WORDS)), chosen=chosen)


BOX = re.compile(
    r'name="([^"]+)"\s+value="([^"]+)"( checked)?( disabled)?>\s+<span>.*?</span>\s+<span class="count">([\d,]+)<'
)


def boxes(listed: Listed, results: Results) -> list[tuple[str, str, bool, bool, int]]:
    """(facet, value, ticked, disabled, count) of each box as the page shows it."""
    html = listed.catalogue.lists[listed.name].render(results, ()).decode()
    found = [
        (facet, unescape(value), bool(ticked), bool(disabled), int(count.replace(",", "")))
        for facet, value, ticked, disabled, count in BOX.findall(html)
    ]
    assert len(found) == html.count('type="checkbox"') - html.count('class="pick"')
    return found


@given(data=st.data())
def test_count_at_a_value_is_what_choosing_it_finds(data: st.DataObject, listed: Listed) -> None:
    results = listed.found(data.draw(requests(listed)))
    asked = results.request
    shown = boxes(listed, results)
    for facet, value, ticked, _, count in shown:
        already = asked.chosen.get(facet, ())
        assert ticked == (value in already)
        there = asked.choosing(facet, already if ticked else (*already, value))
        assert count == listed.at(there.address).count, (facet, value)


@given(data=st.data())
def test_value_is_disabled_where_it_would_find_nothing(data: st.DataObject, listed: Listed) -> None:
    shown = boxes(listed, listed.found(data.draw(requests(listed))))
    assert [box for box in shown if box[3] != (box[4] == 0 and not box[2])] == []


@given(data=st.data())
def test_way_finds_what_it_promises_and_more_than_before(data: st.DataObject, listed: Listed) -> None:
    results = listed.found(data.draw(requests(listed)))
    for way in results.ways:
        assert way.count == listed.at(way.address).count
        assert way.count > results.count


@given(data=st.data())
def test_nothing_found_is_no_dead_end_where_any_choice_finds_something(data: st.DataObject, listed: Listed) -> None:
    results = listed.found(data.draw(requests(listed)))
    if not results.count and any(value.entries for _, value in results.chosen):
        assert results.ways


@given(data=st.data())
def test_ways_are_offered_only_where_little_is_found(data: st.DataObject, listed: Listed) -> None:
    results = listed.found(data.draw(requests(listed)))
    assert results.count <= FEW or results.ways == []


@given(data=st.data())
def test_chip_leads_to_the_request_without_its_value(data: st.DataObject, listed: Listed) -> None:
    results = listed.found(data.draw(requests(listed)))
    asked = results.request
    values = [(facet, value) for facet, slugs in asked.chosen.items() for value in slugs]
    without = [listed.at(address).request.chosen for _, address in results.chips[bool(asked.text) :]]
    left = [{(facet, value) for facet, slugs in chosen.items() for value in slugs} for chosen in without]
    assert sorted(map(sorted, left)) == sorted(sorted(set(values) - {value}) for value in values)


@given(data=st.data())
def test_facets_are_narrowed_together_and_their_values_are_alternatives(data: st.DataObject, listed: Listed) -> None:
    """Against a walk through all entries, one by one."""
    asked = data.draw(requests(listed))
    results = listed.found(asked.but(text=""))
    panels = listed.index.panels
    wanted = [
        number
        for number in listed.index.entries
        if all(
            any(number in panels[facet].values[slug].entries for slug in slugs) for facet, slugs in asked.chosen.items()
        )
    ]
    assert list(results.found) == wanted


@given(data=st.data())
def test_pages_hold_each_entry_once_in_every_order(data: st.DataObject, listed: Listed) -> None:
    asked = data.draw(requests(listed))
    orders = [order for order, _, _ in listed.found(asked).orders]
    first = listed.found(asked.but(order=data.draw(st.sampled_from(orders))))
    pages = [listed.found(first.request.at(page)).numbers for page in range(1, first.pages + 1)]
    listed = [number for numbers in pages for number in numbers]
    assert (sorted(listed), len(listed)) == (list(first.found), first.count)
