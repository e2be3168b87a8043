"""What the job is, and what it pays."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import chain
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Prefetch, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.functional import cached_property

from careerguide.content.models import (
    Cited,
    ContentQuerySet,
    Entry,
    EntryQuerySet,
    Part,
    Section,
    Source,
    with_citations,
)
from skills.models import Skill

from . import evidence, outlook, salary


def ordered(low: str, high: str, name: str) -> models.CheckConstraint:
    """A constraint that `low` does not exceed `high` where both are stated."""
    return models.CheckConstraint(
        condition=Q(**{f"{low}__isnull": True}) | Q(**{f"{high}__isnull": True}) | Q(**{f"{low}__lte": F(high)}),
        name=name,
        violation_error_message=f"{low.capitalize()} is above {high}.",
    )


def percent_field(help_text: str) -> models.DecimalField:
    return models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True, help_text=help_text)


def grade_of(sections: Sequence[Section], mismatch: str, year: int | None) -> evidence.Grade:
    """How far a figure is to be trusted that is taken from these sections."""
    official = [section for section in sections if section.source.kind == Source.Kind.OFFICIAL_STATISTICS]
    with_method = {Source.Kind.PEER_REVIEWED, Source.Kind.PROFESSIONAL_BODY}
    about = evidence.Evidence(
        official=bool(official),
        method_stated=any(section.source.kind in with_method for section in sections),
        second_hand=bool(official) and all(section.second_hand for section in official),
        mismatch=mismatch,
        year=year,
    )
    return evidence.grade(about, datetime.now(UTC).year)


def mismatch_in_words(match: str, occupation: str) -> str:
    """How an official occupation differs from what it stands for; empty for an exact match."""
    words = {
        OccupationCode.Match.CLOSE: f"for a neighbouring occupation: {occupation}",
        OccupationCode.Match.BROAD: f"for a wider occupation: {occupation}",
        OccupationCode.Match.NONE: f"for {occupation}, as no official occupation is this one",
    }
    return words.get(OccupationCode.Match(match), "")


class RoleQuerySet(EntryQuerySet):
    def for_list(self) -> Self:
        return self.select_related("broader")

    def without_pay(self) -> Self:
        """Roles for which no source states any pay in a published market."""
        return self.exclude(salary_bands__market__status=Entry.Status.PUBLISHED)

    def for_page(self) -> Self:
        """With all that a profile shows, in a fixed number of queries."""
        pairs = RolePair.objects.published()
        return self.select_related("broader").prefetch_related(
            Prefetch("narrower", Role.objects.published()),
            Prefetch("skills", RoleSkill.objects.of_published().select_related("skill__domain")),
            Prefetch("salary_bands", SalaryBand.objects.for_pages()),
            Prefetch("outlooks", Outlook.objects.of_published().select_related("market", "occupation_code", "role")),
            Prefetch("topics", Topic.objects.published()),
            Prefetch("pairs_as_first", pairs),
            Prefetch("pairs_as_second", pairs),
            "occupation_codes",
            *with_citations(
                "aliases",
                "duties",
                "skills",
                "salary_bands",
                "outlooks",
                "occupation_codes",
                "disagreements__positions",
            ),
        )


class Role(Entry, Cited):
    class Kind(models.TextChoices):
        PROFESSION = "profession", "Profession"
        SPECIALISM = "specialism", "Emerging specialism"

    kind = models.CharField(max_length=10, choices=Kind)
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        help_text="The role that this one is a specialism of.",
    )

    objects = RoleQuerySet.as_manager()

    class Meta(Entry.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(broader=F("pk")),
                name="role_not_broader_than_itself",
                violation_error_message="A role can't be broader than itself.",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("roles:page", args=[self.slug])

    @property
    def pairs(self) -> "list[RolePair]":
        return [*self.pairs_as_first.all(), *self.pairs_as_second.all()]

    @property
    def occupations(self) -> list[str]:
        """The titles of its official occupations, each once."""
        return list(dict.fromkeys(code.title for code in self.occupation_codes.all()))

    @property
    def facts(self) -> list[Cited]:
        """The role and all its parts that cite something."""
        parts: list[Any] = [
            self.aliases,
            self.duties,
            self.skills,
            self.salary_bands,
            self.outlooks,
            self.occupation_codes,
        ]
        disputed = chain.from_iterable(disagreement.positions.all() for disagreement in self.disagreements.all())
        return [self, *chain.from_iterable(part.all() for part in parts), *disputed]


class RoleAlias(Part, Cited):
    """Another title for the same role."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)

    class Meta(Part.Meta):
        verbose_name_plural = "role aliases"
        constraints = [models.UniqueConstraint(fields=["role", "name"], name="role_alias_unique")]

    def __str__(self) -> str:
        return self.name


