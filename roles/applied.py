"""Figures of an official occupation, as they are shown for what it stands for. Pure: no request, no database."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .evidence import Grade


@dataclass(frozen=True)
class Applied:
    """A figure of an occupation, applied through the link that names it: but for its role and grade all is its row's.

    So it may stand wherever a page asks for what is shown (shown.py).
    """

    row: Any
    link: Any

    def __getattr__(self, name: str) -> Any:
        return getattr(self.row, name)

    @property
    def role(self) -> Any:
        """The role for which the occupation's figures are shown."""
        return self.link.role

    @cached_property
    def grade(self) -> Grade:
        grade: Grade = self.row.grade_for(self.link.mismatch)
        return grade
