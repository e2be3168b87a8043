"""What the page that compares shows."""

from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles import charts
from roles.models import Role, RolePair

from .chosen import MOST, chosen_roles
from .gap import SkillGap
from .questions import compared
from .skill_table import SkillTable
from .skills import Overlap

COMPARE_PARAMETERS = ("role", "removed", "place", "differences", "column", "skills", "start", "goal")


def page_context(whole: Whole, query: Query) -> dict[str, Any]:
    chosen = chosen_roles(whole, query)
    titles = {role.slug: role.title for role in whole[Role]}
    removed = query.one("removed", [slug for slug in titles if slug not in chosen.slugs], "removed role")
    place = query.number("place", 0, MOST - 1, "place of the removed role", MOST)
    context = {
        "compared": chosen,
        "columns": [(role, chosen.query_without(place)) for place, role in enumerate(chosen.roles)],
        "removed": [(titles[removed], chosen.query_with(removed, place))] if removed else [],
        "addable": [] if chosen.is_full else [(slug, titles[slug]) for slug in titles if slug not in chosen.slugs],
    }
    if chosen.is_enough:
        context |= _comparison(whole, query, chosen.roles)
    return context | {"ignored": query.ignored}


def _comparison(whole: Whole, query: Query, roles: list[Role]) -> dict[str, Any]:
    slugs = [role.slug for role in roles]
    groups = compared(roles)
    rows = [row for group in groups for row in group.rows]
    start, goal = (query.one(name, slugs, f"{name} of the way") for name in ("start", "goal"))
    return {
        "groups": groups,
        "equal": sum(not row.differs for row in rows),
        "only_differences": query.one("differences", ["1"], "choice of rows") == "1",
        "side_by_side": set(query.many("column", slugs, "role in a column")[:2] or slugs[:2]),
        "pay": charts.by_market(sorted(_bands(roles), key=lambda band: band.market.rank)),
        "facts": [fact for role in roles for fact in role.facts],
        "skill_table": SkillTable(roles, query.many("skills", list(Overlap), "skills to show")),
        "gap": SkillGap(roles, start, goal),
        "pairs": [pair for pair in whole[RolePair] if pair.first in roles and pair.second in roles],
    }


def _bands(roles: list[Role]) -> list[Any]:
    return [band for role in roles for band in role.pay]
