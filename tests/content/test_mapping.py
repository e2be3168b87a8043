"""Documents are written as rows, by the fields that model and schema share, and refer to other rows."""

from collections.abc import Callable
from typing import Any

import pytest

from careerguide.content import mapping
from careerguide.content.checking import Name
from careerguide.content.mapping import ReferencedRows
from careerguide.content.models import Correction, Section, Source
from careerguide.content.rows import read_database
from careerguide.content.schema import SourceDocument
from careerguide.kinds import KINDS
from roles.models import Duty, Market, OccupationCode, Outlook, Role, SalaryBand
from roles.schema import RoleDocument
from skills.models import Skill
from tests.build import a_market, a_section, a_skill, a_source

ROLES = next(kind for kind in KINDS if kind.folder == "roles")
CODE = {"scheme": "soc", "version": "2018", "code": "15-2051", "title": "Data Scientists", "match": "exact"}


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
    mapping.write(row, document, "juggler", ReferencedRows())
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
        occupation_codes=[CODE | {"citations": ["book#a"]}],
        salary_bands=[band(occupation_code="soc:15-2051", year=2024), band(level="entry", approximate=True)],
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


def test_part_with_a_key_keeps_its_row(book: Source) -> None:
    codes = [CODE | {"citations": ["book#a"]}]
    row = written(a_document(occupation_codes=codes, salary_bands=[band(occupation_code="soc:15-2051")]))
    before = OccupationCode.objects.get().pk
    written(a_document(occupation_codes=[codes[0] | {"match": "broad"}], salary_bands=[band(low=2_000)]), row)
    assert (OccupationCode.objects.get().pk, OccupationCode.objects.get().match) == (before, "broad")
    assert SalaryBand.objects.get().low == 2_000


def test_source_is_written_with_sections_that_its_corrections_name(empty: None) -> None:
    document = SourceDocument.model_validate(
        {
            "title": "T",
            "summary": "S",
            "short_title": "T",
            "kind": "article",
            "sections": [{"key": "a", "label": "A"}],
            "corrections": [{"section": "a", "says": "Wrong.", "right": "Right.", "citations": ["book#a"]}],
        }
    )
    mapping.write(Source(slug="book"), document, "book", ReferencedRows())
    assert Correction.objects.get().section == Section.objects.get()
    assert [section.reference for section in Correction.objects.get().citations.all()] == ["book#a"]


# What documents speak of


def test_mentions_name_field_and_full_reference() -> None:
    document = a_document(broader="acrobat", salary_bands=[band(occupation_code="soc:15-2051", citations=["book#b"])])
    assert set(mapping.mentions(Role, document, "juggler")) == {
        (("citations", 0), Section, "book#a"),
        (("broader",), Role, "acrobat"),
        (("salary_bands", 0, "citations", 0), Section, "book#b"),
        (("salary_bands", 0, "market"), Market, "us"),
        (("salary_bands", 0, "occupation_code"), OccupationCode, "juggler#soc:15-2051"),
    }


def test_document_introduces_itself_and_its_keyed_parts() -> None:
    document = a_document(occupation_codes=[CODE | {"citations": ["book#a"]}], salary_bands=[band()])
    assert list(mapping.introduces(ROLES, document, "juggler")) == [
        (Role, "juggler"),
        (OccupationCode, "juggler#soc:15-2051"),
    ]


def test_references_find_entries_and_parts(book: Source) -> None:
    references = ReferencedRows()
    assert set(references.of(Section)) == {"book#a", "book#b"}
    assert set(references.of(Source)) == {"book"}


def test_references_read_each_model_once(book: Source, django_assert_num_queries: Callable) -> None:
    references = ReferencedRows()
    with django_assert_num_queries(1):
        slugs = {references.of(Section)[key].source.slug for key in ("book#a", "book#b")}
    assert slugs == {"book"}


def test_references_learn_of_a_new_row(book: Source) -> None:
    references = ReferencedRows()
    references.of(Skill)
    skill = a_skill(slug="sql")
    references.add(skill)
    assert references.of(Skill)["sql"] == skill
