"""Figures that speak for a role equally well stand side by side in its quick facts."""

import pytest

from careerguide.content.whole import Whole
from roles.models import Role
from roles.profile import QuickFacts, quick_facts


@pytest.fixture
def specialist(whole: Whole) -> QuickFacts:
    return quick_facts(whole.get_or_404(Role, "ai-healthcare-specialist"))


def test_specialist_is_shown_between_two_occupations(specialist: QuickFacts) -> None:
    assert [(band.occupation, band.median) for band in specialist.pay] == [
        ("Data Scientists", 120_230),
        ("Computer and Information Research Scientists", 140_300),
    ]


def test_projections_side_by_side_are_of_one_period(specialist: QuickFacts) -> None:
    assert [(outlook.start_year, str(outlook.change_percent)) for outlook in specialist.outlooks] == [
        (2024, "33.5"),
        (2024, "19.7"),
    ]


def test_better_grade_stands_alone(whole: Whole) -> None:
    pay = quick_facts(whole.get_or_404(Role, "biomedical-engineer")).pay
    assert [band.occupation for band in pay] == ["Bioengineers and Biomedical Engineers"]
