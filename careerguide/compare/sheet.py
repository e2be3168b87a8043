"""The decision sheet: the compared roles on one printed page, to take to an adviser."""

from typing import Any

from django.urls import reverse

from careerguide.content.models import this_day
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised
from careerguide.web.query import Query

from .chosen import chosen_roles
from .page import Comparison
from .weighing import Weighing

QUESTIONS = 5  # on the sheet


def sheet_context(whole: Whole, query: Query) -> dict[str, Any]:
    """The sheet of the roles, weighed as the query string asks."""
    chosen = chosen_roles(whole, query)
    context = {"compared": chosen, "today": this_day(), "noindex": bool(chosen.roles), "back": _back_to(chosen.query)}
    if chosen.is_enough:
        comparison, weighing = Comparison(whole, chosen.roles), Weighing(whole, chosen.roles, query)
        context |= {"comparison": comparison, "weighing": weighing, "questions": questions(comparison)}
        context["back"] = _back_to(weighing.query)
    return context


def _back_to(query: str) -> str:
    """The address of the comparison that a sheet was made from."""
    return f"{reverse('compare')}?{query}" if query else reverse("compare")


def questions(comparison: Comparison) -> list[str]:
    """Questions to ask an adviser, and about which role: first where nothing is known, then where it is weakest."""
    weak = [row for row in comparison.rows if row.weak_for]
    weak.sort(key=lambda row: -len(row.unknown_for))
    asked = {row.point.ask: row for row in weak}
    return [f"{capitalised(comparison.whom(row.weak_for))}: {ask}" for ask, row in asked.items()][:QUESTIONS]
