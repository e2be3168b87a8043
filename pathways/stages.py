"""The page of all stages. An address of a stage is a heading there, or on a page of its kind where that is long."""

from typing import Any

from django.urls import reverse

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from careerguide.web.shelves import NAMES, Shelf, shelf_context, shelves

from .models import Place, Stage

STAGE_PARAMETERS = (*NAMES, "stage")
MANY_STAGES = 30  # of a kind that stand among others
TOLD = 20  # stages on a page of one kind


class StageShelf(Shelf):
    @property
    def is_long(self) -> bool:
        return len(self.entries) > MANY_STAGES


def stage_context(whole: Whole, query: Query) -> dict[str, Any]:
    """What the page shows: each kind of stages, or a page of the one that is asked for, and all places."""
    return shelf_context(query, whole.derive(_stages_by_kind), TOLD) | {"places": whole[Place]}


def _stages_by_kind(whole: Whole) -> list[StageShelf]:
    return [StageShelf(shelf.slug, shelf.title, shelf.entries) for shelf in shelves(whole[Stage])]


def address_asked_for(whole: Whole, query: Query) -> str:
    """Where the stage is told of that is asked for by its slug; empty for none."""
    stages = whole.by_slug(Stage)
    stage = stages.get(query.one("stage", stages, "stage", present=whole.present_slugs(Stage)))
    if stage is None:
        return ""
    shelf = next(one for one in whole.derive(_stages_by_kind) if one.slug == stage.kind)
    page = f"?kind={shelf.slug}&page={shelf.entries.index(stage) // TOLD + 1}" if shelf.is_long else ""
    return f"{reverse('pathways:stages')}{page}#{stage.slug}"
