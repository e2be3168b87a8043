"""A small guide: a few entries of each kind, with all that they can have."""

from itertools import pairwise

from careerguide.content.models import Section, Source
from roles.models import Market, Occupation, Role, Topic
from skills.models import Domain, Skill
from tests.build import (
    a_band,
    a_correction,
    a_credential,
    a_disagreement,
    a_domain,
    a_door,
    a_duty,
    a_gain,
    a_market,
    a_nearest_way,
    a_need,
    a_pair,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_occupation,
    a_starting_point,
    a_starting_skill,
    a_step,
    a_topic,
    a_way,
    a_work_statement,
    an_alias,
    an_answer,
    an_answer_door,
    an_employer,
    an_entry_education,
    an_exam,
    an_item,
    an_occupation,
    an_occupation_link,
    an_outlook,
    an_outside_link,
    education_held,
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
    for skill in skills:
        an_outside_link(skill)
    markets = [a_market(), a_market()]
    listed = [skill.domain for skill in skills] + markets
    told = {"body": PROSE, "gaps": "Much.", "elsewhere": "There.", "contact": "us@example.org", "note": "A note."}
    a_door(the_guide(*listed, **told, citations=[corrected]))
    roles = [a_role(order=1, reviewed_on="2026-11-22", note="A note.", citations=[corrected], body=PROSE), a_role()]
    occupations = [a_whole_occupation(markets) for _ in range(2)]
    for role in roles:
        a_whole_role(role, skills, markets, occupations)
    roles.append(a_role(kind=Role.Kind.SPECIALISM, broader=roles[0]))
    for first, second in pairwise(roles):
        a_pair(first, second)
    for kind in list(Topic.Kind)[:2]:
        topic = a_topic(kind=kind, body=PROSE)
        topic.roles.set(roles)
        topic.skills.set(skills)
    for role in roles[:2]:
        answer = an_answer(holds_until="2026-12-03", note="A note.")
        an_answer_door(answer, label="A role", address=f"../roles/{role.slug}.md")
    for _ in range(2):
        a_whole_pathway(roles[0], skills, occupations)
    share_sources()


def a_whole_occupation(markets: list[Market]) -> Occupation:
    """An occupation with a part of each kind."""
    occupation = an_occupation(market=markets[0])
    for market in markets:
        amounts = {"low": 50_000, "lower_quartile": 60_000, "median": 70_000, "upper_quartile": 80_000, "high": 90_000}
        a_band(occupation, market, measure="percentiles", basis="straight-time", year=2024, **amounts)
        an_outlook(occupation, market=market, openings=1_000)
    a_band(occupation, measure="percentiles", median=65_000, year=2024, industry="Hospitals")
    an_entry_education(occupation)
    education_held(occupation, masters=35, doctoral=10)
    an_employer(occupation)
    for kind, text in (("setting", PROSE), ("interests", "IC")):
        a_work_statement(occupation, kind=kind, text=text)
    return occupation


def a_whole_role(role: Role, skills: list[Skill], markets: list[Market], occupations: list[Occupation]) -> None:
    """Adds a part of each kind to a role."""
    an_alias(role)
    a_duty(role)
    a_disagreement(role)
    for skill in skills:
        a_role_skill(role, skill, proficiency=2)
    a_work_statement(role, kind="suits", text="You like to ask.")
    course = {"hours": "Two weeks.", "cost": "Free.", "place": "Here.", "seen": "page", "seen_on": "2026-11-22"}
    an_outside_link(role, **course, note="Bring *time*.")
    for occupation in occupations:
        an_occupation_link(role, occupation, match="broad")
    for market in markets:
        a_band(role, market)
        an_outlook(role, market=market, change_percent=None, statement="faster than average")


def a_whole_pathway(role: Role, skills: list[Skill], occupations: list[Occupation]) -> None:
    """A starting point and all that leads from it, with the credential that one gains on the way."""
    point, credential, place = a_starting_point(), a_credential(min_age=16, max_age=21, cost="None."), a_place()
    for skill in skills:
        a_starting_skill(point, skill)
    for occupation in occupations:
        a_starting_occupation(point, occupation)
    point.holds.add(a_credential())
    credential.places.add(place)
    a_nearest_way(point, role=a_role(), nearest=role)
    stage = a_stage(places=[place], part_time_factor=2, beside_job="yes", cost="Some.", requires="A test.")
    a_need(stage, *point.holds.all())
    a_need(stage, skills[0])
    a_gain(stage, credential)
    a_gain(stage, skills[0])
    way = a_way(a_pathway_between(point, role), stage, place=place, stop_at="Then.", note="A note.")
    an_item(way, an_exam(body=PROSE), a_stage(), optional=True, beside=True)
    step = a_step(a_pathway(), min_months=6, max_months=12)
    step.skills.set(skills)
    step.credentials.add(credential)


def share_sources() -> None:
    """Lets all but two sections stand in one source, as each fact has cited one of its own, and each has a page."""
    _, _, shared, *others = Source.objects.order_by("pk")
    Section.objects.filter(source__in=others).update(source=shared)
    Source.objects.filter(pk__in=[source.pk for source in others]).delete()
