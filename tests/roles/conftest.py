"""A role alone in the guide, and its profile."""

from collections.abc import Callable

import pytest
from django.test import Client

from roles.models import Role
from tests.build import a_role
from tests.reading import Document, visit


@pytest.fixture
def role(empty: None) -> Role:
    return a_role(title="Informaticist", slug="informaticist")


@pytest.fixture
def read(role: Role, client: Client) -> Callable[[], Document]:
    return lambda: visit(client, role.get_absolute_url())
