"""A document has one text, and a digest, that depend on its content alone."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from careerguide.content import documents
from careerguide.content.schema import CitedDocument, SourceDocument
from careerguide.content.sync import digest, render

CITED = {"title": "T", "summary": "S", "citations": ["a#b"]}
SOURCE = {"title": "T", "summary": "S", "short_title": "T", "kind": "article", "sections": [{"key": "a", "label": "A"}]}


def again(document: CitedDocument) -> CitedDocument:
    """The document, written and read."""
    meta, body = documents.parse(render(document).encode())
    return CitedDocument.model_validate(meta | {"body": body})


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters().filter(str.isprintable) | st.sampled_from("\n\t '\"#:-")))
def test_prose_survives_being_written_and_read(text: str) -> None:
    document = CitedDocument.model_validate(CITED | {"note": f"a{text}", "body": f"a{text}".rstrip()})
    assert again(document) == document


@pytest.mark.parametrize("line_break", ["\x85", "\u2028", "\u2029"])
def test_unusual_line_break_in_a_title_is_refused_or_survives(line_break: str) -> None:
    try:
        document = CitedDocument.model_validate(CITED | {"title": f"One{line_break}two"})
    except ValidationError:
        return
    assert again(document) == document


def test_body_with_blank_lines_around_it_survives_being_written_and_read() -> None:
    document = CitedDocument.model_validate(CITED | {"body": "\n\nText.\n\n"})
    assert again(document) == document


def test_defaults_are_not_written() -> None:
    spelt_out = CitedDocument.model_validate(CITED | {"status": "published", "order": "100", "body": ""})
    assert render(spelt_out) == "---\ntitle: T\nsummary: S\ncitations: [a#b]\n---\n"


def test_citations_stand_behind_what_they_support() -> None:
    correction = {"citations": ["a#b"], "note": "N", "section": "a", "says": "Wrong.", "right": "Right."}
    document = SourceDocument.model_validate(SOURCE | {"corrections": [correction]})
    assert render(document).splitlines()[-6:-1] == [
        "  - section: a",
        "    says: Wrong.",
        "    right: Right.",
        "    citations: [a#b]",
        "    note: N",
    ]


def test_digest_knows_no_order_of_citations_and_no_defaults() -> None:
    one = CitedDocument.model_validate(CITED | {"citations": ["a", "b"]})
    other = CitedDocument.model_validate(CITED | {"citations": ["b", "a"], "order": "100", "status": "published"})
    assert digest(one) == digest(other)


@pytest.mark.parametrize(
    "change", [{"title": "U"}, {"body": "B"}, {"order": 1}, {"status": "draft"}, {"citations": ["a#c"]}, {"note": "N"}]
)
def test_digest_changes_with_any_field(change: dict[str, Any]) -> None:
    assert digest(CitedDocument.model_validate(CITED | change)) != digest(CitedDocument.model_validate(CITED))


def test_nothing_has_no_digest() -> None:
    assert digest(None) is None
