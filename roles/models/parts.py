"""What a role consists of in words: its titles, duties and skills, and what sources disagree on."""

from typing import Self

from django.db import models

from careerguide.content.models import Cited, ContentQuerySet, Entry, Part, with_citations
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
