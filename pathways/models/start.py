"""Where one stands, and what one holds: places, credentials, and who a visitor is today."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import F, Q

from careerguide.content.models import Cited, Entry, Part, heading_address, page_address
from careerguide.content.quotation import Quotable
from careerguide.web.english import in_sentence
from careerguide.web.marks import host
from roles.models import Occupation, OccupationLink, Role, RoleSkill
from roles.shown import ShownPay
from skills.models import Skill

from .. import duration
from .ranked import RankedPart


def months_ordered(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(min_months__isnull=True) | Q(max_months__isnull=True) | Q(min_months__lte=F("max_months")),
        name=name,
        violation_error_message="The shortest duration is above the longest.",
    )


class Addressed(models.Model):
    """Something with a page of others, and when somebody of us opened that."""

    url = models.URLField(blank=True, help_text="Of the page where one enters, or reads more.")
    opened_on = models.DateField(
        null=True, blank=True, help_text="When you opened that page. Empty: not opened by us yet."
    )

    class Meta:
        abstract = True

    @cached_property
    def publisher(self: Any) -> str:
        """Whose page it is, as far as a cited source of the same host tells; empty where none does."""
        cited = (section.source for section in self.sections)
        return next((source.publisher for source in cited if source.url and host(source.url) == host(self.url)), "")


def opened_at_an_address(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(opened_on__isnull=True) | ~Q(url=""),
        name=name,
        violation_error_message="There is no address that could have been opened.",
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
        return duration.in_words(self.min_months, self.max_months)


class Place(Entry):
    """Where a stage or a credential holds: a country, or a union of countries. It is no market."""

    short_title = models.CharField(max_length=40, help_text="As it stands beside a time.")

    def get_absolute_url(self) -> str:
        return heading_address("pathways:stages", self.slug)


class Credential(Entry, Cited, Timed, Addressed):  # noqa: DJ008  (Entry has __str__)
    """Something one can hold: a degree, a certificate, a licence."""

    class Kind(models.TextChoices):
        DEGREE = "degree", "Degree"
        LICENCE = "licence", "Licence to practise"
        FELLOWSHIP = "fellowship", "Fellowship or residency"
        CERTIFICATION = "certification", "Professional certification"
        CERTIFICATE = "certificate", "Certificate or course"

    kind = models.CharField(max_length=13, choices=Kind)
    places = models.ManyToManyField(
        Place, blank=True, related_name="credentials", help_text="Where it is given; none: anywhere."
    )
    awarded_by = models.CharField(max_length=200, blank=True)
    requires = models.TextField(blank=True, help_text="What one needs before; empty where no source says it.")
    min_age = models.PositiveSmallIntegerField("youngest age", null=True, blank=True, help_text="At the start.")
    max_age = models.PositiveSmallIntegerField("oldest age", null=True, blank=True, help_text="At the start.")
    cost = models.TextField(blank=True, help_text="To you, as published; empty where no source says it.")
    renewal = models.CharField(max_length=200, blank=True)

    class Meta(Entry.Meta):
        ordering = ["kind", "order", "title"]
        constraints = [
            months_ordered("credential_months_ordered"),
            opened_at_an_address("credential_opened_at_an_address"),
            models.CheckConstraint(
                condition=Q(min_age__isnull=True) | Q(max_age__isnull=True) | Q(min_age__lte=F("max_age")),
                name="credential_ages_ordered",
                violation_error_message="The youngest age is above the oldest.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return page_address("pathways:credential", self.slug)

    @property
    def quotables(self) -> Sequence[Quotable]:
        return duration.length_of(self)

    @property
    def said(self) -> tuple[str, str]:
        return self.duration, f": {in_sentence(self.title)}" if self.duration else self.title

    @cached_property
    def publisher(self: Any) -> str:
        """Whose page the credential has; empty where it is told already who awards it, or no source tells."""
        return "" if self.awarded_by else super().publisher

    @property
    def ways_to_it(self: Any) -> list[Any]:
        """The stages that give the credential, and the steps that lead to it."""
        return [*self.given_by.all(), *self.steps.all()]

    @property
    def missing(self) -> list[str]:
        """What no source says of the credential."""
        known = {
            "who awards it": self.awarded_by,
            "who may take it": self.requires,
            "how long it takes": self.duration,
            "cost": self.cost,
            "renewal": self.renewal,
        }
        return [name for name, said in known.items() if not said]

    @property
    def ages(self) -> str:
        """How old one has to be, in words; empty where no source sets a limit."""
        youngest, oldest = self.min_age, self.max_age
        if youngest and oldest:
            return f"{youngest} to {oldest}"
        return f"{youngest} or older" if youngest else f"{oldest} or younger" if oldest else ""


class StartingPoint(Entry, Cited):
    """A starting point: who a visitor is today, such as a nurse."""

    holds = models.ManyToManyField(
        Credential, blank=True, related_name="holders", help_text="Credentials that every such person has."
    )

    def get_absolute_url(self) -> str:
        return page_address("pathways:starting-point", self.slug)

    @property
    def pay(self) -> list[ShownPay]:
        """What such a person earns today, by official occupation."""
        return [band for link in self.occupations.all() for band in link.pay]

    @property
    def is_beginner(self) -> bool:
        """Whether such a person holds no credential yet."""
        return not self.holds.all()

    def pathway_to(self, role: Role) -> Any:
        """The pathway from here to a role; None where we know none."""
        return next((one for one in role.pathways.all() if one.starting_point == self), None)

    def nearest_way_to(self, role: Role) -> "NearestWay | None":
        """What comes nearest to a role, as long as there is no way to it."""
        return next((one for one in self.nearest_ways.all() if one.role == role and one.is_open), None)

    @property
    def open_nearest_ways(self) -> "list[NearestWay]":
        """What comes nearest, role by role to which there is still no way."""
        return [one for one in self.nearest_ways.all() if one.is_open]


class StartingSkill(Part):
    """A skill that somebody at a starting point brings along; without a level nobody has judged how well."""

    starting_point = models.ForeignKey(StartingPoint, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="starting_points")
    proficiency = models.PositiveSmallIntegerField(
        "level", choices=RoleSkill.Proficiency, null=True, blank=True, help_text="By our own judgement."
    )

    class Meta(Part.Meta):
        verbose_name_plural = "skills of starting points"
        constraints = [models.UniqueConstraint(fields=["starting_point", "skill"], name="starting_skill_unique")]

    def __str__(self) -> str:
        return str(self.skill)

    @property
    def rank(self) -> tuple[Any, ...]:
        return *self.starting_point.rank, *self.skill.rank


class StartingOccupation(OccupationLink):
    """An official occupation that somebody at a starting point works in today."""

    starting_point = models.ForeignKey(StartingPoint, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="starting_points")

    class Meta(OccupationLink.Meta):
        verbose_name_plural = "occupations of starting points"
        constraints = [
            models.UniqueConstraint(fields=["starting_point", "occupation"], name="starting_occupation_unique")
        ]


class NearestWay(RankedPart):
    """What comes nearest, where no way that we know of leads from a starting point to a role."""

    starting_point = models.ForeignKey(StartingPoint, models.CASCADE, related_name="nearest_ways")
    role = models.ForeignKey(Role, models.PROTECT, related_name="nearest_ways", help_text="Where no way leads.")
    nearest = models.ForeignKey(
        Role, models.PROTECT, null=True, blank=True, related_name="+", help_text="The role that can be reached instead."
    )
    text = models.TextField(help_text="Markdown. What to do instead, to “you”.")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["starting_point", "role"], name="nearest_way_unique"),
            models.CheckConstraint(
                condition=~Q(nearest=F("role")),
                name="nearest_way_is_another_role",
                violation_error_message="The nearest role is another one than that which can't be reached.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.role)

    def told_without(self, places: Iterable[Place]) -> str:
        """What to do instead; empty where that names one of some places, and the nearest role says enough by itself."""
        names_one = any(place.title in self.text for place in places)
        return "" if names_one and self.nearest and self.nearest.is_published else self.text

    @property
    def is_open(self) -> bool:
        """Whether there is still no way; one may have come since."""
        return self.starting_point.pathway_to(self.role) is None

    @property
    def leads_to(self) -> Entry | None:
        """Where to go on: the pathway to the nearest role or, without one, that role."""
        return self.nearest and (self.starting_point.pathway_to(self.nearest) or self.nearest)
