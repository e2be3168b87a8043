from typing import Any

from django.http import QueryDict

from careerguide.web.query import Choices, QueryForm

from .skills import Standing

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
