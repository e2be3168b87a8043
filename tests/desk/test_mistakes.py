"""The list of mistakes above a form, which leads to each field; and headings that count."""

import pytest
from django.http import HttpResponse
from django.test import Client

from roles.models import RolePair
from tests.admin.form import save
from tests.admin.rows import change_page, page_of
from tests.build import a_duty, a_role
from tests.reading import Document


@pytest.fixture(autouse=True)
def _empty(empty: None) -> None:
    """These tests build what they are about."""


def mistakes(answer: HttpResponse) -> dict[str, str]:
    """Where each link of the list leads, by its words."""
    links = Document(answer.content.decode()).find("#mistakes a")
    return {link.text_content(): link.get("href") for link in links}


def test_each_mistake_leads_to_its_field(admin_client: Client) -> None:
    role = a_role()
    for title in ("Mend", "Measure"):
        a_duty(role, title=title)
    wrong = {"title": "", "duties-1-text": "", "duties-0-citations": []}
    assert mistakes(save(admin_client, change_page(role), **wrong)) == {
        "Title": "#id_title",
        "Duty 1, Citations": "#id_duties-0-citations",
        "Duty 2, Text": "#id_duties-1-text",
    }


def test_each_target_of_the_list_is_on_the_page(admin_client: Client) -> None:
    role = a_role()
    a_duty(role)
    answer = save(admin_client, change_page(role), title="", **{"duties-0-text": ""})
    ids = set(Document(answer.content.decode()).root.xpath("//@id"))
    assert {address.removeprefix("#") for address in mistakes(answer).values()} <= ids


def test_mistake_of_all_parts_together_leads_to_them(admin_client: Client) -> None:
    answer = admin_client.post(
        page_of(RolePair, "add"),
        {f"{prefix}-{name}": "0" for prefix in ("points", "statements") for name in ("TOTAL_FORMS", "INITIAL_FORMS")},
    )
    assert "#points-group" in mistakes(answer).values()


def test_mistake_of_several_parts_together_is_told_once(admin_client: Client) -> None:
    role = a_role()
    for title in ("Mend", "Measure", "Mix"):
        a_duty(role, title=title)
    alike = {f"duties-{number}-title": "Mend" for number in (1, 2)}
    told = Document(save(admin_client, change_page(role), **alike).content.decode()).texts("#mistakes li")
    assert told.count("Duties (3): Please correct the duplicate data for title.") == 1


def test_form_without_mistakes_has_no_list(admin_client: Client) -> None:
    assert mistakes(admin_client.get(change_page(a_role()))) == {}


def test_part_that_is_taken_out_is_not_complained_about(admin_client: Client) -> None:
    role = a_role()
    a_duty(role)
    wrong = {"title": "", "duties-0-text": "", "duties-0-DELETE": "on"}
    assert set(mistakes(save(admin_client, change_page(role), **wrong))) == {"Title"}


def test_day_of_review_to_come_is_refused(admin_client: Client) -> None:
    role = a_role()
    assert "Reviewed on" in mistakes(save(admin_client, change_page(role), reviewed_on="2099-01-01"))


def test_headings_of_parts_tell_how_many_there_are(admin_client: Client) -> None:
    role = a_role()
    for title in ("Mend", "Measure"):
        a_duty(role, title=title)
    page = Document(admin_client.get(change_page(role)).content.decode())
    headings = {" ".join(heading.text_content().split()) for heading in page.find(".inline-heading")}
    assert {"Duties (2)", "Role aliases (0)"} <= headings
