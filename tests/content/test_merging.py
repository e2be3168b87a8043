"""Two versions of a document are brought together, and what both changed differently is told."""

import pytest

from careerguide.content.merging import MINE, THEIRS, Conflict
from tests.content.merged import Document, a_duty, in_conflict, merged, settled

# Fields and texts


def test_each_field_is_merged_for_itself() -> None:
    base = {"title": "Nurse", "summary": "Old."}
    assert settled(base, base | {"title": "Nurses"}, base | {"summary": "New."}) == {
        "title": "Nurses",
        "summary": "New.",
    }


def test_field_that_one_side_removed_is_gone() -> None:
    base = {"title": "Nurse", "note": "Old.", "optional": True}
    assert settled(base, {"title": "Nurse", "note": "Old."}, {"title": "Nurse", "optional": True}) == {"title": "Nurse"}


def test_value_of_a_row_is_that_of_its_document() -> None:
    assert settled({"order": "5", "core": "true"}, {"order": 5, "core": True}, {"order": "6", "core": "true"}) == {
        "order": "6",
        "core": "true",
    }


def test_field_that_both_changed_is_in_conflict_and_stays_theirs() -> None:
    found = merged({"title": "Nurse"}, {"title": "Nurses"}, {"title": "A nurse"})
    assert found == ({"title": "A nurse"}, (Conflict(("title",), "Nurse", "Nurses", "A nurse"),))


def test_chosen_side_wins() -> None:
    versions = {"title": "Nurse"}, {"title": "Nurses"}, {"title": "A nurse"}
    assert merged(*versions, {("title",): MINE}) == ({"title": "Nurses"}, ())
    assert merged(*versions, {("title",): THEIRS}) == ({"title": "A nurse"}, ())


def test_deleted_text_is_in_conflict_with_its_edit() -> None:
    base = {"body": "Above.\n\nBelow."}
    assert merged(base, {}, {"body": "Above.\n\nBelow.\n\nMore."}).conflicts == (
        Conflict(("body",), "Above.\n\nBelow.", None, "Above.\n\nBelow.\n\nMore."),
    )


@pytest.mark.parametrize(
    "form", ["Café.\r\n\r\nTea. ", "Café. \n\nTea.\n\n", "Cafe\u0301.\n\nTea."], ids=["breaks", "blanks", "letters"]
)
def test_form_of_a_text_is_no_change(form: str) -> None:
    base = {"body": "Café.\n\nTea."}
    assert settled(base, {"body": form}, {"body": "Café.\n\nCake."}) == {"body": "Café.\n\nCake."}


def test_edits_of_several_paragraphs_come_together() -> None:
    base = {"body": "One two three.\n\nFour five six.\n\nSeven."}
    mine = {"body": "Zero.\n\nOne two 3.\n\nFour five six.\n\nSeven."}
    theirs = {"body": "One two three.\n\nFour five 6.\n\nSeven.\n\nEight."}
    assert settled(base, mine, theirs) == {"body": "Zero.\n\nOne two 3.\n\nFour five 6.\n\nSeven.\n\nEight."}


def test_items_of_a_list_are_paragraphs() -> None:
    base = {"body": "You need:\n\n- red wool\n- blue wool\n- scissors"}
    mine = {"body": "You need:\n\n- pink wool\n- blue wool\n- scissors"}
    theirs = {"body": "You need:\n\n- red wool\n- dark blue wool\n- scissors\n- glue"}
    assert settled(base, mine, theirs) == {"body": "You need:\n\n- pink wool\n- dark blue wool\n- scissors\n- glue"}


def test_paragraph_that_both_edited_is_in_conflict_alone() -> None:
    base = {"body": "One two three.\n\nFour five six.\n\nSeven eight nine."}
    mine = {"body": "One two 3.\n\nFour five VI.\n\nSeven eight nine."}
    theirs = {"body": "One two three.\n\nFour five 6.\n\nSeven eight 9."}
    found = merged(base, mine, theirs)
    assert found.document == {"body": "One two 3.\n\nFour five 6.\n\nSeven eight 9."}
    assert found.conflicts == (Conflict(("body", 1), "Four five six.", "Four five VI.", "Four five 6."),)


