"""Rules on roles, figures and answers."""

from datetime import timedelta

import pytest

from careerguide.content.models import this_day
from tests.build import (
    a_band,
    a_pair,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    an_answer,
    an_occupation,
    an_outlook,
)
from tests.content.findings import found, places

pytestmark = pytest.mark.usefixtures("empty")


def test_role_without_any_figure_has_no_pay() -> None:
    a_role(slug="nurse")
    a_band(a_role())
    assert places(found("role-without-pay")) == [("nurse", "salary_bands")]


def test_occupation_lends_its_pay_and_outlook() -> None:
    occupation = an_occupation(a_role(slug="nurse"))
    a_band(occupation)
    an_outlook(occupation)
    assert [*found("role-without-pay"), *found("role-without-outlook")] == []


def test_draft_of_an_occupation_lends_nothing() -> None:
    a_band(an_occupation(a_role(slug="nurse"), status="draft"))
    assert places(found("role-without-pay")) == [("nurse", "salary_bands")]


def test_specialism_borrows_nothing_from_what_is_only_nearest() -> None:
    an_outlook(an_occupation(a_role(slug="nurse", kind="specialism"), match="none"))
    assert places(found("role-without-outlook")) == [("nurse", "outlooks")]


def test_role_in_no_pair_is_found() -> None:
    a_pair(a_role(), a_role())
    a_role(slug="alone")
    assert places(found("role-without-pair")) == [("alone",)]


def test_skill_that_no_published_role_asks_for_is_found() -> None:
    a_role_skill(a_role())
    a_role_skill(a_role(status="draft"), a_skill(slug="idle"))
    assert places(found("skill-without-role")) == [("idle",)]


def test_answer_is_found_from_the_day_after_its_last() -> None:
    an_answer(holds_until=this_day())
    an_answer(slug="old", holds_until=this_day() - timedelta(days=1))
    assert places(found("expired-answer")) == [("old", "holds_until")]


# Editions


def test_figure_of_an_older_edition_is_found() -> None:
    newest = a_section(source=a_source(slug="2026")).source
    older = a_source(superseded_by=a_section(source=a_source(superseded_by=newest)).source)
    a_band(an_occupation(slug="nurses"), citations=[a_section(source=older)])
    (one,) = found("superseded")
    assert (places([one]), one.words) == (
        [("nurses", "salary_bands", 0, "citations")],
        f"from “{older.slug}”; “2026” is newer",
    )


def test_older_figure_may_stay_beside_a_newer_one() -> None:
    newer = a_source()
    older, occupation = a_source(superseded_by=newer), an_occupation()
    a_band(occupation, year=2024, citations=[a_section(source=older)])
    a_band(occupation, year=2025, citations=[a_section(source=newer)])
    assert found("superseded") == []


def test_newer_figure_of_another_kind_does_not_count() -> None:
    newer = a_source()
    occupation = an_occupation(slug="nurses")
    a_band(occupation, citations=[a_section(source=a_source(superseded_by=newer))])
    an_outlook(occupation, citations=[a_section(source=newer)])
    assert len(found("superseded")) == 1
