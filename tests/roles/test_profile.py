"""The best figures for a role, and how one works in it."""

from typing import Any

import pytest

from careerguide.content.models import this_day
from careerguide.content.whole import read_whole
from roles.models import Market, Role
from roles.profile import best_outlooks, best_pay, pay_sentence
from roles.work import work_facts
from tests.build import a_band, a_market, a_role, a_work_statement, an_occupation, an_official_section, an_outlook


@pytest.fixture
def role(empty: None) -> Role:
    return a_role()


@pytest.fixture
def market(empty: None) -> Market:
    return a_market()


def a_figure(role: Role, market: Market, median: int, match: str) -> None:
    """A median and a projection for an official occupation."""
    occupation, stated = an_occupation(role, match), {"market": market, "citations": [an_official_section()]}
    a_band(occupation, measure="percentiles", median=median, year=this_day().year, **stated)
    an_outlook(occupation, change_percent=median // 1000, **stated)


def pay_of(role: Role) -> list[int]:
    return [band.median for band in best_pay(read_whole().get_or_404(Role, role.slug).pay)]


def growth_of(role: Role) -> list[Any]:
    return best_outlooks(read_whole().get_or_404(Role, role.slug).growth)


def test_role_is_shown_between_two_occupations_that_fit_equally_well(role: Role, market: Market) -> None:
    for median in (60_000, 70_000):
        a_figure(role, market, median, "broad")
    assert pay_of(role) == [60_000, 70_000]
    assert [outlook.change_percent for outlook in growth_of(role)] == [60, 70]


def test_projections_side_by_side_are_of_the_newest_period(role: Role, market: Market) -> None:
    for year in (2024, 2025, 2025):
        an_outlook(role, market=market, start_year=year)
    assert [outlook.start_year for outlook in growth_of(role)] == [2025, 2025]


def test_claimed_projection_gives_way_to_an_official_one_of_an_older_period(role: Role, market: Market) -> None:
    an_outlook(role, market=market, start_year=2025)
    an_outlook(role, market=market, start_year=2020, citations=[an_official_section()])
    assert [outlook.start_year for outlook in growth_of(role)] == [2020]


def test_newest_median_of_an_occupation_takes_the_place_of_the_older_ones(role: Role, market: Market) -> None:
    occupation, other = an_occupation(role, "broad"), an_occupation(role, "broad")
    for year in (2019, 2020):
        a_band(occupation, market, median=year, low=1, year=year, citations=[an_official_section()])
    a_band(other, market, median=2018, low=1, year=2018, citations=[an_official_section()])
    assert pay_of(role) == [2020, 2018]


def test_better_grade_stands_alone(role: Role, market: Market) -> None:
    a_figure(role, market, 60_000, "broad")
    a_figure(role, market, 70_000, "exact")
    assert pay_of(role) == [70_000]


def test_each_side_of_the_work_is_told_of_the_role_or_else_of_its_nearest_occupation(role: Role) -> None:
    near, far = an_occupation(role), an_occupation(role)
    for of, kind in ((role, "suits"), (near, "suits"), (near, "hard"), (far, "hard"), (far, "setting")):
        a_work_statement(of, kind=kind)
    told = [(kind.value, [one.owner for one in statements]) for kind, statements in work_facts(role).items()]
    assert told == [("setting", [far]), ("suits", [role]), ("hard", [near])]


# A market in a sentence


def sentence(role: Role) -> str:
    return pay_sentence(read_whole().get_or_404(Role, role.slug).pay)


def test_sourced_pay_goes_before_a_claim(role: Role, market: Market) -> None:
    a_band(role, market)
    a_figure(role, market, 60_000, "broad")
    assert sentence(role).endswith(f"half of all data scientists earn more than US$60,000 a year ({this_day().year}).")


def test_claim_speaks_where_there_is_nothing_else(role: Role, market: Market) -> None:
    a_band(role, market)
    a_band(role, market, level="entry", low=10_000)
    assert sentence(role).startswith("Claimed, without a source: US$50,000 to US$90,000 a year")
