"""Editions of a source: readers are told where there is a newer one, and no two supersede each other."""

import pytest
from django.test import Client

from careerguide.content.models import Source
from tests.admin.form import form_in, save
from tests.admin.rows import change_page
from tests.build import a_band, a_role, a_section, a_source
from tests.reading import text_of, visit

pytestmark = pytest.mark.usefixtures("empty")


def editions(**changes: str) -> list[Source]:
    """An older one and a newer one, each with a section."""
    newer = a_section(source=a_source(short_title="Wages 2026", title="Wages of 2026", **changes)).source
    older = a_source(short_title="Wages 2025", superseded_by=newer)
    return [a_section(source=older).source, newer]


def told(client: Client, address: str) -> int:
    """How often a page says that there is a newer edition."""
    return text_of(visit(client, address).find("main")[0]).count("A newer edition exists")


def test_page_of_an_older_edition_leads_to_the_newer_one(client: Client) -> None:
    older, newer = editions()
    page = visit(client, older.get_absolute_url())
    assert page.find(f"a[href='{newer.get_absolute_url()}']")
    assert (told(client, older.get_absolute_url()), told(client, newer.get_absolute_url())) == (1, 0)


def test_page_with_figures_of_an_older_edition_says_so_once(client: Client) -> None:
    older, _ = editions()
    role = a_role()
    a_band(role, low=50_000, citations=[older.sections.get()])
    a_band(role, low=60_000, citations=[older.sections.get()])
    assert told(client, role.get_absolute_url()) == 1


def test_draft_of_a_newer_edition_is_not_told_of(client: Client) -> None:
    older, _ = editions(status="draft")
    assert told(client, older.get_absolute_url()) == 0


@pytest.mark.parametrize("number", [0, 1])
def test_form_refuses_editions_that_supersede_each_other(number: int, admin_client: Client) -> None:
    older, newer = editions()
    answer = save(admin_client, change_page(newer), superseded_by=str([older, newer][number].pk))
    assert form_in(answer).errors.keys() & {"", "superseded_by"}
    assert Source.objects.get(pk=newer.pk).superseded_by is None
