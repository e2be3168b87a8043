"""The quick facts of a role: the same items for every role, in the same order; None where no source states one."""

from dataclasses import dataclass

from .models import OccupationCode, Outlook, Role, RoleSkill, SalaryBand, Topic


@dataclass(frozen=True)
class QuickFacts:
    pay: SalaryBand | None  # the best graded band with a median
    outlook: Outlook | None  # the best graded projection with a number
    education: OccupationCode | None  # the best graded occupation that states its entry education
    skills: list[RoleSkill]  # the first essential ones of each domain
    settings: list[Topic]  # the types of employer


TOP_SKILLS = 2  # of each domain


def quick_facts(role: Role) -> QuickFacts:
    """From a role with its page's prefetches."""
    medians = [band for band in role.salary_bands.all() if band.median is not None]
    numbers = [outlook for outlook in role.outlooks.all() if outlook.change_percent is not None]
    educations = [code for code in role.occupation_codes.all() if code.entry_education]
    return QuickFacts(
        pay=min(medians, key=lambda band: band.grade.letter, default=None),
        outlook=min(numbers, key=lambda outlook: outlook.grade.letter, default=None),
        education=min(educations, key=lambda code: code.education_grade.letter, default=None),
        skills=top_skills(list(role.skills.all())),
        settings=[topic for topic in role.topics.all() if topic.kind == Topic.Kind.EMPLOYER_TYPE],
    )


def top_skills(skills: list[RoleSkill]) -> list[RoleSkill]:
    by_domain: dict[int, list[RoleSkill]] = {}
    for asked in skills:
        if asked.requirement == RoleSkill.Requirement.ESSENTIAL:
            by_domain.setdefault(asked.skill.domain_id, []).append(asked)
    return [asked for some in by_domain.values() for asked in some[:TOP_SKILLS]]
