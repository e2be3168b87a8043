"""Figures that speak for a role equally well stand side by side in its quick facts."""

import pytest

from careerguide.content.models import this_day
from careerguide.content.whole import read_whole
from roles.models import Market, Role
from roles.profile import QuickFacts, quick_facts
from tests.build import a_band, a_code, a_market, a_role, an_official_section, an_outlook


@pytest.fixture
def role(empty: None) -> Role:
    return a_role()


@pytest.fixture
def market(empty: None) -> Market:
    return a_market()


def a_figure(role: Role, market: Market, median: int, match: str) -> None:
    """A median and a projection for an official occupation."""
    over = {"occupation_code": a_code(role, match=match), "market": market, "citations": [an_official_section()]}
    a_band(role, measure="percentiles", median=median, year=this_day().year, **over)
    an_outlook(role, change_percent=median // 1000, **over)


def facts_of(role: Role) -> QuickFacts:
    return quick_facts(read_whole().get_or_404(Role, role.slug))


def test_role_is_shown_between_two_occupations_that_fit_equally_well(role: Role, market: Market) -> None:
    for median in (60_000, 70_000):
        a_figure(role, market, median, "broad")
    facts = facts_of(role)
    assert [band.median for band in facts.pay] == [60_000, 70_000]
    assert [outlook.change_percent for outlook in facts.outlooks] == [60, 70]


def test_projections_side_by_side_are_of_the_earliest_period(role: Role, market: Market) -> None:
    for year in (2025, 2024, 2024):
        an_outlook(role, market=market, start_year=year)
    assert [outlook.start_year for outlook in facts_of(role).outlooks] == [2024, 2024]


def test_better_grade_stands_alone(role: Role, market: Market) -> None:
    a_figure(role, market, 60_000, "broad")
    a_figure(role, market, 70_000, "exact")
    assert [band.median for band in facts_of(role).pay] == [70_000]
