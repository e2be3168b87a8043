"""Two roles to compare, of which a test tells more."""

import pytest

from roles.models import Role
from tests.build import a_role, a_role_skill, a_skill


@pytest.fixture
def nurse(empty: None) -> Role:
    return a_role(slug="nurse", title="Nurse", summary="A nurse.")


@pytest.fixture
def coder(empty: None) -> Role:
    return a_role(slug="coder", title="Coder", summary="A coder.")


@pytest.fixture
def pair(nurse: Role, coder: Role) -> None:
    """Two roles of which little is known."""


@pytest.fixture
def skills(nurse: Role, coder: Role) -> None:
    """Both ask for ethics, at other levels; each asks for one skill that the other does not need."""
    care, code, ethics = (a_skill(slug=slug, title=slug.title(), core=True) for slug in ("care", "code", "ethics"))
    for role, levels in ((nurse, (4, 0, 2)), (coder, (0, 3, 4))):
        for skill, level in zip((care, code, ethics), levels, strict=True):
            a_role_skill(role, skill, proficiency=level)
