"""The fields by which parts are known when documents are merged."""

from careerguide.content.mapping import part_keys
from careerguide.kinds import KINDS

FOUND = {kind.folder: part_keys(kind.model, kind.schema) for kind in KINDS}


def test_parts_are_known_by_what_they_refer_to() -> None:
    assert FOUND["roles"][("skills",)] == ["skill"]


def test_sections_are_known_by_their_keys() -> None:
    assert FOUND["sources"][("sections",)] == ["key"]


def test_parts_of_parts_are_known_by_the_path_of_their_list() -> None:
    assert FOUND["pathways"] == {("ways",): ["key"], ("ways", "items"): ["stage"]}


def test_part_that_refers_to_one_of_two_is_known_by_either() -> None:
    assert FOUND["stages"][("gives",)] == ["credential", "skill"]


def test_parts_that_have_but_words_are_not_known_by_them() -> None:
    assert ("duties",) not in FOUND["roles"]
