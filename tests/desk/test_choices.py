"""Fields that choose an entry: what they show and what they refuse."""

import pytest
from django.test import Client

from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_role, a_role_skill, a_skill

FAR = "9" * 30  # no row has such a key, and no database could look for it


@pytest.fixture(autouse=True)
def _empty(empty: None) -> None:
    """These tests build what they are about."""


@pytest.mark.parametrize("key", ["0", FAR, "one", "-1", "１"])
def test_row_that_is_not_there_is_refused_at_the_field(key: str, admin_client: Client) -> None:
    role = a_role()
    a_role_skill(role)
    answer = save(admin_client, change_page(role), **{"skills-0-skill": key})
    assert "skills-0-skill" in form_in(answer).errors


@pytest.mark.parametrize("key", ["0", FAR, "one"])
def test_one_citation_that_is_not_there_is_refused_among_others(key: str, admin_client: Client) -> None:
    role = a_role()
    form = filled(admin_client, change_page(role))
    answer = send(admin_client, change_page(role), form | {"citations": [*form["citations"], key]})
    assert "citations" in form_in(answer).errors


def test_choice_is_still_shown_where_another_field_is_wrong(admin_client: Client) -> None:
    role, skill = a_role(), a_skill(title="Welding")
    a_role_skill(role)
    answer = save(admin_client, change_page(role), title="", **{"skills-0-skill": str(skill.pk)})
    assert f'<option value="{skill.pk}" selected>Welding' in answer.content.decode()


def test_choice_that_may_be_empty_can_be_emptied(admin_client: Client) -> None:
    role = a_role(broader=a_role())
    save(admin_client, change_page(role), broader="")
    role.refresh_from_db()
    assert role.broader is None
