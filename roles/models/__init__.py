"""What the job is, and what it pays."""

# ruff: noqa: I001  (the page of a source lists the facts that cite it in this order)
from .role import Role
from .parts import Disagreement, Duty, Position, RoleAlias, RoleSkill
from .official import Market, OccupationCode, grade_of, mismatch_in_words
from .figures import Outlook, Pay, SalaryBand
from .pair import PairPoint, PairStatement, RolePair
from .topic import Topic

__all__ = [
    "Disagreement",
    "Duty",
    "Market",
    "OccupationCode",
    "Outlook",
    "PairPoint",
    "PairStatement",
    "Pay",
    "Position",
    "Role",
    "RoleAlias",
    "RolePair",
    "RoleSkill",
    "SalaryBand",
    "Topic",
    "grade_of",
    "mismatch_in_words",
]
