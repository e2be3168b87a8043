"""Loading: documents fill the database, and an editor's change stands until somebody decides otherwise."""

from careerguide.content.checking import Name
from careerguide.content.models import Section
from roles.models import Role
from skills.models import Domain, Skill
from tests.build import an_occupation

from .seeds_copy import JUGGLING, ROLE, SKILL, SOURCE, SeedsCopy, database, explained, state

BALANCE = Name("skills", "balance")
OCCUPATION = """\
---
title: Jugglers
summary: All who throw.
citations: [handbook#opening]
scheme: soc
version: "2018"
code: 15-{}
market: utopia
---
"""


def edit_juggling(**changes: str) -> None:
    """What an editor does in admin."""
    Skill.objects.filter(slug="juggling").update(**changes)


def juggling_row() -> Skill:
    return Skill.objects.get(slug="juggling")


def test_new_document_becomes_a_row(copy: SeedsCopy) -> None:
    copy.write("skills/juggling", SKILL)
    report = copy.load()
    row = juggling_row()
    assert (report.created, report.updated, report.conflicts) == ([JUGGLING], [], {})
    assert (row.title, row.order, row.domain.slug, row.tools, row.body) == (
        "Juggling",
        7,
        "technical",
        ["balls", "clubs"],
        "Throw, catch, repeat.",
    )
    assert [section.reference for section in row.citations.all()] == ["handbook#opening"]


def test_loading_twice_changes_nothing(juggling: SeedsCopy) -> None:
    before = state()
    report = juggling.load()
    assert (report.created, report.updated, report.removed, report.waiting, report.conflicts) == ([], [], [], [], {})
    assert len(report.unchanged) == len(juggling.files())
    assert state() == before


def test_changed_document_updates_its_row_alone(juggling: SeedsCopy) -> None:
    before = database()
    juggling.change(JUGGLING, "title: Juggling", "title: Juggling well")
    report = juggling.load()
    changed = {name for name, document in database().items() if document != before[name]}
    assert (report.updated, changed) == ([JUGGLING], {JUGGLING})
    assert juggling_row().title == "Juggling well"


def test_value_taken_out_of_a_document_leaves_the_row(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "tools: [balls, clubs]\n", "")
    juggling.change(JUGGLING, "order: 7\n", "")
    juggling.load()
    assert (juggling_row().tools, juggling_row().order) == ([], 100)


def test_documents_may_speak_of_each_other_whatever_their_order(copy: SeedsCopy) -> None:
    copy.write("sources/throwing", SOURCE)
    copy.write("skills/juggling", SKILL.replace("handbook#opening", "throwing#balls"))
    copy.write("roles/acrobat", ROLE.replace("kind:", "broader: juggler\nkind:"))
    copy.write("roles/juggler", ROLE)
    created = copy.load().created
    assert sorted(created) == [
        Name("roles", "acrobat"),
        Name("roles", "juggler"),
        JUGGLING,
        Name("sources", "throwing"),
    ]
    assert Role.objects.get(slug="acrobat").broader == Role.objects.get(slug="juggler")


def test_progress_is_told_of_reading_and_of_writing(copy: SeedsCopy) -> None:
    copy.write("skills/juggling", SKILL)
    copy.write("roles/juggler", ROLE)
    told: list[tuple[str, int, int]] = []
    copy.load(progress=lambda *now: told.append(now))
    total = len(copy.files())
    assert told[:total] == [("reading", number, total) for number in range(1, total + 1)]
    assert told[total:] == [("writing", 1, 2), ("writing", 2, 2)]


# One side changed


def test_editors_change_stands_when_the_document_is_as_it_was(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    before = state()
    report = juggling.load()
    assert (report.waiting, report.updated, report.conflicts) == ([JUGGLING], [], {})
    assert (state(), juggling_row().title) == (before, "Edited")


def test_change_made_alike_on_both_sides_is_agreed(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    juggling.change(JUGGLING, "title: Juggling", "title: Edited")
    report = juggling.load()
    assert (report.conflicts, report.waiting, report.updated) == ({}, [], [])
    juggling.change(JUGGLING, "title: Edited", "title: Edited again")
    assert juggling.load().updated == [JUGGLING]


def test_row_that_an_editor_deleted_stays_deleted(juggling: SeedsCopy) -> None:
    juggling_row().delete()
    report = juggling.load()
    assert (report.waiting, report.created) == ([JUGGLING], [])
    assert not Skill.objects.filter(slug="juggling").exists()


def test_row_that_an_editor_added_stays(copy: SeedsCopy) -> None:
    row = Skill.objects.create(slug="juggling", title="J", summary="S", domain=Domain.objects.first())
    row.citations.set(Section.objects.all()[:1])
    report = copy.load()
    assert (report.waiting, report.removed) == ([JUGGLING], [])
    assert juggling_row().is_published


def test_row_that_the_schema_refuses_is_a_conflict_that_says_why(juggling: SeedsCopy) -> None:
    juggling_row().citations.clear()
    assert explained(juggling.load()) == {JUGGLING: "database skills/juggling: citations: needs at least 1"}


def test_row_that_the_schema_refuses_keeps_no_other_from_being_loaded(juggling: SeedsCopy) -> None:
    juggling_row().citations.clear()
    juggling.change(BALANCE, "title: Balance", "title: Balancing")
    assert juggling.load().updated == [BALANCE]


def test_document_may_be_taken_over_a_row_that_the_schema_refuses(juggling: SeedsCopy) -> None:
    juggling_row().citations.clear()
    assert juggling.load(take="seeds").updated == [JUGGLING]
    assert juggling_row().citations.count() > 0


def test_document_that_the_database_refuses_is_named_among_those_written_with_it(copy: SeedsCopy) -> None:
    an_occupation(slug="of-an-editor", scheme="soc", code="15-1")
    for number in (1, 2, 3):
        copy.write(f"occupations/soc-15-{number}", OCCUPATION.format(number))
    before = state()
    report = copy.load()
    assert [problem.place for problem in report.problems] == ["seeds/occupations/soc-15-1.md"]
    assert state() == before


# Checking


def test_check_tells_what_would_be_and_changes_nothing(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Juggling well")
    juggling.write("roles/juggler", ROLE)
    before = state()
    report = juggling.load(check=True)
    assert (report.created, report.updated) == ([Name("roles", "juggler")], [JUGGLING])
    assert state() == before


# Vanished documents


def test_vanished_document_takes_its_row_off_the_site(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    report = juggling.load()
    assert (report.removed, juggling_row().status) == ([JUGGLING], Skill.Status.DRAFT)


def test_vanished_document_loaded_twice_changes_nothing(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    juggling.load()
    before = state()
    report = juggling.load()
    assert (report.removed, report.updated, report.conflicts, state()) == ([], [], {}, before)


def test_document_that_returns_brings_its_row_back(juggling: SeedsCopy) -> None:
    primary_key = juggling_row().pk
    juggling.path(JUGGLING).unlink()
    juggling.load()
    juggling.write(JUGGLING, SKILL)
    report = juggling.load()
    assert (report.updated, juggling_row().pk, juggling_row().is_published) == ([JUGGLING], primary_key, True)


def test_vanished_document_of_a_deleted_row_is_forgotten(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    juggling_row().delete()
    assert juggling.load().conflicts == {}
    juggling.write(JUGGLING, SKILL)
    assert juggling.load().created == [JUGGLING]
