"""What somebody can do this month, and where: never more than a link or a stage that we hold."""

from collections.abc import Iterable
from dataclasses import dataclass

from careerguide.content.models import OutsideLink
from pathways.line import WayLine
from pathways.models import Stage
from pathways.person import Person
from roles.core import ASKED
from skills.models import Skill, SkillOutsideLink


@dataclass(frozen=True)
class NextStep:
    """A link that teaches a skill, or else a stage to read about."""

    stage: Stage | None
    link: SkillOutsideLink | None


def next_step(person: Person, line: WayLine | None, lacking: Iterable[Skill]) -> NextStep | None:
    """The first link for a skill that the first stage ahead gives and the person is after; or else that stage.

    What is to be learnt comes before what is to be raised, as links are for beginners. Where there is no way, the first
    link for what a person lacks; nothing where no stage is left.
    """
    stage = _first_stage(line) if line else None
    if line and not stage:
        return None
    skills = [gain.skill for gain in line.person.gains(stage) if gain.skill] if line and stage else lacking
    first = sorted(skills, key=lambda skill: person.level(skill) >= ASKED)
    links = (link for skill in first for link in skill.outside_links.all() if _suits(link, person))
    link = next(links, None)
    return NextStep(stage, link) if stage or link else None


def _first_stage(line: WayLine) -> Stage | None:
    stages = (node.counted for node in line.nodes if node.is_ahead)
    return next((stage for stage in stages if stage.is_published), None)


def _suits(link: SkillOutsideLink, person: Person) -> bool:
    """Whether a link is for a beginner (of school level, as long as they hold nothing), and for where they live."""
    level = OutsideLink.Level.SCHOOL if person.start and person.start.is_beginner else OutsideLink.Level.BEGINNER
    here = person.country.place
    return link.level == level and link.place in ("", here.title if here else "")
