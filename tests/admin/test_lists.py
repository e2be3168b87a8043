"""The lists of the admin sort titles without regard to case, and cost the same however much there is to list."""

from typing import Any

import pytest
from django.contrib.admin import site
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.content.models import Source
from careerguide.desk import filters
from roles.models import RoleAlias
from tests.admin.rows import MODELS, each, page_of
from tests.build import a_role, a_source, an_alias

TITLES = ["ant", "Bee", "cat", "Dog"]


@pytest.mark.parametrize(("query", "titles"), [("", TITLES), ("?o=1", TITLES), ("?o=-1", TITLES[::-1])])
def test_list_goes_by_title(query: str, titles: list[str], admin_client: Client, empty: None) -> None:
    for title in reversed(TITLES):
        a_source(title=title)
    rows = admin_client.get(page_of(Source, "changelist") + query).context["cl"].result_list
    assert [row.title for row in rows] == titles


def test_choices_of_a_field_go_by_title(admin_client: Client, empty: None) -> None:
    for title in reversed(TITLES):
        a_source(title=f"{title} zoo")
    asked = {"app_label": "content", "model_name": "section", "field_name": "source", "term": "zoo"}
    found = admin_client.get("/admin/autocomplete/", asked).json()["results"]
    assert [one["text"] for one in found] == [f"{title} zoo" for title in TITLES]


# Large lists


@each(MODELS)
def test_list_takes_as_many_queries_for_many_rows_as_for_few(
    model: type[models.Model], admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(model, "changelist")
    admin_client.get(page)
    counts = []
    for shown in (2, 12):
        monkeypatch.setattr(site.get_model_admin(model), "list_per_page", shown)
        with CaptureQueriesContext(connection) as asked:
            assert admin_client.get(page).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_filter_by_few_entries_names_them(admin_client: Client, empty: None) -> None:
    for title in ("Coder", "Nurse"):
        an_alias(a_role(title=title))
    named = [one["display"] for one in filter_of(admin_client.get(page_of(RoleAlias, "changelist")))]
    assert named == ["All", "Coder", "Nurse"]


def test_filter_by_many_entries_names_the_chosen_one_alone(
    admin_client: Client, empty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filters, "MOST_IN_A_FILTER", 2)
    role, *_ = [an_alias(a_role(title=f"Nurse {number}")).role for number in range(3)]
    page = page_of(RoleAlias, "changelist")
    assert admin_client.get(page).context["cl"].filter_specs == []
    chosen = filter_of(admin_client.get(page, {"role__id__exact": role.pk}))
    assert [(one["display"], one["selected"]) for one in chosen] == [("All", False), ("Nurse 0", True)]


def filter_of(answer: Any) -> list[dict[str, Any]]:
    """The choices of the only filter of a list."""
    changelist = answer.context["cl"]
    (only,) = changelist.filter_specs
    return list(only.choices(changelist))
