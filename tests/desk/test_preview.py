"""An entry as visitors would see it, before they do."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from careerguide.content.models import ContentVersion, Draft, Revision
from careerguide.desk import preview
from roles.models import Role
from tests.admin.form import filled
from tests.admin.rows import change_page, page_of


@pytest.fixture
def role(guide: None) -> Role:
    return Role.objects.filter(duties__isnull=False, kind="profession").first()


def preview_of(client: Client, url: str, **changes: str):
    return client.post(url, filled(client, url, **changes) | {"_preview": ["1"]})


def test_preview_shows_what_stands_in_the_form(role: Role, admin_client: Client) -> None:
    changes = {"title": "Data analyst", "duties-0-title": "Counts stars"}
    shown = preview_of(admin_client, change_page(role), **changes).content.decode()
    assert preview.UNSAVED in shown
    assert "Data analyst" in shown
    assert "Counts stars" in shown


def test_preview_leaves_everything_as_it_was(role: Role, admin_client: Client, client: Client) -> None:
    page, version = client.get(role.get_absolute_url()).content, ContentVersion.current()
    preview_of(admin_client, change_page(role), title="Data analyst")
    assert (client.get(role.get_absolute_url()).content, ContentVersion.current()) == (page, version)
    assert not Revision.objects.exists()


def test_preview_is_kept_nowhere(role: Role, admin_client: Client) -> None:
    shown = preview_of(admin_client, change_page(role))
    assert shown["Cache-Control"].startswith("private, no-store")
    assert shown["X-Robots-Tag"] == "noindex, noarchive"
    assert "ETag" not in shown


def test_entry_that_is_not_saved_yet_has_a_preview(role: Role, admin_client: Client) -> None:
    url = page_of(Role, "add")
    section = role.citations.first().pk
    new = {
        "title": "Engineer",
        "slug": "engineer",
        "summary": "Builds.",
        "kind": "specialism",
        "citations": [str(section)],
    }
    shown = preview_of(admin_client, url, **new).content.decode()
    assert "Engineer" in shown
    assert not Role.objects.filter(slug="engineer").exists()


def test_form_with_a_mistake_shows_it_instead(role: Role, admin_client: Client) -> None:
    assert "Please correct the error" in preview_of(admin_client, change_page(role), title="").content.decode()


# By a link


@pytest.fixture
def link(role: Role, admin_client: Client) -> str:
    """The link to a draft of the role."""
    url = change_page(role)
    admin_client.post(url, filled(admin_client, url, title="Data analyst") | {"_draft": ["1"]})
    return admin_client.get(url, {"draft": "1"}).context["link"]


def test_link_shows_a_draft_to_whoever_has_it(link: str, client: Client, role: Role) -> None:
    shown = client.get(link)
    assert "Data analyst" in shown.content.decode()
    assert (shown["Cache-Control"], shown["Referrer-Policy"]) == ("private, no-store", "no-referrer")
    assert not shown.cookies
    assert "Data analyst" not in client.get(role.get_absolute_url()).content.decode()


def test_link_that_was_taken_back_leads_nowhere(link: str, role: Role, client: Client, admin_client: Client) -> None:
    admin_client.post(f"{change_page(role)}?draft=1", {"_withdraw": "1"})
    assert client.get(link).status_code == 404


def test_link_expires(link: str, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview, "HOLDS", timedelta(seconds=-1))
    assert client.get(link).status_code == 404


def test_link_outlives_its_key_as_long_as_that_is_kept(link: str, client: Client, settings) -> None:
    settings.SECRET_KEY, earlier = "another key", settings.SECRET_KEY
    assert client.get(link).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [earlier]
    assert client.get(link).status_code == 200


def test_link_of_a_published_draft_leads_to_its_page(link: str, client: Client, role: Role) -> None:
    Draft.objects.all().delete()
    assert client.get(link)["Location"] == role.get_absolute_url()


def test_link_to_one_draft_opens_no_other(link: str, client: Client) -> None:
    token = link.rstrip("/").rpartition("/")[2]
    assert client.get(reverse("preview", args=[f"x{token}"])).status_code == 404


def test_entry_that_was_never_published_has_a_link(role: Role, client: Client, admin_client: Client) -> None:
    Role.objects.filter(pk=role.pk).update(status="draft")
    link = admin_client.get(change_page(role)).context["link"]
    assert client.get(role.get_absolute_url()).status_code == 404
    assert role.duties.first().title in client.get(link).content.decode()
