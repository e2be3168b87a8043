"""Every official figure of the seeds is the published one, which official_figures.json holds, and stands there once.

The file holds every fact that we gathered: what it says, who publishes it, whether we saw the publisher's own page (P)
or another's quotation (S), and the section that it became. A fact without one waits for what `waits_for` names.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from careerguide.content.models import Guide, Section
from careerguide.content.whole import Whole
from pathways.models import Credential, Pathway, Stage, Step
from roles.models import (
    AMOUNTS,
    Answer,
    EducationHeld,
    EmployerShare,
    EntryEducation,
    Occupation,
    Outlook,
    Role,
    SalaryBand,
    WorkStatement,
)

FACTS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("official_figures.json").read_text(encoding="utf-8"))
PUBLISHED = {fact["id"]: fact["value"] for fact in FACTS}
PERCENTILES = dict(zip(AMOUNTS, ("p10", "p25", "median", "p75", "p90"), strict=True))
INDUSTRIES = {  # code and industry → fact
    ("11-9111", "Hospitals"): "ooh-mhsm-pay-hospitals",
    ("13-1041", "Healthcare and social assistance"): "ooh-co-pay-healthcare",
    ("17-2031", "Healthcare and social assistance"): "ooh-bme-pay-healthcare",
    ("17-2031", "Medical equipment and supplies manufacturing"): "ooh-bme-pay-devices",
    ("17-2031", "Research and development"): "ooh-bme-pay-rd",
    ("19-1041", "Hospitals"): "ooh-epi-pay-hospitals",
    ("19-1042", "Hospitals"): "ooh-ms-pay-hospitals",
    ("19-1042", "Pharmaceutical and medicine manufacturing"): "ooh-ms-pay-pharma",
    ("29-1051", "Hospitals"): "ooh-ph-pay-hospitals",
    ("29-1141", "Hospitals"): "ooh-rn-pay-hospitals",
}
CITING = (
    *(Occupation, Role, SalaryBand, Outlook, EntryEducation, EducationHeld, EmployerShare, WorkStatement),
    *(Pathway, Step, Stage, Credential, Answer, Guide),
)
PAGES = {  # of the Occupational Outlook Handbook: code → how its facts begin
    "11-9111": "ooh-mhsm",
    "13-1041": "ooh-co",
    "15-1211": "ooh-csa",
    "15-1221": "ooh-cirs",
    "15-2051": "ooh-ds",
    "17-2031": "ooh-bme",
    "19-1041": "ooh-epi",
}

pytestmark = pytest.mark.usefixtures("db")


def percents(text: str) -> list[str]:
    return re.findall(r"\d+%", text)


def statements(kind: str, scheme: str) -> Iterator[tuple[str, WorkStatement]]:
    """Statements of a kind about occupations of a scheme, each with the occupation's code."""
    found = WorkStatement.objects.filter(kind=kind, occupation__scheme=scheme).select_related("occupation")
    for statement in found:
        assert statement.occupation
        yield statement.occupation.code, statement


# Where they come from


def test_every_fact_has_become_a_section_or_waits() -> None:
    assert [fact["id"] for fact in FACTS if bool(fact["section"]) == bool(fact.get("waits_for"))] == []


def test_every_fact_is_held_once() -> None:
    assert [fact for fact, held in Counter(fact["id"] for fact in FACTS).items() if held > 1] == []


def test_every_fact_is_of_a_section_that_tells_whether_it_is_second_hand() -> None:
    told = {section.reference: section.second_hand for section in Section.objects.select_related("source")}
    used = [fact for fact in FACTS if fact["section"]]
    assert [fact["id"] for fact in used if told.get(fact["section"]) != (fact["seen"] == "S")] == []


def test_every_section_of_a_fact_is_cited(whole: Whole) -> None:
    cited = {section.reference for model in CITING for row in whole[model] for section in row.sections}
    assert {fact["section"] for fact in FACTS if fact["section"]} - cited == set()


# Pay


def published_band(band: SalaryBand) -> dict[str, int | None]:
    assert band.occupation
    scheme, code = band.occupation.scheme, band.occupation.code
    if band.industry:
        return {name: PUBLISHED[INDUSTRIES[code, band.industry]] if name == "median" else None for name in AMOUNTS}
    name_of = f"us-{code}-{{}}-{band.year}" if scheme == "soc" else f"uk-ashe-{code}-{{}}-{band.year}"
    return {name: PUBLISHED.get(name_of.format(part)) for name, part in PERCENTILES.items()}


