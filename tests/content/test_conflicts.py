"""Where document and row have both changed: nothing is lost, and somebody decides."""

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import Revision
from careerguide.content.sync import WENT_BACK, Report
from skills.models import Skill

from .seeds_copy import JUGGLING, SKILL, SeedsCopy, database, explained, state

CLOWNING = Name("skills", "clowning")
DIFF = """\
--- database skills/juggling
+++ seeds/skills/juggling.md
@@ -1,4 +1,4 @@
 ---
-title: Edited
+title: Rewritten
 summary: Keeping three balls in the air.
 order: 7"""


def title(slug: str = "juggling") -> str:
    return Skill.objects.get(slug=slug).title


def change_both(copy: SeedsCopy) -> None:
    """An editor and an author rename the skill, each in their own way."""
    Skill.objects.filter(slug="juggling").update(title="Edited")
    copy.change(JUGGLING, "title: Juggling", "title: Rewritten")


def vanish_edited(copy: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    copy.path(JUGGLING).unlink()


def quiet(report: Report) -> bool:
    """Whether there was nothing to do and nothing to decide."""
    return not (report.created or report.updated or report.removed or report.waiting or report.conflicts)


def test_conflict_is_shown_as_a_diff_from_row_to_document(juggling: SeedsCopy) -> None:
    change_both(juggling)
    assert explained(juggling.load()) == {JUGGLING: DIFF}


def test_conflict_leaves_row_and_document_as_they_are(juggling: SeedsCopy) -> None:
    change_both(juggling)
    rows, files = state(), juggling.files()
    juggling.load()
    assert (state(), juggling.files()) == (rows, files)


def test_conflict_stays_until_it_is_settled(juggling: SeedsCopy) -> None:
    change_both(juggling)
    assert explained(juggling.load()) == explained(juggling.load()) == {JUGGLING: DIFF}


def test_conflict_keeps_no_other_document_from_being_loaded(juggling: SeedsCopy) -> None:
    change_both(juggling)
    juggling.write(CLOWNING, SKILL.replace("Juggling", "Clowning"))
    report = juggling.load()
    assert (report.created, list(report.conflicts)) == ([CLOWNING], [JUGGLING])
    assert title("clowning") == "Clowning"


def test_taking_the_seeds_overwrites_the_row(juggling: SeedsCopy) -> None:
    change_both(juggling)
    report = juggling.load(take="seeds")
    assert (report.updated, report.conflicts, title()) == ([JUGGLING], {}, "Rewritten")
    assert quiet(juggling.load())


def test_taking_the_database_keeps_the_row_for_the_next_dump(juggling: SeedsCopy) -> None:
    change_both(juggling)
    report = juggling.load(take="database")
    assert (report.waiting, report.updated, report.conflicts, title()) == ([JUGGLING], [], {}, "Edited")
    assert juggling.load().conflicts == {}
    assert juggling.dump().updated == [JUGGLING]
    assert juggling.text(JUGGLING) == SKILL.replace("Juggling", "Edited")


def test_document_that_changes_after_the_database_was_taken_is_a_conflict_again(juggling: SeedsCopy) -> None:
    change_both(juggling)
    juggling.load(take="database")
    juggling.change(JUGGLING, "title: Rewritten", "title: Rewritten again")
    assert list(juggling.load().conflicts) == [JUGGLING]


def test_checking_a_taken_side_settles_nothing(juggling: SeedsCopy) -> None:
    change_both(juggling)
    before = state()
    assert juggling.load(take="seeds", check=True).updated == [JUGGLING]
    assert juggling.load(take="database", check=True).waiting == [JUGGLING]
    assert (state(), list(juggling.load().conflicts)) == (before, [JUGGLING])


def test_taking_the_seeds_spares_an_edit_that_is_no_conflict(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    report = juggling.load(take="seeds")
    assert (report.updated, report.waiting, title()) == ([], [JUGGLING], "Edited")


def test_taking_the_seeds_for_a_named_entry_drops_an_edit_that_is_no_conflict(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    report = juggling.load(take="seeds", only=[JUGGLING])
    assert (report.updated, report.waiting, title()) == ([JUGGLING], [], "Juggling")


@pytest.mark.parametrize("only", [[], [JUGGLING]])
def test_taking_the_database_keeps_a_row_whose_document_alone_changed(juggling: SeedsCopy, only: list[Name]) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    report = juggling.load(take="database", only=only)
    assert (report.waiting, report.updated, title()) == ([JUGGLING], [], "Juggling")
    assert juggling.dump().updated == [JUGGLING]
    assert juggling.text(JUGGLING) == SKILL


def test_taking_the_database_keeps_a_row_whose_document_vanished(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    report = juggling.load(take="database")
    assert (report.removed, Skill.objects.get(slug="juggling").is_published) == ([], True)
    assert juggling.dump().created == [JUGGLING]


def test_taking_the_database_still_loads_new_documents(juggling: SeedsCopy) -> None:
    juggling.write(CLOWNING, SKILL)
    assert juggling.load(take="database").created == [CLOWNING]


def test_taking_for_one_entry_leaves_the_others_in_conflict(juggling: SeedsCopy) -> None:
    juggling.write(CLOWNING, SKILL)
    juggling.load()
    change_both(juggling)
    Skill.objects.filter(slug="clowning").update(title="Edited")
    juggling.change(CLOWNING, "title: Juggling", "title: Rewritten")
    report = juggling.load(take="seeds", only=[JUGGLING])
    assert (report.updated, list(report.conflicts)) == ([JUGGLING], [CLOWNING])
    assert (title(), title("clowning")) == ("Rewritten", "Edited")


def test_new_document_and_an_editors_row_of_its_slug_are_a_conflict(juggling: SeedsCopy) -> None:
    Skill.objects.create(
        slug="clowning", title="Edited", summary="S", domain=Skill.objects.get(slug="juggling").domain
    ).citations.set(Skill.objects.get(slug="juggling").citations.all())
    juggling.write(CLOWNING, SKILL)
    assert (list(juggling.load().conflicts), title("clowning")) == ([CLOWNING], "Edited")


# One side is gone


def test_vanished_document_of_an_edited_row_is_a_conflict(juggling: SeedsCopy) -> None:
    vanish_edited(juggling)
    report = juggling.load()
    assert (report.removed, list(report.conflicts)) == ([], [JUGGLING])
    assert (title(), Skill.objects.get(slug="juggling").is_published) == ("Edited", True)


def test_taking_the_seeds_for_a_vanished_document_unpublishes_and_keeps_the_edit(juggling: SeedsCopy) -> None:
    vanish_edited(juggling)
    report = juggling.load(take="seeds")
    assert (report.removed, report.conflicts) == ([JUGGLING], {})
    assert (title(), Skill.objects.get(slug="juggling").is_published) == ("Edited", False)


def test_taking_the_database_for_a_vanished_document_brings_it_back(juggling: SeedsCopy) -> None:
    vanish_edited(juggling)
    assert juggling.load(take="database").waiting == [JUGGLING]
    assert juggling.dump().created == [JUGGLING]
    assert juggling.text(JUGGLING) == SKILL.replace("Juggling", "Edited")


def test_deleted_row_of_a_changed_document_is_a_conflict(juggling: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").delete()
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    diff = juggling.load().conflicts[JUGGLING]()
    assert diff.splitlines()[3:] == [f"+{line}" for line in SKILL.replace("Juggling", "Rewritten").splitlines()]
    assert JUGGLING not in database()


def test_taking_the_seeds_for_a_deleted_row_brings_it_back(juggling: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").delete()
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    report = juggling.load(take="seeds")
    assert (report.created, title()) == ([JUGGLING], "Rewritten")


def test_taking_the_database_for_a_deleted_row_removes_the_document(juggling: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").delete()
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    juggling.load(take="database")
    assert juggling.dump().removed == [JUGGLING]
    assert not juggling.path(JUGGLING).exists()
    assert quiet(juggling.load())


def test_taking_the_seeds_for_a_vanished_document_settles_it_for_an_edited_draft_too(juggling: SeedsCopy) -> None:
    vanish_edited(juggling)
    Skill.objects.filter(slug="juggling").update(status=Skill.Status.DRAFT)
    assert juggling.load(take="seeds").conflicts == {}
    assert quiet(juggling.load())


def test_taking_the_seeds_leaves_a_row_in_conflict_that_neither_document_nor_schema_knows(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    Skill.objects.get(slug="juggling").citations.clear()
    assert explained(juggling.load(take="seeds")) == {JUGGLING: "database skills/juggling: citations: needs at least 1"}


@pytest.mark.parametrize("only", [[], [JUGGLING]])
def test_taking_the_seeds_brings_back_what_only_the_row_lost(juggling: SeedsCopy, only: list[Name]) -> None:
    before = database()
    Skill.objects.get(slug="juggling").delete()
    report = juggling.load(take="seeds", only=only)
    assert (report.created, report.waiting, database()) == ([JUGGLING], [], before)


# Seeds put back after a dump


def edited_and_dumped(copy: SeedsCopy, *titles: str) -> None:
    for words in titles:
        Skill.objects.filter(slug="juggling").update(title=words)
        assert copy.dump().updated == [JUGGLING]


def test_document_put_back_after_a_dump_is_a_conflict_that_says_so(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited")
    juggling.write(JUGGLING, SKILL)
    report = juggling.load()
    assert (report.updated, title()) == ([], "Edited")
    assert report.conflicts[JUGGLING]().splitlines()[0] == WENT_BACK
    assert "-title: Edited\n+title: Juggling" in report.conflicts[JUGGLING]()


def test_document_put_back_by_two_dumps_is_a_conflict(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited", "Edited again")
    juggling.write(JUGGLING, SKILL)
    assert (list(juggling.load().conflicts), title()) == ([JUGGLING], "Edited again")


def test_document_put_back_after_it_was_written_on_is_a_conflict(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited")
    juggling.change(JUGGLING, "title: Edited", "title: Edited and rewritten")
    assert juggling.load().updated == [JUGGLING]
    juggling.write(JUGGLING, SKILL)
    assert list(juggling.load().conflicts) == [JUGGLING]


def test_document_of_a_dumped_new_row_that_is_gone_is_a_conflict(juggling: SeedsCopy) -> None:
    juggling.path(JUGGLING).unlink()
    juggling.load(take="database")
    assert juggling.dump().created == [JUGGLING]
    juggling.path(JUGGLING).unlink()
    assert (list(juggling.load().conflicts), Skill.objects.get(slug="juggling").is_published) == ([JUGGLING], True)


def test_document_put_back_after_its_row_was_deleted_and_dumped_is_a_conflict(juggling: SeedsCopy) -> None:
    Skill.objects.get(slug="juggling").delete()
    juggling.dump()
    juggling.write(JUGGLING, SKILL)
    assert (list(juggling.load().conflicts), JUGGLING in database()) == ([JUGGLING], False)


def test_dump_writes_over_a_document_that_was_put_back_when_the_database_is_taken(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited")
    juggling.write(JUGGLING, SKILL)
    assert list(juggling.dump().conflicts) == [JUGGLING]
    assert juggling.dump(take="database").updated == [JUGGLING]
    assert quiet(juggling.load())


def test_document_that_was_put_back_may_be_taken_for_good(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited")
    juggling.write(JUGGLING, SKILL)
    assert juggling.load(take="seeds").updated == [JUGGLING]
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    juggling.load()
    juggling.write(JUGGLING, SKILL)
    assert juggling.load().updated == [JUGGLING]


def test_document_written_on_after_a_dump_is_loaded(juggling: SeedsCopy) -> None:
    edited_and_dumped(juggling, "Edited")
    juggling.change(JUGGLING, "title: Edited", "title: Edited and rewritten")
    assert (juggling.load().updated, title()) == ([JUGGLING], "Edited and rewritten")


def test_document_that_its_author_takes_back_is_loaded(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Rewritten")
    juggling.load()
    juggling.write(JUGGLING, SKILL)
    assert (juggling.load().updated, title()) == ([JUGGLING], "Juggling")


def test_change_made_alike_on_both_sides_is_agreed_by_a_dump(juggling: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    juggling.change(JUGGLING, "title: Juggling", "title: Edited")
    juggling.dump()
    juggling.change(JUGGLING, "title: Edited", "title: Edited again")
    assert juggling.load().updated == [JUGGLING]


# Changes in different places


def change_different_places(copy: SeedsCopy) -> None:
    """An editor renames the skill, and an author gives it another summary."""
    Skill.objects.filter(slug="juggling").update(title="Edited")
    copy.change(JUGGLING, "Keeping three balls", "Keeping five balls")


def test_changes_in_different_places_are_brought_together(juggling: SeedsCopy) -> None:
    change_different_places(juggling)
    report = juggling.load()
    assert (report.merged, report.conflicts) == ([JUGGLING], {})
    skill = Skill.objects.get(slug="juggling")
    assert (skill.title, skill.summary) == ("Edited", "Keeping five balls in the air.")


def test_entry_brought_together_waits_for_its_document(juggling: SeedsCopy) -> None:
    change_different_places(juggling)
    juggling.load()
    assert (juggling.load().waiting, juggling.load().merged) == ([JUGGLING], [])
    juggling.dump()
    assert "title: Edited" in juggling.text(JUGGLING)
    assert "five balls" in juggling.text(JUGGLING)
    assert quiet(juggling.load())


def test_conflict_without_the_version_that_both_began_with_stays_one(juggling: SeedsCopy) -> None:
    Revision.objects.all().delete()
    change_different_places(juggling)
    assert list(juggling.load().conflicts) == [JUGGLING]


def test_load_leaves_a_revision(juggling: SeedsCopy) -> None:
    juggling.change(JUGGLING, "title: Juggling", "title: Throwing")
    juggling.load()
    newest, before = Revision.objects.filter(kind="skills", slug="juggling")
    assert (newest.origin, newest.stated["title"], before.stated["title"]) == ("load", "Throwing", "Juggling")


def test_load_that_changes_nothing_leaves_no_revision(juggling: SeedsCopy) -> None:
    before = Revision.objects.count()
    juggling.load()
    assert Revision.objects.count() == before


def test_load_that_is_checked_leaves_no_revision(juggling: SeedsCopy) -> None:
    before = Revision.objects.count()
    juggling.change(JUGGLING, "title: Juggling", "title: Throwing")
    juggling.load(check=True)
    assert Revision.objects.count() == before
