from careerguide.content.schema import CitedDocument, Kind, Names, OutsideLinks, Reference

from .models import Domain, Skill


class DomainDocument(CitedDocument):
    hue: Domain.Hue
    axis: Domain.Axis | None = None


class SkillDocument(CitedDocument):
    domain: Reference
    tools: Names = ()
    aliases: Names = ()
    core: bool = False
    on_axis: bool = True
    leaning: Skill.Leaning | None = None
    outside_links: OutsideLinks = ()


KINDS = (
    Kind("domains", Domain, DomainDocument),
    Kind("skills", Skill, SkillDocument),
)
