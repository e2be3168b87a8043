"""Dumping: what editors changed comes back to the seeds, and nothing else moves."""

import difflib

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord, Section, Source
from skills.models import Domain, Skill

from .seeds_copy import JUGGLING, SKILL, SOURCE, SeedsCopy, database, state

CLOWNING = Name("skills", "clowning")


def edit_juggling(**changes: str) -> None:
    Skill.objects.filter(slug="juggling").update(**changes)


def written(copy: SeedsCopy, before: dict[str, tuple[bytes, int]]) -> set[str]:
    """The files that were written, added or removed since."""
    return {path for path, _ in copy.files().items() ^ before.items()}


def a_row(slug: str) -> Skill:
    """A skill as an editor adds it."""
    row = Skill.objects.create(slug=slug, title="Clowning", summary="Being funny.", domain=Domain.objects.first())
    row.citations.set(Section.objects.filter(source__slug="handbook", key="opening"))
    return row


def test_dump_of_nothing_changed_writes_no_file(juggling: SeedsCopy) -> None:
    before = juggling.files()
    report = juggling.dump()
    assert (report.created, report.updated, report.removed, report.waiting, report.conflicts) == ([], [], [], [], {})
    assert (len(report.unchanged), written(juggling, before)) == (len(before), set())


def test_edited_row_is_written_to_its_document_alone(juggling: SeedsCopy) -> None:
    edit_juggling(title="Juggling well")
    before = juggling.files()
    report = juggling.dump()
    assert (report.updated, written(juggling, before)) == ([JUGGLING], {"skills/juggling.md"})


def test_edited_document_shows_the_edit_and_nothing_else(juggling: SeedsCopy) -> None:
    edit_juggling(title="Juggling well")
    juggling.dump()
    lines = difflib.ndiff(SKILL.splitlines(), juggling.text(JUGGLING).splitlines())
    assert [line for line in lines if line[0] in "+-"] == ["- title: Juggling", "+ title: Juggling well"]


def test_edit_of_a_part_is_written_to_the_document_of_its_entry(juggling: SeedsCopy) -> None:
    juggling.write("sources/throwing", SOURCE)
    juggling.load()
    Section.objects.filter(source__slug="throwing", key="clubs").update(label="Wooden clubs", second_hand=True)
    juggling.dump()
    assert juggling.text("sources/throwing") == SOURCE.replace(
        "label: Clubs", "label: Wooden clubs\n    second_hand: true"
    )


def test_windows_line_ends_of_a_form_are_written_as_plain_ones(juggling: SeedsCopy) -> None:
    edit_juggling(body="One.\r\n\r\nTwo.")
    juggling.dump()
    assert juggling.text(JUGGLING) == SKILL.replace("Throw, catch, repeat.", "One.\n\nTwo.")


def test_load_after_a_dump_changes_nothing(juggling: SeedsCopy) -> None:
    edit_juggling(body="One.\r\n\r\nTwo.", note="A: b.")
    a_row("clowning")
    juggling.dump()
    before = state()
    report = juggling.load()
    assert (report.created, report.updated, report.waiting, report.conflicts) == ([], [], [], {})
    assert state() == before


def test_load_after_a_dump_of_a_body_with_blank_lines_changes_nothing(juggling: SeedsCopy) -> None:
    edit_juggling(body="\n\nText.")
    juggling.dump()
    assert juggling.load().updated == []


def test_dump_twice_writes_once(juggling: SeedsCopy) -> None:
    edit_juggling(title="Juggling well")
    juggling.dump()
    before = juggling.files()
    report = juggling.dump()
    assert (report.updated, written(juggling, before)) == ([], set())


def test_dump_leaves_the_content_as_it_is(juggling: SeedsCopy) -> None:
    edit_juggling(title="Juggling well")
    version, _, rows = state()
    juggling.dump()
    assert state()[::2] == (version, rows)


def test_new_row_becomes_a_new_document(juggling: SeedsCopy) -> None:
    a_row("clowning")
    before = juggling.files()
    report = juggling.dump()
    assert (report.created, written(juggling, before)) == ([CLOWNING], {"skills/clowning.md"})
    assert juggling.text(CLOWNING) == (
        "---\ntitle: Clowning\nsummary: Being funny.\ncitations: [handbook#opening]\n"
        f"domain: {Domain.objects.first().slug}\n---\n"
    )


