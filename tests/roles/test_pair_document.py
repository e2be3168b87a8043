"""What the document of a pair must hold, and what it is told if it does not."""

from typing import Any

import pytest

from roles.models import PairStatement
from roles.schema import PairDocument
from tests.content.checked import accepts, refused

CITED = {"citations": ["guide#roles"]}
POINT = {"aspect": "What you produce", "first_side": "Care.", "second_side": "Code."} | CITED


def a_document(**changes: Any) -> dict[str, Any]:
    statements = [{"kind": kind.value, "text": f"{kind.label}."} | CITED for kind in PairStatement.Kind]
    least = {"title": "T", "summary": "S", "first": "nurse", "second": "coder", "points": [POINT]}
    return least | {"statements": statements} | CITED | changes


def without(*kinds: str) -> dict[str, Any]:
    return a_document(statements=[one for one in a_document()["statements"] if one["kind"] not in kinds])


def test_least_document_of_a_pair_is_accepted() -> None:
    assert accepts(PairDocument, a_document())


@pytest.mark.parametrize("kind", PairStatement.Kind)
def test_missing_kind_of_statement_is_named(kind: PairStatement.Kind) -> None:
    assert refused(PairDocument, without(kind)) == [f"statements: none says “{kind.label}”"]


def test_all_missing_kinds_are_named_at_once() -> None:
    assert refused(PairDocument, without("same", "choose-second")) == [
        "statements: none says “What is the same”, “Choose the second role if”"
    ]


def test_pair_that_does_not_say_what_both_deliver_is_refused() -> None:
    focus = POINT | {"aspect": "Focus"}
    assert refused(PairDocument, a_document(points=[focus])) == ["points: none has the aspect “What you produce”"]
    assert accepts(PairDocument, a_document(points=[focus, POINT]))


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"citations": []}, "statements.0.citations"),
        ({"kind": "choose-both"}, "statements.0.kind"),
        ({"text": " "}, "statements.0.text"),
        ({"side": "first"}, "statements.0.side"),
    ],
)
def test_field_of_a_statement_is_refused(changes: dict[str, Any], place: str) -> None:
    first, *others = a_document()["statements"]
    errors = refused(PairDocument, a_document(statements=[first | changes, *others]))
    assert [error.partition(":")[0] for error in errors] == [place]
