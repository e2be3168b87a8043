"""The content version moves with every change that a visitor may come to see, and with nothing else."""

import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from django.test.utils import CaptureQueriesContext

from careerguide.content.current import Keeper
from careerguide.content.models import Content, ContentVersion, LoadRecord
from careerguide.content.versioning import one_bump
from careerguide.content.whole import read_whole
from roles.models import Duty, Role, Topic
from skills.models import Skill
from tests.build import a_duty, a_role, a_section, a_skill, a_topic

from .seeds_copy import JUGGLING, SKILL, SeedsCopy

CHANGES: dict[str, Callable[[Role], object]] = {
    "a new row": lambda role: Role.objects.create(slug="new", title="New", summary="New.", kind="profession"),
    "a row saved": lambda role: edit(role),
    "a row deleted": lambda role: role.delete(),
    "a part deleted": lambda role: role.duties.get().delete(),
    "rows updated": lambda role: Role.objects.update(title="Edited"),
    "related rows updated": lambda role: role.duties.update(title="Edited"),
    "published rows updated": lambda role: Role.objects.filter(status="published").update(title="Edited"),
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


def edit(role: Role) -> None:
    role.title = "Edited"
    role.save()


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
    read_whole()
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


# One bump for many changes


def bumps(queries: CaptureQueriesContext) -> int:
    """How many statements replaced the stamp."""
    return sum("content_contentversion" in query["sql"] for query in queries.captured_queries)


def test_changes_within_one_bump_move_the_version_once_at_its_end(role: Role) -> None:
    before = ContentVersion.current()
    with one_bump():
        role.save()
        with one_bump():
            Role.objects.update(title="Edited")
        assert ContentVersion.current() == before
    assert ContentVersion.current() != before


def test_one_bump_is_one_statement(role: Role) -> None:
    with CaptureQueriesContext(connection) as queries, one_bump():
        role.save()
        Role.objects.bulk_update([role], ["title"])
        role.delete()
    assert bumps(queries) == 1


def test_one_bump_without_changes_leaves_the_version(role: Role) -> None:
    before = ContentVersion.current()
    with one_bump():
        Role.objects.count()
    assert ContentVersion.current() == before


def test_failed_changes_leave_the_version_and_later_ones_move_it(role: Role) -> None:
    def fail() -> None:
        with transaction.atomic(), one_bump():
            role.save()
            raise ZeroDivisionError

    before = ContentVersion.current()
    with pytest.raises(ZeroDivisionError):
        fail()
    assert ContentVersion.current() == before
    role.save()
    assert ContentVersion.current() != before


def test_changes_marked_for_rollback_leave_the_version(role: Role) -> None:
    before = ContentVersion.current()
    with transaction.atomic(), one_bump():
        role.save()
        transaction.set_rollback(True)
    assert ContentVersion.current() == before


def test_load_moves_the_version_once(copy: SeedsCopy) -> None:
    for name in (JUGGLING, "skills/clowning", "skills/miming"):
        copy.write(name, SKILL)
    with CaptureQueriesContext(connection) as queries:
        copy.load()
    assert bumps(queries) == 1


# Seen from outside, by a reader of the same database


@contextmanager
def connected_to(path: Path) -> Iterator[None]:
    """Lets Django work on this database, without a transaction around it as other tests have."""
    usual = connections["default"]
    connections["default"] = own = DatabaseWrapper(usual.settings_dict | settings.SQLITE | {"NAME": path}, "default")
    try:
        yield
    finally:
        own.close()
        connections["default"] = usual


@pytest.fixture
def file(migrated: Path, tmp_path: Path, django_db_blocker) -> Iterator[Path]:
    """A database of the test's own in a file; each change is committed."""
    path = Path(shutil.copy(migrated, tmp_path))
    with django_db_blocker.unblock(), connected_to(path):
        yield path


def published(path: Path) -> tuple[str, str]:
    """What another process reads at this moment: the stamp, and all other tables."""
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    stamps = str(reader.execute("SELECT stamp FROM content_contentversion").fetchall())
    rows = "\n".join(line for line in reader.iterdump() if '"content_contentversion"' not in line)
    reader.close()
    return stamps, rows


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_reader_never_sees_new_rows_under_the_old_version_or_old_rows_under_the_new(
    file: Path, change: Callable[[Role], object]
) -> None:
    role = a_role()
    a_duty(role)
    a_topic()
    seen = [published(file)]

    def watch(execute: Callable, *statement: object) -> object:
        seen.append(published(file))
        return execute(*statement)

    with connection.execute_wrapper(watch):
        change(role)
    seen.append(published(file))
    versions = {stamp for stamp, _ in seen}
    assert (len(versions), len(set(seen))) == (2, 2)


class Visitor:
    """Another process of the site, with a connection and a memory of its own: what it shows under each version."""

    def __init__(self, path: Path) -> None:
        self.keeper, self.shown = Keeper(), defaultdict(set)
        self.path = path

    def visit(self) -> None:
        with ThreadPoolExecutor(1) as thread:
            version, titles = thread.submit(self._read).result()
        self.shown[version].add(titles)

    def _read(self) -> tuple[str, str]:
        with connected_to(self.path):
            whole = self.keeper.current()
        cited = [(role.title, *map(str, role.sections), *map(str, role.topics.all())) for role in whole[Role]]
        return whole.version, f"{cited} {[(duty.title, duty.text) for duty in whole[Duty]]}"


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_page_made_in_between_never_keeps_old_content_under_a_new_version(
    file: Path, change: Callable[[Role], object], settings
) -> None:
    settings.DERIVED_FROM_CONTENT = []
    role = a_role()
    a_duty(role)
    a_topic()
    visitor = Visitor(file)

    def watch(execute: Callable, *statement: object) -> object:
        visitor.visit()
        result = execute(*statement)
        visitor.visit()
        return result

    with connection.execute_wrapper(watch):
        change(role)
    visitor.visit()
    fresh = Visitor(file)
    fresh.visit()
    assert {version: len(titles) for version, titles in visitor.shown.items()} == dict.fromkeys(visitor.shown, 1)
    assert fresh.shown.items() <= visitor.shown.items()
    assert len(visitor.shown) == 2


# Migrations


def test_migration_moves_the_version_in_either_direction(file: Path) -> None:
    versions = [ContentVersion.current()]
    *_, last_but_one, _ = sorted(name for app, name in MigrationLoader(connection).disk_migrations if app == "roles")
    for target in (["roles", last_but_one], ["roles"]):
        call_command("migrate", *target, verbosity=0)
        versions.append(ContentVersion.current())
    assert len(set(versions) - {"empty"}) == 3


def test_migrate_with_nothing_to_do_leaves_the_version(file: Path) -> None:
    before = ContentVersion.current()
    call_command("migrate", verbosity=0)
    assert ContentVersion.current() == before


def test_database_without_the_table_is_migrated_too(tmp_path: Path, django_db_blocker) -> None:
    with django_db_blocker.unblock(), connected_to(tmp_path / "partly.sqlite3"):
        call_command("migrate", "contenttypes", verbosity=0)
        assert "content_contentversion" not in connection.introspection.table_names()
        call_command("migrate", "content", "0001", verbosity=0)
        assert len(ContentVersion.current()) == 16
        call_command("migrate", "content", "zero", verbosity=0)
        assert "content_contentversion" not in connection.introspection.table_names()
