"""What each fact says in full."""

from decimal import Decimal
from typing import Any

import pytest

from roles.models import (
    Answer,
    EducationHeld,
    EntryEducation,
    Market,
    Occupation,
    Outlook,
    Role,
    RoleAlias,
    RoleOccupation,
    SalaryBand,
    Topic,
    WorkStatement,
)

UTOPIA = Market(title="Utopia")
CLERKS = Occupation(title="Clerks", code="4-1", scheme="soc", market=UTOPIA)


def a_band(**stated: Any) -> SalaryBand:
    return SalaryBand(**{"market": UTOPIA, "level": "all", "currency": "USD", "occupation": CLERKS} | stated)


def an_outlook(**changes: Any) -> Outlook:
    return Outlook(**{"market": UTOPIA, "start_year": 2025, "end_year": 2035, "occupation": CLERKS} | changes)


@pytest.mark.parametrize(
    ("fact", "figure", "terms"),
    [
        pytest.param(
            a_band(low=1, lower_quartile=2, median=3, upper_quartile=4, high=5, year=2025, basis="gross"),
            "US$3",
            " median a year, one in ten earns less than US$1 and one in ten earns more than US$5, "
            "a quarter earns less than US$2, and a quarter more than US$4, Utopia, 2025, gross pay, for Clerks (4-1)",
            id="a spread",
        ),
        pytest.param(
            a_band(median=3),
            "US$3",
            " median a year, Utopia, undated, basis not stated, for Clerks (4-1)",
            id="a median alone",
        ),
        pytest.param(
            a_band(occupation=None, scale="Band 6", low=1, high=2, year=2026, level="entry"),
            "US$1 to US$2",
            " a year, entry, Utopia, 2026, basis not stated, for Band 6",
            id="a pay scale",
        ),
        pytest.param(
            a_band(median=3, year=2025, industry="Hospitals"),
            "US$3",
            " median a year, Utopia, 2025, basis not stated, Hospitals, for Clerks (4-1)",
            id="one industry",
        ),
        pytest.param(
            an_outlook(change_percent=Decimal("7.9"), openings=32_900, statement="faster"),
            "+7.9%",
            " jobs, faster, Utopia, 2025 to 2035, for Clerks (4-1), about 32,900 openings a year",
            id="a projection",
        ),
        pytest.param(
            an_outlook(statement="much faster than average", occupation=None),
            "Much faster than average",
            ", Utopia, 2025 to 2035",
            id="a verdict",
        ),
        pytest.param(
            EntryEducation(education="Bachelor's degree", year=2024, occupation=CLERKS),
            "Bachelor's degree",
            " at entry, Utopia, 2024, for Clerks (4-1)",
            id="entry education",
        ),
        pytest.param(
            EducationHeld(bachelors=Decimal("40.0"), doctoral=Decimal("1.5"), years="2022–23", occupation=CLERKS),
            "",
            "Highest degree of those who work in it: bachelor’s 40%, doctoral or professional 1.5%, 2022–23, "
            "for Clerks (4-1)",
            id="education held",
        ),
        pytest.param(
            WorkStatement(kind="schedule", text="By day.", occupation=CLERKS),
            "",
            "By day. Said of clerks (4-1).",
            id="a statement of an occupation",
        ),
        pytest.param(WorkStatement(kind="schedule", text="By day.", role=Role()), "", "By day.", id="of a role"),
        pytest.param(
            RoleOccupation(match="broad", why="It is the nearest.", occupation=CLERKS),
            "",
            "Clerks (4-1, SOC 2018 (United States)): broad: a wider group. It is the nearest.",
            id="an official occupation",
        ),
        pytest.param(RoleAlias(name="Clerk"), "", "Also called Clerk", id="another title"),
        pytest.param(Answer(summary="It depends.", body="It is £9."), "", "It is £9.", id="an answer"),
        pytest.param(
            Topic(summary="It depends.", body="Why?\n\n- It is £9.\n- Or **£10**."),
            "",
            "It is £9. Or £10.",
            id="a topic with figures",
        ),
        pytest.param(Topic(summary="It depends.", body="Why?"), "", "It depends.", id="a topic without figures"),
    ],
)
def test_fact_says_its_figure_and_its_terms(fact: Any, figure: str, terms: str) -> None:
    assert fact.said == (figure, terms)
