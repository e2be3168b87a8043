"""Each change leaves a version that can be read, told from others, and brought back."""

import re
from html import unescape

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from careerguide.content.models import Revision
from careerguide.content.revisions import history, keep_present
from roles.models import Duty, Role
from tests.admin.form import filled, save, send
from tests.admin.rows import change_page, documents, page_of
from tests.build import a_duty, a_role
from tests.reading import Document

LIST = reverse("admin:content_revision_changelist")


@pytest.fixture
def role(empty: None) -> Role:
    role = a_role(title="Analyst", summary="Looks into data.")
    for title in ("One", "Two"):
        a_duty(role, title=title)
    return role


def origins(role: Role) -> list[str]:
    return [revision.origin for revision in history(role)]


def revision_page(revision: Revision) -> str:
    return reverse("admin:content_revision_change", args=[revision.pk])


def test_form_leaves_what_was_before_and_after(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), title="Data analyst")
    after, before = history(role)
    assert (before.stated["title"], after.stated["title"]) == ("Analyst", "Data analyst")
    assert (before.author, after.author) == ("", "admin")


def test_reason_is_kept(role: Role, admin_client: Client) -> None:
    sent = filled(admin_client, change_page(role), title="Data analyst") | {"_message": ["As the board decided."]}
    send(admin_client, change_page(role), sent)
    assert history(role).first().message == "As the board decided."


def test_part_on_its_own_page_changes_its_entry(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role.duties.first()), title="First")
    assert history(role).first().stated["duties"][0]["title"] == "First"


def test_deleted_part_changes_its_entry(role: Role, admin_client: Client) -> None:
    admin_client.post(page_of(Duty, "delete", role.duties.first()), {"post": "yes"})
    assert [duty["title"] for duty in history(role).first().stated["duties"]] == ["Two"]


def test_action_leaves_a_revision_of_each_entry_in_one_group(role: Role, admin_client: Client) -> None:
    other = a_role(title="Engineer")
    chosen = {"action": "unpublish", "_selected_action": [role.pk, other.pk], "post": "yes"}
    admin_client.post(page_of(Role, "changelist"), chosen)
    first, second = history(role).first(), history(other).first()
    assert first.group == second.group != ""
    assert (first.origin, first.stated["status"], second.stated["status"]) == ("action", "draft", "draft")


def test_page_of_a_revision_shows_its_difference_word_by_word(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), summary="Looks into figures.")
    shown = admin_client.get(revision_page(history(role).first())).content.decode()
    assert "<del>data.</del>" in shown
    assert "<ins>figures.</ins>" in shown


def test_any_two_versions_are_compared(role: Role, admin_client: Client) -> None:
    for summary in ("Second.", "Third."):
        save(admin_client, change_page(role), summary=summary)
    newest, _, oldest = history(role)
    shown = admin_client.get(revision_page(newest), {"with": oldest.pk}).content.decode()
    assert "<del>Looks into data.</del>" in shown
    assert "<ins>Third.</ins>" in shown


def test_earlier_version_comes_back_with_its_parts(role: Role, admin_client: Client) -> None:
    before = documents()
    save(admin_client, change_page(role), title="Data analyst", **{"duties-0-DELETE": "on", "duties-1-title": "Second"})
    admin_client.post(revision_page(history(role).last()))
    assert documents() == before
    assert origins(role) == ["restore", "form", "found"]


def test_deleted_entry_comes_back_with_its_parts(role: Role, admin_client: Client) -> None:
    before = documents()
    admin_client.post(page_of(Role, "delete", role), {"post": "yes"})
    assert not Role.objects.exists()
    assert Revision.objects.first().origin == "delete"
    admin_client.post(revision_page(history(role)[1]))
    assert documents() == before
    assert Role.objects.get().pk == role.pk


def test_change_is_undone_from_the_list(role: Role, admin_client: Client) -> None:
    before = documents()
    save(admin_client, change_page(role), title="Data analyst")
    admin_client.post(LIST, {"action": "undo", "_selected_action": [history(role).first().pk]})
    assert documents() == before


def undo_last(client: Client, *roles: Role) -> list[str]:
    """Undoes the last change of each; what was asked of a table that has nothing to do with roles."""
    chosen = [history(role)[0].pk for role in roles]
    with CaptureQueriesContext(connection) as asked:
        client.post(LIST, {"action": "undo", "_selected_action": chosen})
    return [query["sql"] for query in asked if '"content_source"."summary"' in query["sql"]]


def retitled(client: Client, *titles: str) -> list[Role]:
    roles = [a_role(title=title) for title in titles]
    for role in roles:
        save(client, change_page(role), title=f"New {role.title}")
    return roles


def test_changes_that_fit_together_are_undone_upon_one_reading(role: Role, admin_client: Client) -> None:
    one, two, three = retitled(admin_client, "One", "Two", "Three")
    assert len(undo_last(admin_client, one)) == len(undo_last(admin_client, two, three)) == 1
    assert {"One", "Two", "Three"} <= {role.title for role in Role.objects.all()}


