"""A part on a page of its own, which two may have open."""

import pytest
from django.test import Client

from roles.models import Duty
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_duty, a_role


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