def test_percentiles_are_the_published_ones() -> None:
    bands = SalaryBand.objects.filter(occupation__isnull=False).select_related("occupation")
    assert Counter(band.measure for band in bands) == {"percentiles": 18 + len(INDUSTRIES) + 7}
    unlike = [str(band) for band in bands if {name: getattr(band, name) for name in AMOUNTS} != published_band(band)]
    assert unlike == []


def test_pay_of_the_wage_survey_has_its_basis() -> None:
    bands = SalaryBand.objects.filter(occupation__scheme="soc")
    assert {band.basis for band in bands} == {"straight-time"}


def test_pay_scales_are_the_published_ones() -> None:
    bands = SalaryBand.objects.filter(measure="pay-scale")
    assert bands.count() == 4
    for band in bands:
        grade = band.scale.rsplit(" ", 1)[1]
        published = PUBLISHED[f"uk-afc-{grade}-2026-27-entry"], PUBLISHED[f"uk-afc-{grade}-2026-27-top"]
        assert (band.low, band.high) == published, band.scale


# Growth and education


def test_projections_are_the_published_ones() -> None:
    outlooks = Outlook.objects.filter(occupation__isnull=False).select_related("occupation")
    assert outlooks.count() == 30
    for outlook in outlooks:
        assert outlook.occupation
        key = f"us-{outlook.occupation.code}-{{}}-{outlook.start_year}-{outlook.end_year % 100}"
        assert outlook.change_percent == Decimal(str(PUBLISHED[key.format("growth")])), outlook
        assert outlook.openings == round(PUBLISHED[key.format("openings")] * 1000), outlook


def test_newest_projection_comes_first() -> None:
    periods = [[outlook.start_year for outlook in one.outlooks.all()] for one in Occupation.objects.all()]
    assert [years for years in periods if years != sorted(years, reverse=True)] == []


def test_entry_education_is_the_published_one() -> None:
    rows = EntryEducation.objects.select_related("occupation")
    assert rows.count() == 16
    for row in rows:
        assert row.education == PUBLISHED[f"us-{row.occupation.code}-entry-education"], row.occupation


def test_entry_education_cites_the_table_that_has_it() -> None:
    cited = {section.reference for row in EntryEducation.objects.all() for section in row.citations.all()}
    assert cited == {"bls-employment-projections#2024-34"}


def test_education_held_is_the_published_one() -> None:
    rows = EducationHeld.objects.select_related("occupation")
    assert rows.count() == 10
    for row in rows:
        published = PUBLISHED[f"us-{row.occupation.code}-held-2022-23"]
        assert [row.bachelors, row.masters, row.doctoral] == [Decimal(part) for part in published.split(" / ")], row


# Work


def test_shares_of_employers_are_the_published_ones() -> None:
    shares: dict[str, list[str]] = {}
    for share in EmployerShare.objects.select_related("occupation"):
        shares.setdefault(share.occupation.code, []).append(f"{share.employer} {share.percent:.0f}".lower())
    assert shares == {code: PUBLISHED[f"{page}-employers"].lower().split("; ") for code, page in PAGES.items()}


def test_interests_have_the_letters_that_are_published() -> None:
    letters = {code: statement.text for code, statement in statements("interests", "onet-soc")}
    assert letters == {
        fact["id"].removeprefix("onet-").removesuffix("-interests"): fact["value"]
        for fact in FACTS
        if fact["id"].endswith("-interests")
    }


def test_experience_is_what_the_survey_was_answered_by_whom_and_when() -> None:
    found = dict(statements("experience", "onet-soc"))
    assert len(found) == 8
    for code, statement in found.items():
        published = PUBLISHED[f"onet-{code}-experience"]
        people, year = re.findall(r"\. (\d+) .*/(\d{4})$", published)[0]
        assert percents(statement.text) == percents(published), code
        assert re.findall(r"\d+", statement.note) == [people, year], code
        assert ("experts" in statement.note) == ("experts" in published), code


