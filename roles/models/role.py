"""The role itself; its parts, figures and pairs build on it, each in a module of its own."""

from itertools import chain
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse

from careerguide.content.models import Cited, Entry, EntryQuerySet, with_citations

CITING = ("aliases", "duties", "skills", "salary_bands", "outlooks", "occupation_codes")  # parts with citations


class RoleQuerySet(EntryQuerySet):
    def for_list(self) -> Self:
        return self.select_related("broader")

    def without_pay(self) -> Self:
        """Roles for which no source states any pay in a published market."""
        return self.exclude(salary_bands__market__status=Entry.Status.PUBLISHED)

    def for_page(self) -> Self:
        """With all that a profile shows, in a fixed number of queries."""

        def rows(model: str) -> Any:
            """Of a model by its name, as its module imports this one."""
            return apps.get_model("roles", model)._default_manager

        pairs = rows("RolePair").published()
        return self.select_related("broader").prefetch_related(
            Prefetch("narrower", Role.objects.published()),
            Prefetch("skills", rows("RoleSkill").of_published().select_related("skill__domain")),
            Prefetch("salary_bands", rows("SalaryBand").for_pages()),
            Prefetch("outlooks", rows("Outlook").of_published().select_related("market", "occupation_code", "role")),
            Prefetch("topics", rows("Topic").published()),
            Prefetch("pairs_as_first", pairs),
            Prefetch("pairs_as_second", pairs),
            "occupation_codes",
            *with_citations(*CITING, "disagreements__positions"),
        )


class Role(Entry, Cited):
    """What one can become."""

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
    def pairs(self) -> list[Entry]:
        return [*self.pairs_as_first.all(), *self.pairs_as_second.all()]

    @property
    def occupations(self) -> list[str]:
        """The titles of its official occupations, each once."""
        return list(dict.fromkeys(code.title for code in self.occupation_codes.all()))

    @property
    def facts(self) -> list[Cited]:
        """The role and all its parts that cite something."""
        parts = chain.from_iterable(getattr(self, name).all() for name in CITING)
        positions = chain.from_iterable(disagreement.positions.all() for disagreement in self.disagreements.all())
        return [self, *parts, *positions]
