from careerguide.content.schema import CitedDocument, Names, Reference

from .models import Domain


class DomainDocument(CitedDocument):
    hue: Domain.Hue


class SkillDocument(CitedDocument):
    domain: Reference
    tools: Names = ()
    aliases: Names = ()
