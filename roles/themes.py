"""Questions by what their answers lead to. Pure: no request, no database."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any


class Theme(StrEnum):
    """What a question is about, in the order in which people ask."""

    JOBS = "The jobs"
    PAY = "Pay"
    START = "From where you are now"
    WAYS = "Study and ways in"
    SKILLS = "Skills and rules"
    FIELD = "The field"

    @property
    def slug(self) -> str:
        return self.name.lower()


BEGINNINGS = {  # of addresses; the longer ones come first
    "/roles/salaries/": Theme.PAY,
    "/pathways/from/": Theme.START,
    "/pathways/": Theme.WAYS,
    "/skills/": Theme.SKILLS,
    "/topics/": Theme.FIELD,
}


def theme_of(answer: Any) -> Theme:
    """The theme of an answer by the page that it leads to first; what leads anywhere else is about the jobs."""
    first = next((door.address for door in answer.go_to.all()), "")
    return next((theme for beginning, theme in BEGINNINGS.items() if first.startswith(beginning)), Theme.JOBS)


def by_theme(answers: Iterable[Any]) -> list[tuple[Theme, list[Any]]]:
    """The answers of each theme that has any, each in their order."""
    found: dict[Theme, list[Any]] = {theme: [] for theme in Theme}
    for answer in answers:
        found[theme_of(answer)].append(answer)
    return [(theme, some) for theme, some in found.items() if some]