def test_preparation_is_the_published_one() -> None:
    for code, statement in statements("preparation", "onet-soc"):
        if zone := re.findall(r"zone (\d)", statement.note):
            assert zone == [str(PUBLISHED[f"onet-{code}-jobzone"])], code
        else:
            suppressed = percents(PUBLISHED.get(f"onet-{code}-education-suppress", ""))
            published = percents(PUBLISHED[f"onet-{code}-education"])
            assert percents(statement.text) == [share for share in published if share not in suppressed], code


def test_share_that_its_publisher_would_suppress_is_nowhere() -> None:
    said = WorkStatement.objects.filter(occupation__code="15-1221.00").values_list("text", "note")
    share = percents(PUBLISHED["onet-15-1221.00-education-suppress"])[0]
    assert [words for words in said if share in " ".join(words)] == []


# Each once

DOCUMENTS = {
    str(path.relative_to(settings.SEEDS_DIR)): path.read_text(encoding="utf-8")
    for path in settings.SEEDS_DIR.rglob("*.md")
}


def standing(amount: int) -> set[str]:
    """The documents that an amount stands in, be it as 120230 or as 120,230."""
    number = re.compile(rf"(?<![\d,.]){amount}(?!\d)|(?<![\d,.]){amount:,}(?!,?\d)")
    return {name for name, text in DOCUMENTS.items() if number.search(text)}


def test_every_amount_that_is_used_stands_somewhere() -> None:
    used = [fact for fact in FACTS if fact["section"] and fact["unit"] in ("USD/year", "GBP/year")]
    assert [fact["id"] for fact in used if not standing(fact["value"])] == []


def test_every_amount_of_an_occupation_stands_in_its_document_alone() -> None:
    homes: dict[int, set[str]] = {}
    for band in SalaryBand.objects.filter(occupation__isnull=False).select_related("occupation"):
        for amount in filter(None, (getattr(band, name) for name in AMOUNTS)):
            homes.setdefault(amount, set()).add(f"occupations/{band.owner.slug}.md")
    assert {amount: standing(amount) for amount, home in homes.items() if standing(amount) != home} == {}


def test_no_prose_repeats_a_projection() -> None:
    rates = {f"{fact['value']:.1f}" for fact in FACTS if fact["section"] and "-growth-" in fact["id"]}
    repeated = re.compile(rf"(?<![\d.])({'|'.join(map(re.escape, sorted(rates)))})( ?%| percent)")
    assert {name: repeated.findall(text) for name, text in DOCUMENTS.items() if repeated.search(text)} == {}


# What roles make of them


def test_every_role_has_an_occupation_of_every_scheme(whole: Whole) -> None:
    schemes = {scheme.value for scheme in Occupation.Scheme}
    found = {role.slug: {link.occupation.scheme for link in role.occupations.all()} for role in whole[Role]}
    assert len(found) == 10
    assert {slug: schemes - has for slug, has in found.items() if schemes - has} == {}


def test_every_occupation_stands_for_something(whole: Whole) -> None:
    """Some stand for jobs elsewhere in health, which the guide names, and one for all jobs together."""
    named = (settings.SEEDS_DIR / "guide.md").read_text()
    unused = [one.slug for one in whole[Occupation] if not one.roles.all() and not one.starting_points.all()]
    assert ([slug for slug in unused if slug not in named], len(whole[Occupation])) == ([], 52)


def test_no_figure_over_a_wider_occupation_is_graded_a(whole: Whole) -> None:
    links = [link for role in whole[Role] for link in role.occupations.all() if link.match != "exact"]
    figures = [figure for link in links for figure in (*link.pay, *link.growth, *link.entry_education)]
    assert {figure.grade.letter for figure in figures} == {"B"}


def test_only_the_biomedical_engineer_has_pay_of_grade_a(whole: Whole) -> None:
    best = {role.slug for role in whole[Role] for band in role.pay if band.grade.letter == "A"}
    assert best == {"biomedical-engineer"}


def test_claims_of_the_documents_are_graded_d(whole: Whole) -> None:
    claims = [band for band in whole[SalaryBand] if band.measure == "claimed-range"]
    assert len(claims) == 7
    assert {band.grade.letter for band in claims} == {"D"}


def test_official_figure_of_a_role_itself_names_its_scale(whole: Whole) -> None:
    own = [band for band in whole[SalaryBand] if band.role and band.grade.letter != "D"]
    assert [band for band in own if not band.scale] == []
