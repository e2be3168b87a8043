"""Two roles to compare, of which a test tells more."""

import pytest

from roles.models import Role, RoleSkill
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
    """Both ask for ethics, at other levels; each asks for one skill more."""
    care, code, ethics = (a_skill(slug=slug, title=slug.title()) for slug in ("care", "code", "ethics"))
    a_role_skill(nurse, care, proficiency=4)
    a_role_skill(coder, code, proficiency=3)
    a_role_skill(nurse, ethics, proficiency=2)
    a_role_skill(coder, ethics, proficiency=4, requirement=RoleSkill.Requirement.USEFUL)
