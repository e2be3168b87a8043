"""The published whole: all published rows of one content version, linked and frozen."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Any
from weakref import ref

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.http import Http404

from careerguide.content.models import Cited, Content, ContentVersion, Entry, Section
from careerguide.content.whole import Whole, read_whole
from roles.models import Duty, Role, RolePair, RoleSkill, SalaryBand, Topic
from skills.models import Skill
from tests.build import (
    a_band,
    a_domain,
    a_duty,
    a_market,
    a_pair,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_topic,
)
from tests.databases import POSTGRESQL, manage

DRAFT = Entry.Status.DRAFT


def titles(rows: Any) -> list[str]:
    return [row.title for row in rows]


# What it holds


def test_each_row_has_the_answer_that_it_is_published(empty: None) -> None:
    a_duty(a_role())
    assert vars(read_whole()[Duty][0])["is_published"] is True


def test_row_that_is_to_be_written_is_asked_anew_whether_it_is_published(empty: None) -> None:
    duty = a_duty(a_role())
    before, duty.role.status = duty.is_published, DRAFT
    assert (before, duty.is_published) == (True, False)


def test_entries_are_in_the_order_of_their_lists(empty: None) -> None:
    for title, order in (("B", 2), ("C", 1), ("A", 2)):
        a_role(title=title, order=order)
    assert titles(read_whole()[Role]) == ["C", "A", "B"]


def test_entry_is_found_by_its_slug(empty: None) -> None:
    role = a_role(slug="nurse")
    whole = read_whole()
    assert (whole.get(Role, "nurse"), whole.get(Role, "moon")) == (role, None)
    with pytest.raises(Http404):
        whole.get_or_404(Role, "moon")


HIDDEN: dict[str, Callable[[], tuple[type[Content], int]]] = {
    "a draft": lambda: (Role, a_role(status=DRAFT).pk),
    "a skill of a draft domain": lambda: (Skill, a_skill(domain=a_domain(status=DRAFT)).pk),
    "a pair with a draft role": lambda: (RolePair, a_pair(a_role(), a_role(status=DRAFT)).pk),
    "a part of a draft": lambda: (Duty, a_duty(a_role(status=DRAFT)).pk),
    "a part that names a draft": lambda: (RoleSkill, a_role_skill(a_role(), a_skill(status=DRAFT)).pk),
    "pay in a draft market": lambda: (SalaryBand, a_band(a_role(), a_market(status=DRAFT)).pk),
}


@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN.keys())
def test_row_is_not_shown(make: Callable[[], tuple[type[Content], int]], empty: None) -> None:
    model, pk = make()
    whole = read_whole()
    assert pk not in [row.pk for row in whole[model]]


def test_specialism_of_a_draft_is_shown_as_it_can_do_without(empty: None) -> None:
    role = a_role(broader=a_role(status=DRAFT))
    assert read_whole()[Role] == (role,)


def test_relation_to_many_leaves_drafts_out(empty: None) -> None:
    role = a_role()
    for status in (Entry.Status.PUBLISHED, DRAFT):
        a_topic(status=status, title=status).roles.add(role)
    assert titles(read_whole()[Role][0].topics.all()) == ["published"]


def test_draft_source_is_still_cited(empty: None) -> None:
    section = a_section(source=a_source(status=DRAFT))
    a_role(citations=[section])
    assert read_whole()[Role][0].sections == (section,)


def test_skills_of_a_role_are_by_domain_the_core_first_by_level(empty: None) -> None:
    role, first, second = a_role(), a_domain(order=1), a_domain(order=2)
    asked = (("E", second, True, 4), ("D", first, False, 4), ("C", first, True, None), ("B", first, True, 2))
    for title, domain, core, level in (*asked, ("A", first, True, 3)):
        a_role_skill(role, a_skill(title=title, domain=domain, core=core), proficiency=level)
    assert titles(one.skill for one in read_whole()[Role][0].skills.all()) == ["A", "B", "C", "D", "E"]


def test_roles_of_a_skill_are_by_their_order(empty: None) -> None:
    skill = a_skill()
    a_role_skill(a_role(title="B", order=2), skill, proficiency=4)
    a_role_skill(a_role(title="A", order=1), skill, proficiency=1)
    assert titles(one.role for one in read_whole()[Skill][0].roles.all()) == ["A", "B"]


def test_facts_are_found_by_the_section_that_they_cite(empty: None) -> None:
    section, other = a_section(), a_section()
    role = a_role(citations=[section])
    duty = a_duty(role, citations=[section, other])
    a_duty(a_role(status=DRAFT), citations=[section])
    whole = read_whole()
    assert (whole.facts_citing(section), whole.facts_citing(other)) == ([role, duty], [duty])


# It asks the database once a table, and no more


def related(row: Content) -> list[Any]:
    """All that a row leads to."""
    fields: Any = row._meta.get_fields()
    names = [
        (field.name if not field.auto_created else field.get_accessor_name(), field.many_to_one or field.one_to_one)
        for field in fields
        if field.is_relation and not (field.auto_created and field.many_to_many and isinstance(row, Section))
    ]
    return [getattr(row, name) if single else tuple(getattr(row, name).all()) for name, single in names]


@pytest.mark.parametrize("rows", [1, 3])
def test_whole_is_read_in_one_query_a_table(rows: int, empty: None, django_assert_num_queries: Callable) -> None:
    for _ in range(rows):
        role = a_role()
        a_duty(role)
        a_band(role)
        a_role_skill(role)
        a_pathway_between(role=role)
    kinds = [model for model in apps.get_models() if issubclass(model, Content)]
    relations = {field.remote_field.through for model in kinds for field in model._meta.many_to_many}
    with django_assert_num_queries(1 + len(kinds) + len(relations)):  # and one for the version
        read_whole()


def test_no_relation_of_any_row_asks_the_database(whole: Whole, django_assert_num_queries: Callable) -> None:
    with django_assert_num_queries(0):
        for model in apps.get_models():
            if issubclass(model, Content):
                for row in whole[model]:
                    related(row)
                    if isinstance(row, Cited):
                        assert all(section.source.title for section in row.sections)


# Frozen

WRITES: dict[str, Callable[[Any], object]] = {
    "a field": lambda role: setattr(role, "title", "New"),
    "the row saved": lambda role: role.save(),
    "the row saved where it is said where": lambda role: role.save(using="default"),
    "the row deleted": lambda role: role.delete(),
    "the row read again": lambda role: role.refresh_from_db(),
    "parts created": lambda role: role.duties.create(title="New", text="New."),
    "parts updated": lambda role: role.duties.update(title="New"),
    "parts deleted": lambda role: role.duties.all().delete(),
    "parts added": lambda role: role.duties.add(Duty.objects.get(), bulk=False),
    "a relation added": lambda role: role.topics.add(Topic.objects.get()),
    "a relation removed": lambda role: role.topics.remove(Topic.objects.get()),
    "relations set": lambda role: role.topics.set([]),
    "relations cleared": lambda role: role.topics.clear(),
    "citations cleared": lambda role: role.citations.clear(),
    "a query through a relation": lambda role: role.duties.filter(title="Old"),
    "a query through the other side of a citation": lambda role: list(role.sections[0].roles_role_set.all()),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_frozen_row_refuses(write: Callable[[Any], object], empty: None) -> None:
    a_duty(role := a_role(title="Old"))
    a_topic().roles.add(role)
    frozen = read_whole()[Role][0]
    rows = Role.objects.values_list("title", "duties__title", "topics", "citations")
    before = list(rows)
    with pytest.raises(TypeError, match="published whole"):
        write(frozen)
    assert list(rows.all()) == before


def test_row_that_is_read_to_be_written_can_be_written(empty: None) -> None:
    read_whole()
    role = a_role()
    role.title = "New"
    role.save()
    assert titles(read_whole()[Role]) == ["New"]


def test_year_belongs_to_the_whole(empty: None) -> None:
    a_role()
    stamp = ContentVersion.current()
    assert [Whole(f"{stamp}-{year}", year)[Role][0].this_year for year in (2025, 2031)] == [2025, 2031]


def test_grade_follows_from_the_year_of_the_whole(empty: None) -> None:
    source = a_source(kind="official-statistics")
    a_band(a_role(), citations=[a_section(source=source)], year=2025)
    letters = [Whole("version", year)[SalaryBand][0].grade.letter for year in (2027, 2028)]
    assert letters == ["A", "B"]


# What is made of it


def test_what_is_derived_is_made_once(whole: Whole) -> None:
    made = []
    make = lambda of: made.append(of)  # noqa: E731
    whole.derive(make)
    whole.derive(make)
    assert made == [whole]


def test_whole_that_nobody_holds_is_freed(db: None) -> None:
    whole = read_whole()
    whole.derive(lambda of: of)
    watched = ref(whole), ref(whole[Role][0])
    del whole
    gc.collect()
    assert [one() for one in watched] == [None, None]


# As the transaction sees it


SIZES = """
import sys
from careerguide.content.whole import read_whole
from pathways.models import WayItem
from roles.models import SalaryBand
whole = read_whole()
rows = band, item = whole[SalaryBand][0], whole[WayItem][0]
before = [sys.getsizeof(row.__dict__) for row in rows]
found_later = band.figure, band.grade, item.choices, item.stages
print(before == [sys.getsizeof(row.__dict__) for row in rows])
"""


@pytest.mark.skipif(bool(POSTGRESQL), reason="takes the file of a database; the database makes no difference")
def test_row_takes_no_more_memory_for_what_is_found_later(databases: Path) -> None:
    process = manage(databases / "guide.sqlite3", "shell", "--no-imports", "--command", SIZES)  # no row was made there
    assert process.stdout == "True\n"


def test_whole_in_a_transaction_shows_what_it_has_written(empty: None) -> None:
    with transaction.atomic():
        a_role(title="Unsaved")
        seen = titles(read_whole()[Role])
        transaction.set_rollback(True)
    assert (seen, titles(read_whole()[Role])) == (["Unsaved"], [])


def test_rows_are_the_same_however_the_database_sorts(whole: Whole) -> None:
    for model in apps.get_models():
        if issubclass(model, Content):
            ranks = [row.rank for row in whole[model]]
            assert ranks == sorted(ranks)


def test_snapshot_leaves_the_connection_as_it_was(db: None) -> None:
    read_whole()
    assert connection.in_atomic_block
