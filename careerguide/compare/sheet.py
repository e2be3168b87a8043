"""The decision sheet: the compared roles on one printed page, to take to an adviser."""

from typing import Any

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
    context = {"compared": chosen, "today": this_day(), "noindex": bool(chosen.roles)}
    if chosen.is_enough:
        comparison = Comparison(whole, chosen.roles)
        context |= {
            "comparison": comparison,
            "weighing": Weighing(whole, chosen.roles, query),
            "questions": questions(comparison),
        }
    return context | {"ignored": query.ignored}


def questions(comparison: Comparison) -> list[str]:
    """Questions to ask an adviser, and about which role: first where nothing is known, then where it is weakest."""
    weak = [row for row in comparison.rows if row.weak_for]
    weak.sort(key=lambda row: -len(row.unknown_for))
    asked = {row.point.ask: row for row in weak}
    return [f"{capitalised(comparison.whom(row.weak_for))}: {ask}" for ask, row in asked.items()][:QUESTIONS]
