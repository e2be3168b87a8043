"""Slugs that editors change: the old address is kept by itself, and nobody takes an address that leads elsewhere."""

import pytest
from django.test import Client
from django.urls import reverse

from careerguide.content.models import Entry
from roles.models import Role
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import ENTRIES, change_page, each, page_of, row_of
from tests.build import a_role, a_section, a_skill

DRAFT = Entry.Status.DRAFT


def former_slugs(entry: Entry) -> list[str]:
    entry.refresh_from_db()
    return entry.former_slugs


@each(ENTRIES)
def test_slug_that_is_changed_joins_the_former_ones(model: type[Entry], rows: None, admin_client: Client) -> None:
    entry = row_of(model)
    old = entry.slug
    assert save(admin_client, change_page(entry), slug="new").status_code == 302
    assert former_slugs(entry) == [old]


def test_old_address_leads_to_the_new_one_at_once(empty: None, admin_client: Client) -> None:
    role = a_role(slug="old")
    save(admin_client, change_page(role), slug="new")
    assert admin_client.get("/roles/old/")["Location"] == "/roles/new/"


def test_slug_of_a_draft_leaves_nothing_behind(empty: None, admin_client: Client) -> None:
    role = a_role(slug="old", status=DRAFT)
    save(admin_client, change_page(role), slug="new")
    assert former_slugs(role) == []


def test_other_changes_add_nothing(empty: None, admin_client: Client) -> None:
    role = a_role(former_slugs=["old"])
    save(admin_client, change_page(role), title="Other")
    assert former_slugs(role) == ["old"]


def test_entry_that_goes_back_to_a_former_slug_has_the_other_one_as_its_former(
    empty: None, admin_client: Client
) -> None:
    role = a_role(slug="a")
    save(admin_client, change_page(role), slug="b")
    save(admin_client, change_page(role), slug="a")
    assert former_slugs(role) == ["b"]


def test_new_entry_has_none(empty: None, admin_client: Client) -> None:
    typed = {"title": "Nurse", "slug": "nurse", "summary": "A nurse.", "kind": "profession"}
    save(admin_client, page_of(Role, "add"), **typed, citations=[str(a_section().pk)])
    assert Role.objects.get(slug="nurse").former_slugs == []


def test_former_slugs_are_typed_one_on_each_line(empty: None, admin_client: Client) -> None:
    role = a_role()
    save(admin_client, change_page(role), former_slugs="older\r\n\r\n oldest ")
    assert former_slugs(role) == ["older", "oldest"]


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("former_slugs", "role", "“role” is the present slug of this entry."),
        ("former_slugs", "taken", "“taken” is the slug of “Taken”."),
        ("former_slugs", "draft", "“draft” is the slug of “Draft”."),
        ("former_slugs", "before", "“before” is a former slug of “Taken” already."),
        ("former_slugs", "salaries", "“salaries” is the address of another page."),
        ("former_slugs", "a\r\na", "“a” is listed twice"),
        ("former_slugs", "A b", "should be a slug: lower-case letters, digits and single dashes (given: “A b”)"),
        (
            "slug",
            "before",
            "“before” is a former slug of “Taken”, to which that address leads. Choose another one.",
        ),
    ],
)
def test_address_of_something_else_is_refused_at_its_field_and_nothing_typed_is_lost(
    field: str, typed: str, message: str, empty: None, admin_client: Client
) -> None:
    a_role(slug="taken", title="Taken", former_slugs=["before"]), a_role(slug="draft", title="Draft", status=DRAFT)
    role = a_role(slug="role")
    values = filled(admin_client, change_page(role), **{field: typed})
    refused = form_in(send(admin_client, change_page(role), values))
    assert (refused.errors, refused.values) == ({field: [message]}, values)
    assert former_slugs(role) == []


def test_slugs_of_another_kind_are_free(empty: None, admin_client: Client) -> None:
    a_skill(slug="taken", former_slugs=["before"])
    role = a_role()
    save(admin_client, change_page(role), former_slugs="taken\r\nbefore")
    assert former_slugs(role) == ["taken", "before"]


# An entry that another one has taken in: its row stays as a draft when its document goes


@pytest.fixture
def left(empty: None) -> Role:
    a_role(slug="whole", title="Whole", former_slugs=["left"])
    return a_role(slug="left", title="Left", status=DRAFT)


def test_entry_that_took_another_one_in_can_be_saved(left: Role, admin_client: Client) -> None:
    whole = Role.objects.get(slug="whole")
    save(admin_client, change_page(whole), title="Other")
    assert Role.objects.get(slug="whole").title == "Other"


def test_entry_that_was_taken_in_is_published_under_another_slug_alone(left: Role, admin_client: Client) -> None:
    url = reverse("admin:roles_role_changelist")
    chosen = {"action": "publish", "_selected_action": [str(left.pk), str(a_role(status=DRAFT).pk)], "post": "yes"}
    told = [str(message) for message in admin_client.post(url, chosen, follow=True).context["messages"]]
    assert told[:2] == [
        "Not published: “Left”. Its address leads to “Whole”; give it another slug first.",
        "Published: 1 role.",
    ]
    assert Role.objects.get(pk=left.pk).status == DRAFT
    save(admin_client, change_page(left), slug="apart", status="published")
    assert Role.objects.get(slug="apart").former_slugs == []
