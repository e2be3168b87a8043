"""What there is to know about the field besides its roles, skills and pathways."""

from django.db import models

from careerguide.content import markup
from careerguide.content.models import Cited, Entry, page_address
from skills.models import Skill

from .role import Role


class Topic(Entry, Cited):
    """Something to know about the field that is not a role, skill or pathway."""

    class Kind(models.TextChoices):
        APPLICATION_AREA = "application-area", "Where it is used"
        EMPLOYER_TYPE = "employer-type", "Employers"
        CHALLENGE = "challenge", "Challenges"
        USE_CASE = "use-case", "Use cases"
        OUTLOOK = "outlook", "Outlook"
        QUESTION = "question", "Questions people ask"

    kind = models.CharField(max_length=16, choices=Kind)
    roles = models.ManyToManyField(Role, blank=True, related_name="topics")
    skills = models.ManyToManyField(Skill, blank=True, related_name="topics")

    class Meta(Entry.Meta):
        ordering = ["kind", "order", "title"]

    def get_absolute_url(self) -> str:
        return page_address("roles:topic", self.slug)

    @property
    def said(self) -> tuple[str, str]:
        figured = (text for text in markup.to_texts(self.body) if any(map(str.isdigit, text)))
        return "", " ".join(figured) or self.summary
