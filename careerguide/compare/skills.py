"""Who of several roles asks for which skill of the core. Pure: no request, no database."""

from collections.abc import Sequence
from dataclasses import dataclass

from roles.core import ASKED, Levels


@dataclass(frozen=True)
class SkillSpread:
    """Skills of the core, by slug. A role asks for one from level 2 on; one that none asks for stands nowhere.

    Nothing is said of a skill on which one of the roles is not judged.
    """

    shared: list[str]  # asked for by all
    some: list[str]  # by several, but not by all
    only: list[list[str]]  # by one alone, role by role
    unjudged: list[str]


def spread(roles: Sequence[Levels]) -> SkillSpread:
    """How the skills of the core are spread over two roles or more, each in its order."""
    found = SkillSpread([], [], [[] for _ in roles], [])
    for skill in roles[0]:
        levels = [role[skill] for role in roles]
        asking = [place for place, level in enumerate(levels) if level is not None and level >= ASKED]
        if None in levels:
            found.unjudged.append(skill)
        elif len(asking) == len(roles):
            found.shared.append(skill)
        elif len(asking) == 1:
            found.only[asking[0]].append(skill)
        elif asking:
            found.some.append(skill)
    return found
