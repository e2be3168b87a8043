"""Rows that an older release loaded: as long as no editor changes them, they follow their documents."""

from typing import Any

import pytest
from django.conf import settings

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord, Source
from careerguide.content.rows import read_database
from careerguide.content.sync import last_agreed
from careerguide.content.versions import digest
from careerguide.kinds import KINDS
from pathways.models import Pathway
from roles.models import Role, RolePair
from skills.models import Skill

from .seeds_copy import SeedsCopy, database

PAIR = Name("pairs", min((settings.SEEDS_DIR / "pairs").glob("*.md")).stem)


def agreed_digests() -> dict[Name, str | None]:
    return {name: agreed.digest for name, agreed in last_agreed().items()}


def a_row_of_before(name: Name, **values: Any) -> None:
    """Makes of a row what an older release loaded, when there were no statements about pairs."""
    pair = RolePair.objects.get(slug=name.slug)
    pair.statements.all().delete()
    RolePair.objects.filter(pk=pair.pk).update(**values)
    found, refused = read_database(KINDS)
    assert list(refused) == [name]
    LoadRecord.objects.filter(kind=name.folder, slug=name.slug).update(digest=digest(found[name]))


def test_every_row_has_unchecked_the_digest_of_its_document(all_seeds: SeedsCopy) -> None:
    found, _ = read_database(KINDS, agreed_digests())
    assert {name: digest(document) for name, document in found.items()} == {
        name: digest(document) for name, document in database().items()
    }


def test_untouched_row_that_the_schema_refuses_today_takes_its_document(all_seeds: SeedsCopy) -> None:
    before = database()
    a_row_of_before(PAIR, title="Older title")
    report = all_seeds.load()
    assert (report.updated, report.conflicts, database()) == ([PAIR], {}, before)


def test_untouched_row_that_the_schema_refuses_today_is_left_alone_by_a_dump(all_seeds: SeedsCopy) -> None:
    a_row_of_before(PAIR)
    before = all_seeds.files()
    report = all_seeds.dump()
    assert (report.waiting, report.conflicts, all_seeds.files()) == ([PAIR], {}, before)


def test_untouched_row_that_the_schema_refuses_today_goes_off_the_site_with_its_document(all_seeds: SeedsCopy) -> None:
    a_row_of_before(PAIR)
    all_seeds.path(PAIR).unlink()
    assert all_seeds.load().removed == [PAIR]
    assert all_seeds.load().conflicts == {}


def test_edited_row_that_the_schema_refuses_today_is_a_conflict(all_seeds: SeedsCopy) -> None:
    a_row_of_before(PAIR)
    RolePair.objects.filter(slug=PAIR.slug).update(title="Edited")
    report = all_seeds.load()
    assert (report.updated, list(report.conflicts)) == ([], [PAIR])
    assert RolePair.objects.get(slug=PAIR.slug).title == "Edited"


def test_untouched_row_that_would_be_tidied_today_takes_its_document(all_seeds: SeedsCopy) -> None:
    name = Name("skills", "python")
    Skill.objects.filter(slug=name.slug).update(body="A\ttab.")
    untidied = database()[name].model_copy(update={"body": "A\ttab."})
    LoadRecord.objects.filter(kind=name.folder, slug=name.slug).update(digest=digest(untidied))
    assert all_seeds.load().updated == [name]


EDITED = {"roles": Role, "skills": Skill, "pathways": Pathway, "sources": Source}


@pytest.mark.parametrize("folder", EDITED)
def test_edit_of_any_kind_stands_beside_rows_of_an_older_release(all_seeds: SeedsCopy, folder: str) -> None:
    a_row_of_before(PAIR)
    row: Any = EDITED[folder].objects.first()
    EDITED[folder].objects.filter(pk=row.pk).update(summary="Edited.")
    report = all_seeds.load()
    assert (report.updated, report.waiting, report.conflicts) == ([PAIR], [Name(folder, row.slug)], {})
