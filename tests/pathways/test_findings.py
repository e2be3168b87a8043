"""Rules on ways in."""

import pytest

from careerguide.content.models import this_day
from tests.build import a_credential, a_gain, a_pathway_between, a_role, a_skill, a_stage
from tests.content.findings import found, places

pytestmark = pytest.mark.usefixtures("empty")


def test_role_to_which_no_published_pathway_leads_is_found() -> None:
    a_pathway_between()
    a_pathway_between(role=a_role(slug="nurse"), status="draft")
    assert places(found("role-without-way")) == [("nurse",)]


def test_skill_that_no_stage_gives_is_found() -> None:
    a_gain(a_stage(), a_skill())
    a_skill(slug="sewing")
    assert places(found("skill-without-stage")) == [("sewing",)]


def test_page_is_to_be_opened_once_a_year() -> None:
    a_credential(slug="degree", url="https://example.org/")
    a_stage(url="https://example.org/", opened_on=this_day())
    a_stage(slug="without-page")
    assert places(found("unopened-page")) == [("degree", "opened_on")]
