"""A part on a page of its own, which two may have open."""

import pytest
from django.test import Client

from careerguide.content.models import Section
from roles.models import Duty
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_duty, a_role, a_section


@pytest.fixture
def duty(empty: None) -> Duty:
    return a_duty(a_role(), title="One")


def test_second_save_of_a_part_is_told_and_keeps_what_was_typed(duty: Duty, admin_client: Client) -> None:
    url = change_page(duty)
    opened = filled(admin_client, url, text="Mine.")
    save(admin_client, url, title="First")
    refused = form_in(send(admin_client, url, opened))
    assert "Nothing has been saved" in refused.errors[""][0]
    assert refused.values["text"] == ["Mine."]
    assert Duty.objects.get().title == "First"


def test_part_is_saved_where_another_part_has_changed(duty: Duty, admin_client: Client) -> None:
    other = a_duty(duty.role, title="Two")
    opened = filled(admin_client, change_page(duty), title="First")
    save(admin_client, change_page(other), title="Second")
    assert send(admin_client, change_page(duty), opened).status_code == 302


def test_what_is_typed_while_a_part_is_deleted_makes_a_new_one(duty: Duty, admin_client: Client) -> None:
    url = change_page(duty)
    opened = filled(admin_client, url, text="Typed meanwhile.")
    duty.delete()
    kept = form_in(send(admin_client, url, opened))
    assert "deleted in the meantime" in kept.errors[""][0]
    send(admin_client, kept.element.action, kept.values)
    assert Duty.objects.get().text == "Typed meanwhile."


def test_what_is_typed_while_a_section_is_deleted_makes_a_new_one(empty: None, admin_client: Client) -> None:
    section = a_section()
    url = change_page(section)
    opened = filled(admin_client, url, label="Typed meanwhile")
    section.delete()
    kept = form_in(send(admin_client, url, opened))
    send(admin_client, kept.element.action, kept.values)
    assert Section.objects.get().label == "Typed meanwhile"