class Duty(Part, Cited):
    """Something that one does in the role."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="duties")
    title = models.CharField(max_length=120)
    text = models.TextField()

    class Meta(Part.Meta):
        verbose_name_plural = "duties"
        constraints = [models.UniqueConstraint(fields=["role", "title"], name="duty_unique")]

    def __str__(self) -> str:
        return self.title


class RoleSkillQuerySet(ContentQuerySet):
    def of_published(self) -> Self:
        """Between published roles and skills, by domain, the essential ones first."""
        status = Entry.Status.PUBLISHED
        published = self.filter(role__status=status, skill__status=status, skill__domain__status=status)
        return published.order_by("skill__domain__order", "requirement", "position")

    def for_skill(self) -> Self:
        """For the page of a skill: by role."""
        roles = self.of_published().order_by("role__order", "role__title")
        return roles.select_related("role").prefetch_related(*with_citations())


class RoleSkill(Part, Cited):
    """A skill that a role asks for."""

    class Requirement(models.TextChoices):
        ESSENTIAL = "essential", "Essential"
        USEFUL = "useful", "Useful"

    class Basis(models.TextChoices):
        STATED = "stated", "Stated by the source"
        INFERRED = "inferred", "Inferred by the editors"

    class Proficiency(models.IntegerChoices):
        AWARE = 1, "Aware: follows a conversation about it"
        WORKING = 2, "Working: uses it with guidance"
        SKILLED = 3, "Skilled: uses it alone and explains it"
        EXPERT = 4, "Expert: shapes how others use it"

    role = models.ForeignKey(Role, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="roles")
    requirement = models.CharField(max_length=9, choices=Requirement)
    proficiency = models.PositiveSmallIntegerField(choices=Proficiency, null=True, blank=True)
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)

    objects = RoleSkillQuerySet.as_manager()

    class Meta(Part.Meta):
        verbose_name_plural = "skills of roles"
        constraints = [models.UniqueConstraint(fields=["role", "skill"], name="role_skill_unique")]

    def __str__(self) -> str:
        return str(self.skill)


class Disagreement(Part):
    """A question about a role that two sources answer differently."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="disagreements")
    question = models.CharField(max_length=200)
    difference = models.TextField(help_text="What differs, in a sentence; and what a reader may make of it.")

    def __str__(self) -> str:
        return self.question

    @property
    def sides(self) -> "models.QuerySet[Position]":
        return self.positions.all()


class Position(Part, Cited):
    """One side's answer to a disputed question."""

    disagreement = models.ForeignKey(Disagreement, models.CASCADE, related_name="positions")
    statement = models.TextField()

    class Meta(Part.Meta):
        verbose_name_plural = "positions in disagreements"

    def __str__(self) -> str:
        return self.statement


class MarketQuerySet(EntryQuerySet):
    def without_pay(self) -> Self:
        """Markets in which no source states pay for a published role."""
        return self.exclude(salarybands__role__status=Entry.Status.PUBLISHED)


class Market(Entry, Cited):
    """A place with one labour market, as far as a source tells it apart."""

    currency = models.CharField(max_length=3, help_text="ISO 4217 code that pay there is stated in.")

    objects = MarketQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return f"{reverse('roles:salaries')}#{self.slug}"


