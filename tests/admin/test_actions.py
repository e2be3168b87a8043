"""Actions on chosen rows: who may run them, what they change, and what they leave in the history."""

from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission, User
from django.db import models
from django.test import Client

from careerguide.content.models import Entry
from careerguide.desk.admin import ReadOnlyAdmin
from roles.models import Role
from tests.admin.actions import offered, run
from tests.admin.rows import ENTRIES, each, page_of, row_of
from tests.build import a_role

ACTIONS = [
    pytest.param(model, name, action, id=f"{model.__name__} {name}")
    for model, editor in admin.site._registry.items()
    for action, name, _ in editor._get_base_actions()
]


@pytest.fixture
def account(client: Client, db: None) -> Callable[..., Client]:
    """Logs in a member of the staff who may do some things with rows of every kind."""

    def log_in(*verbs: str) -> Client:
        user = User.objects.create_user("somebody", is_staff=True)
        user.user_permissions.set(one for verb in verbs for one in Permission.objects.filter(codename__startswith=verb))
        client.force_login(user)
        return client

    return log_in


@pytest.mark.parametrize(("model", "name", "action"), ACTIONS)
def test_action_declares_its_permission(model: type[models.Model], name: str, action: Callable) -> None:
    assert getattr(action, "allowed_permissions", []) != []


@pytest.mark.parametrize(("model", "name", "action"), ACTIONS)
def test_account_that_may_look_changes_nothing(
    model: type[models.Model], name: str, action: Callable, account: Callable[..., Client]
) -> None:
    client, rows = account("view"), model._default_manager.order_by("pk")
    row = rows.first() or apps.get_model("auth.Group").objects.create(name="Editors")
    if isinstance(row, Entry):
        rows.filter(pk=row.pk).update(status=Entry.Status.DRAFT if name == "publish" else Entry.Status.PUBLISHED)
    before = list(rows.values())
    run(client, name, row)
    assert (list(rows.values()), LogEntry.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("verbs", "actions"),
    [
        (["view"], set()),
        (["view", "change"], set()),
        (["view", "publish"], {"publish", "unpublish", "checked_today"}),
        (["view", "delete"], {"delete_selected"}),
        (["view", "change", "publish", "delete"], {"publish", "unpublish", "checked_today", "delete_selected"}),
    ],
)
@each(ENTRIES)
def test_actions_are_offered_to_those_who_may(
    model: type[models.Model], verbs: list[str], actions: set[str], account: Callable[..., Client]
) -> None:
    own = {"opened_today"} if "publish" in verbs and hasattr(model, "opened_on") else set()
    assert offered(account(*verbs), model) == actions | own


def test_permission_for_one_kind_is_none_for_another(client: Client, db: None) -> None:
    user = User.objects.create_user("somebody", is_staff=True)
    allowed = ["view_role", "change_role", "publish_skill", "view_skill"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    assert {model: offered(client, model) for model in ENTRIES if model._meta.model_name in ("role", "skill")} == {
        Role: set(),
        apps.get_model("skills.Skill"): {"publish", "unpublish", "checked_today"},
    }


def test_what_the_program_keeps_is_only_undone(admin_client: Client) -> None:
    kept = [model for model, editor in admin.site._registry.items() if isinstance(editor, ReadOnlyAdmin)]
    assert {name for model in kept for name in offered(admin_client, model)} == {"undo"}


# What publishing and taking back do


@pytest.fixture
def roles(empty: None) -> Iterator[list[Role]]:
    """Two drafts, and one published role."""
    return [a_role(status="draft"), a_role(status="draft"), a_role()]


def test_editor_without_all_rights_publishes(roles: list[Role], account: Callable[..., Client]) -> None:
    run(account("view", "publish"), "publish", *roles)
    assert {Role.objects.get(pk=role.pk).status for role in roles} == {"published"}


def test_action_says_how_many_entries_it_changed(roles: list[Role], admin_client: Client) -> None:
    assert run(admin_client, "publish", *roles)[:1] == ["Published: 2 roles. 1 had this status already."]
    assert run(admin_client, "publish", *roles)[:1] == ["Published: 0 roles. 3 had this status already."]
    assert run(admin_client, "unpublish", roles[0])[:1] == ["Draft: 1 role."]


def test_action_on_a_list_of_drafts_counts_those_that_leave_it(roles: list[Role], admin_client: Client) -> None:
    drafts = page_of(Role, "changelist") + "?status__exact=draft"
    chosen = {"action": "publish", "_selected_action": [role.pk for role in roles[:2]], "post": "yes"}
    answer = admin_client.post(drafts, chosen, follow=True)
    assert list(map(str, answer.context["messages"]))[:1] == ["Published: 2 roles."]


def test_each_entry_that_was_changed_has_a_line_in_its_history(roles: list[Role], admin_client: Client) -> None:
    run(admin_client, "publish", *roles)
    logged = LogEntry.objects.order_by("object_id").values_list("object_id", "action_flag", "user__username")
    assert list(logged) == [(str(role.pk), CHANGE, "admin") for role in roles[:2]]


@each(ENTRIES)
def test_action_of_each_kind_is_logged(model: type[models.Model], admin_client: Client) -> None:
    entry = row_of(model)
    run(admin_client, "unpublish", entry)
    assert LogEntry.objects.get().get_edited_object() == entry
