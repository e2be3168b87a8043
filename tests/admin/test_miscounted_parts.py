"""A form that counts more parts than came with it costs no more than what came, and is told so with all of it."""

import pytest
from django.contrib import admin
from django.http import HttpResponse
from django.test import Client

from careerguide.content.models import Part
from careerguide.desk.forms import PartFormSet
from roles.models import Duty, Role
from tests.admin.form import Values, filled, form_in, send
from tests.admin.rows import change_page
from tests.build import a_duty, a_role

pytestmark = pytest.mark.usefixtures("empty")

TOO_MANY = "9" * 40
INLINES = [one for editor in admin.site._registry.values() for one in editor.inlines if issubclass(one.model, Part)]


def sent_with(client: Client, counts: Values) -> HttpResponse:
    page = change_page(two_duties())
    return send(client, page, filled(client, page) | counts)


def two_duties() -> Role:
    return a_duty(a_duty(a_role(), position=0).role, position=1).role


@pytest.mark.parametrize("one", INLINES, ids=lambda one: one.__name__)
def test_parts_of_each_kind_are_counted_in_the_same_way(one: type[admin.options.InlineModelAdmin]) -> None:
    assert issubclass(one.formset, PartFormSet)


@pytest.mark.parametrize("number", [TOO_MANY, "1500"], ids=["too many digits", "many"])
def test_no_form_is_made_of_which_nothing_came(number: str, admin_client: Client) -> None:
    answer = sent_with(admin_client, {"duties-TOTAL_FORMS": [number]})
    assert "duties-2-title" not in form_in(answer).values


def test_form_that_counts_too_many_is_told_so_in_words(admin_client: Client) -> None:
    answer = sent_with(admin_client, {"duties-TOTAL_FORMS": ["3"]})
    assert "the form counts more of these than came with it" in answer.content.decode()


def test_form_that_counts_too_many_keeps_what_was_typed(admin_client: Client) -> None:
    typed = {"duties-1-title": ["Typed"], "duties-TOTAL_FORMS": [TOO_MANY]}
    assert form_in(sent_with(admin_client, typed)).values["duties-1-title"] == ["Typed"]


def test_form_that_counts_too_many_changes_nothing(admin_client: Client) -> None:
    sent_with(admin_client, {"duties-0-title": ["Typed"], "duties-TOTAL_FORMS": [TOO_MANY]})
    assert not Duty.objects.filter(title="Typed").exists()


def test_no_more_forms_are_made_than_came_wherever_one_says_that_it_stands(admin_client: Client) -> None:
    typed = {"duties-1999-title": ["Far"], "duties-TOTAL_FORMS": ["2000"]}
    assert "duties-3-title" not in form_in(sent_with(admin_client, typed)).values
