from collections.abc import Iterator

import pytest
from django.test.signals import template_rendered


@pytest.fixture
def rendered() -> Iterator[list[str]]:
    """The names of the templates that are rendered."""
    names: list[str] = []

    def note(template, **others: object) -> None:
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)
