"""How one gets there."""

from typing import Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.functional import cached_property

from careerguide.content.models import Cited, ContentQuerySet, Entry, EntryQuerySet, Part, with_citations
from roles.models import OccupationCode, Pay, Role, mismatch_in_words
from skills.models import Skill


def months_ordered(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(min_months__isnull=True) | Q(max_months__isnull=True) | Q(min_months__lte=F("max_months")),
        name=name,
        violation_error_message="The shortest duration is above the longest.",
    )


class Timed(models.Model):
    """How long something takes, in months; empty where no source says it."""

    min_months = models.PositiveSmallIntegerField("shortest duration in months", null=True, blank=True)
    max_months = models.PositiveSmallIntegerField("longest duration in months", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def duration(self) -> str:
        """In words; empty where no source says it."""
        shortest, longest = self.min_months, self.max_months
        unit = "month" if (longest or shortest) == 1 else "months"
        if shortest and longest:
            return f"{shortest} {unit}" if shortest == longest else f"{shortest} to {longest} {unit}"
        if shortest or longest:
            return f"at least {shortest} {unit}" if shortest else f"at most {longest} {unit}"
        return ""


class StartingPointQuerySet(EntryQuerySet):
    def for_page(self) -> Self:
        return self.prefetch_related(
            Prefetch("skills", Skill.objects.published()),
            Prefetch("pathways", Pathway.objects.published()),
            Prefetch("pay", StartingPay.objects.of_published().select_related("market")),
            *with_citations("pay"),
        )


class StartingPoint(Entry, Cited):
    """Who a visitor is today."""

    skills = models.ManyToManyField(
        Skill, blank=True, related_name="starting_points", help_text="What such a person brings along."
    )

    objects = StartingPointQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("pathways:starting-point", args=[self.slug])


class StartingPayQuerySet(ContentQuerySet):
    def of_published(self) -> Self:
        return self.filter(market__status=Entry.Status.PUBLISHED)


class StartingPay(Pay):
    """What such a person earns today, by the official occupation."""

    starting_point = models.ForeignKey(StartingPoint, models.CASCADE, related_name="pay")
    code = models.CharField(max_length=20, help_text="Of the official occupation.")
    title = models.CharField(max_length=200, help_text="The occupation's official title.")
    match = models.CharField(max_length=5, choices=OccupationCode.Match)

    objects = StartingPayQuerySet.as_manager()

    class Meta(Pay.Meta):
        verbose_name = "pay at the start"
        verbose_name_plural = "pay at the start"

    def __str__(self) -> str:
        return f"{self.market}: {self.title}"

    @property
    def occupation(self) -> str:
        return self.title

    @property
    def mismatch(self) -> str:
        return mismatch_in_words(self.match, self.title)


class CredentialQuerySet(EntryQuerySet):
    def for_page(self) -> Self:
        return self.prefetch_related(Prefetch("steps", Step.objects.for_links()), *with_citations())


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

    objects = CredentialQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["kind", "order", "title"]
        constraints = [months_ordered("credential_months_ordered")]

    def get_absolute_url(self) -> str:
        return reverse("pathways:credential", args=[self.slug])


class PathwayQuerySet(EntryQuerySet):
    def for_list(self) -> Self:
        return self.prefetch_related(
            Prefetch("steps", Step.objects.prefetch_related(Prefetch("credentials", Credential.objects.published()))),
            Prefetch("starting_points", StartingPoint.objects.published()),
            Prefetch("roles", Role.objects.published().only("slug", "title")),
        )

    def for_page(self) -> Self:
        steps = Step.objects.prefetch_related(
            Prefetch("skills", Skill.objects.published().select_related("domain")),
            Prefetch("credentials", Credential.objects.published()),
            *with_citations(),
        )
        return self.prefetch_related(
            Prefetch("steps", steps),
            Prefetch("starting_points", StartingPoint.objects.published()),
            Prefetch("roles", Role.objects.published()),
            *with_citations(),
        )


class Pathway(Entry, Cited):
    class Kind(models.TextChoices):
        GENERAL = "general", "For everyone"
        ROUTE = "route", "Route"
        TRANSITION = "transition", "Change of career"

    kind = models.CharField(max_length=10, choices=Kind)
    starting_points = models.ManyToManyField(StartingPoint, related_name="pathways")
    roles = models.ManyToManyField(Role, related_name="pathways", help_text="Where it leads to.")

    objects = PathwayQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("pathways:page", args=[self.slug])

    @cached_property
    def begins_at(self) -> list[StartingPoint]:
        return list(self.starting_points.all())


class StepQuerySet(ContentQuerySet):
    def for_links(self) -> Self:
        """Of published pathways, for lists that link to them."""
        return (
            self.filter(pathway__status=Entry.Status.PUBLISHED)
            .select_related("pathway")
            .order_by("pathway__order", "position")
        )


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

    objects = StepQuerySet.as_manager()

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["pathway", "title"], name="step_unique"),
            months_ordered("step_months_ordered"),
        ]

    def __str__(self) -> str:
        return self.title
