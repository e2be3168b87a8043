"""Two roles to compare, of which a test tells more."""

import pytest

from roles.models import Market, Role
from skills.models import Skill
from tests.build import a_domain, a_market, a_role, a_role_skill, a_skill


@pytest.fixture
def nurse(empty: None) -> Role:
    return a_role(slug="nurse", title="Nurse", summary="You care for people.")


@pytest.fixture
def coder(empty: None) -> Role:
    return a_role(slug="coder", title="Coder", summary="You write programs.")


@pytest.fixture
def pair(nurse: Role, coder: Role) -> None:
    """Two roles of which little is known."""


@pytest.fixture
def utopia(empty: None) -> Market:
    return a_market(slug="utopia", title="Utopia", order=1)


@pytest.fixture
def skills(nurse: Role, coder: Role) -> None:
    """Both ask for ethics, at other levels; each asks for one skill that the other does not need."""
    axes = {"care": "medicine", "code": "code", "ethics": "people"}
    core = [_skill(slug, axis) for slug, axis in axes.items()]
    for role, levels in ((nurse, (4, 0, 2)), (coder, (0, 3, 4))):
        for skill, level in zip(core, levels, strict=True):
            a_role_skill(role, skill, proficiency=level)


def _skill(slug: str, axis: str) -> Skill:
    return a_skill(slug=slug, title=slug.title(), core=True, domain=a_domain(axis=axis, order=len(slug)))
