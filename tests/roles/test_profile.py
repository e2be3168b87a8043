"""Figures that speak for a role equally well stand side by side in its quick facts."""

import pytest

from roles.models import Role
from roles.profile import quick_facts

pytestmark = pytest.mark.django_db


def facts_of(slug: str) -> object:
    return quick_facts(Role.objects.for_page().get(slug=slug))


def test_specialist_is_shown_between_two_occupations() -> None:
    facts = facts_of("ai-healthcare-specialist")
    assert [(band.occupation, band.median) for band in facts.pay] == [
        ("Data Scientists", 120_230),
        ("Computer and Information Research Scientists", 140_300),
    ]


def test_projections_side_by_side_are_of_one_period() -> None:
    facts = facts_of("ai-healthcare-specialist")
    assert [(outlook.start_year, str(outlook.change_percent)) for outlook in facts.outlooks] == [
        (2024, "33.5"),
        (2024, "19.7"),
    ]


def test_better_grade_stands_alone() -> None:
    assert [band.occupation for band in facts_of("biomedical-engineer").pay] == [
        "Bioengineers and Biomedical Engineers"
    ]
