"""The database is read as documents: each with what its row states, in a fixed number of queries, however many rows."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.checking import Name
from careerguide.content.models import LoadRecord, Source
from careerguide.content.rows import read_database
from careerguide.kinds import KINDS
from roles.models import Market, OccupationCode, Role, SalaryBand
from tests.build import (
    a_band,
    a_domain,
    a_duty,
    a_market,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    the_guide,
)

from .seeds_copy import SeedsCopy, database

CODE = {"scheme": "soc", "version": "2018", "code": "15-2051", "title": "Data Scientists", "match": "exact"}


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


def a_code(role: Role) -> OccupationCode:
    code = OccupationCode.objects.create(role=role, **CODE)
    code.citations.set([a_section()])
    return code


def test_part_of_the_same_entry_goes_by_its_key_alone(book: Source) -> None:
    role = a_role(slug="juggler")
    a_band(role, occupation_code=a_code(role))
    assert stated("roles", "juggler")["salary_bands"][0]["occupation_code"] == "soc:15-2051"


def test_part_of_another_entry_is_refused(book: Source) -> None:
    a_band(a_role(slug="juggler"), occupation_code=a_code(a_role(slug="acrobat")))
    found, refused = read_database(KINDS)
    assert refused == {
        Name("roles", "juggler"): "database roles/juggler: salary_bands.0.occupation_code: should be the key of a part"
        " of this entry (given: “acrobat#soc:15-2051”)"
    }
    assert Name("roles", "acrobat") in found


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
    with django_assert_num_queries(70):
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
def juggler(empty: None) -> Role:
    """A role with more occupation codes than any has, and a figure of pay for each."""
    role, market = a_role(slug="juggler"), a_market()
    stated = {"role": role, "scheme": "soc", "version": "2018", "title": "Jugglers", "match": "exact"}
    codes = OccupationCode.objects.bulk_create(
        OccupationCode(code=f"15-{number}", position=number, **stated) for number in range(MANY)
    )
    paid = {"role": role, "market": market, "level": "all", "measure": "claimed-range", "low": 1_000, "currency": "USD"}
    bands = SalaryBand.objects.bulk_create(
        SalaryBand(occupation_code=code, position=code.position, **paid) for code in codes
    )
    cite(codes)
    cite(bands)
    the_guide()
    return role


def test_many_occupation_codes_are_dumped_checked_and_loaded(juggler: Role, tmp_path: Path) -> None:
    seeds = SeedsCopy(tmp_path)
    before = database()
    assert sorted(seeds.dump().created) == sorted(before)
    Role.objects.all().delete()
    Market.objects.all().delete()
    LoadRecord.objects.all().delete()
    assert seeds.load(check=True).problems == []
    seeds.load()
    assert (OccupationCode.objects.count(), SalaryBand.objects.count()) == (MANY, MANY)
    assert database() == before
    assert seeds.dump().updated == []
