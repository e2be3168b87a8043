"""What to do with an entry, from the digests of its last agreed version, its document and its row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.sync import Verdict, decide

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
