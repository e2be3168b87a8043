"""The content version moves with every change that a visitor may come to see, and with nothing else."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from careerguide.content.models import Content, ContentVersion, LoadRecord
from roles.models import Duty, Role, Topic
from skills.models import Skill
from tests.build import a_duty, a_role, a_section, a_skill, a_topic

CHANGES: dict[str, Callable[[Role], object]] = {
    "a new row": lambda role: Role.objects.create(slug="new", title="New", summary="New.", kind="profession"),
    "a row saved": lambda role: role.save(),
    "a row deleted": lambda role: role.delete(),
    "a part deleted": lambda role: role.duties.get().delete(),
    "rows updated": lambda role: Role.objects.update(title="Edited"),
    "related rows updated": lambda role: role.duties.update(title="Edited"),
    "published rows updated": lambda role: Role.objects.published().update(title="Edited"),
    "rows deleted": lambda role: Role.objects.all().delete(),
    "rows created in bulk": lambda role: Duty.objects.bulk_create([Duty(role=role, title="New", text="New.")]),
    "rows updated in bulk": lambda role: Role.objects.bulk_update([role], ["title"]),
    "a row updated or created": lambda role: Role.objects.update_or_create(
        slug=role.slug, defaults={"title": "Edited"}
    ),
    "a citation added": lambda role: role.citations.add(a_section_of_old()),
    "a citation removed": lambda role: role.citations.remove(role.citations.get()),
    "citations set": lambda role: role.citations.set([a_section_of_old()]),
    "citations cleared": lambda role: role.citations.clear(),
    "a citation added from the other side": lambda role: a_section_of_old().roles_role_set.add(role),
    "a relation added": lambda role: Topic.objects.get().roles.add(role),
    "a relation added from the other side": lambda role: role.topics.add(Topic.objects.get()),
}


def a_section_of_old() -> Content:
    """The section that the duty cites; the role does not."""
    return Duty.objects.get().citations.get()


@pytest.fixture
def role(empty: None) -> Role:
    """A role with a duty, and a topic beside them."""
    role = a_role()
    a_duty(role)
    a_topic()
    return role


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_change_moves_the_version(role: Role, change: Callable[[Role], object]) -> None:
    before = ContentVersion.current()
    change(role)
    assert ContentVersion.current() != before


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_change_rolled_back_restores_the_version(role: Role, change: Callable[[Role], object]) -> None:
    before = ContentVersion.current()
    with transaction.atomic():
        change(role)
        transaction.set_rollback(True)
    assert ContentVersion.current() == before


def test_stamp_that_was_rolled_back_never_comes_again(role: Role) -> None:
    with transaction.atomic():
        role.save()
        rolled_back = ContentVersion.current()
        transaction.set_rollback(True)
    role.save()
    assert ContentVersion.current() != rolled_back


CONTENT = [model for model in apps.get_models() if issubclass(model, Content)]


@pytest.mark.parametrize("model", CONTENT, ids=lambda model: model.__name__)
def test_update_of_any_kind_of_content_moves_the_version(db: None, model: type[Content]) -> None:
    before = ContentVersion.current()
    model._default_manager.filter(pk=0).update(id=0)
    assert ContentVersion.current() != before


def test_version_before_any_content_is_a_word_of_its_own(db: None) -> None:
    ContentVersion.objects.all().delete()
    assert ContentVersion.current() == "empty"


def test_first_content_gives_the_first_stamp(empty: None) -> None:
    ContentVersion.objects.all().delete()
    a_section()
    assert len(ContentVersion.current()) == 16


def test_version_is_one_row(role: Role) -> None:
    a_skill()
    assert ContentVersion.objects.count() == 1


def test_version_is_read_in_one_query(role: Role, django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(1):
        ContentVersion.current()


def test_reading_leaves_the_version(role: Role) -> None:
    before = ContentVersion.current()
    list(Role.objects.published().for_page())
    role.refresh_from_db()
    Skill.objects.count()
    assert ContentVersion.current() == before


@pytest.mark.parametrize("path", ["/", "/roles/", "/skills/", "/search/?q=nurse"])
def test_visit_leaves_the_version(client: Client, db: None, path: str) -> None:
    before = ContentVersion.current()
    assert client.get(path).status_code == 200
    assert ContentVersion.current() == before


def test_record_of_a_load_leaves_the_version(role: Role) -> None:
    before = ContentVersion.current()
    LoadRecord.objects.create(kind="roles", slug=role.slug, digest="1")
    LoadRecord.objects.update(digest="2")
    assert ContentVersion.current() == before
