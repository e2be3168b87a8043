"""Deleting: what facts rest on can't be deleted, and the refusal says which facts these are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.content.models import Section, Source
from pathways.models import StartingPoint
from roles.models import Role
from skills.models import Skill
from tests.admin.form import form_in, save
from tests.admin.rows import change_page, page_of
from tests.build import (
    a_duty,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_starting_point,
)

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def cited() -> Section:
    """A section that one duty of one role rests on."""
    section = a_section(label="Chapter 7")
    a_duty(a_role(title="Ward engineer"), title="Mend the scanner", citations=[section])
    return section


def test_source_in_use_is_not_deleted(cited: Section, admin_client: Client) -> None:
    admin_client.post(page_of(Source, "delete", cited.source), {"post": "yes"})
    assert Source.objects.filter(pk=cited.source_id).exists()


def test_source_in_use_is_not_deleted_with_others_either(cited: Section, admin_client: Client) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [cited.source_id], "post": "yes"}
    admin_client.post(page_of(Source, "changelist"), chosen)
    assert Source.objects.filter(pk=cited.source_id).exists()


def test_refusal_says_that_the_source_is_in_use(cited: Section, admin_client: Client) -> None:
    page = admin_client.get(page_of(Source, "delete", cited.source)).content.decode()
    assert "Cannot delete source" in page


def test_refusal_names_the_facts_that_use_the_source(cited: Section, admin_client: Client) -> None:
    page = admin_client.get(page_of(Source, "delete", cited.source)).content.decode()
    assert "Mend the scanner" in page


def test_section_in_use_is_not_deleted(cited: Section, admin_client: Client) -> None:
    admin_client.post(page_of(Section, "delete", cited), {"post": "yes"})
    assert Section.objects.filter(pk=cited.pk).exists()


def test_section_in_use_is_not_removed_from_its_source(cited: Section, admin_client: Client) -> None:
    a_section(source=cited.source)
    refused = form_in(save(admin_client, change_page(cited.source), **{"sections-0-DELETE": "on"}))
    assert "Mend the scanner" in str(refused.errors)
    assert Section.objects.filter(pk=cited.pk).exists()


def test_source_that_nothing_cites_is_deleted(client: Client, admin_client: Client) -> None:
    source = a_source()
    assert client.get(source.get_absolute_url()).status_code == 200
    admin_client.post(page_of(Source, "delete", source), {"post": "yes"})
    assert client.get(source.get_absolute_url()).status_code == 404


def test_deleted_role_is_off_the_site(client: Client, admin_client: Client) -> None:
    role = a_role(title="Ward engineer")
    assert "Ward engineer" in client.get("/roles/").content.decode()
    admin_client.post(page_of(Role, "delete", role), {"post": "yes"})
    assert "Ward engineer" not in client.get("/roles/").content.decode()


def test_starting_point_of_a_pathway_is_not_deleted(admin_client: Client) -> None:
    start = a_starting_point()
    a_pathway_between(start, title="Nurse to analyst")
    page = admin_client.post(page_of(StartingPoint, "delete", start), {"post": "yes"}).content.decode()
    assert "Pathway “Nurse to analyst”: starting point" in page
    assert StartingPoint.objects.exists()


def test_refusal_leads_to_the_role_that_asks_for_a_skill(admin_client: Client) -> None:
    asked = a_role_skill(a_role(title="Ward engineer"), a_skill(title="Python"))
    page = admin_client.get(page_of(Skill, "delete", asked.skill)).content.decode()
    assert f'<a href="{change_page(asked.role)}">Role “Ward engineer”: skills, “Python”</a>' in page


def test_refusal_names_the_field_of_an_entry_that_names_another(admin_client: Client) -> None:
    broad = a_role()
    a_role(title="Ward engineer", broader=broad)
    assert "Role “Ward engineer”: broader" in admin_client.get(page_of(Role, "delete", broad)).content.decode()


def test_refusal_asks_nothing_about_what_would_go_along(admin_client: Client) -> None:
    admin_client.get(page_of(Role, "delete", a_role()))  # what is kept from then on
    counts = []
    for number_of_duties in (1, 4):
        role = a_role()
        a_role(broader=role)
        for _ in range(number_of_duties):
            a_duty(role)
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(page_of(Role, "delete", role))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_goes_along_is_read_a_table_at_a_time(admin_client: Client) -> None:
    counts = []
    for number in (1, 1, 5):  # the first keeps what is asked for once
        role = a_role()
        for _ in range(number):
            a_duty(role, citations=[a_section()])
            a_role_skill(role)
        with CaptureQueriesContext(connection) as asked:
            admin_client.get(page_of(Role, "delete", role))
        counts.append(len(asked))
    assert counts[1] == counts[2]


def test_page_that_asks_lists_what_goes_along(admin_client: Client) -> None:
    duty = a_duty(a_role(title="Ward engineer"), title="Mend the scanner", citations=[a_section()])
    page = admin_client.get(page_of(Role, "delete", duty.role)).content.decode()
    assert f'Duty: <a href="{change_page(duty)}">Mend the scanner</a>' in page
    assert "Link: Role “Ward engineer”: duties, “Mend the scanner”: citations" in page


def test_links_of_several_tables_are_counted_together(admin_client: Client) -> None:
    duty = a_duty(a_role(), citations=[a_section(), a_section()])
    duty.role.citations.add(a_section())
    answer = admin_client.get(page_of(Role, "delete", duty.role))
    assert dict(answer.context["model_count"])["links"] == answer.content.decode().count("Link: ") > 2