def test_rewritten_paragraphs_are_in_conflict_with_an_edit_of_one() -> None:
    base = {"body": "One two three.\n\nFour five six.\n\nSeven."}
    theirs = {"body": "One two three.\n\nFour five 6.\n\nSeven."}
    found = merged(base, {"body": "All is new here.\n\nSeven."}, theirs)
    rewritten = "One two three.\n\nFour five six.", "All is new here.", "One two three.\n\nFour five 6."
    assert found == (theirs, (Conflict(("body", 0), *rewritten),))


def test_paragraphs_that_both_added_in_one_place_are_in_conflict() -> None:
    base = {"body": "Above.\n\nBelow."}
    found = merged(base, {"body": "Above.\n\nMine.\n\nBelow."}, {"body": "Above.\n\nTheirs.\n\nBelow."})
    assert found.conflicts == (Conflict(("body", "before 1"), None, "Mine.", "Theirs."),)


def test_paragraph_that_both_moved_elsewhere_does_not_stand_twice() -> None:
    base = {"body": "One.\n\nTwo.\n\nThree.\n\nFour."}
    mine, theirs = {"body": "Two.\n\nThree.\n\nOne.\n\nFour."}, {"body": "Two.\n\nThree.\n\nFour.\n\nOne."}
    assert merged(base, mine, theirs) == (theirs, (Conflict(("body",), base["body"], mine["body"], theirs["body"]),))


# Parts


A, B, C, X = (a_duty(name) for name in "abcx")
A_EDITED = A | {"title": "Title A"}
SQL = {"skill": "sql", "proficiency": "2"}
PYTHON = {"skill": "python", "proficiency": "2"}


def duties(*parts: Document) -> Document:
    return {"duties": [*parts]}


def skills(*parts: Document) -> Document:
    return {"skills": [*parts]}


def test_part_in_front_does_not_mix_others_up() -> None:
    assert settled(duties(A, B), duties(X, A, B), duties(A_EDITED, B)) == duties(X, A_EDITED, B)


def test_both_sides_edit_one_part() -> None:
    theirs = A | {"citations": ["career-paths#duties", "esco-1-2-1#occupations"]}
    assert settled(duties(A), duties(A_EDITED), duties(theirs)) == duties(theirs | {"title": "Title A"})


def test_moved_part_takes_the_edit_of_the_other_side() -> None:
    assert settled(duties(A, B, C), duties(B, C, A), duties(A_EDITED, B, C)) == duties(B, C, A_EDITED)


@pytest.mark.parametrize("side", ["mine", "theirs"])
def test_deleted_part_is_in_conflict_with_its_edit(side: str) -> None:
    versions = {"mine": duties(B), "theirs": duties(B)} | {side: duties(A_EDITED, B)}
    parts = {"mine": None, "theirs": None} | {side: A_EDITED}
    assert merged(duties(A, B), **versions).conflicts == (Conflict(("duties", 0), A, **parts),)


@pytest.mark.parametrize(("side", "parts"), [(MINE, [B]), (THEIRS, [A_EDITED, B])])
def test_deletion_or_edit_is_chosen(side: str, parts: list[Document]) -> None:
    chosen = merged(duties(A, B), duties(B), duties(A_EDITED, B), {("duties", 0): side})
    assert chosen == (duties(*parts), ())


def test_parts_that_are_kept_against_a_deletion_stand_as_before() -> None:
    first, second = duties(A_EDITED), duties(B | {"title": "Title B"})
    both = duties(*first["duties"], *second["duties"])
    assert merged(duties(A, B), first, second, {("duties", 0): MINE, ("duties", 1): THEIRS}) == (both, ())
    assert merged(duties(A, B), second, first, {("duties", 0): THEIRS, ("duties", 1): MINE}) == (both, ())


def test_each_side_deletes_another_part() -> None:
    assert settled(duties(A, B), duties(A), duties(B)) == {}


def test_part_that_both_deleted_is_gone() -> None:
    assert settled(duties(A, B, C), duties(B), duties(B, C)) == duties(B)


def test_part_that_both_added_stands_once() -> None:
    assert settled(duties(A), duties(A, X), duties(A, X)) == duties(A, X)


