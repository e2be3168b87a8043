from careerguide.content.mapping import Kind

from .models import Domain, Skill
from .schema import DomainDocument, SkillDocument

KINDS = (
    Kind("domains", Domain, DomainDocument),
    Kind("skills", Skill, SkillDocument),
)
