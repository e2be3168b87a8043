"""Whatever somebody writes into an address or a form of the admin, it is answered, if only by a refusal."""

import pytest
from django.contrib.admin import site
from django.db import models
from django.test import Client

from careerguide.content.models import LoadRecord, Revision
from roles.models import Duty, Role
from skills.models import Skill
from tests.admin.form import filled, send
from tests.admin.rows import each, page_of
from tests.build import a_duty, a_role, a_skill

pytestmark = pytest.mark.usefixtures("empty")

REGISTERED = [*site._registry]
BEYOND = "9" * 40  # what any column holds
TOO_LONG = "9" * 5_000  # for Python to read as a number


@each(model for model in REGISTERED if model is not LoadRecord)  # whose list is a page of its own
def test_list_is_answered_though_no_column_holds_what_it_is_narrowed_by(
    model: type[models.Model], admin_client: Client
) -> None:
    assert admin_client.get(page_of(model, "changelist"), {"pk__in": BEYOND}).status_code in (200, 400)


@pytest.mark.parametrize(
    "asked",
    [
        {"pk__range": "1"},
        {"pk__range": BEYOND},
        {"order__range": ""},
        {"title__regex": "("},
        {"reviewed_on__year": BEYOND},
        {"reviewed_on__iso_year": "-1"},
        {"core__in": BEYOND},
        {"_to_field": "zz"},
    ],
    ids=str,
)
def test_list_is_answered_whatever_it_is_narrowed_by(asked: dict[str, str], admin_client: Client) -> None:
    a_skill()
    assert admin_client.get(page_of(Skill, "changelist"), asked, follow=True).status_code in (200, 400)


@each(REGISTERED)
def test_action_takes_keys_alone(model: type[models.Model], admin_client: Client) -> None:
    chosen = {"action": "delete_selected", "_selected_action": ["1", "abc"]}
    assert admin_client.post(page_of(model, "changelist"), chosen).status_code == 400


@pytest.mark.parametrize("key", ["", "-1", "1.5", "٣", "²", "\0", BEYOND, TOO_LONG])
def test_action_takes_no_key_that_only_looks_like_one(key: str, admin_client: Client) -> None:
    chosen = {"action": "publish", "_selected_action": [a_role(status="draft").pk, key]}
    assert admin_client.post(page_of(Role, "changelist"), chosen).status_code == 400


@each(REGISTERED)
def test_page_of_a_row_is_looked_for_by_keys_alone(model: type[models.Model], admin_client: Client) -> None:
    page = page_of(model, "change", model(pk=TOO_LONG))
    assert admin_client.get(page).status_code in (302, 404)


@pytest.mark.parametrize("view", ["change", "delete", "history"])
@pytest.mark.parametrize("key", ["abc", "²", "\0", BEYOND, TOO_LONG])
def test_row_with_an_odd_key_is_not_found(view: str, key: str, admin_client: Client) -> None:
    assert admin_client.get(page_of(Role, view, Role(pk=key))).status_code == 302


def test_form_is_looked_for_by_no_field_without_a_name(admin_client: Client) -> None:
    assert admin_client.get(page_of(Role, "change", a_role()), {"_to_field": ""}).status_code == 400


def test_revision_is_compared_with_none_of_an_odd_key(admin_client: Client) -> None:
    revision = Revision.objects.create(kind="roles", row=0, slug="nurse", title="Nurse", origin="load")
    page = page_of(Revision, "change", revision)
    assert admin_client.get(page, {"with": TOO_LONG}).status_code == 200


def test_nothing_is_offered_for_a_relation_seen_from_its_other_end(admin_client: Client) -> None:
    asked = {"app_label": "roles", "model_name": "role", "field_name": "duties", "term": "a"}
    assert admin_client.get("/admin/autocomplete/", asked).status_code == 403


@pytest.mark.parametrize("number", ["-1", "7", "abc", "", BEYOND, TOO_LONG])
@pytest.mark.parametrize("name", ["duties-INITIAL_FORMS", "duties-TOTAL_FORMS", "duties-0-id"])
def test_form_that_misstates_its_parts_loses_none(name: str, number: str, admin_client: Client) -> None:
    page = page_of(Role, "change", a_duty(a_role()).role)
    assert send(admin_client, page, filled(admin_client, page) | {name: [number]}).status_code in (200, 302)
    assert Duty.objects.count() == 1