def test_different_parts_in_one_place_are_both_taken_in_one_order() -> None:
    first, second = settled(duties(A), duties(A, X), duties(A, B)), settled(duties(A), duties(A, B), duties(A, X))
    assert first == second == duties(A, B, X)


def test_parts_of_equal_content_keep_their_number() -> None:
    assert settled(duties(A, A, B), duties(A, A, B, X), duties(A, A, A, B)) == duties(A, A, A, B, X)


def test_order_that_both_changed_is_one_conflict() -> None:
    found = merged(duties(A, B, C), duties(B, A, C), duties(A, C, B))
    assert found == (duties(A, C, B), (Conflict(("duties",), [A, B, C], [B, A, C], [A, C, B], of_order=True),))


def test_order_of_one_side_is_chosen_with_the_parts_of_both() -> None:
    found = merged(duties(A, B, C), duties(B, A, C), duties(A_EDITED, C, B, X), {("duties",): MINE})
    assert found == (duties(B, X, A_EDITED, C), ())


def test_rewritten_part_is_a_deleted_and_a_new_one() -> None:
    assert settled(duties(A, B), duties(X, B), duties(A, C)) == duties(X, C)


def test_figures_of_another_year_are_those_of_the_same_part() -> None:
    shares = [{"employer": name, "year": "2024", "percent": percent} for name, percent in (("a", "60"), ("b", "40"))]
    mine = [share | {"year": "2025", "percent": "50"} for share in shares]
    theirs = [shares[0] | {"note": "Without the army."}, shares[1]]
    found = settled({"employers": shares}, {"employers": mine}, {"employers": theirs})
    assert found == {"employers": [mine[0] | {"note": "Without the army."}, mine[1]]}


def test_new_parts_stand_where_others_were_replaced() -> None:
    base, mine, theirs = duties(A, B, C), duties(X, B, C), duties(A, a_duty("aa"), C)
    assert settled(base, mine, theirs) == duties(X, a_duty("aa"), C)


def test_part_with_a_key_is_known_by_it_alone() -> None:
    base, theirs = skills(PYTHON, SQL), skills(PYTHON | {"proficiency": "4"}, SQL)
    mine = skills(SQL, {"skill": "mlops", "proficiency": "2"})
    assert in_conflict(base, mine, theirs) == [("skills", "python")]


def test_part_that_both_added_by_one_key_is_one_part() -> None:
    mine, theirs = skills(PYTHON | {"note": "Mine."}), skills(PYTHON | {"proficiency": "3"})
    found = merged({}, mine, theirs)
    assert found.document == skills(PYTHON | {"note": "Mine.", "proficiency": "3"})
    assert found.conflicts == (Conflict(("skills", "python", "proficiency"), None, "2", "3"),)


def test_part_of_a_part_is_named_by_both() -> None:
    def way(strength: str, *stages: Document) -> Document:
        return {"ways": [{"key": "us", "strength": strength, "items": [*stages]}]}

    work, rest = {"stage": "work"}, {"stage": "rest"}
    base, mine = way("fair", work, rest), way("good", work, rest | {"optional": "true"})
    assert settled(base, mine, way("fair", rest, work)) == way("good", rest | {"optional": "true"}, work)
    assert in_conflict(base, mine, way("weak", work)) == [("ways", "us", "strength"), ("ways", "us", "items", "rest")]


def test_keys_that_stand_twice_lose_no_part() -> None:
    assert settled(skills(PYTHON), skills(PYTHON, PYTHON), skills(PYTHON, SQL)) == skills(PYTHON, PYTHON, SQL)


# Lists of plain values


def cites(*sections: str) -> Document:
    return {"citations": [*sections]}


def test_citations_are_merged_as_a_set_in_order() -> None:
    assert settled(cites("a", "b", "d"), cites("a", "b", "c", "d"), cites("b", "d", "e")) == cites("b", "c", "d", "e")


def test_citations_that_would_all_go_are_in_conflict() -> None:
    found = merged(cites("a", "b"), cites("a"), cites("b"))
    assert found == (cites("b"), (Conflict(("citations",), ["a", "b"], ["a"], ["b"]),))
