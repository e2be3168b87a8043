"""What documents may hold: checked once, strictly, in words that tell an author what to do."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import CharField, DateField, DecimalField, IntegerField, TextField
from django.urls import URLResolver, get_resolver
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from careerguide.content.mapping import fields_of, part_schema
from careerguide.content.models import this_day
from careerguide.content.schema import (
    SLUG,
    CitedDocument,
    EntryDocument,
    Kind,
    Line,
    Names,
    PartKey,
    Prose,
    Reference,
    SectionPart,
    Slug,
    SomeReferences,
    SourceDocument,
)
from careerguide.kinds import KINDS
from roles.occupation_schema import Amount, OutlookPart
from tests.content.checked import accepts, refused

CITED = {"title": "T", "summary": "S", "citations": ["a#b"]}
SOURCE = {"title": "T", "summary": "S", "short_title": "T", "kind": "article", "sections": [{"key": "a", "label": "A"}]}


def test_unknown_key_is_named_with_what_it_held() -> None:
    assert refused(CitedDocument, CITED | {"colour": "red"}) == ["colour: unknown key (given: “red”)"]


def test_missing_key_is_named() -> None:
    assert refused(CitedDocument, {"title": "T", "citations": ["a"]}) == ["summary: missing"]


def test_all_that_is_wrong_is_named_at_once() -> None:
    bad = {"title": "", "order": "many", "citations": "a", "colour": "red"}
    assert [error.partition(":")[0] for error in refused(CitedDocument, bad)] == [
        "title",
        "summary",
        "order",
        "citations",
        "colour",
    ]


def test_part_is_named_by_its_place() -> None:
    bad = SOURCE | {"sections": [{"key": "a", "label": "A"}, {"key": "B!", "label": "B"}]}
    assert [error.partition(": ")[0] for error in refused(SourceDocument, bad)] == ["sections.1.key"]


def test_document_is_frozen() -> None:
    document = CitedDocument.model_validate(CITED)
    with pytest.raises(ValidationError):
        document.title = "Other"


def test_defaults_of_a_document() -> None:
    document = CitedDocument.model_validate(CITED)
    assert (document.status, document.order, document.reviewed_on, document.body, document.note) == (
        "published",
        100,
        None,
        "",
        None,
    )


def test_strings_of_yaml_become_numbers_dates_and_truths() -> None:
    document = CitedDocument.model_validate(CITED | {"order": "12", "reviewed_on": "2024-09-29"})
    section = SectionPart.model_validate({"key": "a", "label": "A", "second_hand": "true"})
    assert (document.order, document.reviewed_on, section.second_hand) == (12, date(2024, 9, 29), True)


@pytest.mark.parametrize("order", ["-1", "32768", "1.5", "first", ""])
def test_order_outside_its_column_is_refused(order: str) -> None:
    assert not accepts(CitedDocument, CITED | {"order": order})


@pytest.mark.parametrize("day", ["2024-02-30", "29.9.2024", "2024", "soon"])
def test_what_is_no_day_is_refused(day: str) -> None:
    assert not accepts(CitedDocument, CITED | {"reviewed_on": day})


def test_number_is_no_day() -> None:
    assert not accepts(CitedDocument, CITED | {"reviewed_on": "86400"})


@pytest.mark.parametrize("slug", ["a", "a-b", "ai-2", "2-a"])
def test_slug_is_accepted(slug: str) -> None:
    assert accepts(Slug, slug)


@pytest.mark.parametrize("slug", ["", "-a", "a-", "a--b", "A", "a_b", "a b", "é", "a\n", "a" * 81])
def test_slug_is_refused(slug: str) -> None:
    assert not accepts(Slug, slug)


@pytest.mark.parametrize("line", ["", " ", " a", "a ", "a\nb", "a\n", "a" * 201])
def test_line_is_refused(line: str) -> None:
    assert not accepts(Line, line)


@pytest.mark.parametrize("reference", ["nurse", "bls#pay", "role#soc:15-1221", "role#onet-soc:15-1221.00"])
def test_reference_is_accepted(reference: str) -> None:
    assert accepts(Reference, reference)


@pytest.mark.parametrize("reference", ["", "#", "a#", "#a", "a#b#c", "a b", "A", "a/b"])
def test_reference_is_refused(reference: str) -> None:
    assert not accepts(Reference, reference)


def test_part_key_names_no_entry() -> None:
    assert (accepts(PartKey, "soc:15-1221"), accepts(PartKey, "role#soc:15-1221")) == (True, False)


def test_references_are_kept_in_one_order() -> None:
    assert TypeAdapter(SomeReferences).validate_python(["b#a", "a#b", "a"]) == ("a", "a#b", "b#a")


def test_reference_listed_twice_is_named() -> None:
    assert refused(SomeReferences, ["a", "b", "a"]) == ["“a” is listed twice"]


def test_fact_without_citations_is_refused() -> None:
    assert [error.partition(":")[0] for error in refused(CitedDocument, CITED | {"citations": []})] == ["citations"]


@pytest.mark.parametrize("listed", [SomeReferences, Names])
def test_text_in_place_of_a_list_is_refused(listed: Any) -> None:
    assert refused(listed, "a, b") == ["should be a list, such as [a, b]"]


def test_names_keep_their_order() -> None:
    assert TypeAdapter(Names).validate_python(["SQL", "R"]) == ("SQL", "R")


def test_prose_loses_blanks_that_nobody_sees() -> None:
    assert TypeAdapter(Prose).validate_python("\n  One  \r\n\r\n  two\t\n\n") == "One\n\n  two"


def test_blank_prose_is_refused() -> None:
    assert not accepts(Prose, " \n ")


def test_prose_of_invisible_characters_is_refused() -> None:
    assert not accepts(Prose, "\x1f")


@pytest.mark.parametrize(("field", "longest"), [("body", 50_000), ("note", 5_000), ("summary", 400), ("title", 200)])
def test_longest_text_is_accepted_and_a_longer_one_is_told_how_long_it_may_be(field: str, longest: int) -> None:
    assert accepts(CitedDocument, CITED | {field: "x" * longest})
    said = f"{field}: should have at most {longest:,} letters, and has {longest + 1:,}"
    assert refused(CitedDocument, CITED | {field: "x" * (longest + 1)}) == [said]


def plain_fields(model: Any, schema: type[BaseModel]) -> Iterator[tuple[type[BaseModel], Any]]:
    """Each (schema, field) of a document and of its parts, but relations."""
    for field in fields_of(model, schema):
        if field.one_to_many:
            yield from plain_fields(field.related_model, part_schema(schema, field.name))
        elif not field.is_relation:
            yield schema, field


def types_where(holds: Callable[[Any], bool]) -> list[Any]:
    """The types of all fields of documents for which something holds."""
    found = {
        f"{schema.__name__} {field.name}": (schema, field.name)
        for kind in KINDS
        for schema, field in plain_fields(kind.model, kind.schema)
        if holds(field)
    }
    return [pytest.param(schema.model_fields[name].rebuild_annotation(), id=id) for id, (schema, name) in found.items()]


@pytest.mark.parametrize(
    "text", types_where(lambda field: isinstance(field, CharField | TextField) and not field.choices)
)
def test_no_text_is_without_end(text: Any) -> None:
    assert not accepts(text, "1" * 50_001)


@pytest.mark.parametrize("field", ["body", "note"])
def test_text_that_can_not_be_read_as_markdown_is_refused(field: str) -> None:
    assert refused(CitedDocument, CITED | {field: "- 1. " * 300 + "x"}) == [
        f"{field}: nests lists or quotations too deeply: a line begins with more than 80 blanks and marks"
    ]


@pytest.mark.parametrize("number", ["60.000", "60,000", "60 000", "6_0", "６０", "60k", "6e1", "60.0", "+60"])
def test_number_is_written_in_plain_digits(number: str) -> None:
    said = "order: should be plain digits, such as 60000: no commas, points, blanks or letters between them"
    assert refused(CitedDocument, CITED | {"order": number}) == [f"{said} (given: “{number}”)"]


@pytest.mark.parametrize("number", types_where(lambda field: isinstance(field, IntegerField | DecimalField)))
def test_no_number_may_have_what_python_alone_reads_as_one(number: Any) -> None:
    assert not any(accepts(number, text) for text in ("1_0", "2_000"))  # one is within the bounds of each


@pytest.mark.parametrize(
    "field",
    [
        "body",
        "note",
        "title",
        "summary",
    ],
)
def test_nul_character_is_refused(field: str) -> None:
    assert not accepts(CitedDocument, CITED | {field: "a\x00b"})


TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize("character", TURNS)
@pytest.mark.parametrize("field", ["body", "note", "title", "summary"])
def test_character_that_turns_the_direction_of_text_is_refused(field: str, character: str) -> None:
    assert refused(CitedDocument, CITED | {field: f"a{character}b"}) == [f"{field}: holds control characters"]


@pytest.mark.parametrize("text", ["\u200b", "\u200b\u200d", "\ufeff", "\u00ad", "\u2060", "\u3164", "\u2800"])
@pytest.mark.parametrize("field", ["body", "note", "title", "summary"])
def test_text_of_which_nothing_is_seen_is_refused(field: str, text: str) -> None:
    assert refused(CitedDocument, CITED | {field: text}) == [
        f"{field}: shows nothing: all its characters are invisible"
    ]


@pytest.mark.parametrize("text", ["👩\u200d⚕️", "می\u200cروم", "co\u00adoperate", "é", "1", "—"])
def test_text_with_invisible_characters_between_visible_ones_is_accepted(text: str) -> None:
    assert accepts(CitedDocument, CITED | {"title": text})


def test_line_too_long_is_counted_in_letters() -> None:
    assert refused(CitedDocument, CITED | {"summary": "a" * 401}) == [
        "summary: should have at most 400 letters, and has 401"
    ]


# What has happened


DAYS = types_where(lambda field: isinstance(field, DateField) and field.name != "holds_until")
YEARS = types_where(lambda field: isinstance(field, IntegerField) and "year" in field.name and field.name != "end_year")


@pytest.mark.parametrize("day", DAYS)
def test_day_is_today_at_the_latest(day: Any) -> None:
    today = this_day()
    tomorrow = today + timedelta(days=1)
    assert refused(day, f"{tomorrow}") == [f"is yet to come: today is {today} (given: “{tomorrow}”)"]
    assert (accepts(day, f"{today}"), accepts(day, "2062-11-22")) == (True, False)


@pytest.mark.parametrize("year", YEARS)
def test_year_is_the_present_one_at_the_latest(year: Any) -> None:
    assert [accepts(year, f"{this_day().year + more}") for more in (0, 1, 65)] == [True, False, False]


def test_projection_alone_ends_in_a_year_to_come() -> None:
    this_year = this_day().year
    period = {"market": "utopia", "start_year": f"{this_year}", "end_year": f"{this_year + 10}", "statement": "Grows"}
    assert accepts(OutlookPart, period | {"citations": ["a#b"]})


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from([4, 7, 10]))
def test_publication_in_any_form_is_refused_if_all_of_it_is_yet_to_come(day: date, letters: int) -> None:
    published, today = f"{day}"[:letters], f"{this_day()}"[:letters]
    assert accepts(SourceDocument, SOURCE | {"published": published}) == (published <= today)


# Pay


def test_kinds_of_moments_are_found() -> None:
    assert (len(DAYS), len(YEARS)) >= (2, 4)


@pytest.mark.parametrize("amount", [60, 35, 1, 999])
def test_amount_that_can_not_be_the_pay_of_a_year_is_refused_with_what_to_write(amount: int) -> None:
    said = f"write {amount}000 for {amount} thousand a year, and no pay by the hour, day or week"
    assert refused(Amount, f"{amount}") == [f"{amount} can't be a year's pay: {said}"]


@pytest.mark.parametrize("amount", ["60.000", "60,000", "60 000", "60k", "60K", "US$60000", "60000.50"])
def test_amount_in_another_form_is_refused_with_how_to_write_it(amount: str) -> None:
    said = "should be plain digits, such as 60000: no commas, points, blanks or letters between them"
    assert refused(Amount, amount) == [f"{said} (given: “{amount}”)"]


@pytest.mark.parametrize("amount", [1_000, 60_000, 300_000_000, 2_000_000_000, 50_000_000_000])
def test_amount_in_any_currency_is_accepted(amount: int) -> None:
    assert accepts(Amount, f"{amount}")


@pytest.mark.parametrize("published", ["2021", "2024-09", "2024-09-29"])
def test_date_of_publication_may_be_a_year_a_month_or_a_day(published: str) -> None:
    assert accepts(SourceDocument, SOURCE | {"published": published})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "last year"),
        ("url", "javascript:alert(1)"),
        ("url", "https://a b"),
        ("url", 'https://x"y.org'),
        ("url", "https://x.org/\u202e"),
        ("doi", "https://doi.org/10.1/a"),
        ("kind", "blog"),
        ("short_title", "a" * 41),
        ("sections", []),
        ("status", "hidden"),
    ],
)
def test_field_of_a_source_is_refused(field: str, value: Any) -> None:
    assert [error.partition(":")[0] for error in refused(SourceDocument, SOURCE | {field: value})] == [field]


# Schema and columns


def test_every_schema_names_fields_of_its_model() -> None:
    unknown = {
        (kind.folder, name)
        for kind in KINDS
        for name in kind.schema.model_fields
        if name not in {field.name for field in kind.model._meta.get_fields()}
    }
    assert unknown == set()


def test_every_kind_has_an_entry_schema_and_a_folder_of_its_own() -> None:
    assert all(issubclass(kind.schema, EntryDocument) for kind in KINDS)
    assert len({kind.folder for kind in KINDS}) == len({kind.model for kind in KINDS}) == len(KINDS)


def routes(patterns: Iterable[Any], before: str = "/") -> Iterator[str]:
    """The addresses of all pages, with <slug:slug> for a slug."""
    for one in patterns:
        route = f"{before}{one.pattern}"
        yield from routes(one.url_patterns, route) if isinstance(one, URLResolver) else (route,)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_no_entry_may_have_the_address_of_a_page(kind: Kind) -> None:
    before, _, after = kind.model(slug="any-slug").get_absolute_url().partition("any-slug")
    beside = [route.removeprefix(before) for route in routes(get_resolver().url_patterns) if route.startswith(before)]
    taken = {name for name in (route.partition("/")[0] for route in beside) if re.fullmatch(SLUG, name)}
    assert after != "/" or taken <= kind.schema.reserved_slugs
