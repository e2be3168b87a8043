"""The ways out of the guide, for whoever finds nothing in it that fits."""

import pytest
from django.test import Client

from tests.build import a_door, a_role, the_guide
from tests.reading import visit


def test_page_tells_what_else_there_is_with_its_links(empty: None, client: Client) -> None:
    a_role(slug="nurse")
    guide = the_guide(elsewhere="Or *this*: [nurse](roles/nurse.md).")
    a_door(guide, label="All careers", url="https://example.org/all", why="Each of them.")
    page = visit(client, "/elsewhere/")
    assert page.texts(".prose") == ["Or this: nurse."]
    assert page.links_in(".prose") == {"nurse": "/roles/nurse/"}
    assert page.texts("#doors li") == ["All careers Each of them."]
    assert page.links_in("#doors") == {"All careers": "https://example.org/all"}


def test_page_without_anything_else_leads_back(empty: None, client: Client) -> None:
    links = visit(client, "/elsewhere/").links_in(".absent")
    assert links == {"Look through all roles": "/roles/", "search": "/search/"}


@pytest.mark.parametrize("page", ["/", "/roles/", "/search/?q=zebra"])
def test_way_out_is_a_step_away(page: str, empty: None, client: Client) -> None:
    assert "/elsewhere/" in visit(client, page).links


def test_home_leads_elsewhere_where_there_is_somewhere(empty: None, client: Client) -> None:
    a_door(the_guide(), label="All careers")
    assert "Nothing here fits? See what else there is" in visit(client, "/").links_in("main")
