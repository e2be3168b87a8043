"""What is published of an official occupation, or of a role itself: pay, how its jobs will change, how one works."""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from careerguide.content.models import Cited, Part, Source
from careerguide.web.english import capitalised, lowered

from .. import outlook, said, wording
from ..quotables import AMOUNTS
from ..shown import PayFigure
from .official import Figure, Market, Occupation
from .role import Role


class Statement(Part, Cited):
    """Something said of an official occupation, or of a role itself: of one of the two."""

    occupation: "models.ForeignKey[Occupation | None, Occupation | None]"
    role: "models.ForeignKey[Role | None, Role | None]"

    class Meta(Part.Meta):
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(occupation__isnull=True, role__isnull=False)
                | Q(occupation__isnull=False, role__isnull=True),
                name="%(class)s_of_occupation_or_role",
                violation_error_message="It belongs to an occupation or to a role: choose one of them, not both.",
            )
        ]


def of_occupation(name: str) -> "models.ForeignKey[Occupation | None, Occupation | None]":
    return models.ForeignKey(Occupation, models.CASCADE, null=True, blank=True, related_name=name)


def of_role(name: str) -> "models.ForeignKey[Role | None, Role | None]":
    return models.ForeignKey(Role, models.CASCADE, null=True, blank=True, related_name=name)


def ordered(low: str, high: str) -> models.CheckConstraint:
    """A constraint that `low` does not exceed `high` where both are stated."""
    return models.CheckConstraint(
        condition=Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
        name=f"%(class)s_{low}_not_above_{high}",
        violation_error_message=f"{low.capitalize().replace('_', ' ')} is above {high.replace('_', ' ')}.",
    )


def amount_field(help_text: str = "") -> "models.PositiveBigIntegerField[Any, Any]":
    return models.PositiveBigIntegerField(null=True, blank=True, help_text=help_text)