def test_deleted_row_removes_its_document(juggling: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").delete()
    before = juggling.files()
    report = juggling.dump()
    assert (report.removed, written(juggling, before)) == ([JUGGLING], {"skills/juggling.md"})
    assert juggling.load().waiting == []


def test_document_in_a_subfolder_is_written_where_it_stands(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    juggling.write("skills/circus/juggling", SKILL)
    edit_juggling(title="Juggling well")
    before = juggling.files()
    juggling.dump()
    assert written(juggling, before) == {"skills/circus/juggling.md"}


def test_row_of_a_kind_without_a_folder_gets_one(juggling: SeedsCopy) -> None:
    (juggling.folder / "skills").rename(juggling.folder.parent / "elsewhere")
    edit_juggling(title="Juggling well")
    juggling.dump(take="database")
    assert juggling.text(JUGGLING) == SKILL.replace("title: Juggling", "title: Juggling well")


# What is not loaded yet


def test_changed_document_that_is_not_loaded_is_left_alone(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    before = juggling.files()
    report = juggling.dump()
    assert (report.waiting, report.updated, written(juggling, before)) == ([JUGGLING], [], set())


def test_new_document_that_is_not_loaded_is_left_alone(juggling: SeedsCopy) -> None:
    juggling.write(CLOWNING, SKILL)
    before = juggling.files()
    report = juggling.dump()
    assert (report.waiting, report.removed, written(juggling, before)) == ([CLOWNING], [], set())


def test_removed_document_that_is_not_loaded_stays_removed(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    assert (juggling.dump().waiting, juggling.path(JUGGLING).exists()) == ([JUGGLING], False)


def test_removed_document_that_was_loaded_waits_for_nothing(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    assert juggling.load().removed == [JUGGLING]
    assert (juggling.dump().waiting, juggling.path(JUGGLING).exists()) == ([], False)


def test_document_changed_on_both_sides_is_a_conflict_and_left_alone(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    before, rows = juggling.files(), state()
    report = juggling.dump()
    assert "-title: Edited\n+title: Rewritten" in report.conflicts[JUGGLING]
    assert (written(juggling, before), state()) == (set(), rows)


def test_taking_the_database_overwrites_a_document_in_conflict(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    report = juggling.dump(take="database")
    assert (report.updated, report.conflicts) == ([JUGGLING], {})
    assert juggling.text(JUGGLING) == SKILL.replace("title: Juggling", "title: Edited")


def test_taking_the_database_spares_a_document_that_is_not_loaded(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    before = juggling.files()
    report = juggling.dump(take="database")
    assert (report.waiting, written(juggling, before)) == ([JUGGLING], set())


# Everything, and problems


def test_dump_of_everything_brings_a_document_into_its_one_form(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "tools: [balls, clubs]", "tools:\n- balls\n- 'clubs'")
    assert juggling.dump().unchanged.count(JUGGLING) == 1
    assert juggling.text(JUGGLING) != SKILL
    juggling.dump(everything=True)
    assert juggling.text(JUGGLING) == SKILL


def test_dump_of_everything_spares_what_is_not_loaded(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    juggling.dump(everything=True)
    assert juggling.text(JUGGLING) == SKILL.replace("title: Juggling", "title: Rewritten")


def test_broken_document_keeps_every_file_as_it_is(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    juggling.write("roles/bad", "no front matter")
    before = juggling.files()
    report = juggling.dump()
    assert [problem.place for problem in report.problems] == ["seeds/roles/bad.md"]
    assert written(juggling, before) == set()


def test_row_that_the_schema_refuses_keeps_no_other_from_being_dumped(juggling: SeedsCopy) -> None:
    a_row("clowning").citations.clear()
    edit_juggling(title="Edited")
    before = juggling.files()
    report = juggling.dump()
    assert list(report.conflicts) == [Name("skills", "clowning")]
    assert written(juggling, before) == {"skills/juggling.md"}


def test_database_lost_and_loaded_from_its_dump_is_the_same(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited", note="A: b.")
    a_row("clowning")
    Source.objects.filter(slug="handbook").update(cited_as="As\n\nwritten.")
    before = database()
    juggling.dump()
    Skill.objects.filter(slug__in=["juggling", "clowning"]).delete()
    LoadRecord.objects.all().delete()
    report = juggling.load()
    assert (sorted(report.created), database()) == ([CLOWNING, JUGGLING], before)
