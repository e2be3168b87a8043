"""What tells two roles apart that are easily confused."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least

from careerguide.content.models import Cited, Entry, Part, page_address

from .role import Role


class RolePair(Entry, Cited):
    """Two roles that are easily confused: what tells them apart, and when to choose which.

    Their order does not matter.
    """

    first = models.ForeignKey(Role, models.PROTECT, related_name="pairs_as_first")
    second = models.ForeignKey(Role, models.PROTECT, related_name="pairs_as_second")

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
        return page_address("roles:pair", self.slug)

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


def pairs_of(role: Role) -> list[RolePair]:
    """The pairs that a role is in, on either side."""
    return [*role.pairs_as_first.all(), *role.pairs_as_second.all()]


class PairPoint(Part, Cited):
    """One way in which the two roles of a pair differ: each role's side of it. Each pair tells what both deliver."""

    DELIVERS = "What you produce"
    WORKS_WITH = "Who you work with"

    pair = models.ForeignKey(RolePair, models.CASCADE, related_name="points")
    aspect = models.CharField(max_length=80, help_text="Such as: focus, scope, what you produce.")
    first_side = models.TextField(help_text="How it is for the first role.")
    second_side = models.TextField(help_text="How it is for the second role.")

    class Meta(Part.Meta):
        verbose_name_plural = "points of contrast"
        constraints = [models.UniqueConstraint(fields=["pair", "aspect"], name="pair_point_unique")]

    def __str__(self) -> str:
        return self.aspect

    def side(self, role: Role) -> str:
        """What a point of contrast says of one of the two roles."""
        return self.first_side if role == self.pair.first else self.second_side

    @property
    def said(self) -> tuple[str, str]:
        sides = ((self.pair.first, self.first_side), (self.pair.second, self.second_side))
        return "", f"{self.aspect}. {' '.join(f'{role}: {side}' for role, side in sides)}"


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
