"""What one must be able to do."""

from django.db import models

from careerguide.content.models import Cited, Entry, OutsideLink, heading_address, page_address


class Domain(Entry, Cited):
    """One of the three areas that skills fall into; its summary says why the area matters."""

    class Hue(models.TextChoices):
        CLINICAL = "clinical", "Clinical"
        TECHNICAL = "technical", "Technical"
        PROFESSIONAL = "professional", "Professional"

    class Axis(models.TextChoices):
        MEDICINE = "medicine", "Medicine"
        CODE = "code", "Code"
        PEOPLE = "people", "People"

    hue = models.CharField(max_length=12, choices=Hue, help_text="The colour that marks it on every page.")
    axis = models.CharField(
        max_length=8, choices=Axis, blank=True, help_text="What a role has more or less of, by its core skills here."
    )

    def get_absolute_url(self) -> str:
        return heading_address("skills:list", self.slug)


class Skill(Entry, Cited):
    """Something to be good at. Those of the core are judged for every profession, so roles are compared by them."""

    class Leaning(models.TextChoices):
        BUILD = "build", "Builds"
        USE = "use", "Brings into use"

    domain = models.ForeignKey(Domain, models.PROTECT, related_name="skills")
    tools = models.JSONField(default=list, blank=True, help_text="Software, standards and methods by name.")
    aliases = models.JSONField(default=list, blank=True, help_text="Other names and abbreviations.")
    core = models.BooleanField(
        default=False, help_text="Every profession has a level on it. Give each its level before you tick this."
    )
    on_axis = models.BooleanField(default=True, help_text="In the core: it counts on the axis of its domain.")
    leaning = models.CharField(
        max_length=5,
        choices=Leaning,
        blank=True,
        help_text="In the core: whether those who are good at it build, or bring into use what others build.",
    )

    class Meta(Entry.Meta):
        ordering = ["domain__order", "order", "title"]

    def get_absolute_url(self) -> str:
        return page_address("skills:page", self.slug)

    @property
    def axis(self) -> str:
        """The axis of the work on which the skill counts; empty for none."""
        return self.domain.axis if self.core and self.on_axis else ""


class SkillOutsideLink(OutsideLink):
    """A link to where one can learn the skill, on another site."""

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="outside_links")

    class Meta(OutsideLink.Meta):
        constraints = [
            *OutsideLink.Meta.constraints,
            models.UniqueConstraint(fields=["skill", "url"], name="skill_links_to_an_address_once"),
        ]
