"""The outline tells which rows visitors are shown, as the published whole does, from a few columns of each table."""

from collections.abc import Callable
from typing import Any

import pytest

from careerguide.content.hyperlinks import kinds
from careerguide.content.outline import differing, models_of_content, read_outline, shown_in
from careerguide.content.whole import read_whole
from roles.models import Duty, Role
from tests.build import a_duty, a_role


def shown_by_whole() -> dict[type, set[int]]:
    whole = read_whole()
    return {model: {row.pk for row in whole[model]} for model in models_of_content()}


@pytest.mark.parametrize("folder", sorted(folder for folder in kinds() if folder))
def test_rows_are_shown_that_the_whole_shows_whatever_is_a_draft(folder: str, db: None) -> None:
    rows: Any = kinds()[folder].model.objects
    rows.filter(pk__in=[*rows.values_list("pk", flat=True)][::2]).update(status="draft")
    assert shown_in(read_outline()) == shown_by_whole()


def test_each_table_is_read_once(empty: None, django_assert_num_queries: Callable[[int], Any]) -> None:
    a_duty(a_role())
    read_outline()
    with django_assert_num_queries(len(models_of_content())):
        read_outline()


def test_rows_differ_that_are_gone_or_have_another_status(empty: None) -> None:
    gone, taken_back, renamed = a_duty(a_role()), a_role(), a_role()
    before, key = read_outline(), gone.pk
    gone.delete()
    for role, change in ((taken_back, {"status": "draft"}), (renamed, {"title": "Nurse"})):
        Role.objects.filter(pk=role.pk).update(**change)
    assert {model: keys for model, keys in differing(before, read_outline()).items() if keys} == {
        Duty: [key],
        Role: [taken_back.pk],
    }
