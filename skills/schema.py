from careerguide.content.schema import CitedDocument, Kind, Names, Reference

from .models import Domain, Skill


class DomainDocument(CitedDocument):
    hue: Domain.Hue


class SkillDocument(CitedDocument):
    domain: Reference
    tools: Names = ()
    aliases: Names = ()


KINDS = (
    Kind("domains", Domain, DomainDocument),
    Kind("skills", Skill, SkillDocument),
)
