"""The database is read as documents: each with what its row states, in a fixed number of queries, however many rows."""

from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import Content, Correction, LoadRecord, Section, Source
from careerguide.content.rows import read_database
from careerguide.content.whole import read_whole
from careerguide.kinds import KINDS
from roles.models import Occupation, SalaryBand
from tests.build import (
    a_band,
    a_correction,
    a_domain,
    a_duty,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    an_occupation,
    the_guide,
)

from .seeds_copy import SeedsCopy, database


@pytest.fixture
def book(empty: None) -> Source:
    """A source with the sections `a` and `b`."""
    source = a_source(slug="book")
    for key in ("b", "a"):
        a_section(source=source, key=key)
    return source


def stated(folder: str, slug: str) -> dict[str, Any]:
    """What the entry's document states, without defaults."""
    return database()[Name(folder, slug)].model_dump(exclude_defaults=True)


def test_document_leaves_out_what_its_row_does_not_state(book: Source) -> None:
    domain = a_domain(slug="technical")
    a_skill(slug="sql", title="SQL", summary="S", domain=domain, tools=["psql"], citations=book.sections.all())
    assert stated("skills", "sql") == {
        "title": "SQL",
        "summary": "S",
        "citations": ("book#a", "book#b"),
        "domain": "technical",
        "tools": ("psql",),
    }


def test_parts_stand_in_their_order(book: Source) -> None:
    role = a_role(slug="juggler")
    for position, title in [(2, "Second"), (1, "First")]:
        a_duty(role, title=title, text="T", position=position, citations=book.sections.all())
    assert stated("roles", "juggler")["duties"] == (
        {"title": "First", "text": "T", "citations": ("book#a", "book#b")},
        {"title": "Second", "text": "T", "citations": ("book#a", "book#b")},
    )


def test_parts_stand_in_the_document_of_their_own_entry(book: Source) -> None:
    for slug in ("juggler", "acrobat"):
        a_duty(a_role(slug=slug), title=slug)
    duties = {slug: [duty["title"] for duty in stated("roles", slug)["duties"]] for slug in ("juggler", "acrobat")}
    assert duties == {"juggler": ["juggler"], "acrobat": ["acrobat"]}


def test_part_of_the_same_entry_goes_by_its_key_alone(book: Source) -> None:
    a_correction(book.sections.get(key="b"))
    assert stated("sources", "book")["corrections"][0]["section"] == "b"


def test_part_of_another_entry_is_refused(book: Source) -> None:
    a_correction(book.sections.get(key="b"), source=a_source(slug="leaflet"))
    found, refused = read_database(KINDS)
    assert [reason for reason in refused[Name("sources", "leaflet")].splitlines() if "corrections" in reason] == [
        "database sources/leaflet: corrections.0.section: should be the key of a part of this entry (given: “book#b”)"
    ]
    assert Name("sources", "book") in found


def test_parts_of_an_occupation_and_of_a_role_keep_apart(book: Source) -> None:
    a_band(a_role(slug="juggler"), low=1_000)
    a_band(an_occupation(slug="jugglers"), low=2_000)
    lows = {
        slug: [band["low"] for band in stated(folder, slug)["salary_bands"]]
        for folder, slug in (("roles", "juggler"), ("occupations", "jugglers"))
    }
    assert lows == {"juggler": [1_000], "jugglers": [2_000]}


def copied(row: Content, **changes: Any) -> Content:
    """A row that is yet to be saved."""
    new = copy(row)
    new.pk = None
    for name, value in changes.items():
        setattr(new, name, value)
    return new


def test_more_rows_are_read_than_a_query_can_name(book: Source) -> None:
    one = an_occupation()
    band = a_band(one)
    more = Occupation.objects.bulk_create(
        copied(one, slug=f"job-{number}", code=str(number)) for number in range(1_000)
    )
    SalaryBand.objects.bulk_create(copied(band, occupation=occupation) for occupation in more)
    read = [document for name, document in read_database(KINDS)[0].items() if name.folder == "occupations"]
    assert [len(document.salary_bands) for document in read] == [1] * 1_001
    assert [len(occupation.salary_bands.all()) for occupation in read_whole()[Occupation]] == [1] * 1_001


def test_nothing_and_false_are_told_apart(book: Source) -> None:
    a_band(a_role(slug="juggler"), low=None, median=5_000, high=None, open_top=False)
    (band,) = database()[Name("roles", "juggler")].salary_bands
    assert (band.low, band.median, band.high, band.open_top) == (None, 5_000, None, False)


@pytest.mark.parametrize("number", [1, 3])
def test_database_is_read_in_a_fixed_number_of_queries(
    empty: None, django_assert_num_queries: Callable, number: int
) -> None:
    for _ in range(number):
        role = a_role()
        for _ in range(number):
            a_duty(role)
            a_role_skill(role)
            a_band(role)
    with django_assert_num_queries(40):
        found, _ = read_database(KINDS)
    assert len([name for name in found if name.folder == "roles"]) == number


# More rows of one kind than SQLite takes in one expression


MANY = 1_100


def cite(rows: list) -> None:
    """Lets each fact cite the one section."""
    section, model = a_section(), type(rows[0])
    through = model.citations.through
    owner = f"{model._meta.model_name}_id"
    through.objects.bulk_create([through(**{owner: row.pk, "section_id": section.pk}) for row in rows])


@pytest.fixture
def encyclopedia(empty: None) -> Source:
    """A source with more sections than any has, and a correction of each."""
    source = a_source(slug="encyclopedia")
    sections = Section.objects.bulk_create(
        Section(source=source, key=f"volume-{number}", label="V", position=number) for number in range(MANY)
    )
    corrections = Correction.objects.bulk_create(
        Correction(source=source, section=section, says="A", right="B", position=section.position)
        for section in sections
    )
    cite(corrections)
    the_guide()
    return source


def test_many_parts_are_dumped_checked_and_loaded(encyclopedia: Source, tmp_path: Path) -> None:
    seeds = SeedsCopy(tmp_path)
    before = database()
    assert sorted(seeds.dump().created) == sorted(before)
    Source.objects.all().delete()
    LoadRecord.objects.all().delete()
    assert seeds.load(check=True).problems == []
    seeds.load()
    assert (Section.objects.filter(source__slug="encyclopedia").count(), Correction.objects.count()) == (MANY, MANY)
    assert database() == before
    assert seeds.dump().updated == []