def test_change_that_can_not_be_undone_keeps_no_other_from_it(role: Role, admin_client: Client) -> None:
    one, two = retitled(admin_client, "One", "Two")
    Revision.objects.filter(row=two.pk, title="Two").update(document="{}")
    undo_last(admin_client, one, two)
    assert sorted(Role.objects.filter(pk__in=[one.pk, two.pk]).values_list("title", flat=True)) == ["New Two", "One"]


def test_version_that_needs_what_is_gone_says_so(role: Role, admin_client: Client) -> None:
    broader = a_role(title="Scientist")
    save(admin_client, change_page(role), broader=str(broader.pk))
    with_broader = history(role).first()
    save(admin_client, change_page(role), broader="")
    admin_client.post(page_of(Role, "delete", broader), {"post": "yes"})
    told = admin_client.post(revision_page(with_broader), follow=True).content.decode()
    assert "can't come back as it was" in told
    assert broader.slug in told


def test_history_of_an_entry_is_the_list_of_its_revisions(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), title="Data analyst")
    save(admin_client, change_page(a_role(title="Engineer")), title="Other")
    shown = admin_client.get(page_of(Role, "history", role), follow=True)
    assert {revision.title for revision in shown.context["cl"].result_list} == {"Analyst", "Data analyst"}


@pytest.mark.parametrize("key", ["publish", "9" * 40])
@pytest.mark.parametrize(("page", "status"), [("roles_role_history", 200), ("content_revision_change", 404)])
def test_what_never_was_has_no_history(page: str, status: int, key: str, role: Role, admin_client: Client) -> None:
    assert admin_client.get(reverse(f"admin:{page}", args=[key]), follow=True).status_code == status


def test_who_may_not_change_a_role_brings_none_back(role: Role, admin_client: Client, client: Client) -> None:
    save(admin_client, change_page(role), title="Data analyst")
    reader = User.objects.create_user("reader", password="", is_staff=True)
    client.force_login(reader)
    assert client.post(revision_page(history(role).last())).status_code == 403
    assert Role.objects.get().title == "Data analyst"


def test_address_that_visitors_know_stays_with_an_earlier_version(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), slug="data-analyst")
    admin_client.post(revision_page(history(role).last()))
    role.refresh_from_db()
    assert (role.slug, role.former_slugs) == ("data-analyst", history(role).first().stated["former_slugs"])


def test_version_that_would_close_a_circle_is_refused(role: Role, admin_client: Client) -> None:
    other = a_role(title="Scientist")
    save(admin_client, change_page(role), broader=str(other.pk))
    with_broader = history(role).first()
    save(admin_client, change_page(role), broader="")
    save(admin_client, change_page(other), broader=str(role.pk))
    told = admin_client.post(revision_page(with_broader), follow=True).content.decode()
    assert "a circle of references" in told


def test_changes_by_the_program_can_be_chosen(role: Role, admin_client: Client) -> None:
    save(admin_client, change_page(role), title="Data analyst")
    assert Document(admin_client.get(LIST).content.decode()).links_in("#changelist-filter")["the program"] == "?author="
    listed = admin_client.get(LIST, {"author": ""}).context["cl"].result_list
    assert [revision.author for revision in listed] == [""]


def test_deletion_leads_to_its_undoing(role: Role, admin_client: Client) -> None:
    before = documents()
    told = admin_client.post(page_of(Role, "delete", role), {"post": "yes"}, follow=True)
    (link,) = re.findall(r'href="([^"]+)">What was changed', told.content.decode())
    admin_client.post(unescape(link), {"undo": "1"})
    assert documents() == before


def test_saved_form_leads_to_its_undoing(role: Role, admin_client: Client) -> None:
    before = documents()
    sent = filled(admin_client, change_page(role), title="Data analyst")
    told = admin_client.post(change_page(role), sent | {"_save": ["Save"]}, follow=True).content.decode()
    (link,) = re.findall(r'href="([^"]+)">What was changed', told)
    assert "Undo this" in admin_client.get(unescape(link)).content.decode()
    admin_client.post(unescape(link), {"undo": "1"})
    assert documents() == before


def test_first_version_has_nothing_to_undo(admin_client: Client, empty: None) -> None:
    keep_present([a_role()])
    page = revision_page(Revision.objects.get())
    assert "Undo this" not in admin_client.get(page).content.decode()
    admin_client.post(page, {"undo": "1"})
    assert Revision.objects.count() == 1


def test_form_of_a_deleted_entry_leads_to_what_it_said_last(role: Role, admin_client: Client) -> None:
    address, sent = change_page(role), filled(admin_client, change_page(role), title="Data analyst")
    admin_client.post(page_of(Role, "delete", role), {"post": "yes"})
    told = admin_client.post(address, sent, follow=True).content.decode()
    assert "“Analyst” was deleted by admin" in told
    assert revision_page(Revision.objects.get(origin="found")) in told


def test_form_that_never_was_tells_of_no_deletion(admin_client: Client) -> None:
    assert "was deleted by" not in admin_client.get("/admin/roles/role/99999/change/", follow=True).content.decode()
