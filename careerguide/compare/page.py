"""What the page that compares shows."""

from collections.abc import Collection
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from careerguide.content.former import present_slugs
from careerguide.content.whole import Whole
from careerguide.web.query import Query
from roles import charts
from roles.models import Role, RolePair
from roles.standing import Standing, core_of

from .chosen import MOST, chosen_roles
from .gap import SkillGap
from .questions import compared
from .skill_table import SkillTable
from .skills import Overlap

COMPARE_PARAMETERS = ("role", "removed", "place", "differences", "column", "skills", "start", "goal")


def page_context(whole: Whole, query: Query) -> dict[str, Any]:
    chosen = chosen_roles(whole, query)
    by_slug = whole.by_slug(Role)
    others = by_slug.keys() - chosen.slugs
    removed = query.one("removed", others, "removed role", present=whole.present_slugs(Role))
    place = query.number("place", 0, MOST - 1, "place of the removed role", MOST)
    context = {
        "compared": chosen,
        "columns": [(role, chosen.query_without(place)) for place, role in enumerate(chosen.roles)],
        "removed": [(by_slug[removed].title, chosen.query_with(removed, place))] if removed else [],
        "addable": "" if chosen.is_full else addable(whole, chosen.slugs),
    }
    if chosen.is_enough:
        context |= _comparison(whole, query, chosen.roles)
    return context | {"ignored": query.ignored}


def addable(whole: Whole, chosen: Collection[str]) -> SafeString:
    """The roles that can be added to those chosen, as options of a form."""
    options = whole.derive(_as_options)
    return SafeString("".join(option for slug, option in options.items() if slug not in chosen))


def _as_options(whole: Whole) -> dict[str, SafeString]:
    """Each role as an option of a form, by its slug."""
    return {role.slug: format_html('<option value="{}">{}</option>', role.slug, role.title) for role in whole[Role]}


def _comparison(whole: Whole, query: Query, roles: list[Role]) -> dict[str, Any]:
    slugs, present = [role.slug for role in roles], present_slugs(roles)
    core = core_of(whole)
    groups = compared(core, roles)
    rows = [row for group in groups for row in group.rows]
    start, goal = (query.one(name, slugs, f"{name} of the way", present=present) for name in ("start", "goal"))
    return {
        "groups": groups,
        "equal": sum(not row.differs for row in rows),
        "only_differences": query.one("differences", ["1"], "choice of rows") == "1",
        "side_by_side": set(query.many("column", slugs, "role in a column", present)[:2] or slugs[:2]),
        "pay": charts.by_market(sorted(_bands(roles), key=lambda band: band.market.rank)),
        "facts": [fact for role in roles for fact in role.facts],
        "skill_table": SkillTable(
            core, [Standing(role, core) for role in roles], query.many("skills", list(Overlap), "skills to show")
        ),
        "gap": SkillGap(core, roles, start, goal),
        "pairs": pairs_among(roles),
    }


def pairs_among(roles: list[Role]) -> list[RolePair]:
    """The pairs of which both roles are compared."""
    found = [pair for role in roles for pair in role.pairs_as_first.all() if pair.second in roles]
    return sorted(found, key=lambda pair: pair.rank)


def _bands(roles: list[Role]) -> list[Any]:
    return [band for role in roles for band in role.pay]
