"""What an editor saves is on the site with the next request, and a draft is not."""

from urllib.parse import urldefrag

import pytest
from django.db import models
from django.test import Client

from careerguide.content.models import Entry
from roles.models import Role
from tests.admin.form import filled, save
from tests.admin.rows import ENTRIES, change_page, each, page_of, row_of
from tests.build import a_duty, a_role, a_role_skill, a_section, a_skill, a_source

pytestmark = pytest.mark.usefixtures("empty")

WORDS = "A sentence that an editor has just written."


def text_of(client: Client, entry: Entry) -> str:
    """The page that shows the entry, as a visitor gets it."""
    return client.get(urldefrag(entry.get_absolute_url()).url).content.decode()


@each(ENTRIES)
def test_saved_edit_shows_on_the_next_request(
    model: type[models.Model], rows: None, client: Client, admin_client: Client
) -> None:
    entry = row_of(model)
    assert WORDS not in text_of(client, entry)
    save(admin_client, change_page(entry), summary=WORDS)
    assert WORDS in text_of(client, entry)


def test_edited_page_is_not_answered_as_unchanged(client: Client, admin_client: Client) -> None:
    role = a_role()
    seen = {"If-None-Match": client.get(role.get_absolute_url())["ETag"]}
    assert client.get(role.get_absolute_url(), headers=seen).status_code == 304
    save(admin_client, change_page(role), summary=WORDS)
    assert client.get(role.get_absolute_url(), headers=seen).status_code == 200


def test_edited_title_is_found_by_search(client: Client, admin_client: Client) -> None:
    role = a_role()
    assert role.get_absolute_url() not in client.get("/search/", {"q": "hippocampus"}).content.decode()
    save(admin_client, change_page(role), title="Hippocampus engineer")
    assert role.get_absolute_url() in client.get("/search/", {"q": "hippocampus"}).content.decode()


def test_part_edited_with_its_entry_shows(client: Client, admin_client: Client) -> None:
    role = a_role()
    a_duty(role)
    assert WORDS not in text_of(client, role)
    save(admin_client, change_page(role), **{"duties-0-text": WORDS})
    assert WORDS in text_of(client, role)


def test_part_edited_on_its_own_page_shows(client: Client, admin_client: Client) -> None:
    role = a_role()
    duty = a_duty(role)
    assert WORDS not in text_of(client, role)
    save(admin_client, change_page(duty), text=WORDS)
    assert WORDS in text_of(client, role)


def test_part_removed_from_its_entry_is_off_the_page(client: Client, admin_client: Client) -> None:
    role = a_role()
    a_duty(role, title="Mend the scanner")
    assert "Mend the scanner" in text_of(client, role)
    save(admin_client, change_page(role), **{"duties-0-DELETE": "on"})
    assert "Mend the scanner" not in text_of(client, role)


def test_changed_citation_alone_shows(client: Client, admin_client: Client) -> None:
    role, section = a_role(), a_section(source=a_source(short_title="Chapter 7"))
    a_role_skill(role)
    assert "Chapter 7" not in text_of(client, role)
    save(admin_client, change_page(role), **{"skills-0-citations": [str(section.pk)]})
    assert "Chapter 7" in text_of(client, role)


def test_lines_of_prose_are_kept_without_carriage_returns(admin_client: Client) -> None:
    role = a_role()
    save(admin_client, change_page(role), body="One.\r\n\r\nTwo.  \r\nThree.\r\n")
    role.refresh_from_db()
    assert role.body == "One.\n\nTwo.\nThree."


def test_tools_stand_one_on_each_line(admin_client: Client) -> None:
    skill = a_skill(tools=["PyTorch", "pandas"])
    shown = filled(admin_client, change_page(skill))
    assert shown["tools"] == ["PyTorch\r\npandas"]


def test_tools_are_taken_from_the_lines(admin_client: Client) -> None:
    skill = a_skill(tools=["PyTorch", "pandas"])
    save(admin_client, change_page(skill), tools="PyTorch\r\n\r\n  JAX, by Google \r\n")
    skill.refresh_from_db()
    assert skill.tools == ["PyTorch", "JAX, by Google"]


def test_tools_can_be_emptied(admin_client: Client) -> None:
    skill = a_skill(tools=["PyTorch", "pandas"])
    save(admin_client, change_page(skill), tools="")
    skill.refresh_from_db()
    assert skill.tools == []


def link_to_site(client: Client, entry: Entry) -> bool:
    page = client.get(change_page(entry)).content.decode()
    return f'href="{entry.get_absolute_url()}" class="viewsitelink"' in page


def test_published_entry_has_a_link_to_its_page(admin_client: Client) -> None:
    assert link_to_site(admin_client, a_role()) is True


def test_draft_has_no_link_to_a_page(admin_client: Client) -> None:
    page = admin_client.get(change_page(a_role(status="draft"))).content.decode()
    assert "viewsitelink" not in page


def test_section_of_a_draft_has_no_link_to_a_page(admin_client: Client) -> None:
    section = a_section(source=a_source(status="draft"))
    page = admin_client.get(change_page(section)).content.decode()
    assert "viewsitelink" not in page


def test_entry_saved_as_draft_is_off_the_site(client: Client, admin_client: Client) -> None:
    role = a_role()
    assert client.get(role.get_absolute_url()).status_code == 200
    save(admin_client, change_page(role), status="draft")
    assert client.get(role.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("before", "action", "after"), [("draft", "publish", 200), ("published", "unpublish", 404)])
def test_action_takes_chosen_entries_on_and_off_the_site(
    before: str, action: str, after: int, client: Client, admin_client: Client
) -> None:
    roles = [a_role(status=before), a_role(status=before)]
    assert [client.get(role.get_absolute_url()).status_code for role in roles] != [after, after]
    chosen = {"action": action, "_selected_action": [role.pk for role in roles], "post": "yes"}
    admin_client.post(page_of(Role, "changelist"), chosen)
    assert [client.get(role.get_absolute_url()).status_code for role in roles] == [after, after]


def test_action_leaves_other_entries_alone(client: Client, admin_client: Client) -> None:
    chosen, other = a_role(), a_role()
    confirmed = {"action": "unpublish", "_selected_action": [chosen.pk], "post": "yes"}
    admin_client.post(page_of(Role, "changelist"), confirmed)
    assert client.get(other.get_absolute_url()).status_code == 200
