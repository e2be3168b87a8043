"""The decision sheet: two roles on one printed page, to take to an adviser."""

from typing import Any

from django.http import QueryDict
from django.utils.timezone import localdate

from careerguide.compare.skills import SkillRow
from roles.models import Role

from . import skills, table
from .chosen import LEAST, Compared, compared
from .weighing import weighed_roles


def sheet(query: QueryDict) -> dict[str, Any]:
    """The context of the sheet of the first two roles, weighed as the query string asks."""
    chosen = compared(query)
    first = Compared(chosen.roles[:LEAST], [])
    weighing = weighed_roles(query, first)
    ignored = [*chosen.ignored, *weighing.form.ignored]
    context = {"compared": chosen, "ignored": ignored, "roles": first.roles, "today": localdate()}
    if not first.is_enough:
        return context
    groups = table.groups(first.roles)
    facts = [fact for role in first.roles for fact in role.facts]
    sources = {section.source for fact in facts for section in fact.sections}
    rows = skills.skill_rows([table.needs(role) for role in first.roles])
    return context | {
        "shared": skills.shared_in_words(rows),
        "essential": essential(first.roles, rows),
        "weighing": weighing,
        "differences": table.top_differences(groups),
        "unknowns": table.unknowns(groups),
        "questions": table.questions(groups),
        "sources": sorted(sources, key=lambda source: (source.order, source.title)),
    }


def essential(roles: list[Role], rows: list[SkillRow]) -> list[tuple[str, list[str]]]:
    """The titles of the skills that are essential for both roles, and of those that are so for one alone."""
    titles = {asked.skill.slug: asked.skill.title for role in roles for asked in role.skills.all()}
    named = [("Both", [titles[row.skill] for row in rows if row.essential_for_all])]
    for place, role in enumerate(roles):
        alone = [row for row in rows if not row.essential_for_all and (need := row.needs[place]) and need.essential]
        named.append((role.title, [titles[row.skill] for row in alone]))
    return named
