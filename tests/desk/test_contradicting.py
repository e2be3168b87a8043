"""A change contradicts what a check of all documents finds, though few of them are read for it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careerguide.content.checking import Problem
from careerguide.content.current import current, keeper
from careerguide.content.hyperlinks import kinds
from careerguide.content.references import contradictions
from careerguide.content.revisions import Hand, recorded
from careerguide.content.rows import read_database
from careerguide.content.versioning import undone
from careerguide.desk.consequences import foresee, foresee_what_goes
from roles.models import Role
from tests.build import a_band, a_market, a_role, a_skill, a_stage, a_topic


def in_all_documents() -> set[str]:
    found, refused = read_database(kinds().values())
    sound = {name: document for name, document in found.items() if name not in refused}
    wrong = contradictions(sound, kinds(), refused.keys())
    told = {str(Problem(f"{name}.md", message, path)) for name, path, message in wrong}
    reasons = ((name, reason) for name, some in refused.items() for reason in some.splitlines())
    return told | {reason.replace(f"database {name}", f"{name}.md", 1) for name, reason in reasons}


@pytest.mark.parametrize("folder", sorted(folder for folder in kinds() if folder))
def test_taking_back_half_of_a_kind_contradicts_what_all_documents_tell(folder: str, db: None) -> None:
    rows: Any = kinds()[folder].model.objects
    half = rows.filter(pk__in=[*rows.values_list("pk", flat=True)][::2])
    before = in_all_documents()
    with undone():
        half.update(status="draft")
        after = in_all_documents()
    assert {*foresee(half.update, status="draft").contradictions} == after - before


def test_figure_that_goes_with_its_part_is_missed_where_a_title_quotes_it(empty: None) -> None:
    band = a_band(a_role(slug="nurse"), a_market(slug="utopia"), low=None, median=50_000, high=None)
    a_skill(slug="sewing", summary="It pays {roles/nurse median}.")
    (wrong,) = foresee(band.delete).contradictions
    assert wrong.startswith("skills/sewing.md: summary: the figure {roles/nurse median} points nowhere")


def test_kind_that_neither_leads_to_what_goes_nor_rules_it_is_not_read(empty: None) -> None:
    role = a_role(slug="nurse")
    a_topic(body="As [nurses](../roles/nurse.md) do.")
    a_stage()
    current()
    with CaptureQueriesContext(connection) as asked:
        foresee(Role.objects.filter(pk=role.pk).update, status="draft")
    assert [
        name for name in ("roles_topic", "pathways_stage") if f'"{name}"."summary"' in str(asked.captured_queries)
    ] == ["roles_topic"]


def test_what_goes_along_with_a_form_is_told_without_any_document(empty: None) -> None:
    role = a_role()
    current()
    with CaptureQueriesContext(connection) as asked:
        foresee_what_goes(Role.objects.filter(pk=role.pk).update, status="draft")
    assert "summary" not in str(asked.captured_queries)


def test_whole_of_this_version_serves_within_a_transaction_too(empty: None) -> None:
    role = a_role()
    kept = current()
    with recorded(Hand("list"), role):
        assert keeper.exact() is kept
        role.save()
        assert keeper.exact() is not kept
