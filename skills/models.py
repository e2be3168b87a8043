"""What one must be able to do."""

from django.db import models
from django.urls import reverse

from careerguide.content.models import Cited, Entry


class Domain(Entry, Cited):
    """One of the three areas that skills fall into; its summary says why the area matters."""

    class Hue(models.TextChoices):
        CLINICAL = "clinical", "Clinical"
        TECHNICAL = "technical", "Technical"
        PROFESSIONAL = "professional", "Professional"

    hue = models.CharField(max_length=12, choices=Hue, help_text="The colour that marks it on every page.")

    def get_absolute_url(self) -> str:
        return f"{reverse('skills:list')}#{self.slug}"


class Skill(Entry, Cited):
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="skills")
    tools = models.JSONField(default=list, blank=True, help_text="Software, standards and methods by name.")
    aliases = models.JSONField(default=list, blank=True, help_text="Other names and abbreviations.")

    class Meta(Entry.Meta):
        ordering = ["domain__order", "order", "title"]

    def get_absolute_url(self) -> str:
        return reverse("skills:page", args=[self.slug])
