"""A walk over all addresses of the admin: what each answers to whom, and that nobody changes more than they may."""

from collections.abc import Iterator

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from careerguide.content.models import Content, ContentVersion, Entry, Guide
from careerguide.desk.people import PUBLISHER, WRITER
from tests.admin.form import Values, form_in
from tests.admin.rows import EDITED, ENTRIES, change_page, each, page_of, row_of
from tests.desk.conftest import LOOKER, SignedIn

pytestmark = pytest.mark.usefixtures("guide")

OPEN_TO_ALL = {"login", "logout"}


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def addresses() -> dict[str, str]:
    """All addresses of the admin by their names; what they name is a row that there is."""
    role = ENTRIES[2]._default_manager.first()
    filled_in = {
        "object_id": "1",
        "pk": "1",
        "id": str(User.objects.create_user("walked over").pk),
        "app_label": "roles",
        "content_type_id": str(ContentType.objects.get_for_model(role).pk),
    }
    found = {}
    for one in patterns(admin.site.get_urls()):
        if one.name:
            asked = [*one.pattern.converters, *one.pattern.regex.groupindex]
            found[one.name] = reverse(f"admin:{one.name}", kwargs={name: filled_in[name] for name in asked})
    return found


def seen_by_visitors() -> tuple[str, int, int]:
    """What stays as it was where nothing is changed that visitors see, nor any account."""
    return ContentVersion.current(), User.objects.count(), LogEntry.objects.count()


def sent(shown: HttpResponse) -> Values:
    """What the form on a page sends."""
    return form_in(shown).values | {"_save": ["Save"]}


def codes(answers: list[HttpResponse]) -> list[int]:
    return [answer.status_code for answer in answers]


def statuses(client: Client, pages: list[str], values: Values | None = None) -> list[int]:
    return codes([client.get(page) if values is None else client.post(page, values) for page in pages])


def pages(model: type[models.Model]) -> list[str]:
    """Its list, form for a new row, and form, history and question whether to delete the first row."""
    row = row_of(model)
    own = [page_of(model, view, row) for view in ("change", "history", "delete")]
    return [page_of(model, "changelist"), page_of(model, "add"), *own]


def history_of(model: type[models.Model]) -> int:
    """That of an entry leads to its revisions."""
    return 302 if issubclass(model, Entry) else 200


def run_all(client: Client, model: type[models.Model]) -> None:
    """Each action that any list has, on the first row, confirmed."""
    for action in ("publish", "unpublish", "delete_selected", "opened_today"):
        chosen = {"action": action, "_selected_action": [row_of(model).pk], "post": "yes"}
        client.post(page_of(model, "changelist"), chosen)


def test_stranger_is_led_to_sign_in_from_every_address(client: Client) -> None:
    found = {name: url for name, url in addresses().items() if name not in OPEN_TO_ALL}
    before = seen_by_visitors()
    for url in found.values():
        for answer in (client.get(url), client.post(url, {"post": "yes"})):
            assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/admin/login/"), url
    assert len(found) > 4 * len(EDITED)
    assert seen_by_visitors() == before


@pytest.mark.parametrize("group", [LOOKER, WRITER, PUBLISHER])
def test_nobody_but_a_chief_finds_accounts(group: str, signed_in: SignedIn) -> None:
    client = signed_in(group)
    found = {name: url for name, url in addresses().items() if name.startswith("auth_")}
    before = seen_by_visitors()
    changing = [url for name, url in found.items() if not name.endswith(("changelist", "_change", "history"))]
    assert {*statuses(client, changing, {"post": ["yes"]})} == {403}
    assert group == LOOKER or {*statuses(client, [*found.values()])} == {403}
    assert seen_by_visitors() == before


@each(EDITED)
def test_who_may_look_sees_and_changes_nothing(model: type[Content], signed_in: SignedIn) -> None:
    client = signed_in(LOOKER)
    before = seen_by_visitors()
    assert statuses(client, pages(model)) == [200, 403, 200, history_of(model), 403]
    assert statuses(client, pages(model)[1:3], {"_save": ["Save"]}) == [403, 403]
    assert statuses(client, pages(model)[4:], {"post": ["yes"]}) == [403]
    run_all(client, model)
    assert seen_by_visitors() == before


@each(EDITED)
def test_writer_changes_nothing_that_visitors_see(model: type[Content], signed_in: SignedIn) -> None:
    client = signed_in(WRITER)
    before, answers = seen_by_visitors(), [client.get(page) for page in pages(model)]
    assert codes(answers) == [200, 200 if model is not Guide else 403, 200, history_of(model), 403]
    assert statuses(client, pages(model)[2:3], sent(answers[2])) == [200]
    assert statuses(client, pages(model)[4:], {"post": ["yes"]}) == [403]
    run_all(client, model)
    assert seen_by_visitors() == before


@each(EDITED)
def test_publisher_saves_what_visitors_see(model: type[Content], signed_in: SignedIn) -> None:
    client = signed_in(PUBLISHER)
    guide, answers = 403 if model is Guide else 200, [client.get(page) for page in pages(model)]
    assert codes(answers) == [200, guide, 200, history_of(model), guide]
    assert statuses(client, pages(model)[2:3], sent(answers[2])) == [302]


@each(ENTRIES)
def test_writer_saves_and_deletes_a_draft(model: type[Entry], signed_in: SignedIn) -> None:
    entry = row_of(model)
    model._default_manager.filter(pk=entry.pk).update(status=Entry.Status.DRAFT)
    client = signed_in(WRITER)
    assert statuses(client, [change_page(entry)], sent(client.get(change_page(entry)))) == [302]
    assert client.get(page_of(model, "delete", entry)).status_code == 200
    entry.refresh_from_db()
    assert entry.status == Entry.Status.DRAFT


def test_groups_stay_as_they_are_for_who_is_no_chief(signed_in: SignedIn) -> None:
    group = Group.objects.first()
    signed_in(PUBLISHER).post(change_page(group), {"name": "Mine"})
    assert not Group.objects.filter(name="Mine").exists()
