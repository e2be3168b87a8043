"""The decision sheet: two roles on one printed page, to take to an adviser."""

from collections.abc import Sequence
from typing import Any

from careerguide.content.models import this_day
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_sentence
from careerguide.web.query import Query
from roles.core import ESSENTIAL
from roles.models import Role
from roles.standing import Core, Standing, core_of
from roles.wording import GRADES

from .chosen import FEWEST, ChosenRoles, chosen_roles
from .questions import compared
from .skills import SkillRow, skill_rows
from .table import QuestionGroup, QuestionRow
from .weighing import Weighing

DIFFERENCES, QUESTIONS = 5, 5  # on the sheet


def sheet_context(whole: Whole, query: Query) -> dict[str, Any]:
    """The sheet of the first two roles, weighed as the query string asks."""
    chosen = chosen_roles(whole, query)
    roles = chosen.roles[:FEWEST]
    weighing = Weighing(whole, ChosenRoles(roles), query)
    context = {"compared": chosen, "roles": roles, "today": this_day(), "ignored": query.ignored}
    if not chosen.is_enough:
        return context
    core = core_of(whole)
    groups = compared(core, roles)
    rows = skill_rows([Standing(role, core).levels for role in roles])
    sources = {section.source for role in roles for fact in role.facts for section in fact.sections}
    return context | {
        "essential": essential(core, roles, rows),
        "weighing": weighing,
        "differences": top_differences(groups),
        "unknowns": unknowns(groups),
        "questions": questions(groups),
        "grades": [(letter, short) for letter, (short, _) in GRADES.items()],
        "sources": sorted(sources, key=lambda source: source.rank),
    }


def essential(core: Core, roles: Sequence[Role], rows: Sequence[SkillRow]) -> list[tuple[str, list[str]]]:
    """(who, titles of skills): the skills that are essential for both roles, then those for only one of them."""
    titles = {skill.slug: skill.title for skill in core}
    named = [("Both", [titles[row.skill] for row in rows if row.essential_for_all])]
    for place, role in enumerate(roles):
        alone = [row for row in rows if not row.essential_for_all and (row.levels[place] or 0) >= ESSENTIAL]
        named.append((role.title, [titles[row.skill] for row in alone]))
    return named


def top_differences(found: list[QuestionGroup]) -> list[QuestionRow]:
    """The most telling rows that differ; rows in which all roles have an answer come first."""
    rows = [row for group in found for row in group.rows if row.question.telling and row.differs]
    return sorted(rows, key=lambda row: not all(cell.answers for cell in row.cells))[:DIFFERENCES]


def unknowns(found: list[QuestionGroup]) -> list[str]:
    """What no source states, and for which roles."""
    rows = [(row, [cell.role.title for cell in row.cells if not cell.answers]) for group in found for row in group.rows]
    return [f"{row.label} ({_which(titles)})" for row, titles in rows if titles]


def _which(titles: list[str]) -> str:
    return "both" if len(titles) > 1 else in_sentence(titles[0])


def questions(found: list[QuestionGroup]) -> list[str]:
    """Questions to ask an adviser, and about which role: first where an answer is missing, then where it is weakest."""
    rows = [row for group in found for row in group.rows if row.question.ask]
    cells = [cell for row in rows for cell in row.cells if cell.grade not in ("", "A")]
    cells.sort(key=lambda cell: cell.grade, reverse=True)
    asked = dict.fromkeys(cell.question.ask for cell in cells)
    titles = {ask: list(dict.fromkeys(cell.role.title for cell in cells if cell.question.ask == ask)) for ask in asked}
    return [f"{capitalised(_which(titles[ask]))}: {ask}" for ask in asked][:QUESTIONS]
