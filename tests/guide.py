"""A small guide: a few entries of each kind, with all that they can have."""

from itertools import pairwise

from roles.models import Market, Role, Topic
from skills.models import Domain, Skill
from tests.build import (
    a_band,
    a_code,
    a_correction,
    a_credential,
    a_disagreement,
    a_domain,
    a_door,
    a_duty,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_starting_pay,
    a_starting_point,
    a_step,
    a_topic,
    an_alias,
    an_outlook,
    the_guide,
)

PROSE = "One.\n\n- *Two.*\n- Three."


def a_guide() -> None:
    """Two entries of each kind or more, with parts of each kind, linked wherever they can be."""
    work = {"authors": "A. B.", "publisher": "C.", "licence": "CC BY", "url": "https://example.org/", "doi": "10.1/2"}
    days = {"published": "2024-09-29", "accessed": "2026-11-22", "reviewed_on": "2026-11-22"}
    corrected = a_section(
        source=a_source(order=1, **work, **days, body=PROSE, attribution="By A.", cited_as="Wrongly.")
    )
    a_correction(corrected)
    named = {"tools": ["Lens"], "aliases": ["Eye"], "core": True}
    domains = [a_domain(hue=hue, axis=axis) for hue, axis in zip(Domain.Hue, Domain.Axis, strict=True)][:2]
    skills = [a_skill(domain=domain, leaning=way, **named) for domain, way in zip(domains, Skill.Leaning, strict=True)]
    markets = [a_market(), a_market()]
    listed = [skill.domain for skill in skills] + markets
    a_door(
        the_guide(*listed, body=PROSE, gaps="Much.", contact="us@example.org", citations=[corrected], note="A note.")
    )
    roles = [a_role(order=1, reviewed_on="2026-11-22", note="A note.", citations=[corrected], body=PROSE), a_role()]
    for role in roles:
        a_whole_role(role, skills, markets)
    roles.append(a_role(kind=Role.Kind.SPECIALISM, broader=roles[0]))
    for first, second in pairwise(roles):
        a_pair(first, second)
    for kind in list(Topic.Kind)[:2]:
        topic = a_topic(kind=kind, body=PROSE)
        topic.roles.set(roles)
        topic.skills.set(skills)
    for _ in range(2):
        a_whole_pathway(roles, skills, markets)


def a_whole_role(role: Role, skills: list[Skill], markets: list[Market]) -> None:
    """Adds a part of each kind to a role."""
    an_alias(role)
    a_duty(role)
    a_disagreement(role)
    for skill in skills:
        a_role_skill(role, skill, proficiency=2)
    code = a_code(role, entry_education="Bachelor's degree", education_year=2024)
    for market in markets:
        a_band(role, market)
        a_band(role, market, measure="percentiles", median=70_000, year=2024, occupation_code=code)
        an_outlook(role, market=market, occupation_code=code, openings=1_000)


def a_whole_pathway(roles: list[Role], skills: list[Skill], markets: list[Market]) -> None:
    """A pathway with the starting point that it leads from, and the credential that one gains on it."""
    point, pathway = a_starting_point(), a_pathway()
    point.skills.set(skills)
    for market in markets:
        a_starting_pay(point, market)
    pathway.starting_points.add(point)
    pathway.roles.set(roles)
    step = a_step(pathway, min_months=6, max_months=12)
    step.skills.set(skills)
    step.credentials.add(a_credential())
