"""Every official figure of the seeds equals the published one, which official_figures.json holds."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from careerguide.content.whole import Whole
from pathways.models import StartingPay
from roles.models import OccupationCode, Outlook, SalaryBand

PUBLISHED = {
    row["id"]: row["value"] for row in json.loads(Path(__file__).with_name("official_figures.json").read_text())
}
AMOUNTS = {"low": "p10", "median": "median", "high": "p90"}
HELD_2022_23 = {  # Table 5.3: percent of workers with a bachelor's, a master's, a doctoral or professional degree
    "15-2051": ("40.0", "35.4", "11.2"),
    "15-1221": ("36.0", "34.0", "24.3"),
    "17-2031": ("44.9", "23.6", "9.4"),
}

pytestmark = pytest.mark.django_db


def published_band(scheme: str, code: str) -> dict[str, int | None]:
    if scheme == "uk-soc":
        return {name: PUBLISHED.get(f"uk-ashe-{code}-{part}-2024") for name, part in AMOUNTS.items()}
    return {name: PUBLISHED.get(f"us-{code}-{part}-2025") for name, part in AMOUNTS.items()}


def test_percentiles_of_roles_are_the_published_ones() -> None:
    bands = SalaryBand.objects.filter(measure="percentiles").select_related("occupation_code")
    assert bands.count() == 29
    for band in bands:
        code = band.occupation_code
        assert {name: getattr(band, name) for name in AMOUNTS} == published_band(code.scheme, code.code), band


def test_percentiles_of_starting_points_are_the_published_ones() -> None:
    assert StartingPay.objects.count() == 9
    for band in StartingPay.objects.select_related("market"):
        scheme = "uk-soc" if band.market.slug == "united-kingdom" else "soc"
        assert {name: getattr(band, name) for name in AMOUNTS} == published_band(scheme, band.code), band


def test_pay_scales_are_the_published_ones() -> None:
    bands = SalaryBand.objects.filter(measure="pay-scale")
    assert bands.count() == 4
    for band in bands:
        grade = band.scale.rsplit(" ", 1)[1]
        published = PUBLISHED[f"uk-afc-{grade}-2026-27-entry"], PUBLISHED[f"uk-afc-{grade}-2026-27-top"]
        assert (band.low, band.high) == published, band.scale


def test_projections_are_the_published_ones() -> None:
    outlooks = Outlook.objects.filter(occupation_code__isnull=False).select_related("occupation_code")
    assert outlooks.count() == 33
    for outlook in outlooks:
        key = f"{outlook.occupation_code.code}-{{}}-{outlook.start_year}-{outlook.end_year % 100}"
        assert outlook.change_percent == Decimal(str(PUBLISHED["us-" + key.format("growth")])), outlook
        assert outlook.openings == round(PUBLISHED["us-" + key.format("openings")] * 1000), outlook


def test_entry_education_is_the_published_one() -> None:
    codes = OccupationCode.objects.exclude(entry_education="")
    assert codes.count() == 18
    for code in codes:
        assert code.entry_education == PUBLISHED[f"us-{code.code}-entry-education"], code


def test_education_held_is_the_published_one() -> None:
    codes = OccupationCode.objects.filter(held_bachelors__isnull=False)
    assert {code.code for code in codes} == HELD_2022_23.keys()
    for code in codes:
        held = (str(code.held_bachelors), str(code.held_masters), str(code.held_doctoral))
        assert held == HELD_2022_23[code.code], code


def test_every_role_has_codes_of_every_scheme() -> None:
    schemes = {scheme.value for scheme in OccupationCode.Scheme}
    by_role: dict[str, set[str]] = {}
    for code in OccupationCode.objects.select_related("role"):
        by_role.setdefault(code.role.slug, set()).add(code.scheme)
    assert len(by_role) == 10
    assert {slug: schemes - found for slug, found in by_role.items() if schemes - found} == {}


def test_no_figure_over_a_wider_occupation_is_graded_a(whole: Whole) -> None:
    wider = [band for band in whole[SalaryBand] if band.occupation_code and band.occupation_code.match != "exact"]
    assert wider
    assert {band.grade.letter for band in wider} == {"B"}


def test_only_the_biomedical_engineer_has_pay_of_grade_a(whole: Whole) -> None:
    best = {band.role.slug for band in whole[SalaryBand] if band.grade.letter == "A"}
    assert best == {"biomedical-engineer"}


def test_claims_of_the_documents_are_graded_d(whole: Whole) -> None:
    claims = [band for band in whole[SalaryBand] if band.measure == "claimed-range"]
    assert len(claims) == 7
    assert {band.grade.letter for band in claims} == {"D"}


def test_official_figure_names_its_occupation_or_its_scale(whole: Whole) -> None:
    official = [band for band in whole[SalaryBand] if band.grade.letter != "D"]
    assert [band for band in official if not band.occupation and not band.scale] == []
