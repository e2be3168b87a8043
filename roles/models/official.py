"""Markets and official occupations, and how far a figure taken from their statistics is to be trusted."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from careerguide.content.models import Cited, Entry, Part, Source

from .. import evidence
from .role import Role


def percent_field(help_text: str) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True, help_text=help_text)


class Market(Entry, Cited):
    """A place with one labour market, as far as a source tells it apart."""

    currency = models.CharField(max_length=3, help_text="ISO 4217 code that pay there is stated in.")

    def get_absolute_url(self) -> str:
        return f"{reverse('roles:salaries')}#{self.slug}"

    @property
    def has_pay(self) -> bool:
        """Whether any source states pay for a role there."""
        return bool(self.salarybands.all())


class OccupationCode(Part, Cited):
    """The official occupation that stands for a role in statistics."""

    key_fields = ("scheme", "code")
    EDUCATION_LEVELS = ("postsecondary", "associate", "bachelor", "master", "doctoral")  # as the U.S. Bureau names them
    UNPLACED = len(EDUCATION_LEVELS) + 1

    class Scheme(models.TextChoices):
        ONET_SOC = "onet-soc", "O*NET-SOC"
        SOC = "soc", "SOC 2018 (United States)"
        UK_SOC = "uk-soc", "SOC 2020 (United Kingdom)"
        ESCO = "esco", "ESCO"
        ISCO = "isco", "ISCO-08"

    class Match(models.TextChoices):
        EXACT = "exact", "Exact"
        CLOSE = "close", "Close"
        BROAD = "broad", "Broad: a wider occupation"
        NONE = "none", "None: the nearest there is"

    role = models.ForeignKey(Role, models.CASCADE, related_name="occupation_codes")
    scheme = models.CharField(max_length=8, choices=Scheme)
    version = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=200, help_text="The occupation's official title.")
    match = models.CharField(max_length=5, choices=Match)
    entry_education = models.CharField(
        max_length=80, blank=True, help_text="What the occupation typically asks for at entry, as officially published."
    )
    education_year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of the entry education.")
    held_bachelors = percent_field("Percent of workers whose highest degree is a bachelor's.")
    held_masters = percent_field("Percent of workers whose highest degree is a master's.")
    held_doctoral = percent_field("Percent of workers with a doctoral or professional degree.")

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["role", "scheme", "code"], name="occupation_code_unique")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def reference(self) -> str:
        return f"{self.role.slug}#{self.scheme}:{self.code}"

    @property
    def mismatch(self) -> str:
        return mismatch_in_words(self.match, self.title)

    @property
    def version_told(self) -> bool:
        """Whether the version has to be shown, as the name of the scheme does not include it."""
        return self.version not in self.get_scheme_display()

    @property
    def education_level(self) -> int | None:
        """The level of the entry education, from 1 (the first of EDUCATION_LEVELS); None where it is none of them."""
        stated = self.entry_education.lower()
        return next((level for level, word in enumerate(self.EDUCATION_LEVELS, 1) if word in stated), None)

    @cached_property
    def education_grade(self) -> evidence.Grade:
        return grade_of(self, self.mismatch, self.education_year)


def mismatch_in_words(match: str, occupation: str) -> str:
    """Tells how an official occupation differs from what it stands for; empty for an exact match."""
    words = {
        OccupationCode.Match.CLOSE: f"for a neighbouring occupation: {occupation}",
        OccupationCode.Match.BROAD: f"for a wider occupation: {occupation}",
        OccupationCode.Match.NONE: f"for {occupation}, as no official occupation is this one",
    }
    return words.get(OccupationCode.Match(match), "")


def grade_of(figure: Cited, mismatch: str, year: int | None) -> evidence.Grade:
    """Grades a figure of a year by the sources that it cites."""
    sections = figure.sections
    official = [section for section in sections if section.source.kind == Source.Kind.OFFICIAL_STATISTICS]
    with_method = {Source.Kind.PEER_REVIEWED, Source.Kind.PROFESSIONAL_BODY}
    about = evidence.Evidence(
        official=bool(official),
        method_stated=any(section.source.kind in with_method for section in sections),
        second_hand=bool(official) and all(section.second_hand for section in official),
        mismatch=mismatch,
        year=year,
    )
    return evidence.grade(about, figure.this_year)
