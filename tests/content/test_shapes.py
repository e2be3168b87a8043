"""Frozen shapes: by them a migration reads the rows as their release did."""

import json
from pathlib import Path

from django.apps import apps
from django.core.management import call_command

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord
from careerguide.content.rows import read_database
from careerguide.content.shapes import UNTOUCHED, FrozenDocuments, freeze, frozen_digest, mark_untouched, settle
from careerguide.content.versions import digest
from careerguide.kinds import KINDS
from roles.models import Role


def digests_by_shapes() -> dict[Name, str]:
    shapes = json.loads(json.dumps(freeze(KINDS)))
    return {name: frozen_digest(document) for name, document in FrozenDocuments(shapes, apps).all.items()}


def digests() -> dict[Name, str | None]:
    return {name: digest(document) for name, document in read_database(KINDS)[0].items()}


def test_seeds_have_the_same_digests_by_todays_shapes(db: None) -> None:
    assert digests_by_shapes() == digests()


def test_entries_with_all_that_they_can_have_have_the_same_digests_by_todays_shapes(guide: None) -> None:
    assert digests_by_shapes() == digests()


def test_untouched_entries_alone_are_marked_and_take_the_digests_of_their_rows(db: None, tmp_path: Path) -> None:
    call_command("freeze_shapes", tmp_path / "shapes.json")
    Role.objects.filter(slug="ai-engineer").update(summary="Edited.")
    mark_untouched(tmp_path / "shapes.json")(apps, None)
    edited = LoadRecord.objects.exclude(digest=UNTOUCHED)
    assert [str(record) for record in edited] == ["roles/ai-engineer"]
    Role.objects.filter(slug="healthcare-data-scientist").update(summary="Written by a migration.")
    settle(KINDS)
    agreed = {Name(record.kind, record.slug): record.digest for record in LoadRecord.objects.all()}
    assert {name for name, found in digests().items() if agreed[name] != found} == {Name("roles", "ai-engineer")}
