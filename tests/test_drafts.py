"""What editors take back is gone from the whole site, and nothing leads to it."""

import pytest
from django.test import Client

from careerguide.content.mapping import Kind
from careerguide.content.models import Entry
from careerguide.kinds import KINDS
from tests.crawling import crawl, dead_links, missing_anchors

MANY = [kind for kind in KINDS if not kind.only]  # the guide itself is never a draft


@pytest.fixture
def draft(kind: Kind, guide: None) -> Entry:
    """The first entry of a kind, taken back."""
    entry = kind.model._default_manager.filter(status="published").order_by("order", "title")[0]
    entry.status = Entry.Status.DRAFT
    entry.save()
    return entry


@pytest.mark.parametrize("kind", MANY, ids=str)
def test_draft_has_no_page(draft: Entry, client: Client) -> None:
    address, _, anchor = draft.get_absolute_url().partition("#")
    answer = client.get(address)
    assert answer.status_code == (200 if anchor else 404)
    assert f'id="{draft.slug}"' not in answer.content.decode()


@pytest.mark.parametrize("kind", MANY, ids=str)
def test_draft_is_not_in_the_site_map(draft: Entry, client: Client) -> None:
    assert f"<loc>http://testserver{draft.get_absolute_url()}</loc>" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("kind", MANY, ids=str)
def test_nothing_leads_to_a_draft(draft: Entry, client: Client) -> None:
    site = crawl(client)
    assert dead_links(site) + missing_anchors(site) == []
