"""Markets and official occupations, which hold once all that statistics say, and how far a figure of theirs holds."""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from careerguide.content.models import Cited, Entry, Part, Source, page_address
from careerguide.content.quotation import Quotable

from .. import evidence, said, wording
from ..applied import Applied
from ..quotables import quotables_of
from ..shown import ShownEntry, ShownOutlook, ShownPay
from .role import Role


class Market(Entry, Cited):
    """A place with one labour market, as far as a source tells it apart."""

    currency = models.CharField(max_length=3, help_text="ISO 4217 code that pay there is stated in.")

    def get_absolute_url(self) -> str:
        return f"{reverse('roles:salaries')}?market={self.slug}#{self.slug}"


TOTALS = {"soc": "00-0000"}  # the code under which a classification counts all jobs together


class Occupation(Entry, Cited):
    """A group of jobs that statistics count together; its title is the official one, its summary what it includes."""

    class Scheme(models.TextChoices):
        SOC = "soc", "SOC 2018 (United States)"  # those by which statistics count come first
        UK_SOC = "uk-soc", "SOC 2020 (United Kingdom)"
        ONET_SOC = "onet-soc", "O*NET-SOC"
        ESCO = "esco", "ESCO"
        ISCO = "isco", "ISCO-08"

    scheme = models.CharField(max_length=8, choices=Scheme)
    version = models.CharField(max_length=20)
    code = models.CharField(max_length=20)
    short_title = models.CharField(
        max_length=40,
        blank=True,
        help_text="Whom it counts, where there is little room: in lower case, several of them, as “systems analysts”.",
    )
    market = models.ForeignKey(
        Market,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="occupations",
        help_text="The place it is counted in; empty for a classification of many countries.",
    )

    class Meta(Entry.Meta):
        constraints = [models.UniqueConstraint(fields=["scheme", "code"], name="occupation_unique")]

    def get_absolute_url(self) -> str:
        return page_address("roles:occupation", self.slug)

    @property
    def quotables(self) -> Sequence[Quotable]:
        return quotables_of(self)

    @property
    def offered_as(self) -> str:
        return f"{self}, {self.get_scheme_display()} {self.code}"

    @property
    def counts_all_jobs(self) -> bool:
        """Whether the occupation is the total of its classification."""
        return self.code == TOTALS.get(self.scheme)

    @property
    def version_told(self) -> bool:
        """Whether the version has to be shown, as the name of the scheme does not include it."""
        return self.version not in self.get_scheme_display()


class OccupationLink(Part, Cited):
    """The official occupation that stands in statistics for what the link belongs to."""

    class Match(models.TextChoices):
        EXACT = "exact", "Exact"
        CLOSE = "close", "Close"
        BROAD = "broad", "Broad: a wider group"
        NONE = "none", "No match: the closest there is"

    match = models.CharField(max_length=5, choices=Match)
    why = models.TextField(max_length=600, help_text="Why this occupation stands for it, in a sentence.")

    class Meta(Part.Meta):
        abstract = True

    occupation: "models.ForeignKey[Occupation, Occupation]"

    def __str__(self) -> str:
        return str(self.occupation)

    @property
    def said(self) -> tuple[str, str]:
        return said.link_said(self)

    @property
    def mismatch(self) -> str:
        """How the occupation differs from what it stands for; empty for an exact match."""
        words = {
            self.Match.CLOSE: "for a neighbouring group",
            self.Match.BROAD: "for a wider group",
            self.Match.NONE: "for the nearest group",
        }
        return words.get(self.Match(self.match), "")

    @property
    def lends_figures(self) -> bool:
        """Whether what is published of the occupation is shown for what the link belongs to."""
        return True

    @cached_property
    def pay(self) -> list[ShownPay]:
        """What the occupation pays, without what it pays in single industries."""
        return self._lent(band for band in self.occupation.salary_bands.all() if not band.industry)

    @cached_property
    def growth(self) -> list[ShownOutlook]:
        return self._lent(self.occupation.outlooks.all())

    @cached_property
    def entry_education(self) -> list[ShownEntry]:
        return self._lent(self.occupation.entry_educations.all())

    @property
    def education_held(self) -> "list[EducationHeld]":
        return [*self.occupation.education_held.all()] if self.lends_figures else []

    @property
    def work(self) -> list[Any]:
        """What is said of the work in the occupation, if it speaks for the role."""
        return [*self.occupation.work.all()] if self.lends_figures else []

    def _lent(self, figures: Iterable[Any]) -> list[Any]:
        return [Applied(figure, self) for figure in figures] if self.lends_figures else []


