"""Documents are written as rows, by the fields that model and schema share, and refer to other rows."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from careerguide.content.checking import Name
from careerguide.content.models import Correction, Section, Source
from careerguide.content.rows import read_database
from careerguide.content.schema import SourceDocument
from careerguide.content.writing import Due, ReferencedRows, UnknownReferenceError, write
from careerguide.kinds import KINDS
from roles.models import Duty, Outlook, Position, Role
from roles.schema import RoleDocument
from skills.models import Skill
from tests.build import a_band, a_market, a_section, a_skill, a_source, an_occupation

ROLES = next(kind for kind in KINDS if kind.folder == "roles")
LINK = {"occupation": "soc-15-2051", "match": "exact", "why": "W.", "citations": ["book#a"]}


@pytest.fixture
def book(empty: None) -> Source:
    """A source with the sections `a` and `b`, and a market."""
    source = a_source(slug="book")
    for key in ("a", "b"):
        a_section(source=source, key=key)
    a_market(slug="us", citations=[])
    return source


def a_document(**values: Any) -> RoleDocument:
    least = {"title": "Juggler", "summary": "S", "kind": "profession", "citations": ["book#a"]}
    return RoleDocument.model_validate(least | values)


def written(document: RoleDocument, row: Role | None = None) -> Role:
    """The row, saved as the document says."""
    row = row or Role(slug="juggler")
    write([Due(row, document, "juggler")], ReferencedRows())
    return Role.objects.get(slug="juggler")


def band(**values: Any) -> dict[str, Any]:
    least = {"market": "us", "level": "all", "measure": "claimed-range", "low": 1_000, "currency": "USD"}
    return least | {"citations": ["book#a"]} | values


# Writing


def test_row_holds_what_the_document_says(book: Source) -> None:
    row = written(a_document(order="3", reviewed_on="2026-11-22", body="Text.", status="draft"))
    assert (row.title, row.kind, row.order, str(row.reviewed_on), row.body, row.status) == (
        "Juggler",
        "profession",
        3,
        "2026-11-22",
        "Text.",
        "draft",
    )


def test_absent_text_is_empty_and_absent_figure_is_nothing(book: Source) -> None:
    row = written(a_document(salary_bands=[band()]))
    figures = row.salary_bands.get()
    assert (row.note, row.broader, figures.median, figures.high, figures.year) == ("", None, None, None, None)


def test_document_survives_being_written_and_read(book: Source) -> None:
    a_skill(slug="sql")
    an_occupation(slug="soc-15-2051")
    document = a_document(
        note="N",
        aliases=[{"name": "Thrower", "citations": ["book#b"]}],
        skills=[{"skill": "sql", "proficiency": 2, "citations": ["book#a"]}],
        disagreements=[
            {
                "question": "Q?",
                "difference": "D.",
                "positions": [{"statement": said, "citations": ["book#a"], "note": "N"} for said in ("Yes.", "No.")],
            }
        ],
        occupations=[LINK],
        salary_bands=[band(year=2024, upper_quartile=3_000), band(level="entry", approximate=True)],
        outlooks=[
            {"market": "us", "start_year": 2024, "end_year": 2034, "change_percent": "20", "citations": ["book#a"]}
        ],
    )
    written(document)
    assert read_database([ROLES])[0] == {Name("roles", "juggler"): document}


def test_percent_is_kept_with_one_decimal(book: Source) -> None:
    outlook = {"market": "us", "start_year": 2024, "end_year": 2034, "change_percent": "20", "citations": ["book#a"]}
    written(a_document(outlooks=[outlook]))
    assert str(Outlook.objects.get().change_percent) == "20.0"


def test_parts_taken_out_of_the_document_are_deleted(book: Source) -> None:
    duties = [{"title": title, "text": "T", "citations": ["book#a"]} for title in ("One", "Two")]
    row = written(a_document(duties=duties))
    written(a_document(duties=duties[1:]), row)
    assert [str(duty) for duty in Duty.objects.all()] == ["Two"]


def test_parts_follow_the_order_of_the_document(book: Source) -> None:
    duties = [{"title": title, "text": "T", "citations": ["book#a"]} for title in ("One", "Two")]
    row = written(a_document(duties=duties))
    written(a_document(duties=duties[::-1]), row)
    assert [str(duty) for duty in row.duties.all()] == ["Two", "One"]


def a_book(**values: Any) -> SourceDocument:
    least = {"title": "T", "summary": "S", "short_title": "T", "kind": "article"}
    return SourceDocument.model_validate(least | {"sections": [{"key": "a", "label": "A"}]} | values)


def test_part_with_a_key_keeps_its_row(empty: None) -> None:
    write([Due(Source(slug="book"), a_book(), "book")], ReferencedRows())
    before = Section.objects.get().pk
    renamed = a_book(sections=[{"key": "a", "label": "Another"}])
    write([Due(Source.objects.get(), renamed, "book")], ReferencedRows())
    assert (Section.objects.get().pk, Section.objects.get().label) == (before, "Another")


def test_parts_of_an_occupation_and_of_a_role_keep_apart(book: Source) -> None:
    occupation = an_occupation()
    a_band(occupation)
    row = written(a_document(salary_bands=[band(), band(low=2_000)]))
    written(a_document(salary_bands=[band(low=3_000)]), row)
    assert [len(owner.salary_bands.all()) for owner in (occupation, row)] == [1, 1]


def test_source_is_written_with_sections_that_its_corrections_name(empty: None) -> None:
    corrections = [{"section": "a", "says": "Wrong.", "right": "Right.", "citations": ["book#a"]}]
    document = a_book(corrections=corrections)
    write([Due(Source(slug="book"), document, "book")], ReferencedRows())
    assert Correction.objects.get().section == Section.objects.get()
    assert [section.reference for section in Correction.objects.get().citations.all()] == ["book#a"]


# References


def test_references_find_entries_and_parts(book: Source) -> None:
    references = ReferencedRows()
    assert references.find(Source, "book") == book.pk
    assert references.find(Section, "book#b") == book.sections.get(key="b").pk


def test_references_read_each_model_once(book: Source, django_assert_num_queries: Callable) -> None:
    references = ReferencedRows()
    with django_assert_num_queries(1):
        assert all(references.find(Section, f"book#{key}") for key in ("a", "b"))


def test_references_find_entries_and_parts_by_a_former_slug(book: Source) -> None:
    Source.objects.update(former_slugs=["leaflet"])
    references = ReferencedRows()
    assert references.find(Source, "leaflet") == book.pk
    assert references.find(Section, "leaflet#b") == references.find(Section, "book#b")


def test_reference_to_nothing_is_an_error_that_names_it(book: Source) -> None:
    with pytest.raises(UnknownReferenceError, match="there is no section “book#c”"):
        ReferencedRows().find(Section, "book#c")


def test_references_learn_of_a_new_row(book: Source) -> None:
    references = ReferencedRows()
    references.of(Skill)
    skill = a_skill(slug="sql")
    references.add([skill])
    assert references.find(Skill, "sql") == skill.pk


# Many documents


def juggling(how_many: int) -> list[Due]:
    """What so many roles shall say, each with parts and with parts of parts."""
    said = [{"statement": said, "citations": ["book#a"]} for said in ("Yes.", "No.")]
    parts = {
        "duties": [{"title": "One", "text": "T", "citations": ["book#a", "book#b"]}],
        "salary_bands": [band(), band(level="entry")],
        "disagreements": [{"question": "Q?", "difference": "D.", "positions": said}],
    }
    slugs = [f"juggler-{number}" for number in range(how_many)]
    rows = Role.objects.in_bulk(slugs, field_name="slug")
    return [Due(rows.get(slug) or Role(slug=slug), a_document(**parts), slug) for slug in slugs]


def queries(how_many: int) -> list[str]:
    """The queries that it takes to write so many roles, each without its values."""
    dues, references = juggling(how_many), ReferencedRows()
    with CaptureQueriesContext(connection) as captured:
        write(dues, references)
    return [" ".join(query["sql"].split()[:3]) for query in captured]


def test_many_new_documents_take_as_many_queries_as_one(book: Source) -> None:
    one = queries(1)
    Role.objects.all().delete()
    assert queries(20) == one


def test_many_changed_documents_take_as_many_queries_as_one(book: Source) -> None:
    write(juggling(20), ReferencedRows())
    assert queries(20) == queries(1)


def test_documents_written_together_keep_their_own_parts(book: Source) -> None:
    write(juggling(3), ReferencedRows())
    assert [row.duties.count() for row in Role.objects.all()] == [1, 1, 1]
    assert [row.disagreements.get().positions.count() for row in Role.objects.all()] == [2, 2, 2]


def test_document_written_again_keeps_the_rows_of_its_parts(book: Source) -> None:
    write(juggling(2), ReferencedRows())
    before = [*Position.objects.values()]
    write(juggling(2), ReferencedRows())
    assert [*Position.objects.values()] == before


def test_citation_taken_out_of_the_document_is_taken_from_the_row(book: Source) -> None:
    row = written(a_document(citations=["book#a", "book#b"]))
    written(a_document(citations=["book#b"]), row)
    assert [section.key for section in row.citations.all()] == ["b"]


def test_parts_may_exchange_what_is_unique(book: Source) -> None:
    for slug in ("sql", "git"):
        a_skill(slug=slug)

    def skills(**levels: int) -> list[dict[str, Any]]:
        return [{"skill": skill, "proficiency": level, "citations": ["book#a"]} for skill, level in levels.items()]

    row = written(a_document(skills=skills(sql=1, git=2)))
    written(a_document(skills=skills(sql=2, git=1)), row)
    assert {one.skill.slug: one.proficiency for one in row.skills.all()} == {"sql": 2, "git": 1}
