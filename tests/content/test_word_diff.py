"""The difference of two texts, word by word."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from careerguide.content.word_diff import Fate, Piece, word_by_word

words = st.sampled_from(["low:", "60000", "the", "nurse", "Nurse", "of", "a", "-", "ﬁ", "x" * 30])
texts = st.lists(st.tuples(words, st.sampled_from([" ", "\n", "\n\n", "\n    ", "  "]))).map(
    lambda pairs: "".join(word + blanks for word, blanks in pairs)
)


def without(fate: Fate, pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.kind != fate)


def told(before: str, after: str) -> list[tuple[str, str]]:
    return [(piece.kind.value, piece.text) for piece in word_by_word(before, after)]


@settings(max_examples=50, deadline=None)
@given(before=texts, after=texts)
def test_nothing_of_the_version_after_is_missing(before: str, after: str) -> None:
    assert without(Fate.REMOVED, word_by_word(before, after)) == after


@settings(max_examples=50, deadline=None)
@given(before=texts, after=texts)
def test_no_word_of_the_version_before_is_missing(before: str, after: str) -> None:
    assert without(Fate.ADDED, word_by_word(before, after)).split() == before.split()


@settings(max_examples=50, deadline=None)
@given(before=texts, after=texts)
def test_pieces_of_one_kind_are_one_and_none_is_empty(before: str, after: str) -> None:
    pieces = word_by_word(before, after)
    assert all(piece.text for piece in pieces)
    assert all(one.kind != other.kind for one, other in zip(pieces, pieces[1:], strict=False))


def test_changed_word_stands_between_what_is_the_same() -> None:
    assert told("You see patients.\n", "You help patients.\n") == [
        ("same", "You "),
        ("removed", "see"),
        ("added", "help"),
        ("same", " patients.\n"),
    ]


def test_each_changed_figure_is_told_for_itself() -> None:
    assert told("low: 60000\nhigh: 80000\n", "low: 61000\nhigh: 82000\n") == [
        ("same", "low: "),
        ("removed", "60000"),
        ("added", "61000"),
        ("same", "\nhigh: "),
        ("removed", "80000"),
        ("added", "82000"),
        ("same", "\n"),
    ]


def test_short_word_between_two_changes_is_changed_with_them() -> None:
    assert told("You use maths of many kinds", "You need rules of few kinds") == [
        ("same", "You "),
        ("removed", "use maths of many"),
        ("added", "need rules of few"),
        ("same", " kinds"),
    ]


def test_line_that_breaks_elsewhere_is_the_same() -> None:
    before = "text: one two three\n  four five six\n  seven\n"
    after = "text: one extra two\n  three four five\n  six seven\n"
    assert told(before, after) == [("same", "text: one "), ("added", "extra "), ("same", after.partition("extra ")[2])]


def test_paragraph_that_is_joined_with_the_next_is_a_change() -> None:
    assert Fate.ADDED in {piece.kind for piece in word_by_word("Above.\n\nBelow.\n", "Above. Below.\n")}


def test_lines_far_from_a_change_are_folded() -> None:
    lines = [f"line {number}\n" for number in range(20)]
    pieces = word_by_word("".join(lines), "".join([*lines[:10], "new\n", *lines[10:]]))
    assert [piece.kind for piece in pieces] == [Fate.FOLDED, Fate.SAME, Fate.ADDED, Fate.SAME, Fate.FOLDED]
    assert pieces[1].text == "line 8\nline 9\n"
    assert pieces[3].text == "line 10\nline 11\n"


def test_lines_after_one_that_is_removed_are_shown() -> None:
    lines = [f"line {number}\n" for number in range(9)]
    assert told("".join(lines), "".join(lines[1:]))[:2] == [("removed", "line 0\n"), ("same", "line 1\nline 2\n")]


def test_single_line_is_not_folded() -> None:
    lines = [f"line {number}\n" for number in range(3)]
    assert told("".join(lines), "".join([*lines, "new\n"])) == [("same", "".join(lines)), ("added", "new\n")]


def test_same_text_is_folded_whole() -> None:
    assert told("one\ntwo\nthree\n", "one\ntwo\nthree\n") == [("folded", "one\ntwo\nthree\n")]


def test_text_that_is_new_is_added_whole() -> None:
    assert told("", "one\ntwo\n") == [("added", "one\ntwo\n")]


def test_one_word_in_the_longest_document_is_all_that_is_told(seeds: Path) -> None:
    text = (seeds / "roles" / "ai-healthcare-specialist.md").read_text()
    word = max((word for word in text.split() if text.count(word) == 1 and word.isalpha()), key=len)
    told_apart = (Fate.REMOVED, Fate.ADDED)
    changed = [piece for piece in word_by_word(text, text.replace(word, "Juggling")) if piece.kind in told_apart]
    assert changed == [Piece(Fate.REMOVED, word), Piece(Fate.ADDED, "Juggling")]
