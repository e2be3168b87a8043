"""What pages make of the seeds."""

import csv
from itertools import combinations, pairwise

import pytest
from django.test import Client

from careerguide.content.whole import Whole
from roles.models import Role, SalaryBand
from roles.pay import comparability
from roles.profile import QuickFacts, quick_facts
from tests.reading import visit

# Quick facts


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


def test_biomedical_engineer_is_shown_by_the_occupation_of_that_name_alone(whole: Whole) -> None:
    pay = quick_facts(whole.get_or_404(Role, "biomedical-engineer")).pay
    assert [band.occupation for band in pay] == ["Bioengineers and Biomedical Engineers"]


# Pay


def test_official_row_names_its_occupation_or_scale_and_its_grade(client: Client, db: None) -> None:
    table = csv.DictReader(client.get("/roles/salaries.csv").content.decode().splitlines())
    rows = [row for row in table if row["measure"] != "Range as claimed"]
    assert len(rows) == 33
    assert [row for row in rows if not row["occupation"] and not row["pay scale"]] == []
    assert {row["grade"] for row in rows} == {"A", "B"}


def test_official_figure_on_the_page_stands_with_its_occupation_or_scale(client: Client, whole: Whole) -> None:
    names = {band.occupation or band.scale for band in whole[SalaryBand] if not band.figure.claimed}
    page = visit(client, "/roles/salaries/?measure=percentiles&measure=pay-scale")
    rows = [row for row in page.rows if len(row) > 1]
    shown = {next((name for name in names if row[0].startswith(name)), row[0]) for row in rows}
    assert "" not in names
    assert shown == names


def test_comparability_of_all_pairs_of_bands_is_symmetric(whole: Whole) -> None:
    figures = [band.figure for band in whole[SalaryBand]]
    assert len(figures) == 40
    for a, b in combinations(figures, 2):
        assert comparability(a, b) == comparability(b, a)


# Comparing


def test_any_two_neighbours_of_the_list_are_put_in_an_order(client: Client, whole: Whole) -> None:
    for role, other in pairwise(whole[Role]):
        page = visit(client, f"/roles/compare/decide/?role={role.slug}&role={other.slug}")
        assert "1st" in page.texts(".result-count")[0]


def test_no_source_states_the_time_to_get_there(client: Client, db: None) -> None:
    page = visit(client, "/roles/compare/decide/?role=ai-healthcare-specialist&role=clinical-informaticist")
    said = "Time to get there: no source states how long each required step takes"
    assert f"{said} (AI healthcare specialist and Clinical informaticist)." in page.text


def test_sheet_has_five_questions_at_most(db: None, client: Client) -> None:
    page = visit(client, "/roles/compare/sheet/?role=ai-engineer&role=clinical-informaticist")
    assert len(page.find(".sheet ol > li")) == 5
