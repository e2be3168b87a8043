"""However content is edited, each worker's whole is the one that would be read from the database afresh."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.test import Client

from careerguide.content.current import Keeper
from careerguide.content.dump import dump
from careerguide.content.load import load
from careerguide.content.models import Cited, Content, Entry
from careerguide.content.whole import Whole, read_whole
from careerguide.kinds import KINDS
from roles.models import Duty, Role, RoleSkill, Topic
from skills.models import Skill
from tests.admin.form import save
from tests.admin.rows import change_page, page_of
from tests.build import (
    a_band,
    a_duty,
    a_pair,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_topic,
    the_guide,
)

EDITS = int(os.environ.get("RANDOM_EDITS", "30"))
STATUSES = [*Entry.Status.values]

Edit = Callable[["Editor"], object]


class Editor:
    """Draws what to edit, and by which of the ways that content can be edited."""

    def __init__(self, client: Client, seeds: Path) -> None:
        self.client, self.seeds, self.random = client, seeds, Random(1)  # noqa: S311  (no secret)
        self.edits = 0

    def one(self, model: type[Content]) -> Any:
        return self.random.choice(model._default_manager.order_by("pk"))

    @property
    def words(self) -> str:
        self.edits += 1
        return f"Words {self.edits}"

    @property
    def status(self) -> str:
        return self.random.choice(STATUSES)


def by_form(editor: Editor) -> None:
    role = a_role()
    changes = {"summary": f"{editor.words}.", "status": editor.status}
    assert save(editor.client, change_page(role), **changes).status_code == 302


def by_refused_form(editor: Editor) -> None:
    assert save(editor.client, change_page(editor.one(Skill)), title="").status_code == 200


def by_action(editor: Editor) -> None:
    chosen = [str(topic.pk) for topic in Topic.objects.all() if editor.random.random() < 0.5]
    action = editor.random.choice(["publish", "unpublish"])
    editor.client.post(page_of(Topic, "changelist"), {"action": action, ACTION_CHECKBOX_NAME: chosen, "post": "yes"})


def by_deletion_in_the_admin(editor: Editor) -> None:
    duty = a_duty(editor.one(Role))
    editor.client.post(page_of(Duty, "delete", duty), {"post": "yes"})


def by_bulk_write(editor: Editor) -> None:
    Role.objects.filter(pk=editor.one(Role).pk).update(title=editor.words, status=editor.status)
    roles = list(Role.objects.order_by("pk")[:2])
    for role in roles:
        role.summary = editor.words
    Role.objects.bulk_update(roles, ["summary"])
    Duty.objects.bulk_create([Duty(role=roles[0], title=editor.words, text="New.")])


def by_row(editor: Editor) -> None:
    skill = editor.one(Skill)
    skill.status = editor.status
    skill.save()
    RoleSkill.objects.filter(role=editor.one(Role), skill=skill).delete()
    a_role_skill(a_role(title=editor.words), skill)


def by_relation(editor: Editor) -> None:
    topic, role = editor.one(Topic), editor.one(Role)
    editor.random.choice([topic.roles.add, topic.roles.remove])(role)
    editor.random.choice([role.topics.clear, lambda: role.citations.add(a_section()), lambda: role.citations.set([])])()


def by_load(editor: Editor) -> None:
    """Dumps everything, changes a document, and loads it."""
    for fact in [*Role.objects.filter(citations=None), *Duty.objects.filter(citations=None)]:
        fact.citations.add(a_section())
    dump(editor.seeds, KINDS, take="database")
    document = editor.random.choice(sorted((editor.seeds / "roles").glob("*.md")))
    document.write_text(document.read_text().replace("title: ", "title: Loaded ", 1))
    assert load(editor.seeds, KINDS, take="seeds").problems == []


def by_new_entries(editor: Editor) -> None:
    first, second = a_role(status=editor.status), a_role(title=editor.words)
    a_pair(first, second, status=editor.status)
    a_pathway_between(role=first, status=editor.status)
    a_band(second)


EDIT_WAYS: list[Edit] = [
    by_form,
    by_refused_form,
    by_action,
    by_deletion_in_the_admin,
    by_bulk_write,
    by_row,
    by_relation,
    by_load,
    by_new_entries,
]


def rolled_back(edit: Edit) -> Edit:
    def edit_in_vain(editor: Editor) -> None:
        with transaction.atomic():
            edit(editor)
            Keeper(read_whole()).current()  # a preview
            transaction.set_rollback(True)

    return edit_in_vain


def plain(whole: Whole) -> dict[str, Any]:
    """All that pages can see of a whole, as plain values."""
    kinds = [model for model in apps.get_models() if issubclass(model, Content)]
    return {model.__name__: [plain_row(whole, row) for row in whole[model]] for model in kinds}


def plain_row(whole: Whole, row: Content) -> dict[str, Any]:
    fields: Any = row._meta.get_fields()
    values = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    many = [field for field in fields if field.one_to_many or (field.many_to_many and not field.auto_created)]
    names = [field.get_accessor_name() if field.auto_created else field.name for field in many]
    related = {name: [other.pk for other in getattr(row, name).all()] for name in names}
    sections = row.sections if isinstance(row, Cited) else ()
    backlinks = {
        section.pk: [(type(fact).__name__, fact.pk) for fact in whole.facts_citing(section)] for section in sections
    }
    return values | related | {"backlinks": backlinks, "rank": row.rank}


@pytest.fixture
def editor(empty: None, admin_client: Client, tmp_path: Path) -> Editor:
    for _ in range(3):
        role = a_role()
        a_duty(role)
        a_band(role)
        a_role_skill(role, a_skill())
        a_topic().roles.add(role)
    a_pair(*Role.objects.all()[:2])
    the_guide()
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    return Editor(admin_client, seeds)


def test_whole_of_each_worker_is_that_of_the_database(editor: Editor) -> None:
    """RANDOM_EDITS says how many edits are tried."""
    workers = [Keeper(), Keeper()]
    for number in range(EDITS):
        edit = editor.random.choice(EDIT_WAYS)
        if editor.random.random() < 0.25:
            edit = rolled_back(edit)
        with transaction.atomic():  # so that an edit that the database refuses ends nothing but itself
            edit(editor)
        asked = [worker for worker in workers if editor.random.random() < 0.8]  # a worker may miss some versions
        afresh = plain(read_whole())
        for worker in asked:
            assert plain(worker.current()) == afresh, f"edit {number}: {edit.__name__}"
