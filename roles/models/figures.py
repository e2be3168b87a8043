"""The figures of a role, each as published: what it pays, and how its number of jobs is projected to change."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from careerguide.content.models import Cited, Part

from .. import evidence, outlook, wording
from ..pay import PayFigure
from .official import Market, OccupationCode, grade_of
from .role import Role


def ordered(low: str, high: str, name: str) -> models.CheckConstraint:
    """A constraint that `low` does not exceed `high` where both are stated."""
    return models.CheckConstraint(
        condition=Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
        name=name,
        violation_error_message=f"{low.capitalize()} is above {high}.",
    )


class OverOccupation:
    """A figure of a role that is taken from one of its official occupations."""

    role_id: int
    occupation_code: OccupationCode | None

    def clean(self) -> None:
        if self.occupation_code and self.occupation_code.role_id != self.role_id:
            raise ValidationError({"occupation_code": "This occupation code belongs to another role."})

    @property
    def occupation(self) -> str:
        """The official occupation's own title; empty where the figure is for none."""
        return self.occupation_code.title if self.occupation_code else ""

    @property
    def mismatch(self) -> str:
        """How that occupation differs from the role; empty where it does not."""
        return self.occupation_code.mismatch if self.occupation_code else ""


class Pay(Part, Cited):
    """An amount or range of pay in a market, in whole units of a currency for each year of work, as published."""

    class Level(models.TextChoices):
        ALL = "all", "All levels"
        ENTRY = "entry", "Entry"
        MID = "mid", "Mid-career"
        SENIOR = "senior", "Senior"

    class Measure(models.TextChoices):
        PERCENTILES = "percentiles", "10th, 50th and 90th percentile"
        PAY_SCALE = "pay-scale", "Pay scale"
        CLAIMED_RANGE = "claimed-range", "Range as claimed"

    class Basis(models.TextChoices):
        GROSS_BASE = "gross-base", "Gross base pay"
        GROSS = "gross", "Gross pay"
        TOTAL = "total", "Total pay"
        NOT_STATED = "not-stated", "Not stated"

    market = models.ForeignKey(Market, models.PROTECT, related_name="%(class)ss")
    level = models.CharField(max_length=6, choices=Level)
    measure = models.CharField(max_length=13, choices=Measure)
    low = models.PositiveBigIntegerField(null=True, blank=True)
    median = models.PositiveBigIntegerField(null=True, blank=True)
    high = models.PositiveBigIntegerField(null=True, blank=True)
    currency = models.CharField(max_length=3, help_text="ISO 4217 code.")
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: the source gives no year.")
    open_top = models.BooleanField(default=False, help_text="The source says that pay goes beyond the highest figure.")
    approximate = models.BooleanField(default=False)
    basis = models.CharField(max_length=10, choices=Basis, default=Basis.NOT_STATED)
    scale = models.CharField(max_length=120, blank=True, help_text="The name of the pay scale, and the grade on it.")

    class Meta(Part.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(median__isnull=False) | Q(high__isnull=False),
                name="%(class)s_states_something",
                violation_error_message="State at least one of low, median and high.",
            ),
            ordered("low", "high", "%(class)s_low_not_above_high"),
            ordered("low", "median", "%(class)s_low_not_above_median"),
            ordered("median", "high", "%(class)s_median_not_above_high"),
            models.CheckConstraint(
                condition=(Q(measure="pay-scale") & ~Q(scale="")) | (~Q(measure="pay-scale") & Q(scale="")),
                name="%(class)s_scale_is_named",
                violation_error_message="A pay scale needs its name, and nothing else has one.",
            ),
        ]

    @property
    def in_words(self) -> str:
        return wording.amounts(self)

    @property
    def basis_in_words(self) -> str:
        return wording.basis(self)

    @property
    def occupation(self) -> str:
        """The official occupation's own title; empty where the figure is for none."""
        raise NotImplementedError

    @property
    def mismatch(self) -> str:
        """How that occupation differs from what the figure is shown for; empty where it does not."""
        raise NotImplementedError

    @cached_property
    def grade(self) -> evidence.Grade:
        return grade_of(self, self.mismatch, self.year)

    @cached_property
    def figure(self) -> PayFigure:
        """The band as frozen data, for the pure functions of `pay`."""
        return PayFigure(
            low=self.low,
            median=self.median,
            high=self.high,
            currency=self.currency,
            market=self.market.title,
            level=self.get_level_display(),
            measure=self.get_measure_display(),
            basis=self.get_basis_display(),
            year=self.year,
            open_top=self.open_top,
            approximate=self.approximate,
            claimed=self.grade.letter == "D",
        )


class SalaryBand(OverOccupation, Pay):
    """What a role pays."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="salary_bands")
    occupation_code = models.ForeignKey(
        OccupationCode, models.RESTRICT, null=True, blank=True, related_name="salary_bands"
    )

    class Meta(Pay.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.market}: {self.get_level_display().lower()}"

    @property
    def rank(self) -> tuple[Any, ...]:
        """Bands go by market, and within a market by role."""
        market, role = self.market, self.role
        return *market.rank, *role.rank, self.position, self.pk


class Outlook(OverOccupation, Part, Cited):
    """How the number of jobs is projected to change."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="outlooks")
    market = models.ForeignKey(Market, models.PROTECT, related_name="outlooks")
    occupation_code = models.ForeignKey(OccupationCode, models.RESTRICT, null=True, blank=True, related_name="outlooks")
    start_year = models.PositiveSmallIntegerField()
    end_year = models.PositiveSmallIntegerField()
    change_percent = models.DecimalField(
        max_digits=5, decimal_places=1, null=True, blank=True, help_text="Over the whole period."
    )
    openings = models.PositiveIntegerField(null=True, blank=True, help_text="For each year, on average.")
    statement = models.CharField(
        max_length=200, blank=True, help_text="The source's own verdict, such as: much faster than average."
    )

    class Meta(Part.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(start_year__lt=F("end_year")),
                name="outlook_starts_before_it_ends",
                violation_error_message="The first year is not before the last.",
            ),
            models.CheckConstraint(
                condition=Q(change_percent__isnull=False) | ~Q(statement=""),
                name="outlook_states_something",
                violation_error_message="State the change in percent, or the source's verdict.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start_year} to {self.end_year}"

    @property
    def period(self) -> str:
        return wording.period(self)

    @property
    def change(self) -> str:
        return wording.change(self)

    @property
    def term(self) -> str:
        """The Bureau's term for the change, where we hold its terms for the period; else the source's own verdict."""
        if self.change_percent is None:
            return self.statement
        return outlook.term(self.change_percent, self.start_year, self.end_year) or self.statement

    @cached_property
    def grade(self) -> evidence.Grade:
        return grade_of(self, self.mismatch, self.start_year)
