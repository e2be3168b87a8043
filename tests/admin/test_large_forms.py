"""Forms of the largest entries save; one that is too large for the site is told so in words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import models
from django.test import Client

from careerguide.content.models import Cited, Part
from roles.models import Role
from tests.admin.form import filled, save, send
from tests.admin.rows import change_page
from tests.build import a_role, a_section, a_skill, an_occupation

MOST_QUERIES = 60
PARTS = ("aliases", "duties", "skills", "occupations", "salary_bands", "outlooks", "work", "outside_links")

OTHERS = {"skill": a_skill, "occupation": an_occupation}


def copy_of(part: Part) -> None:
    """Another part of the same entry, which differs in what is unique."""
    cited = list(part.citations.all()) if isinstance(part, Cited) else []
    for constraint in part._meta.total_unique_constraints:
        name = constraint.fields[-1]
        is_text = isinstance(part._meta.get_field(name), models.CharField)
        setattr(
            part,
            name,
            f"{getattr(part, name)}.1" if is_text else {"skill": a_skill, "occupation": an_occupation}[name](),
        )
    part.pk, part._state.adding = None, True
    part.save()
    if cited:
        part.citations.set(cited)


def largest_role() -> Role:
    return max(Role.objects.all(), key=lambda role: sum(getattr(role, name).count() for name in PARTS))


def doubled_role() -> Role:
    """The largest role with twice its parts."""
    role = largest_role()
    for name in PARTS:
        for part in getattr(role, name).all():
            copy_of(part)
    return role


@pytest.mark.parametrize("role", [largest_role, doubled_role])
def test_form_of_the_largest_role_opens_with_few_queries_however_many_parts_it_has(
    role: Callable[[], Role], admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    page = change_page(role())
    with django_assert_max_num_queries(MOST_QUERIES):
        admin_client.get(page)


def test_unchanged_part_is_hardly_asked_about_when_its_role_is_saved(
    admin_client: Client, django_assert_max_num_queries: Any
) -> None:
    role = largest_role()
    form = filled(admin_client, change_page(role), summary="Saved.")
    parts = sum(getattr(role, name).count() for name in PARTS)
    with django_assert_max_num_queries(3 * MOST_QUERIES + parts):
        send(admin_client, change_page(role), form)


def test_role_with_twice_the_parts_of_the_largest_one_saves(admin_client: Client) -> None:
    role = doubled_role()
    form = filled(admin_client, change_page(role), summary="Saved.")
    assert sum(map(len, form.values())) > 2_200
    assert send(admin_client, change_page(role), form).status_code == 302
    role.refresh_from_db()
    assert role.summary == "Saved."


def test_role_with_40_new_duties_saves(empty: None, admin_client: Client) -> None:
    role, section = a_role(), a_section()
    duty = {"text": "Does it.", "citations": [str(section.pk)], "note": "", "id": "", "role": str(role.pk)}
    typed = {
        f"duties-{number}-{name}": value
        for number in range(40)
        for name, value in (duty | {"title": f"Duty {number}", "position": str(number)}).items()
    }
    assert save(admin_client, change_page(role), **typed, **{"duties-TOTAL_FORMS": "40"}).status_code == 302
    assert role.duties.count() == 40


@pytest.mark.parametrize(
    "excess",
    [
        pytest.param({f"field-{n}": "x" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)}, id="too many fields"),
        pytest.param({"body": "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE}, id="too many letters"),
    ],
)
def test_form_that_is_too_large_is_told_so_and_changes_nothing(excess: dict[str, str], admin_client: Client) -> None:
    role = a_role(title="Pilot")
    form = filled(admin_client, change_page(role), title="Another title")
    answer = send(admin_client, change_page(role), form | excess)
    role.refresh_from_db()
    assert (answer.status_code, role.title) == (413, "Pilot")
    assert "This form is too large to be saved at once" in answer.content.decode()
    assert "Back button" in answer.content.decode()


def test_address_that_can_not_be_read_is_told_so_as_before(client: Client, db: None) -> None:
    answer = client.get("/roles/", headers={"Host": "elsewhere.example"})
    assert (answer.status_code, "We could not read that address" in answer.content.decode()) == (400, True)
