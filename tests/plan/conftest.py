"""Plans, by their query strings, and a way from baker to miller."""

from collections.abc import Callable

import pytest
from django.http import QueryDict

from careerguide.content.whole import Whole
from careerguide.plan.answer import RolePlan
from careerguide.plan.page import plans_of
from careerguide.plan.request import PARAMETERS, PlanRequest, plan_request
from careerguide.web.query import Query
from pathways.models import Pathway, StartingPoint
from roles.models import Duty, Role
from skills.models import Skill
from tests.build import a_duty, a_pathway_between, a_role, a_role_skill, a_skill, a_starting_point

AskedBy = Callable[[str], PlanRequest]
PlansBy = Callable[[str], list[RolePlan]]


@pytest.fixture
def asked_by(whole: Whole) -> AskedBy:
    """What a query string asks for, with all seeds."""
    return lambda query: plan_request(whole, Query(QueryDict(query), PARAMETERS))


@pytest.fixture
def plans_by(whole: Whole, asked_by: AskedBy) -> PlansBy:
    """The plans that a query string asks for, with all seeds."""
    return lambda query: plans_of(whole, asked_by(query))


@pytest.fixture
def start(empty: None) -> StartingPoint:
    return a_starting_point(slug="baker", title="Baker")


@pytest.fixture
def role(empty: None) -> Role:
    return a_role(slug="miller", title="Miller")


@pytest.fixture
def pathway(start: StartingPoint, role: Role) -> Pathway:
    """From baker to miller, by a way that a test builds."""
    pathway = a_pathway_between(start, role)
    pathway.ways.all().delete()
    return pathway


@pytest.fixture
def sacks(role: Role) -> Skill:
    """An essential skill of a miller."""
    skill = a_skill(slug="sacks", title="Sacks", core=True)
    a_role_skill(role, skill, proficiency=3)
    return skill


@pytest.fixture
def maker(empty: None) -> Role:
    """A role of three tasks, in each of which something is made."""
    role = a_role(slug="maker", title="Maker")
    for number, title in enumerate(("Build boats", "Build bridges", "Build barns")):
        a_duty(role, title=title, like=Duty.Like.MAKING, position=number)
    return role
