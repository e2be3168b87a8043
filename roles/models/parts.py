"""What a role consists of in words: its titles, duties and skills, and what sources disagree on; and what to see."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import models

from careerguide.content.models import Cited, OutsideLink, Part
from careerguide.web.english import in_sentence
from skills.models import Skill

from ..core import ASKED, Requirement, requirement
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

    @property
    def said(self) -> tuple[str, str]:
        return "", f"Also called {self.name}"


class Duty(Part, Cited):
    """Something that one does in the role.

    `like` is whom it suits, by our own judgement: those who like what comes out of it. Out of finding out comes
    knowledge, such as an answer or the result of a test; out of making something that works, such as a device, a model
    or a program; out of helping somebody who understands, can do or knows more; out of organising order, such as rules,
    clean data, or work that runs.
    """

    class Like(models.TextChoices):
        FINDING_OUT = "finding-out", "Finding out"
        MAKING = "making", "Making"
        HELPING = "helping", "Helping"
        ORGANISING = "organising", "Organising"

    role = models.ForeignKey(Role, models.CASCADE, related_name="duties")
    title = models.CharField(max_length=120)
    text = models.TextField()
    like = models.CharField(
        max_length=11, choices=Like, blank=True, help_text="What one must like, mostly. Empty: none of these."
    )

    class Meta(Part.Meta):
        verbose_name_plural = "duties"
        constraints = [models.UniqueConstraint(fields=["role", "title"], name="duty_unique")]

    def __str__(self) -> str:
        return self.title


class RoleSkill(Part, Cited):
    """How well a role needs a skill. Without a level nobody has judged it, though a source names the skill."""

    class Basis(models.TextChoices):
        STATED = "stated", "Stated"
        INFERRED = "inferred", "Our estimate"

    class Proficiency(models.IntegerChoices):
        NOT_NEEDED = 0, "Not needed"
        AWARE = 1, "Aware: follows a conversation about it"
        WORKING = 2, "Working: uses it with guidance"
        SKILLED = 3, "Skilled: uses it alone and explains it"
        EXPERT = 4, "Expert: shapes how others use it"

    role = models.ForeignKey(Role, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="roles")
    proficiency = models.PositiveSmallIntegerField(
        "level", choices=Proficiency, null=True, blank=True, help_text="Empty: nothing lets you judge it."
    )
    basis = models.CharField(max_length=8, choices=Basis, default=Basis.STATED)

    class Meta(Part.Meta):
        verbose_name_plural = "skills of roles"
        constraints = [
            models.UniqueConstraint(fields=["role", "skill"], name="role_skill_unique"),
            models.CheckConstraint(condition=models.Q(proficiency__lte=4), name="role_skill_level_on_the_scale"),
        ]

    def __str__(self) -> str:
        return str(self.skill)

    @property
    def rank(self) -> tuple[Any, ...]:
        """Rows of one skill go by role; rows of one role by domain, those of the core first, and by level."""
        return *self.role.rank, self.skill.domain.order, not self.skill.core, -self.depth, self.position, self.pk

    @property
    def depth(self) -> int:
        """The level of the skill, to sort by: one that nobody has judged comes below all others."""
        return -1 if self.proficiency is None else self.proficiency

    @property
    def requirement(self) -> Requirement:
        return requirement(self.proficiency, core=self.skill.core)

    @property
    def boxes(self) -> tuple[bool, ...]:
        """The boxes of the skill's level, one for each above “not needed”: the filled ones first."""
        return _boxes_at(self.proficiency or 0)

    @property
    def level_word(self) -> str:
        """The level of the skill in a word: skilled. Empty where nobody has judged it."""
        return "" if self.proficiency is None else _level_word(self.proficiency)

    @property
    def said(self) -> tuple[str, str]:
        level = f"level {self.proficiency}, {self.level_word}" if self.level_word else "no level"
        return "", f"{self.role}, {in_sentence(str(self.skill))}: {level}"

    @property
    def is_essential(self) -> bool:
        return self.requirement is Requirement.ESSENTIAL

    @property
    def is_asked_for(self) -> bool:
        """Whether the role asks for the skill: of the core from level 2 on, and for whatever else it names."""
        return (self.proficiency or 0) >= ASKED if self.skill.core else self.proficiency != self.Proficiency.NOT_NEEDED


@cache
def _boxes_at(level: int) -> tuple[bool, ...]:
    return tuple(one <= level for one in RoleSkill.Proficiency.values if one)


@cache
def _level_word(level: int) -> str:
    return RoleSkill.Proficiency(level).label.partition(":")[0].lower()


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

    @property
    def said(self) -> tuple[str, str]:
        return "", f"{self.disagreement.question} {self.statement}"


class RoleOutsideLink(OutsideLink):
    """Where one can see what the role is like, or learn for it."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="outside_links")

    class Meta(OutsideLink.Meta):
        constraints = [
            *OutsideLink.Meta.constraints,
            models.UniqueConstraint(fields=["role", "url"], name="role_links_to_an_address_once"),
        ]
