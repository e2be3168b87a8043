"""What differs, as a page shows it."""

import pytest

from careerguide.content.word_diff import Fate, Piece
from careerguide.desk.templatetags.desk import stated, told_apart, whereabouts

LONG = "All day long. " * 30 + "Yes."


def test_marked_differences_are_escaped_and_get_no_blanks() -> None:
    pieces = [Piece(Fate.SAME, "a\n"), Piece(Fate.REMOVED, "<b>"), Piece(Fate.ADDED, " & "), Piece(Fate.SAME, "\nc")]
    assert told_apart(pieces) == "a\n<del>&lt;b&gt;</del><ins> &amp; </ins>\nc"


def test_unchanged_lines_are_folded_and_counted() -> None:
    assert told_apart([Piece(Fate.FOLDED, "a\nb\n")]) == "<details><summary>2 lines unchanged</summary>a\nb\n</details>"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Some text.\n\nMore.", "Some text.\n\nMore."),
        (140300, "140300"),
        (None, "(taken out)"),
        (["ex-survey#pay", "ex-guide#start"], "ex-survey#pay\nex-guide#start"),
        ({"title": "Teach", "citations": ["a#b"], "text": LONG}, f"title: Teach\ncitations: [a#b]\ntext: {LONG}"),
    ],
)
def test_value_is_stated_as_its_document_would(value: object, words: str) -> None:
    assert stated(value) == words


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("summary",), "summary"),
        (("duties", 0, "text"), "duties › “Teach” › text"),
        (("salary_bands", 1), "salary bands › no. 2"),
        (("ways", "us", "items"), "ways › us › items"),
        (("body", 2), "body › no. 3"),
        (("body", "before 2"), "body › before no. 3"),
    ],
)
def test_place_of_a_conflict_is_told_in_words(path: tuple[str | int, ...], words: str) -> None:
    document = {"summary": "s", "duties": [{"title": "Teach"}], "salary_bands": [{"median": 1}, {}], "body": "b"}
    assert whereabouts(path, document) == words
