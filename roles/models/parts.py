"""What a role consists of in words: its titles, duties and skills, and what sources disagree on."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from careerguide.content.models import Cited, Part
from skills.models import Skill

from .role import Role


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

    class Meta(Part.Meta):
        verbose_name_plural = "skills of roles"
        constraints = [models.UniqueConstraint(fields=["role", "skill"], name="role_skill_unique")]

    def __str__(self) -> str:
        return str(self.skill)

    @property
    def rank(self) -> tuple[Any, ...]:
        """Rows of one skill go by role; rows of one role go by domain, the essential ones first."""
        return *self.role.rank, self.skill.domain.order, self.requirement, self.position, self.pk

    @property
    def is_essential(self) -> bool:
        return self.requirement == self.Requirement.ESSENTIAL


class Disagreement(Part):
    """A question about a role that two sources answer differently."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="disagreements")
    question = models.CharField(max_length=200)
    difference = models.TextField(help_text="What differs, in a sentence; and what a reader may make of it.")

    def __str__(self) -> str:
        return self.question

    @property
    def sides(self) -> "Iterable[Position]":
        return self.positions.all()


class Position(Part, Cited):
    """One side's answer to a disputed question."""

    disagreement = models.ForeignKey(Disagreement, models.CASCADE, related_name="positions")
    statement = models.TextField()

    class Meta(Part.Meta):
        verbose_name_plural = "positions in disagreements"

    def __str__(self) -> str:
        return self.statement
