"""What the job is, and what it pays."""

# ruff: noqa: I001  (the page of a source lists the facts that cite it in this order)
from .role import Role
from .parts import Disagreement, Duty, Position, RoleAlias, RoleOutsideLink, RoleSkill
from .official import (
    EducationHeld,
    EmployerShare,
    EntryEducation,
    Figure,
    Market,
    Occupation,
    OccupationLink,
    RoleOccupation,
)
from ..quotables import AMOUNTS
from .figures import Outlook, SalaryBand, WorkStatement, wrong_interests
from .pair import PairPoint, PairStatement, RolePair, pairs_of
from .topic import Topic
from .answer import Answer, AnswerDoor, wrong_answer

__all__ = [
    "AMOUNTS",
    "Answer",
    "AnswerDoor",
    "Disagreement",
    "Duty",
    "EducationHeld",
    "EmployerShare",
    "EntryEducation",
    "Figure",
    "Market",
    "Occupation",
    "OccupationLink",
    "Outlook",
    "PairPoint",
    "PairStatement",
    "Position",
    "Role",
    "RoleAlias",
    "RoleOccupation",
    "RoleOutsideLink",
    "RolePair",
    "RoleSkill",
    "SalaryBand",
    "Topic",
    "WorkStatement",
    "pairs_of",
    "wrong_answer",
    "wrong_interests",
]
