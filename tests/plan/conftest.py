"""Plans, by their query strings."""

from collections.abc import Callable

import pytest
from django.http import QueryDict

from careerguide.content.whole import Whole
from careerguide.plan.answer import RolePlan
from careerguide.plan.asked import PARAMETERS, Asked, asked
from careerguide.plan.page import plans_of
from careerguide.web.query import Query

AskedBy = Callable[[str], Asked]
PlansBy = Callable[[str], list[RolePlan]]


@pytest.fixture
def asked_by(whole: Whole) -> AskedBy:
    """What a query string asks for, with all seeds."""
    return lambda query: asked(whole, Query(QueryDict(query), PARAMETERS))


@pytest.fixture
def plans_by(whole: Whole, asked_by: AskedBy) -> PlansBy:
    """The plans that a query string asks for, with all seeds."""
    return lambda query: plans_of(whole, asked_by(query))
