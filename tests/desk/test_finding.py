"""What a field that chooses an entry offers while one types."""

import pytest
from django.db import models
from django.test import Client

from roles.models import Role, RoleAlias, RoleOccupation, RoleSkill
from tests.build import a_role, a_skill, an_occupation


def found(client: Client, model: type[models.Model], field: str, typed: str) -> list[str]:
    """What the field of a model offers, in its order."""
    asked = {"app_label": model._meta.app_label, "model_name": model._meta.model_name, "field_name": field}
    return [one["text"] for one in client.get("/admin/autocomplete/", asked | {"term": typed}).json()["results"]]


@pytest.fixture(autouse=True)
def _empty(empty: None) -> None:
    """These tests build what they are about."""


def test_name_that_begins_so_comes_first(admin_client: Client) -> None:
    for title in ("AI engineer", "Computer engineering", "Engineer of data"):
        a_role(title=title)
    assert found(admin_client, Role, "broader", "engineer") == [
        "Engineer of data",
        "AI engineer",
        "Computer engineering",
    ]


def test_order_of_the_list_does_not_come_before_the_name(admin_client: Client) -> None:
    a_role(title="Chief engineer", order=1)
    a_role(title="Engineer", order=200)
    assert found(admin_client, Role, "broader", "engineer") == ["Engineer", "Chief engineer"]


def test_words_of_the_prose_are_no_name(admin_client: Client) -> None:
    a_role(title="Nurse", summary="Works with an engineer.", body="An engineer helps.")
    assert found(admin_client, Role, "broader", "engineer") == []


def test_role_is_found_once_by_its_other_names(admin_client: Client) -> None:
    role = a_role(title="Clinical informaticist")
    for name in ("Doctor of data", "Doctor of information"):
        RoleAlias.objects.create(role=role, name=name)
    a_role(title="Data doctor")
    assert found(admin_client, Role, "broader", "doctor") == ["Clinical informaticist", "Data doctor"]


def test_skill_is_found_by_an_abbreviation(admin_client: Client) -> None:
    a_skill(title="Natural language processing", aliases=["NLP"])
    assert found(admin_client, RoleSkill, "skill", "nlp") == ["Natural language processing"]


def test_occupation_is_found_by_its_code(admin_client: Client) -> None:
    occupation = an_occupation(code="15-2051")
    assert found(admin_client, RoleOccupation, "occupation", "15-20") == [occupation.offered_as]
    assert occupation.offered_as.endswith(" 15-2051")


def test_each_word_typed_is_looked_for(admin_client: Client) -> None:
    a_role(title="Engineer of data")
    a_role(title="Engineer of rails")
    assert found(admin_client, Role, "broader", "data  engineer") == ["Engineer of data"]


def test_nothing_typed_finds_all_in_the_order_of_their_list(admin_client: Client) -> None:
    a_role(title="B", order=1)
    a_role(title="A", order=2)
    assert found(admin_client, Role, "broader", "") == ["B", "A"]