class SalaryBand(Figure, Statement):
    """An amount or range of pay in a market, in whole units of a currency for each year of work, as published."""

    class Level(models.TextChoices):
        ALL = "all", "All levels"
        ENTRY = "entry", "Entry"
        MID = "mid", "Mid-career"
        SENIOR = "senior", "Senior"

    class Measure(models.TextChoices):
        PERCENTILES = "percentiles", "10th to 90th percentile"
        PAY_SCALE = "pay-scale", "Pay scale"
        CLAIMED_RANGE = "claimed-range", "Range as claimed"

    class Basis(models.TextChoices):
        STRAIGHT_TIME = "straight-time", "Gross pay without overtime"
        GROSS_BASE = "gross-base", "Gross base pay"
        GROSS = "gross", "Gross pay"
        TOTAL = "total", "Total pay"
        NOT_STATED = "not-stated", "Not stated"

    occupation = of_occupation("salary_bands")
    role = of_role("salary_bands")
    market = models.ForeignKey(Market, models.PROTECT, related_name="salarybands")
    level = models.CharField(max_length=6, choices=Level)
    measure = models.CharField(max_length=13, choices=Measure)
    low = amount_field("Of percentiles the 10th.")
    lower_quartile = amount_field("The 25th percentile.")
    median = amount_field()
    upper_quartile = amount_field("The 75th percentile.")
    high = amount_field("Of percentiles the 90th.")
    currency = models.CharField(max_length=3, help_text="ISO 4217 code.")
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Empty: the source gives no year.")
    open_top = models.BooleanField(default=False, help_text="The source says that pay goes beyond the highest figure.")
    approximate = models.BooleanField(default=False)
    basis = models.CharField(max_length=13, choices=Basis, default=Basis.NOT_STATED)
    scale = models.CharField(max_length=120, blank=True, help_text="The name of the pay scale, and the grade on it.")
    industry = models.CharField(
        max_length=120, blank=True, help_text="Where the figure is of one industry alone, such as Hospitals."
    )

    drawn_for: Sequence[Role] = ()  # the roles to name beside it; of a row none

    class Meta(Statement.Meta):
        constraints = [
            *Statement.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(**{f"{name}__isnull": True for name in AMOUNTS}),
                name="salaryband_states_something",
                violation_error_message="State at least one amount.",
            ),
            *(ordered(low, high) for low, high in combinations(AMOUNTS, 2)),
            models.CheckConstraint(
                condition=(Q(measure="pay-scale") & ~Q(scale="")) | (~Q(measure="pay-scale") & Q(scale="")),
                name="salaryband_scale_is_named",
                violation_error_message="A pay scale needs its name, and nothing else has one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.market}: {self.get_level_display().lower()}"

    @property
    def said(self) -> tuple[str, str]:
        return said.pay_said(self)

    @property
    def rank(self) -> tuple[Any, ...]:
        """Bands go by market, and within a market by occupation or role."""
        return *self.market.rank, *self.owner.rank, self.position, self.pk

    @property
    def subject(self) -> str:
        """What the figure is for: an occupation, its name without capitals; a pay scale; or else the role itself."""
        return capitalised(lowered(str(self.occupation))) if self.occupation else str(self.scale or self.role)

    @property
    def in_words(self) -> str:
        return wording.amounts(self)

    @property
    def quartiles_in_words(self) -> str:
        return wording.quartiles(self)

    @property
    def basis_in_words(self) -> str:
        return wording.basis(self)

    @property
    def dated(self) -> int | None:
        return self.year

    @cached_property
    def figure(self) -> PayFigure:
        """The band as frozen data, for the pure functions of `pay`."""
        return PayFigure(
            low=self.low,
            lower_quartile=self.lower_quartile,
            median=self.median,
            upper_quartile=self.upper_quartile,
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


class Outlook(Figure, Statement):
    """How the number of jobs is projected to change."""

    occupation = of_occupation("outlooks")
    role = of_role("outlooks")
    market = models.ForeignKey(Market, models.PROTECT, related_name="outlooks")
    start_year = models.PositiveSmallIntegerField()
    end_year = models.PositiveSmallIntegerField()
    change_percent = models.DecimalField(
        max_digits=5, decimal_places=1, null=True, blank=True, help_text="Over the whole period."
    )
    openings = models.PositiveIntegerField(null=True, blank=True, help_text="For each year, on average.")
    statement = models.CharField(
        max_length=200, blank=True, help_text="The source's own verdict, such as: much faster than average."
    )

    class Meta(Statement.Meta):
        constraints = [
            *Statement.Meta.constraints,
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
    def said(self) -> tuple[str, str]:
        return said.outlook_said(self)

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

    @property
    def dated(self) -> int:
        return self.start_year


def wrong_interests(statement: Any) -> str:
    """Tells what is wrong with a statement of interests, which may be a row or a document; empty for any other one."""
    if statement.kind != WorkStatement.Kind.INTERESTS or re.fullmatch("[RIASEC]{1,6}", statement.text):
        return ""
    return "Of interests write their letters as published, such as IC."


class WorkStatement(Statement):
    """How one works and gets in, in a sentence or two. Of interests it holds Holland's letters, as published."""

    class Kind(models.TextChoices):
        IN_SHORT = "in-short", "In short"
        SETTING = "setting", "Where you work"
        SCHEDULE = "schedule", "Working hours"
        EXPERIENCE = "experience", "Experience before"
        PREPARATION = "preparation", "Preparation"
        INTERESTS = "interests", "Interests"
        SUITS = "suits", "You may like it if"
        HARD = "hard", "Think twice if"
        SCHOOL_SUBJECTS = "school-subjects", "School subjects"
        FUTURE = "future", "Future"

    occupation = of_occupation("work")
    role = of_role("work")
    kind = models.CharField(max_length=15, choices=Kind)
    text = models.TextField(max_length=600, help_text="One or two plain sentences; of interests the letters, as IC.")

    class Meta(Statement.Meta):
        verbose_name = "statement about work"
        verbose_name_plural = "statements about work"

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if wrong := wrong_interests(self):
            raise ValidationError({"text": wrong})

    @property
    def is_claim(self) -> bool:
        """Whether nobody but articles that name no source says it."""
        return bool(self.sections) and all(section.source.kind == Source.Kind.ARTICLE for section in self.sections)

    @property
    def in_words(self) -> str:
        return capitalised(wording.interests(self.text)) if self.kind == self.Kind.INTERESTS else self.text

    @property
    def said(self) -> tuple[str, str]:
        return said.work_said(self)
