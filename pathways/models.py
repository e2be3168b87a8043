"""How one gets there."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from careerguide.content.models import Cited, Entry, Part
from roles.applied import Applied
from roles.models import Occupation, OccupationLink, Role
from skills.models import Skill


def months_ordered(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(min_months__isnull=True) | Q(max_months__isnull=True) | Q(min_months__lte=F("max_months")),
        name=name,
        violation_error_message="The shortest duration is above the longest.",
    )


class Timed(models.Model):
    """Something that takes a time, in months; None where no source states it."""

    min_months = models.PositiveSmallIntegerField("shortest duration in months", null=True, blank=True)
    max_months = models.PositiveSmallIntegerField("longest duration in months", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def duration(self) -> str:
        """The duration in words; empty where no source states it."""
        shortest, longest = self.min_months, self.max_months
        unit = "month" if (longest or shortest) == 1 else "months"
        if shortest and longest:
            return f"{shortest} {unit}" if shortest == longest else f"{shortest} to {longest} {unit}"
        if shortest or longest:
            return f"at least {shortest} {unit}" if shortest else f"at most {longest} {unit}"
        return ""


class StartingPoint(Entry, Cited):
    """Who a visitor is today."""

    skills = models.ManyToManyField(
        Skill, blank=True, related_name="starting_points", help_text="What such a person brings along."
    )

    def get_absolute_url(self) -> str:
        return reverse("pathways:starting-point", args=[self.slug])

    @property
    def pay(self) -> list[Applied]:
        """What such a person earns today, by official occupation."""
        return [band for link in self.occupations.all() for band in link.pay]


class StartingOccupation(OccupationLink):
    """An official occupation that such a person works in today."""

    starting_point = models.ForeignKey(StartingPoint, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="starting_points")

    class Meta(OccupationLink.Meta):
        verbose_name_plural = "occupations of starting points"
        constraints = [
            models.UniqueConstraint(fields=["starting_point", "occupation"], name="starting_occupation_unique")
        ]


class Credential(Entry, Cited, Timed):  # noqa: DJ008  (Entry has __str__)
    """Something one can hold: a degree, a certificate, a licence."""

    class Kind(models.TextChoices):
        DEGREE = "degree", "Degree"
        LICENCE = "licence", "Licence to practise"
        FELLOWSHIP = "fellowship", "Fellowship or residency"
        CERTIFICATION = "certification", "Professional certification"
        CERTIFICATE = "certificate", "Certificate or course"

    kind = models.CharField(max_length=13, choices=Kind)
    awarded_by = models.CharField(max_length=200, blank=True)
    requires = models.TextField(blank=True, help_text="What one needs before; empty where no source says it.")
    renewal = models.CharField(max_length=200, blank=True)
    url = models.URLField(blank=True)

    class Meta(Entry.Meta):
        ordering = ["kind", "order", "title"]
        constraints = [months_ordered("credential_months_ordered")]

    def get_absolute_url(self) -> str:
        return reverse("pathways:credential", args=[self.slug])


class Pathway(Entry, Cited):
    class Kind(models.TextChoices):
        GENERAL = "general", "For everyone"
        ROUTE = "route", "Route"
        TRANSITION = "transition", "Change of career"

    kind = models.CharField(max_length=10, choices=Kind)
    starting_points = models.ManyToManyField(StartingPoint, related_name="pathways")
    roles = models.ManyToManyField(Role, related_name="pathways", help_text="Where it leads to.")

    def get_absolute_url(self) -> str:
        return reverse("pathways:page", args=[self.slug])

    @property
    def longest_months(self) -> int | None:
        """The longest time that its required steps take together, in months; None where one of them is not stated."""
        months = [step.max_months for step in self.steps.all() if not step.optional]
        return sum(filter(None, months)) if months and None not in months else None


class Step(Part, Cited, Timed):
    """A stage of a pathway."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "Education"
        TRAINING = "training", "Training"
        EXPERIENCE = "experience", "Experience"
        PORTFOLIO = "portfolio", "Portfolio"
        CREDENTIAL = "credential", "Credential"
        NETWORK = "network", "Network"
        LEARNING = "learning", "Keep learning"

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(help_text="Markdown.")
    optional = models.BooleanField(default=False)
    skills = models.ManyToManyField(Skill, blank=True, related_name="steps", help_text="What is gained.")
    credentials = models.ManyToManyField(Credential, blank=True, related_name="steps")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["pathway", "title"], name="step_unique"),
            months_ordered("step_months_ordered"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def rank(self) -> tuple[Any, ...]:
        return *self.pathway.rank, self.position, self.pk
