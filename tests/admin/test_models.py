"""Every model in the admin: its list can be searched and filtered, its forms open, and saving one changes nothing."""

from urllib.parse import parse_qsl

import pytest
from django.contrib import admin
from django.db import models
from django.test import Client

from careerguide.content.models import ContentVersion, LoadRecord, Revision
from tests.admin.form import save
from tests.admin.rows import ADDED, EDITED, ENTRIES, MODELS, change_page, documents, each, page_of, row_of

pytestmark = pytest.mark.usefixtures("rows")

LISTED = [model for model in MODELS if model is not LoadRecord]  # in place of its list stands the page of seeds
SEARCHED = [*ADDED, Revision]
KEPT_BY_THE_PROGRAM = [ContentVersion, LoadRecord]


def test_every_model_is_registered() -> None:
    assert [model for model in MODELS if not admin.site.is_registered(model)] == []


@each(LISTED)
def test_list_opens(model: type[models.Model], admin_client: Client) -> None:
    row = row_of(model)
    response = admin_client.get(page_of(model, "changelist"))
    assert response.context["cl"].result_count == model._default_manager.count()
    assert row in response.context["cl"].queryset


@each(SEARCHED)
def test_search_finds_a_row_by_its_words(model: type[models.Model], admin_client: Client) -> None:
    row, searched = row_of(model), admin.site.get_model_admin(model).search_fields[0]
    text = str(model._default_manager.values_list(searched, flat=True).get(pk=row.pk))
    response = admin_client.get(page_of(model, "changelist"), {"q": max(text.split(), key=len)})
    assert row in response.context["cl"].queryset


@each(SEARCHED)
def test_search_leaves_other_rows_out(model: type[models.Model], admin_client: Client) -> None:
    row_of(model)
    response = admin_client.get(page_of(model, "changelist"), {"q": "zzxqzz"})
    assert response.context["cl"].result_count == 0


@each(SEARCHED)
def test_each_filter_narrows_to_what_it_names(model: type[models.Model], admin_client: Client) -> None:
    row_of(model)
    everything = admin_client.get(page_of(model, "changelist")).context["cl"]
    assert len(everything.list_filter) >= 1
    for shown in everything.filter_specs:
        query = list(shown.choices(everything))[-1]["query_string"]
        narrowed = admin_client.get(page_of(model, "changelist") + query).context["cl"]
        asked = {name: value == "True" or value for name, value in parse_qsl(query.removeprefix("?"))}
        named = model._default_manager.filter(**asked)
        assert set(narrowed.queryset) == set(named)


@each(ADDED)
def test_form_for_a_new_row_opens(model: type[models.Model], admin_client: Client) -> None:
    assert admin_client.get(page_of(model, "add")).status_code == 200


@each(EDITED)
def test_form_of_a_row_opens(model: type[models.Model], admin_client: Client) -> None:
    row = row_of(model)
    assert admin_client.get(change_page(row)).context["original"] == row


@pytest.mark.parametrize("view", ["delete", "history"])
@each(ENTRIES)
def test_other_pages_of_an_entry_open(model: type[models.Model], view: str, admin_client: Client) -> None:
    assert admin_client.get(page_of(model, view, row_of(model)), follow=True).status_code == 200


@each(EDITED)
def test_saving_a_form_as_it_is_changes_nothing(model: type[models.Model], admin_client: Client) -> None:
    """A browser ends lines with CRLF, sends hidden and empty fields, and leaves unchecked boxes out."""
    row = row_of(model)
    stored = model._default_manager.filter(pk=row.pk)
    before, columns = documents(), stored.values().get()
    assert save(admin_client, change_page(row)).status_code == 302
    assert documents() == before
    assert stored.values().get() == columns


@each(EDITED)
def test_every_autocomplete_answers(model: type[models.Model], admin_client: Client) -> None:
    editor = admin.site.get_model_admin(model)
    fields = [(model, name) for name in editor.autocomplete_fields]
    fields += [(inline.model, name) for inline in editor.inlines for name in inline.autocomplete_fields]
    for owner, name in fields:
        row = row_of(owner._meta.get_field(name).related_model)
        field = {"app_label": owner._meta.app_label, "model_name": owner._meta.model_name, "field_name": name}
        found = admin_client.get("/admin/autocomplete/", field | {"term": str(row).split()[0].rstrip(":")}).json()
        assert found["results"] != []


@each(KEPT_BY_THE_PROGRAM)
def test_what_the_program_keeps_is_shown_but_not_edited(model: type[models.Model], admin_client: Client) -> None:
    row = model._default_manager.first()
    assert admin_client.get(change_page(row)).status_code == 200
    assert admin_client.post(change_page(row), {}).status_code == 403
    assert admin_client.get(page_of(model, "add")).status_code == 403
    assert admin_client.get(page_of(model, "delete", row)).status_code == 403
