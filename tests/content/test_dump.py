"""Dumping: what editors changed comes back to the seeds, and nothing else moves."""

import difflib
import resource
from collections.abc import Iterator

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord, Section, Source
from careerguide.content.sync import last_agreed
from roles.models import Role
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
    assert "-title: Edited\n+title: Rewritten" in report.conflicts[JUGGLING]()
    assert (written(juggling, before), state()) == (set(), rows)


def test_taking_the_database_overwrites_a_document_in_conflict(juggling: SeedsCopy) -> None:
    edit_juggling(title="Edited")
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    report = juggling.dump(take="database")
    assert (report.updated, report.conflicts) == ([JUGGLING], {})
    assert juggling.text(JUGGLING) == SKILL.replace("title: Juggling", "title: Edited")


def test_taking_the_database_writes_over_a_document_that_is_not_loaded(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    assert juggling.dump(take="database").updated == [JUGGLING]
    assert juggling.text(JUGGLING) == SKILL


def test_taking_the_database_spares_a_new_document(juggling: SeedsCopy) -> None:
    juggling.write(CLOWNING, SKILL)
    assert juggling.dump(take="database").waiting == [CLOWNING]
    assert juggling.text(CLOWNING) == SKILL


# What could not be loaded, or written


def test_document_that_others_would_refer_to_in_vain_is_not_deleted(juggling: SeedsCopy) -> None:
    juggling.write("topics/why-juggle", SKILL.replace("domain: technical\ntools: [balls, clubs]", "kind: question"))
    juggling.load()
    juggling.change("topics/why-juggle", "kind: question", "kind: question\nskills: [juggling]")
    Skill.objects.get(slug="juggling").delete()
    before = juggling.files()
    problems = [str(problem) for problem in juggling.dump().problems]
    assert problems == ["seeds/topics/why-juggle.md: skills.0: there is no skill “juggling”"]
    assert written(juggling, before) == set()


def test_document_may_refer_to_a_row_that_is_dumped_with_it(juggling: SeedsCopy) -> None:
    a_row("clowning")
    topic = SKILL.replace("domain: technical\ntools: [balls, clubs]", "kind: question\nskills: [clowning]")
    juggling.write("topics/why-clown", topic)
    assert juggling.dump().created == [CLOWNING]
    assert juggling.load().created == [Name("topics", "why-clown")]


def test_circle_of_rows_is_named_and_not_written(juggling: SeedsCopy) -> None:
    first, second = Role.objects.filter(broader=None)[:2]
    Role.objects.filter(pk=first.pk).update(broader=second)
    Role.objects.filter(pk=second.pk).update(broader=first)
    before = juggling.files()
    (problem,) = juggling.dump().problems
    assert "a circle of references" in str(problem)
    assert written(juggling, before) == set()


def test_text_that_is_too_large_to_be_loaded_is_not_written(juggling: SeedsCopy) -> None:
    edit_juggling(body="word " * 500_000)
    before = juggling.files()
    assert list(juggling.dump().conflicts) == [JUGGLING]
    assert written(juggling, before) == set()


@pytest.fixture
def small_disk() -> Iterator[None]:
    """No file may grow beyond a kilobyte."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_full_disk_leaves_every_document_as_it_was(juggling: SeedsCopy, small_disk: None) -> None:
    a_row("clowning")
    edit_juggling(body="word " * 500)
    before, agreed = sorted(juggling.folder.rglob("*")), last_agreed()
    report = juggling.dump()
    assert [str(problem) for problem in report.problems] == ["seeds: can't be written: File too large"]
    assert (sorted(juggling.folder.rglob("*")), juggling.text(JUGGLING), last_agreed()) == (before, SKILL, agreed)


@pytest.mark.parametrize("leftover", ["skills/.juggling.md.swp", "skills/.old/juggling.md", "skills/juggling.md~"])
def test_leftover_of_an_editor_is_not_written(juggling: SeedsCopy, leftover: str) -> None:
    path = juggling.folder / leftover
    path.parent.mkdir(exist_ok=True)
    path.write_text(SKILL)
    edit_juggling(title="Edited")
    juggling.dump()
    assert (path.read_text(), juggling.text(JUGGLING)) == (SKILL, SKILL.replace("title: Juggling", "title: Edited"))


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
