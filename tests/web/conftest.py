"""A view that counts how often it is worked out, and the templates that are rendered."""

from collections.abc import Callable, Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test.signals import template_rendered

from careerguide.content.whole import Whole
from careerguide.web.pages import public_page


@pytest.fixture
def rendered() -> Iterator[list[str]]:
    """The names of the templates that are rendered."""
    names: list[str] = []

    def note(template, **others: object) -> None:
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


@pytest.fixture
def calls() -> list[HttpRequest]:
    return []


@pytest.fixture
def view(calls: list[HttpRequest], empty: None) -> Callable[[HttpRequest], HttpResponse]:
    """A visitor's page that notes each time it is worked out; it is found eight times."""

    @public_page
    def counting(request: HttpRequest, whole: Whole) -> HttpResponse:
        calls.append(request)
        return HttpResponse(f"answer {len(calls)}", status=200 if len(calls) < 9 else 404)

    return counting
