"""What editors take back is gone from the whole site, and nothing leads to it."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.mapping import Kind
from careerguide.content.models import Entry
from careerguide.kinds import KINDS
from tests.crawling import crawl, dead_links, missing_anchors

BROKEN = {
    "sources": "facts taken from a draft source link to its page",
    "domains": "skills of a draft domain stay, and link to it",
    "markets": "a role's bands in a draft market stay, and link to it",
    "roles": "specialisms link to a draft role, and sources to the pairs it stands in",
}


def known(kind: Kind) -> Any:
    return pytest.mark.xfail(strict=True, reason=BROKEN[str(kind)]) if str(kind) in BROKEN else ()


@pytest.fixture
def draft(kind: Kind, db: None) -> Entry:
    """The first entry of a kind, taken back."""
    entry = kind.model._default_manager.published().order_by("order", "title")[0]
    entry.status = Entry.Status.DRAFT
    entry.save()
    return entry


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_draft_has_no_page(draft: Entry, client: Client) -> None:
    address, _, anchor = draft.get_absolute_url().partition("#")
    answer = client.get(address)
    assert answer.status_code == (200 if anchor else 404)
    assert f'id="{draft.slug}"' not in answer.content.decode()


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_draft_is_not_in_the_site_map(draft: Entry, client: Client) -> None:
    assert f"<loc>http://testserver{draft.get_absolute_url()}</loc>" not in client.get("/sitemap.xml").content.decode()


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=known(kind)) for kind in KINDS], ids=str)
def test_nothing_leads_to_a_draft(draft: Entry, client: Client) -> None:
    site = crawl(client)
    assert dead_links(site) + missing_anchors(site) == []
