"""What another row names can't be deleted, by whatever field it is named, and the refusal says where it stands."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.models import ProtectedError, RestrictedError
from django.test.utils import CaptureQueriesContext

from careerguide.content import links
from careerguide.content.links import deletion_of, location, users
from careerguide.content.mapping import fields_of
from careerguide.content.models import Content
from careerguide.kinds import KINDS
from roles.models import Role, RoleSkill, Topic
from tests.build import (
    a_credential,
    a_pathway,
    a_role,
    a_role_skill,
    a_skill,
    a_step,
    a_topic,
)

CONTENT = [model for model in apps.get_models() if issubclass(model, Content)]
LINKS = [field for model in CONTENT for field in model._meta.many_to_many]


@pytest.mark.parametrize("field", LINKS, ids=str)
def test_linked_row_is_not_deleted(db: None, field: Any) -> None:
    link = field.remote_field.through.objects.select_related(field.m2m_reverse_field_name()).first()
    linked = getattr(link, field.m2m_reverse_field_name())
    with pytest.raises((RestrictedError, ProtectedError)):
        linked.delete()


@pytest.mark.parametrize("field", LINKS, ids=str)
def test_linked_rows_are_not_deleted_in_bulk(db: None, field: Any) -> None:
    with pytest.raises((RestrictedError, ProtectedError)):
        field.related_model.objects.filter(**{f"{field.related_query_name()}__isnull": False}).delete()


def test_no_field_of_a_document_lets_what_it_names_be_deleted() -> None:
    named = [field for kind in KINDS for field in fields_of(kind.model, kind.schema) if field.many_to_one]
    assert {field.remote_field.on_delete for field in named} <= {models.PROTECT, models.RESTRICT}


def test_row_that_links_to_others_is_deleted_with_its_links(empty: None) -> None:
    topic = a_topic()
    topic.roles.add(a_role())
    topic.delete()
    assert (Topic.objects.count(), Role.objects.count()) == (0, 1)


def test_row_whose_link_was_cut_is_deleted(empty: None) -> None:
    topic, role = a_topic(), a_role()
    topic.roles.add(role)
    topic.roles.remove(role)
    role.delete()
    assert Role.objects.count() == 0


def test_link_of_an_entry_is_called_by_entry_and_field(empty: None) -> None:
    a_topic(title="Triage").roles.add(a_role())
    link = Topic.roles.through.objects.get()
    assert location(link) == str(link) == "Topic “Triage”: roles"


def test_link_of_a_part_is_called_by_entry_part_and_field(empty: None) -> None:
    step = a_step(a_pathway(title="Nurse to analyst"), title="Study")
    step.credentials.add(a_credential())
    assert str(step.credentials.through.objects.get()) == "Pathway “Nurse to analyst”: steps, “Study”: credentials"


def test_part_is_called_by_its_entry(empty: None) -> None:
    a_role_skill(a_role(title="Ward engineer"), a_skill(title="Python"))
    assert location(RoleSkill.objects.get()) == "Role “Ward engineer”: skills, “Python”"


def test_entry_is_called_by_kind_and_title(empty: None) -> None:
    assert location(a_role(title="Ward engineer")) == "Role “Ward engineer”"


def test_users_of_a_row_are_read_a_table_at_a_time(empty: None) -> None:
    counts = []
    for number in (1, 4):
        skill = a_skill()
        for _ in range(number):
            a_role_skill(a_role(), skill)
        users(deletion_of([skill]))  # what is kept from then on
        with CaptureQueriesContext(connection) as asked:
            users(deletion_of([skill]))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_very_many_users_are_counted(empty: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST_USERS", 2)
    skill = a_skill(title="Sewing")
    for number in range(1, 5):
        a_role_skill(a_role(title=f"Role {number}"), skill)
    told = users(deletion_of([skill]))
    assert [re.sub("<[^>]*>", "", one) for one in told] == [
        "Role “Role 1”: skills, “Sewing”",
        "Role “Role 2”: skills, “Sewing”",
        "and 2 more",
    ]
