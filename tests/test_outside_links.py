"""Links that lead out of the guide: what they must say, and how the page of a skill or role shows them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from pydantic import TypeAdapter, ValidationError

from careerguide.content.current import current
from careerguide.content.models import UNDATED
from careerguide.content.schema import OutsideLinkPart, OutsideLinks
from tests.build import a_role, a_skill, an_outside_link
from tests.reading import visit

SEEN = {"seen": "page", "seen_on": "2026-11-22"}
WRONGLY_DATED = ({"seen": "address", "seen_on": "2026-11-22"}, {"seen": "opened", "seen_on": None})

each_owner = pytest.mark.parametrize("owner", [a_skill, a_role])


def said(**changes: Any) -> dict[str, Any]:
    """A link as it stands in a document."""
    link = {"title": "Course", "publisher": "School", "url": "https://example.org/", "what_you_do": "Learn it."}
    return link | {"level": "school", "seen": "address"} | changes


def complaints(schema: Any, value: Any) -> list[str]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(schema).validate_python(value)
    return [error["msg"] for error in caught.value.errors()]


# What a link must say


@pytest.mark.parametrize("wrong", WRONGLY_DATED)
def test_document_dates_a_link_where_somebody_looked_and_nowhere_else(wrong: dict[str, Any]) -> None:
    assert complaints(OutsideLinkPart, said(**wrong)) == [f"Value error, {UNDATED}"]


@each_owner
@pytest.mark.parametrize("wrong", WRONGLY_DATED)
def test_row_is_dated_where_somebody_looked_and_nowhere_else(wrong: dict[str, Any], owner: Callable, db: None) -> None:
    entry = owner()
    with pytest.raises(IntegrityError, match="dated_where_seen"):
        an_outside_link(entry, **wrong)


def test_document_leads_to_each_address_once() -> None:
    twice = (said(), said(title="Again"))
    assert complaints(OutsideLinks, twice) == ["Value error, “https://example.org/” is listed twice"]


@each_owner
def test_entry_leads_to_each_address_once(owner: Callable, db: None) -> None:
    entry = owner()
    an_outside_link(entry, url="https://example.org/")
    with pytest.raises(IntegrityError, match="(?i)unique"):
        an_outside_link(entry, url="https://example.org/")


# How it is shown


FACTS = {"level": "school", "hours": "two weeks", "cost": "free", "place": "Utopia", **SEEN}


def test_skill_tells_all_of_a_link(empty: None, client: Client) -> None:
    skill = a_skill()
    an_outside_link(skill, title="Course", what_you_do="Sew.", note="Bring *thread*.", **FACTS)
    assert visit(client, skill.get_absolute_url()).texts("#elsewhere li") == [
        "Course ↗ Sew. School · two weeks · free · Utopia · School · Read by us in a stored copy, 22 November 2026 "
        "Bring thread."
    ]


def test_role_tells_what_a_link_takes(empty: None, client: Client) -> None:
    role = a_role()
    an_outside_link(role, title="Course", what_you_do="Sew.", **FACTS)
    links = visit(client, role.get_absolute_url()).texts("#elsewhere li")
    assert links == ["Sew. Course ↗ two weeks · free · Utopia"]


@each_owner
def test_page_says_which_link_nobody_has_opened(owner: Callable, empty: None, client: Client) -> None:
    entry = owner()
    an_outside_link(entry, title="Course")
    (link,) = visit(client, entry.get_absolute_url()).texts("#elsewhere li")
    assert link.lower().endswith("not opened by us yet")


@each_owner
def test_page_without_links_says_nothing_of_them(owner: Callable, empty: None, client: Client) -> None:
    assert visit(client, owner().get_absolute_url()).find("#elsewhere") == []


def test_role_leads_to_its_links_from_its_contents(empty: None, client: Client) -> None:
    role = a_role()
    an_outside_link(role)
    assert "#elsewhere" in visit(client, role.get_absolute_url()).links_in(".rail").values()


@each_owner
def test_link_is_a_plain_one_that_hands_nothing_over(owner: Callable, empty: None, client: Client) -> None:
    entry = owner()
    an_outside_link(entry, title="Course", url="https://example.org/?a=1&b=%20")
    (link,) = visit(client, entry.get_absolute_url()).find("#elsewhere a")
    assert dict(link.attrib) == {"href": "https://example.org/?a=1&b=%20", "rel": "noopener"}


@pytest.mark.parametrize(("owner", "first"), [(a_skill, 3), (a_role, 2)])
def test_links_after_the_first_ones_are_folded_away(owner: Callable, first: int, empty: None, client: Client) -> None:
    entry = owner()
    for position in range(5):
        an_outside_link(entry, title=f"Course {position}", position=position)
    page = visit(client, entry.get_absolute_url())
    assert page.texts("#elsewhere summary")[0].startswith(f"{5 - first} more")
    assert [*page.links_in("#elsewhere details")] == [f"Course {number} ↗" for number in range(first, 5)]
    assert len(page.find("#elsewhere li")) == 5


@pytest.mark.parametrize("rows", [1, 3])
@each_owner
def test_page_with_links_takes_1_query(
    rows: int, owner: Callable, empty: None, client: Client, django_assert_num_queries
) -> None:
    entry = owner()
    for _ in range(rows):
        an_outside_link(entry)
    current()
    with django_assert_num_queries(1):
        assert client.get(entry.get_absolute_url()).status_code == 200


def test_link_that_no_skill_has_is_told_in_full(empty: None, client: Client) -> None:
    role, skill = a_role(), a_skill()
    for number in range(8):
        told = {"title": f"Link {number}", "url": f"https://www.example.org/{number}/", "what_you_do": "See it."}
        an_outside_link(role, position=number, note=f"Note {number}.", **told)
    an_outside_link(skill, url="https://www.example.org/6/")
    assert visit(client, role.get_absolute_url()).texts("#elsewhere details li") == [
        f"See it. Link {number} ↗ not opened by us yet Note {number}." for number in (2, 3, 4, 5, 7)
    ]
