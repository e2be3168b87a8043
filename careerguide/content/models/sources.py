"""The works that facts are taken from, and where they are wrong."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from .entries import Cited, Entry, Part, closes_circle, page_address


class Source(Entry):
    """A work that facts are taken from. Its title is the work's own; corrections say where it errs."""

    class Kind(models.TextChoices):
        OFFICIAL_STATISTICS = "official-statistics", "Official statistics"
        PEER_REVIEWED = "peer-reviewed", "Peer-reviewed article"
        STANDARD = "standard", "Law, standard or classification"
        PROFESSIONAL_BODY = "professional-body", "Professional body"
        INSTITUTION = "institution", "Institution's own page"
        ARTICLE = "article", "Article without peer review"

    AUTHORITIES = (Kind.OFFICIAL_STATISTICS, Kind.STANDARD, Kind.PROFESSIONAL_BODY, Kind.INSTITUTION)

    short_title = models.CharField(max_length=40, help_text="As it stands beside a fact.")
    kind = models.CharField(max_length=20, choices=Kind)
    authors = models.CharField(max_length=200, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published = models.CharField(
        max_length=20, blank=True, help_text="A date or year, as 2024-09-29 or 2021; empty if the work gives none."
    )
    accessed = models.DateField(null=True, blank=True, help_text="When we read it.")
    url = models.URLField(blank=True)
    doi = models.CharField("DOI", max_length=80, blank=True)
    licence = models.CharField(max_length=200, blank=True)
    attribution = models.TextField(blank=True, help_text="The text that its licence asks for.")
    cited_as = models.TextField(blank=True, help_text="How a document cites it, where that is wrong or incomplete.")
    superseded_by = models.ForeignKey(
        "self",
        models.RESTRICT,
        null=True,
        blank=True,
        related_name="supersedes",
        help_text="The next edition of the same work, once there is one.",
    )

    class Meta(Entry.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(superseded_by__isnull=True) | ~Q(superseded_by=F("pk")),
                name="source_not_superseded_by_itself",
                violation_error_message="A source can't be superseded by itself.",
            )
        ]

    def clean(self) -> None:
        """Refuses a circle of several editions; a constraint refuses a source that is superseded by itself."""
        if closes_circle(self, "superseded_by"):
            raise ValidationError({"superseded_by": f"“{self.superseded_by}” is itself superseded by this source."})

    def get_absolute_url(self) -> str:
        return page_address("source", self.slug)

    @property
    def newer_edition(self) -> "Source | None":
        """The next edition, if it is published."""
        newer = self.superseded_by
        return newer if newer and newer.is_published else None

    @property
    def unstated(self) -> list[str]:
        """What the work does not say about itself, in words."""
        said = {"who wrote it": self.authors or self.publisher, "when it was published": self.published}
        return [words for words, value in said.items() if not value]


class Section(Part):
    """A place in a source that facts can cite."""

    key_fields = ("key",)

    source = models.ForeignKey(
        Source,
        models.CASCADE,
        related_name="sections",
        help_text="A new one is added with its sections: by the plus, or on the first page. Then cite these.",
    )
    key = models.SlugField(max_length=80)
    label = models.CharField(max_length=120)
    second_hand = models.BooleanField(default=False, help_text="Seen only where somebody else quotes it.")
    url = models.URLField(blank=True, help_text="Of this very page or table, where it has an address of its own.")
    note = models.TextField(blank=True)

    class Meta(Part.Meta):
        ordering = ["source", "position"]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="section_key_unique")]

    def __str__(self) -> str:
        return f"{self.source.short_title}: {self.label}"

    def get_absolute_url(self) -> str:
        return f"{self.source.get_absolute_url()}#section-{self.key}"

    @cached_property
    def rank(self) -> tuple[Any, ...]:
        return *self.source.rank, self.position, self.pk

    @property
    def reference(self) -> str:
        return f"{self.source.slug}#{self.key}"


class Correction(Part, Cited):
    """An error in a source, with what is right instead. Its citations support the right version."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="corrections")
    section = models.ForeignKey(Section, models.RESTRICT, related_name="corrections")
    says = models.TextField(help_text="What the source says.")
    right = models.TextField(help_text="What is right.")

    def __str__(self) -> str:
        return self.says

    @property
    def said(self) -> tuple[str, str]:
        return "", self.right
