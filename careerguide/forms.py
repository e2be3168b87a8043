from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from careerguide.web.query import Choices, QueryForm, Text
from roles.compare import Standing


class SearchForm(QueryForm):
    q = Text()
    kind = Choices(label="Kind")

    @property
    def text(self) -> str:
        return self.cleaned_data["q"]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Each chosen kind, and the query string without it."""
        chosen = self.cleaned_data["kind"]
        rest = [[("kind", other) for other in chosen if other != kind] for kind in chosen]
        return [(kind, urlencode([("q", self.text), *others])) for kind, others in zip(chosen, rest, strict=True)]


STANDINGS = [
    (Standing.SHARED, "Shared by all"),
    (Standing.ONE, "Only in one"),
    (Standing.DIFFERS, "Different in requirement or level"),
]


class RolesForm(QueryForm):
    """What else an address asks of the compared roles; which ones they are is read by `comparing.compared`."""

    role = Choices()

    def __init__(self, query: QueryDict, **choices: Any) -> None:
        super().__init__(query, role=[(slug, slug) for slug in query.getlist("role")], **choices)


class CompareForm(RolesForm):
    """How they are shown."""

    removed = Choices(label="Removed role")
    place = Choices(label="Place of the removed role")
    differences = Choices(label="Choice of rows", choices=[("1", "Only rows that differ")])
    column = Choices(label="Role to show in a column")
    skills = Choices(label="Skills to show", choices=STANDINGS)
    start = Choices(label="Role to start from")
    goal = Choices(label="Role to get to")

    def one(self, name: str) -> str:
        """The last value of a field that takes one; empty for none."""
        return [*[""], *self.cleaned_data[name]][-1]
