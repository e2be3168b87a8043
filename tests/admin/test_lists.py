"""The lists of the admin sort titles without regard to case, by default and by their column."""

import pytest
from django.test import Client

from careerguide.content.models import Source
from tests.admin.rows import page_of
from tests.build import a_source

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
