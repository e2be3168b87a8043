"""What pages make of the seeds."""

import csv
from itertools import combinations
from pathlib import Path
from shutil import copytree

import pytest
from django.http import QueryDict
from django.test import Client

from careerguide.compare.answers import answers_of
from careerguide.compare.contrast import Contrast
from careerguide.compare.page import COMPARE_PARAMETERS
from careerguide.compare.weighing import Weighing
from careerguide.content.load import load
from careerguide.content.whole import Whole
from careerguide.kinds import KINDS
from careerguide.web.query import Query
from pathways.models import StartingPoint
from roles.models import Market, Occupation, Role, SalaryBand
from roles.pay import comparability
from roles.pay_download import all_pay
from roles.tiles import nearest_growth, nearest_pay
from tests.reading import visit

# Tiles


@pytest.fixture
def specialist(whole: Whole) -> Role:
    return whole.get_or_404(Role, "ai-healthcare-specialist")


def test_specialist_is_shown_by_the_nearest_occupation_of_each_market(specialist: Role) -> None:
    assert [(str(band.occupation), band.median) for band in nearest_pay(specialist)] == [
        ("Data Scientists", 120_230),
        ("Programmers and software development professionals", 56_914),
    ]


def test_projections_side_by_side_are_of_one_period(specialist: Role) -> None:
    assert [(outlook.start_year, str(outlook.change_percent)) for outlook in nearest_growth(specialist)] == [
        (2025, "34.6"),
        (2025, "21.8"),
    ]


def test_biomedical_engineer_is_shown_by_the_occupation_of_that_name_alone(whole: Whole) -> None:
    nearest, *_ = nearest_pay(whole.get_or_404(Role, "biomedical-engineer"))
    assert str(nearest.occupation) == "Bioengineers and Biomedical Engineers"


# Pay


def test_official_row_names_its_occupation_or_scale_and_its_grade(client: Client, db: None) -> None:
    table = csv.DictReader(client.get("/roles/salaries.csv").content.decode().splitlines())
    rows = [row for row in table if row["measure"] != "Range as claimed"]
    assert len(rows) == 27
    assert [row for row in rows if not row["occupation"] and not row["pay scale"]] == []
    assert {row["grade"] for row in rows} == {"A", "B"}


def test_official_figure_on_the_page_stands_with_its_occupation_or_scale(client: Client, whole: Whole) -> None:
    names = {str(band.occupation or band.scale) for band in all_pay(whole) if not band.figure.claimed}
    rows = [row for market in whole[Market] for row in visit(client, market.get_absolute_url()).rows]
    shown = {next((name for name in names if row[0].lower().startswith(name.lower())), "") for row in rows}
    assert shown == names | {""}  # claims name neither


def test_comparability_of_all_pairs_of_bands_is_symmetric(whole: Whole) -> None:
    figures = [band.figure for band in whole[SalaryBand]]
    assert len(figures) == 46
    for a, b in combinations(figures, 2):
        assert comparability(a, b) == comparability(b, a)


# One figure, once


def addresses(whole: Whole) -> list[str]:
    """Of all that shows a figure of pay: pages of one thing, lists, comparisons and downloads."""
    shown = [*whole[Role], *whole[Occupation], *whole[StartingPoint]]
    two = "role=healthcare-data-scientist&role=machine-learning-engineer"
    return [
        *(entry.get_absolute_url() for entry in shown),
        *("/", "/roles/", "/roles/salaries/", "/roles/salaries.csv", "/pathways/", "/occupations/"),
        *(f"/roles/compare{form}?{two}" for form in ("/", "/sheet/", ".csv", ".json")),
        "/search/?q=data+scientist",
    ]


def read(client: Client, pages: list[str]) -> dict[str, str]:
    return {page: client.get(page).content.decode() for page in pages}


def telling(answers: dict[str, str], amount: int) -> set[str]:
    """The pages that tell an amount."""
    return {page for page, answer in answers.items() if str(amount) in answer or f"{amount:,}" in answer}


def test_median_changed_in_its_document_changes_wherever_it_is_told(
    client: Client, whole: Whole, seeds: Path, tmp_path: Path
) -> None:
    pages = addresses(whole)
    before = telling(read(client, pages), 120_230)
    copy = Path(copytree(seeds, tmp_path / "seeds"))
    document = copy / "occupations" / "soc-15-2051.md"
    document.write_text(document.read_text().replace("median: 120230", "median: 123450"))
    assert load(copy, KINDS).conflicts == {}
    after = read(client, pages)
    assert (telling(after, 123_450), telling(after, 120_230)) == (before, set())
    assert len(before) > 10


# Comparing


def test_any_two_roles_are_told_apart_in_a_sentence_and_points(whole: Whole) -> None:
    contrasts = [Contrast(whole, two) for two in combinations(whole[Role], 2)]
    assert [one.title for one in contrasts if not (one.sentence.endswith(".") and 2 <= len(one.remarks) <= 3)] == []


def test_no_answer_of_a_role_has_more_than_twelve_words(whole: Whole) -> None:
    answers = [answer for role in whole[Role] for answer in answers_of(whole).of(role).answers]
    assert [answer.words for answer in answers if len(answer.words.split()) > 12 or answer.words.endswith("…")] == []


def test_any_two_professions_are_weighed(whole: Whole) -> None:
    professions = [role for role in whole[Role] if not role.is_specialism]
    weighings = [Weighing(whole, two, Query(QueryDict(), COMPARE_PARAMETERS)) for two in combinations(professions, 2)]
    assert [len(one.offers) for one in weighings if len(one.offers) < 3] == []


def test_sheet_has_five_questions_at_most(db: None, client: Client) -> None:
    page = visit(client, "/roles/compare/sheet/?role=ai-engineer&role=clinical-informaticist")
    assert 0 < len(page.find(".one-sheet ol:not(.sources ol) > li")) <= 5
