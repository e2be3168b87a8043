"""The comparison as a table to keep, and as data for programs. Each names what it ignored, as the page does."""

from collections.abc import Iterator
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles.models import Role
from roles.standing import core_of

from .chosen import chosen_roles
from .questions import compared
from .table import AnswerCell, QuestionGroup, QuestionRow, Said

COMPARISON_COLUMNS = ("group", "question", "role", "answer", "grade", "why this grade", "sources")


def csv_rows(whole: Whole, query: Query) -> Iterator[list[str]]:
    """Rows by COMPARISON_COLUMNS: one for each note of what was ignored, then one for each answer of each role."""
    chosen = chosen_roles(whole, query)
    for note in query.ignored:
        yield ["Ignored", "", "", note, "", "", ""]
    for group, row, cell in _cells(whole, chosen.roles):
        for answer in cell.answers or [Said(f"not stated: {row.question.absent}")]:
            grade = [answer.grade.letter, answer.grade.reason] if answer.grade else ["", ""]
            sources = "; ".join(map(str, answer.sources))
            yield [group.title, row.label, cell.role.title, answer.words, *grade, sources]


def as_data(whole: Whole, query: Query) -> dict[str, Any]:
    """The comparison as plain data: the roles, their answers to all questions, and their skills."""
    roles = chosen_roles(whole, query).roles
    return {
        "ignored": query.ignored,
        "roles": [{"slug": role.slug, "title": role.title, "url": role.get_absolute_url()} for role in roles],
        "answers": [_answers(group, row, cell) for group, row, cell in _cells(whole, roles)],
        "skills": [skill for role in roles for skill in _asked_skills(role)],
    }


def _cells(whole: Whole, roles: list[Role]) -> Iterator[tuple[QuestionGroup, QuestionRow, AnswerCell]]:
    return ((group, row, cell) for group in compared(core_of(whole), roles) for row in group.rows for cell in row.cells)


def _answers(group: QuestionGroup, row: QuestionRow, cell: AnswerCell) -> dict[str, Any]:
    return {
        "group": group.title,
        "question": row.label,
        "role": cell.role.slug,
        "answers": [
            {
                "words": answer.words,
                "grade": answer.grade.letter if answer.grade else None,
                "sources": [section.reference for section in answer.sources],
            }
            for answer in cell.answers
        ],
        "absent": None if cell.answers else row.question.absent,
    }


def _asked_skills(role: Role) -> Iterator[dict[str, Any]]:
    for asked in role.skills.all():
        yield {
            "role": role.slug,
            "skill": asked.skill.slug,
            "core": asked.skill.core,
            "requirement": asked.requirement.slug,
            "level": asked.proficiency,
            "basis": asked.basis,
            "sources": [section.reference for section in asked.sections],
        }
