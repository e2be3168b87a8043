"""Who may enter: editors, and nobody else."""

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from roles.models import Role
from tests.admin.rows import MODELS, change_page, each, page_of, row_of
from tests.build import a_role


@pytest.mark.parametrize("url", ["/admin/", "/admin/autocomplete/", "/admin/jsi18n/", "/admin/password_change/"])
def test_anonymous_visitor_is_sent_to_log_in(url: str, client: Client, db: None) -> None:
    assert client.get(url)["Location"] == f"/admin/login/?next={url}"


@each(MODELS)
def test_anonymous_visitor_sees_no_page_of_a_model(model: type[models.Model], rows: None, client: Client) -> None:
    row = row_of(model)
    pages = [page_of(model, "changelist"), page_of(model, "add"), change_page(row), page_of(model, "delete", row)]
    answers = [client.get(page) for page in pages]
    assert [answer["Location"] for answer in answers] == [f"/admin/login/?next={page}" for page in pages]


def test_anonymous_visitor_deletes_nothing(empty: None, client: Client) -> None:
    role = a_role()
    client.post(page_of(Role, "delete", role), {"post": "yes"})
    assert Role.objects.filter(pk=role.pk).exists()


def test_anonymous_visitor_publishes_nothing(empty: None, client: Client) -> None:
    role = a_role(status="draft")
    client.post(page_of(Role, "changelist"), {"action": "publish", "_selected_action": [role.pk], "post": "yes"})
    role.refresh_from_db()
    assert role.status == "draft"


def test_user_who_is_no_editor_is_sent_to_log_in(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("visitor"))
    assert client.get("/admin/")["Location"] == "/admin/login/?next=/admin/"


def test_editor_logs_in_with_a_password(client: Client, db: None) -> None:
    User.objects.create_superuser("editor", password="a long phrase")
    client.post("/admin/login/?next=/admin/", {"username": "editor", "password": "a long phrase"})
    assert client.get("/admin/").status_code == 200
