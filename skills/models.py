"""What one must be able to do."""

from typing import Self

from django.db import models
from django.db.models import Prefetch
from django.urls import reverse

from careerguide.content.models import Cited, Entry, EntryQuerySet, with_citations


class DomainQuerySet(EntryQuerySet):
    def with_skills(self) -> Self:
        return self.prefetch_related(Prefetch("skills", Skill.objects.published()))

    def for_list(self) -> Self:
        return self.prefetch_related(*with_citations())


class Domain(Entry, Cited):
    """One of the three areas that skills fall into; its summary says why the area matters."""

    class Hue(models.TextChoices):
        CLINICAL = "clinical", "Clinical"
        TECHNICAL = "technical", "Technical"
        PROFESSIONAL = "professional", "Professional"

    hue = models.CharField(max_length=12, choices=Hue, help_text="The colour that marks it on every page.")

    objects = DomainQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return f"{reverse('skills:list')}#{self.slug}"


class SkillQuerySet(EntryQuerySet):
    def published(self) -> Self:
        """Of published domains too: a skill is shown under its domain."""
        return super().published().filter(domain__status=Entry.Status.PUBLISHED)

    def for_page(self) -> Self:
        return self.select_related("domain").prefetch_related(*with_citations())


class Skill(Entry, Cited):
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="skills")
    tools = models.JSONField(default=list, blank=True, help_text="Software, standards and methods by name.")
    aliases = models.JSONField(default=list, blank=True, help_text="Other names and abbreviations.")

    objects = SkillQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["domain__order", "order", "title"]

    def get_absolute_url(self) -> str:
        return reverse("skills:page", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return super().is_published and self.domain.is_published
