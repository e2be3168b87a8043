"""The first page of the admin, the search across kinds, and the way from a page to its form."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from careerguide.content.models import Draft
from roles.models import Role, RoleAlias
from skills.models import Skill
from tests.admin.rows import change_page, page_of
from tests.build import a_role, a_skill, the_guide
from tests.reading import visit


@pytest.fixture(autouse=True)
def _empty(empty: None) -> None:
    """These tests build what they are about."""


@pytest.fixture
def viewer(client: Client) -> Client:
    """Somebody who may look at roles, and at nothing else."""
    user = User.objects.create_user("viewer", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_role"))
    client.force_login(user)
    return client


def links(client: Client, address: str, within: str = "#content") -> dict[str, str]:
    """The addresses of the links in a part of a page, by their words."""
    found = visit(client, address).find(f"{within} a[href]")
    return {" ".join(link.text_content().split()): link.get("href") for link in found}


# The first page


def test_entries_stand_first_and_the_tables_of_the_program_last(admin_client: Client) -> None:
    names = [group["name"] for group in admin_client.get("/admin/").context["available_apps"]]
    assert names == ["Entries", "Parts of entries", "People", "The program"]


def test_each_table_that_may_be_seen_is_in_one_group(admin_client: Client) -> None:
    from django.contrib import admin

    groups = admin_client.get("/admin/").context["available_apps"]
    shown = [table["model"] for group in groups for table in group["models"]]
    assert sorted(map(str, shown)) == sorted(map(str, admin.site._registry))


def test_parts_stand_under_each_kind_that_has_them(admin_client: Client) -> None:
    kinds = {table["object_name"]: parts for table, parts in admin_client.get("/admin/").context["kinds"]}
    bands = [name for name, parts in kinds.items() if "SalaryBand" in [part["object_name"] for part in parts]]
    positions = [name for name, parts in kinds.items() if "Position" in [part["object_name"] for part in parts]]
    assert (bands, positions) == (["Occupation", "Role"], ["Role"])


def test_drafts_are_named_on_the_first_page(admin_client: Client) -> None:
    draft, _ = a_role(title="Pilot", status="draft"), a_role(title="Sailor")
    shown = links(admin_client, "/admin/", "#work")
    assert (shown["Pilot"], "Sailor" in shown) == (change_page(draft), False)


def test_more_drafts_than_fit_are_counted(admin_client: Client) -> None:
    for number in range(33):
        a_role(title=f"Draft {number}", status="draft")
    assert "and 3 more" in admin_client.get("/admin/").content.decode()


def test_first_page_shows_nobody_what_he_may_not_see(viewer: Client) -> None:
    a_role(title="Pilot", status="draft")
    a_skill(title="Steering", status="draft")
    page = viewer.get("/admin/").content.decode()
    assert ("Pilot" in page, "Steering" in page, "Load records" in page) == (True, False, False)


def test_page_of_one_app_lists_its_tables_as_ever(admin_client: Client) -> None:
    assert page_of(Role, "changelist") in links(admin_client, "/admin/roles/").values()


# Search across kinds


def test_search_finds_entries_of_all_kinds_by_title_slug_and_alias(admin_client: Client) -> None:
    role, skill = a_role(title="Data doctor"), a_skill(title="Databases")
    named = a_role(title="Nurse", slug="data-nurse")
    aliased = a_role(title="Statistician")
    RoleAlias.objects.create(role=aliased, name="Data counter")
    shown = links(admin_client, f"{reverse('desk:find')}?q=data")
    assert set(map(change_page, (role, skill, named, aliased))) <= set(shown.values())


def test_search_says_which_entries_are_drafts(admin_client: Client) -> None:
    a_role(title="Data doctor", status="draft")
    assert "(draft)" in admin_client.get(reverse("desk:find"), {"q": "data"}).content.decode()


def test_search_says_that_nothing_was_found(admin_client: Client) -> None:
    assert "No entry has a name with “zzz”" in admin_client.get(reverse("desk:find"), {"q": "zzz"}).content.decode()


def test_search_shows_nobody_what_he_may_not_see(viewer: Client) -> None:
    a_role(title="Data doctor")
    a_skill(title="Databases")
    page = viewer.get(reverse("desk:find"), {"q": "data"}).content.decode()
    assert ("Data doctor" in page, "Databases" in page) == (True, False)


# From a page to its form


def test_page_names_its_document(client: Client) -> None:
    role = a_role(slug="nurse")
    (foot,) = visit(client, role.get_absolute_url()).find(".entry-foot")
    assert foot.get("data-entry") == "roles/nurse"


def test_name_of_a_document_leads_to_its_form(admin_client: Client) -> None:
    role = a_role(slug="nurse")
    assert admin_client.get("/admin/edit/roles/nurse/")["Location"] == change_page(role)


def test_guide_has_a_way_to_its_form_too(admin_client: Client) -> None:
    guide = the_guide()
    assert admin_client.get(f"/admin/edit/{guide.slug}/")["Location"] == change_page(guide)


@pytest.mark.parametrize("name", ["roles/nobody", "nothing/nurse", "nobody"])
def test_name_of_no_document_leads_nowhere(name: str, admin_client: Client) -> None:
    assert admin_client.get(f"/admin/edit/{name}/").status_code == 404


@pytest.mark.parametrize("address", ["/admin/edit/roles/nurse/", "/admin/edit/roles/nobody/", "/admin/find/?q=data"])
def test_stranger_is_told_nothing(address: str, client: Client) -> None:
    a_role(slug="nurse")
    assert client.get(address)["Location"].startswith("/admin/login/?next=")


def test_visitor_and_editor_get_the_same_page(client: Client, admin_client: Client) -> None:
    address = a_role().get_absolute_url()
    first, second = client.get(address), admin_client.get(address)
    assert (first.content, first["Vary"]) == (second.content, second["Vary"])
    assert not first.cookies


def test_kinds_have_each_a_form_that_their_documents_lead_to(admin_client: Client) -> None:
    assert admin_client.get(f"/admin/edit/skills/{a_skill(slug='sql').slug}/")["Location"] == change_page(
        Skill.objects.get()
    )


def test_first_page_names_drafts_of_what_stands_on_the_site(guide: None, admin_client: Client) -> None:
    role = Role.objects.filter(status="published").first()
    Draft.objects.create(kind="roles", row=role.pk, document="{}", base="{}", author="admin")
    beside = admin_client.get("/admin/").context["beside"]
    assert [one[:2] for one in beside] == [(f"{change_page(role)}?draft=1", role)]


def test_first_page_leads_to_histories_and_seeds(guide: None, admin_client: Client) -> None:
    words = [words for _, words in admin_client.get("/admin/").context["tools"]]
    assert words == ["Who did what", "Seeds: where documents and database differ"]
