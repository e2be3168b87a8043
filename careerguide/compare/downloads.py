"""The comparison as a table to keep, and as data for programs. Each names what it ignored, as the page does."""

from collections.abc import Iterator
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles.models import Role, RoleSkill

from .answers import PointAnswer
from .chosen import chosen_roles
from .table import rows_of

COMPARISON_COLUMNS = ("group", "question", "role", "answer", "grade", "why this grade", "sources")


def csv_rows(whole: Whole, query: Query) -> Iterator[list[str]]:
    """Rows by COMPARISON_COLUMNS: one for each note of what was ignored, for each answer, and for each level."""
    roles = chosen_roles(whole, query).roles
    for note in query.ignored:
        yield ["Ignored", "", "", note, "", "", ""]
    for label, role, answer in _answers(whole, roles):
        grade = [answer.grade.letter, answer.grade.reason] if answer.grade else ["", ""]
        yield ["Comparison", label, role.title, answer.words, *grade, _sources(answer)]
    for role in roles:
        for asked in role.skills.all():
            level = "" if asked.proficiency is None else f"{asked.proficiency} {asked.level_word}"
            yield ["Skills", asked.skill.title, role.title, level, "", asked.get_basis_display(), _cited([asked])]


def as_data(whole: Whole, query: Query) -> dict[str, Any]:
    """The comparison as plain data: the roles, their answers to all points, and their skills."""
    roles = chosen_roles(whole, query).roles
    return {
        "ignored": query.ignored,
        "roles": [{"slug": role.slug, "title": role.title, "url": role.get_absolute_url()} for role in roles],
        "answers": [_as_data(label, role, answer) for label, role, answer in _answers(whole, roles)],
        "skills": [_skill(role, asked) for role in roles for asked in role.skills.all()],
    }


def _answers(whole: Whole, roles: list[Role]) -> list[tuple[str, Role, PointAnswer]]:
    rows = rows_of(whole, roles) if roles else []
    return [(row.label, role, answer) for row in rows for role, answer in row.cells]


def _as_data(label: str, role: Role, answer: PointAnswer) -> dict[str, Any]:
    return {
        "question": label,
        "role": role.slug,
        "answer": answer.words,
        "known": answer.is_known,
        "grade": answer.grade.letter if answer.grade else None,
        "sources": _references([*answer.facts, *answer.texts]),
    }


def _skill(role: Role, asked: RoleSkill) -> dict[str, Any]:
    return {
        "role": role.slug,
        "skill": asked.skill.slug,
        "core": asked.skill.core,
        "requirement": asked.requirement.slug,
        "level": asked.proficiency,
        "basis": asked.basis,
        "sources": _references([asked]),
    }


def _references(facts: list[Any]) -> list[str]:
    return list(dict.fromkeys(section.reference for fact in facts for section in fact.sections))


def _sources(answer: PointAnswer) -> str:
    return _cited([*answer.facts, *answer.texts])


def _cited(facts: list[Any]) -> str:
    return "; ".join(dict.fromkeys(str(section) for fact in facts for section in fact.sections))
