"""The page of all stages. An address of a stage is a heading there: where a kind is long, a line that leads to it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import format_html_join

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from careerguide.web.shelves import Shelf, shelf_context, shelves

from .models import Place, Stage

SHOWN_OF_MANY = 6  # stages of a long kind among others
TOLD = 20  # stages on a page of one kind


@dataclass(frozen=True)
class StageShelf(Shelf):
    @cached_property
    def lines(self) -> list[tuple[str, ...]]:
        """Of each stage after those that are shown: its slug, its former anchors, its page and its title."""
        return [
            (stage.slug, _former_anchors(stage), str(place // TOLD + 1), stage.title)
            for place, stage in enumerate(self.entries)
            if place >= SHOWN_OF_MANY
        ]


def _former_anchors(stage: Stage) -> str:
    return format_html_join("", '<span id="{}"></span>', ([slug] for slug in stage.former_slugs))


def stage_context(whole: Whole, query: Query) -> dict[str, Any]:
    """What the page shows: each kind of stages, or a page of the one that is asked for, and all places."""
    return shelf_context(query, whole.derive(_stages_by_kind), TOLD) | {"places": whole[Place]}


def _stages_by_kind(whole: Whole) -> list[StageShelf]:
    return [StageShelf(shelf.slug, shelf.title, shelf.entries) for shelf in shelves(whole[Stage])]