class RoleOccupation(OccupationLink):
    """An official occupation of a role; the nearest comes first."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="occupations")
    occupation = models.ForeignKey(Occupation, models.PROTECT, related_name="roles")

    class Meta(OccupationLink.Meta):
        verbose_name_plural = "occupations of roles"
        constraints = [models.UniqueConstraint(fields=["role", "occupation"], name="role_occupation_unique")]

    @property
    def lends_figures(self) -> bool:
        """A specialism borrows nothing from an occupation that is only the nearest there is."""
        return not (self.role.is_specialism and self.match == self.Match.NONE)


class Figure(Part, Cited):
    """A figure, which is graded by its sources, by its age, and by how well its occupation fits."""

    class Meta(Part.Meta):
        abstract = True

    link: Any = None  # only a figure that is applied has one

    @property
    def row(self) -> Self:
        """What was published: the figure itself."""
        return self

    @property
    def dated(self) -> int | None:
        """The year from which the age of a figure is counted."""
        raise NotImplementedError

    def grade_for(self, mismatch: str) -> evidence.Grade:
        """The grade for something that differs, as `mismatch` says, from what it was published for."""
        sections = self.sections
        official = [section for section in sections if section.source.kind == Source.Kind.OFFICIAL_STATISTICS]
        with_method = {Source.Kind.PEER_REVIEWED, Source.Kind.PROFESSIONAL_BODY}
        about = evidence.Evidence(
            official=bool(official),
            method_stated=any(section.source.kind in with_method for section in sections),
            second_hand=bool(official) and all(section.second_hand for section in official),
            mismatch=mismatch,
            year=self.dated,
        )
        return evidence.grade(about, self.this_year)

    @cached_property
    def grade(self) -> evidence.Grade:
        """How far to trust the figure as one of the occupation that it was published for."""
        return self.grade_for("")


class EntryEducation(Figure):
    """What an occupation typically asks for at entry, as officially published."""

    LEVELS = ("postsecondary", "associate", "bachelor", "master", "doctoral")  # as the U.S. Bureau names them
    UNPLACED = len(LEVELS) + 1

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="entry_educations")
    education = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Figure.Meta):
        verbose_name = "entry education"
        verbose_name_plural = "education at entry"

    def __str__(self) -> str:
        return self.education

    @property
    def said(self) -> tuple[str, str]:
        return said.entry_said(self)

    @property
    def level(self) -> int | None:
        """The place of the degree among LEVELS, from 1; None where it is none of them."""
        stated = self.education.lower()
        return next((level for level, word in enumerate(self.LEVELS, 1) if word in stated), None)

    @property
    def dated(self) -> int | None:
        return self.year


def percent_field(help_text: str = "", **options: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(max_digits=4, decimal_places=1, help_text=help_text, **options)


class EducationHeld(Part, Cited):
    """The highest degrees of those who work in an occupation, in percent of them."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="education_held")
    bachelors = percent_field("Whose highest degree is a bachelor's.", null=True, blank=True)
    masters = percent_field("Whose highest degree is a master's.", null=True, blank=True)
    doctoral = percent_field("With a doctoral or professional degree.", null=True, blank=True)
    years = models.CharField(max_length=20, blank=True, help_text="Such as 2022–23.")

    class Meta(Part.Meta):
        verbose_name = "education held"
        verbose_name_plural = "education held"

    def __str__(self) -> str:
        return self.years or "undated"

    @property
    def said(self) -> tuple[str, str]:
        return said.held_said(self)


class EmployerShare(Part, Cited):
    """How many of those who work in an occupation an industry, or a kind of employer, employs: in percent of them."""

    occupation = models.ForeignKey(Occupation, models.CASCADE, related_name="employers")
    employer = models.CharField(max_length=120)
    percent = percent_field()
    year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name_plural = "employers"
        constraints = [models.UniqueConstraint(fields=["occupation", "employer", "year"], name="employer_unique")]

    def __str__(self) -> str:
        return self.employer

    @property
    def in_words(self) -> str:
        return wording.share(self.percent)

    @property
    def said(self) -> tuple[str, str]:
        year = f", {self.year}" if self.year else ""
        return self.in_words, f" of {self.occupation} ({self.occupation.code}): {self.employer}{year}"
