"""The role itself; its parts, figures and pairs build on it, each in a module of its own."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from careerguide.content.models import Cited, Entry, closes_circle, page_address
from careerguide.content.quotation import Quotable

from ..quotables import quotables_of
from ..shown import ShownEntry, ShownOutlook, ShownPay


class Role(Entry, Cited):
    """A role: a kind of work that one can take up."""

    class Kind(models.TextChoices):
        PROFESSION = "profession", "Profession"
        SPECIALISM = "specialism", "New specialism"

        @property
        def plural(self) -> str:
            """The heading of several in a list."""
            return f"{self.label}s"

    class Emblem(models.TextChoices):
        """Drawings in static/shapes.svg, each under its name there."""

        ROLE = "role", "Person"
        CHART = "chart", "Chart"
        DEVICE = "device", "Device"
        GEARS = "gears", "Gears"
        GLOBE = "globe", "Globe"
        NETWORK = "network", "Network"
        PULSE = "pulse", "Pulse"
        RECORD = "record", "Record"
        SCALES = "scales", "Scales"
        SPARK = "spark", "Spark"
        SPEECH = "speech", "Speech"

    kind = models.CharField(max_length=10, choices=Kind)
    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        help_text="The role that this one is a specialism of.",
    )
    emblem = models.CharField(
        max_length=10, choices=Emblem, default=Emblem.ROLE, help_text="The drawing that stands beside its name."
    )

    class Meta(Entry.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(broader=F("pk")),
                name="role_not_broader_than_itself",
                violation_error_message="A role can't be broader than itself.",
            )
        ]

    def get_absolute_url(self) -> str:
        return page_address("roles:page", self.slug)

    def clean(self) -> None:
        """Refuses a circle of several roles; a constraint refuses a role that is broader than itself."""
        if closes_circle(self, "broader"):
            raise ValidationError({"broader": f"“{self.broader}” is itself a specialism of this role."})

    @property
    def is_specialism(self) -> bool:
        return self.kind == self.Kind.SPECIALISM

    @property
    def quotables(self) -> Sequence[Quotable]:
        return quotables_of(self)

    @cached_property
    def pay(self) -> list[ShownPay]:
        """What is stated of the role's pay: of itself, then of its occupations, the nearest first; by market."""
        lent = (band for link in self.occupations.all() for band in link.pay)
        bands: list[ShownPay] = [*self.salary_bands.all(), *lent]
        return sorted(bands, key=lambda band: band.market.rank)

    @property
    def has_pay(self) -> bool:
        """Whether any source states what the role pays."""
        return bool(self.pay)

    @cached_property
    def growth(self) -> list[ShownOutlook]:
        """How its number of jobs is projected to change: what is stated of the role itself, then of its occupations."""
        return [*self.outlooks.all(), *(outlook for link in self.occupations.all() for outlook in link.growth)]

    @cached_property
    def entry_education(self) -> list[ShownEntry]:
        """What the role's occupations typically ask for at entry."""
        return [education for link in self.occupations.all() for education in link.entry_education]
