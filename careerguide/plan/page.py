"""What the page of a plan shows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from careerguide.catalogue.offered import Finder
from careerguide.compare.chosen import MOST, ChosenRoles
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, counted, in_sentence, ordinal
from careerguide.web.query import Query
from pathways.duration import Pace
from pathways.models import Place, StartingPoint
from roles.gap import places_of
from roles.models import Role
from roles.standing import shares_of, standings_of
from skills.models import Domain, Skill

from .answer import RolePlan
from .options import serving_several
from .request import LIMITS, OTHER_COUNTRY, PlanRequest, plan_request

RoleShare = tuple[Role, float | None]  # a role, and which part of its essential skills somebody has
MOST_RANKED = 12  # roles of each kind that are offered to somebody who has chosen none


def plan_context(whole: Whole, query: Query) -> dict[str, Any]:
    given = plan_request(whole, query)
    plans = plans_of(whole, given)
    compared = ChosenRoles([plan.role for plan in plans])
    return {
        "asked": given,
        "title": _title(given, plans),
        "plans": plans,
        "ranked": None if given.roles or given.is_empty else ranked_roles(whole, given),
        "serving": serving_several([[*_wanted(plan)] for plan in plans]) if len(plans) > 1 else [],
        "compared": compared.query if compared.is_enough else "",
        "most": MOST,
        **_for_the_form(whole, given, query.text("find")),
    }


def plans_of(whole: Whole, given: PlanRequest) -> list[RolePlan]:
    """The plan for each role that was chosen: those with a way first, and then those of which one has most."""
    standings = standings_of(whole)
    plans = [RolePlan(standings[role], given) for role in given.roles]
    return sorted(plans, key=lambda plan: (not plan.ways, -_share(plan)))


def _share(plan: RolePlan) -> Any:
    return -1 if plan.skills.gap.share is None else plan.skills.gap.share


def _wanted(plan: RolePlan) -> Any:
    """The skills that somebody lacks for a role, and the stages of its ways that give a credential."""
    return chain((one.skill for one in plan.lacking), *(way.qualifying for way in plan.ways))


def _title(given: PlanRequest, plans: Sequence[RolePlan]) -> str:
    start = given.person.start
    if not plans:
        return f"Your plan from {in_sentence(start.title)}" if start else "Your plan"
    role = in_sentence(plans[0].role.title)
    return f"Your plan: from {in_sentence(start.title)} to {role}" if start else f"Your plan to become {role}"


# Where no role is chosen


@dataclass(frozen=True)
class RankedRole:
    """A role by its place among those that can be reached, and the plan that has it."""

    plan: RolePlan
    place: str = ""  # 2nd, joint 2nd; empty where no way leads there

    @property
    def share(self) -> str:
        """How much of it somebody has: joint 2nd: 1 of 6 essential skills, 2 to raise."""
        return capitalised(f"{self.place}: {self._share}" if self.place else self._share)

    @property
    def _share(self) -> str:
        essential = self.plan.skills.gap.essential
        if not essential:
            return "no skill is judged to be essential"
        of = f"of {counted(len(essential), 'essential skill')}"
        raised = f"{len(essential.to_raise)} to raise" if essential.to_raise else ""
        if raised and not essential.held:
            return f"none {of} at the level asked yet; {raised}"
        return ", ".join(filter(None, [f"{len(essential.held)} {of}", raised]))


@dataclass(frozen=True)
class RankedRoles:
    """The roles that somebody could go for: those with a way, and those without one that we know.

    New specialisms have no place, as few of their skills are judged.
    """

    reached: Sequence[RankedRole]
    specialisms: Sequence[RankedRole]
    unreached: Sequence[RankedRole]
    has_any: bool  # of the essential skills of a role, if only to raise


def ranked_roles(whole: Whole, given: PlanRequest) -> RankedRoles:
    """The roles with a way by the share of the essential skills that one has; what one is already is left out.

    Where no start is chosen, every role counts as one with a way.
    """
    person, standings = given.person, standings_of(whole)
    title, ways = person.title, person.reached
    ahead = [(role, share) for role, share in shares_of(whole, person.levels) if role.title != title]
    reached = [(role, share) for role, share in ahead if role in ways] if person.start else ahead
    others = (role for role, _ in _by_share(ahead) if role not in ways) if person.start else ()
    professions = [(role, share) for role, share in reached if not role.is_specialism]
    specialisms = [role for role, _ in reached if role.is_specialism]

    def plan(role: Role) -> RolePlan:
        return RolePlan(standings[role], given.after([role]))

    return RankedRoles(
        [RankedRole(plan(role), place) for role, place in _first(professions)],
        [RankedRole(plan(role)) for role in specialisms[:MOST_RANKED]],
        [RankedRole(plan(role)) for role in islice(others, MOST_RANKED)],
        has_any=any(share for _, share in ahead),
    )


def _by_share(shares: Iterable[RoleShare]) -> list[RoleShare]:
    return sorted(shares, key=lambda one: -1 if one[1] is None else one[1], reverse=True)


def _first(shares: Sequence[RoleShare]) -> list[tuple[Role, str]]:
    """The roles of whose essential skills one has most, with their places; with the same share they share a place."""
    places = places_of(share for _, share in shares)
    shared = Counter(places)
    first = sorted(zip(places, shares, strict=True), key=itemgetter(0))[:MOST_RANKED]
    return [(role, f"{'joint ' if shared[place] > 1 else ''}{ordinal(place)}") for place, (role, _) in first]


# The form


def _for_the_form(whole: Whole, given: PlanRequest, find: str) -> dict[str, Any]:
    person, finder = given.person, Finder(whole, find)
    starts = finder.offered(StartingPoint, [person.start] if person.start else [])
    roles, skills = finder.offered(Role, given.roles), finder.offered(Skill, person.known)
    return {
        "starts": starts,
        "roles": roles,
        "kinds": [(kind.plural, tuple(role for role in roles.entries if role.kind == kind)) for kind in Role.Kind],
        "skills": skills,
        "domains": [
            (domain, tuple(skill for skill in skills.entries if skill.domain == domain)) for domain in whole[Domain]
        ],
        "is_part": starts.is_part or roles.is_part or skills.is_part,
        "find": find,
        "paces": [*Pace],
        "years": LIMITS,
        "places": whole[Place],
        "elsewhere": OTHER_COUNTRY,
        "lives_elsewhere": person.country.is_given and person.country.place is None,
    }