class OccupationCode(Part, Cited):
    """The official occupation that stands for a role in statistics."""

    key_fields = ("scheme", "code")

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
    def education_grade(self) -> evidence.Grade:
        return grade_of(self.sections, self.mismatch, self.education_year)


class SalaryBandQuerySet(ContentQuerySet):
    def for_pages(self) -> Self:
        """Of published roles and markets, with all that a figure has to answer for itself."""
        status = Entry.Status.PUBLISHED
        return (
            self.filter(role__status=status, market__status=status)
            .select_related("role", "market", "occupation_code")
            .prefetch_related(*with_citations())
            .order_by("market__order", "market__title", "role__order", "role__title", "position")
        )


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
    low = models.PositiveIntegerField(null=True, blank=True)
    median = models.PositiveIntegerField(null=True, blank=True)
    high = models.PositiveIntegerField(null=True, blank=True)
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
        return salary.in_words(self.figure)

    @property
    def basis_in_words(self) -> str:
        return "basis not stated" if self.basis == self.Basis.NOT_STATED else self.get_basis_display().lower()

    @property
    def median_in_words(self) -> str:
        return salary.money(self.median, self.currency) if self.median else ""

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
        return grade_of(self.sections, self.mismatch, self.year)

    @cached_property
    def figure(self) -> salary.Band:
        """The same as frozen data, for the pure functions of `salary`."""
        return salary.Band(
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


class SalaryBand(Pay):
    """What a role pays."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="salary_bands")
    occupation_code = models.ForeignKey(
        OccupationCode, models.RESTRICT, null=True, blank=True, related_name="salary_bands"
    )

    objects = SalaryBandQuerySet.as_manager()

    class Meta(Pay.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.market}: {self.get_level_display().lower()}"

    def clean(self) -> None:
        own_code(self)

    @property
    def occupation(self) -> str:
        return self.occupation_code.title if self.occupation_code else ""

    @property
    def mismatch(self) -> str:
        return self.occupation_code.mismatch if self.occupation_code else ""


def own_code(figure: "SalaryBand | Outlook") -> None:
    """Raises ValidationError where a figure is taken over the occupation code of another role."""
    if figure.occupation_code and figure.occupation_code.role_id != figure.role_id:
        raise ValidationError({"occupation_code": "This occupation code belongs to another role."})


class OutlookQuerySet(ContentQuerySet):
    def of_published(self) -> Self:
        return self.filter(market__status=Entry.Status.PUBLISHED)


class Outlook(Part, Cited):
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

    objects = OutlookQuerySet.as_manager()

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

    def clean(self) -> None:
        own_code(self)

    @property
    def occupation(self) -> str:
        """The official occupation's own title; empty where the figure is for none."""
        return self.occupation_code.title if self.occupation_code else ""

    @property
    def term(self) -> str:
        """The Bureau's term for the change, where we hold its terms for the period; else the source's own verdict."""
        if self.change_percent is None:
            return self.statement
        return outlook.term(self.change_percent, self.start_year, self.end_year) or self.statement

    @property
    def grade(self) -> evidence.Grade:
        mismatch = self.occupation_code.mismatch if self.occupation_code else ""
        return grade_of(self.sections, mismatch, self.start_year)


class RolePairQuerySet(EntryQuerySet):
    def published(self) -> Self:
        """Between published roles too."""
        status = Entry.Status.PUBLISHED
        return super().published().filter(first__status=status, second__status=status)

    def for_list(self) -> Self:
        return self.select_related("first", "second")

    def for_page(self) -> Self:
        parts = ("points", "statements")
        return self.select_related("first", "second").prefetch_related(*parts, *with_citations(*parts))


class RolePair(Entry, Cited):
    """Two roles that are easily confused, what tells them apart, and when to choose which. Their order is no matter."""

    first = models.ForeignKey(Role, models.PROTECT, related_name="pairs_as_first")
    second = models.ForeignKey(Role, models.PROTECT, related_name="pairs_as_second")

    objects = RolePairQuerySet.as_manager()

    class Meta(Entry.Meta):
        constraints = [
            models.UniqueConstraint(
                Least("first", "second"),
                Greatest("first", "second"),
                name="pair_unique_in_either_order",
                violation_error_message="These two roles are a pair already; one page serves both orders.",
            ),
            models.CheckConstraint(
                condition=~Q(first=F("second")),
                name="pair_of_different_roles",
                violation_error_message="A role can't be paired with itself.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("roles:pair", args=[self.slug])

    @property
    def is_published(self) -> bool:
        return super().is_published and self.first.is_published and self.second.is_published

    @property
    def same(self) -> "list[PairStatement]":
        return self._statements(PairStatement.Kind.SAME)

    @property
    def confused(self) -> "list[PairStatement]":
        return self._statements(PairStatement.Kind.CONFUSED)

    @property
    def choose_first(self) -> "list[PairStatement]":
        return self._statements(PairStatement.Kind.CHOOSE_FIRST)

    @property
    def choose_second(self) -> "list[PairStatement]":
        return self._statements(PairStatement.Kind.CHOOSE_SECOND)

    def _statements(self, kind: "PairStatement.Kind") -> "list[PairStatement]":
        return [statement for statement in self.statements.all() if statement.kind == kind]


class PairPoint(Part, Cited):
    """One way in which the two roles of a pair differ: each role's side of it. Each pair tells what both deliver."""

    DELIVERS = "What it delivers"

    pair = models.ForeignKey(RolePair, models.CASCADE, related_name="points")
    aspect = models.CharField(max_length=80, help_text="Such as: focus, scope, what it delivers.")
    first_side = models.TextField(help_text="How it is for the first role.")
    second_side = models.TextField(help_text="How it is for the second role.")

    class Meta(Part.Meta):
        verbose_name_plural = "points of contrast"
        constraints = [models.UniqueConstraint(fields=["pair", "aspect"], name="pair_point_unique")]

    def __str__(self) -> str:
        return self.aspect


class PairStatement(Part, Cited):
    """What holds for both roles of a pair, or speaks for one of them. Each pair has at least one of each kind."""

    class Kind(models.TextChoices):
        SAME = "same", "What is the same"
        CONFUSED = "confused", "Why they are confused"
        CHOOSE_FIRST = "choose-first", "Choose the first role if"
        CHOOSE_SECOND = "choose-second", "Choose the second role if"

    pair = models.ForeignKey(RolePair, models.CASCADE, related_name="statements")
    kind = models.CharField(max_length=13, choices=Kind)
    text = models.TextField(max_length=400, help_text="One or two plain sentences.")

    class Meta(Part.Meta):
        verbose_name_plural = "statements about pairs"
        constraints = [models.UniqueConstraint(fields=["pair", "text"], name="pair_statement_unique")]

    def __str__(self) -> str:
        return self.text


class TopicQuerySet(EntryQuerySet):
    def for_page(self) -> Self:
        return self.prefetch_related(
            Prefetch("roles", Role.objects.published()),
            Prefetch("skills", Skill.objects.published()),
            *with_citations(),
        )


class Topic(Entry, Cited):
    """Something to know about the field that is not a role, skill or pathway."""

    class Kind(models.TextChoices):
        APPLICATION_AREA = "application-area", "Where AI is used"
        EMPLOYER_TYPE = "employer-type", "Who employs"
        CHALLENGE = "challenge", "Challenges"
        USE_CASE = "use-case", "Use cases"
        OUTLOOK = "outlook", "Outlook"
        QUESTION = "question", "Questions people ask"

    kind = models.CharField(max_length=16, choices=Kind)
    roles = models.ManyToManyField(Role, blank=True, related_name="topics")
    skills = models.ManyToManyField(Skill, blank=True, related_name="topics")

    objects = TopicQuerySet.as_manager()

    class Meta(Entry.Meta):
        ordering = ["kind", "order", "title"]

    def get_absolute_url(self) -> str:
        return reverse("roles:topic", args=[self.slug])
