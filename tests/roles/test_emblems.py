"""The small drawing that stands beside the name of a role."""

import re

import pytest
from django.conf import settings
from django.test import Client

from roles.models import Role
from tests.build import a_role
from tests.reading import visit

DRAWINGS = re.findall(r'<symbol id="(\w+)"', (settings.BASE_DIR / "static/shapes.svg").read_text())


@pytest.mark.parametrize("emblem", Role.Emblem.values)
def test_each_emblem_has_a_drawing(emblem: str) -> None:
    assert DRAWINGS.count(emblem) == 1


@pytest.mark.parametrize("url", ["/", "/roles/"])
def test_card_shows_the_emblem_of_its_role(url: str, empty: None, client: Client) -> None:
    a_role(emblem=Role.Emblem.GLOBE)
    (drawing,) = visit(client, url).find(".card .emblem use")
    assert drawing.get("href", "").endswith("#globe")


def test_role_has_the_default_emblem_until_another_one_is_chosen(empty: None) -> None:
    assert a_role().emblem == "role"


def test_each_profession_of_the_seeds_has_an_emblem_of_its_own(db: None) -> None:
    emblems = [*Role.objects.filter(kind=Role.Kind.PROFESSION).values_list("emblem", flat=True)]
    assert (len({*emblems}), "role" in emblems) == (len(emblems), False)
