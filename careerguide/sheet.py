"""The decision sheet: two roles on one printed page, to take to an adviser."""

from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate

from roles import compare

from . import comparison
from .comparing import LEAST, Compared, compared
from .deciding import weighed_roles


def sheet(query: QueryDict) -> dict[str, Any]:
    """The context of the sheet of the first two roles, weighed as the query string asks."""
    chosen = compared(query)
    first = Compared(chosen.roles[:LEAST], [])
    weighing = weighed_roles(query, first)
    ignored = [*chosen.ignored, *weighing.form.ignored]
    context = {"compared": chosen, "ignored": ignored, "roles": first.roles, "today": localdate()}
    if not first.is_enough:
        return context
    groups = comparison.groups(first.roles)
    facts = [fact for role in first.roles for fact in role.facts]
    sources = {section.source for fact in facts for section in fact.sections}
    rows = compare.skill_rows([comparison.needs(role) for role in first.roles])
    return context | {
        "shared": compare.shared_in_words(rows),
        "weighing": weighing,
        "differences": comparison.top_differences(groups),
        "unknowns": comparison.unknowns(groups),
        "questions": comparison.questions(groups),
        "sources": sorted(sources, key=lambda source: (source.order, source.title)),
    }
