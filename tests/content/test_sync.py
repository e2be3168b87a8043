"""What to do with an entry, from the digests of its three versions; and how a document becomes digest and text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from careerguide.content import documents
from careerguide.content.schema import CitedDocument, SourceDocument
from careerguide.content.sync import Verdict, decide
from careerguide.content.versions import digest, text_of

digests = st.none() | st.sampled_from(["one", "two", "three"])
MIRROR = {
    Verdict.AGREE: Verdict.AGREE,
    Verdict.SEEDS_CHANGED: Verdict.DATABASE_CHANGED,
    Verdict.DATABASE_CHANGED: Verdict.SEEDS_CHANGED,
    Verdict.CONFLICT: Verdict.CONFLICT,
}


@pytest.mark.parametrize(
    ("last", "seeds", "database", "verdict"),
    [
        pytest.param("one", "one", "one", Verdict.AGREE, id="nothing changed"),
        pytest.param("one", "two", "one", Verdict.SEEDS_CHANGED, id="the document changed"),
        pytest.param("one", "one", "two", Verdict.DATABASE_CHANGED, id="an editor changed the row"),
        pytest.param("one", "two", "three", Verdict.CONFLICT, id="both changed"),
        pytest.param("one", "two", "two", Verdict.AGREE, id="both changed alike"),
        pytest.param(None, "one", None, Verdict.SEEDS_CHANGED, id="a new document"),
        pytest.param(None, None, "one", Verdict.DATABASE_CHANGED, id="an editor's new row"),
        pytest.param(None, "one", "two", Verdict.CONFLICT, id="both new, and different"),
        pytest.param(None, "one", "one", Verdict.AGREE, id="both new, and alike"),
        pytest.param("one", None, "one", Verdict.SEEDS_CHANGED, id="the document vanished"),
        pytest.param("one", "one", None, Verdict.DATABASE_CHANGED, id="an editor deleted the row"),
        pytest.param("one", None, "two", Verdict.CONFLICT, id="the document vanished, the row changed"),
        pytest.param("one", "two", None, Verdict.CONFLICT, id="the document changed, the row was deleted"),
        pytest.param("one", None, None, Verdict.AGREE, id="both vanished"),
    ],
)
def test_verdict(last: str | None, seeds: str | None, database: str | None, verdict: Verdict) -> None:
    assert decide(last, seeds, database) is verdict


@given(digests, digests, digests)
def test_sides_are_equal_before_the_law(last: str | None, seeds: str | None, database: str | None) -> None:
    assert decide(last, database, seeds) is MIRROR[decide(last, seeds, database)]


@given(digests, digests, digests)
def test_sides_agree_only_when_they_are_the_same(last: str | None, seeds: str | None, database: str | None) -> None:
    assert (decide(last, seeds, database) is Verdict.AGREE) == (seeds == database)


@given(digests, digests, digests)
def test_an_editors_row_is_never_overwritten_unasked(last: str | None, seeds: str | None, database: str | None) -> None:
    assert decide(last, seeds, database) is not Verdict.SEEDS_CHANGED or database == last


@given(digests, digests, digests)
def test_a_document_not_loaded_is_never_overwritten(last: str | None, seeds: str | None, database: str | None) -> None:
    assert decide(last, seeds, database) is not Verdict.DATABASE_CHANGED or seeds == last


@given(digests, digests, digests)
def test_taking_a_change_over_leaves_nothing_to_do(last: str | None, seeds: str | None, database: str | None) -> None:
    match decide(last, seeds, database):
        case Verdict.SEEDS_CHANGED:
            last = database = seeds
        case Verdict.DATABASE_CHANGED:
            last = seeds = database
        case Verdict.CONFLICT:
            return
    assert decide(last, seeds, database) is Verdict.AGREE


# Digest and text

CITED = {"title": "T", "summary": "S", "citations": ["a#b"]}
SOURCE = {"title": "T", "summary": "S", "short_title": "T", "kind": "article", "sections": [{"key": "a", "label": "A"}]}


def again(document: CitedDocument) -> CitedDocument:
    """The document, written and read."""
    meta, body = documents.parse(text_of(document).encode())
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
    assert text_of(spelt_out) == "---\ntitle: T\nsummary: S\ncitations: [a#b]\n---\n"


def test_citations_stand_behind_what_they_support() -> None:
    correction = {"citations": ["a#b"], "note": "N", "section": "a", "says": "Wrong.", "right": "Right."}
    document = SourceDocument.model_validate(SOURCE | {"corrections": [correction]})
    assert text_of(document).splitlines()[-6:-1] == [
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
