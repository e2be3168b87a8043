"""What ways are made of: stages, which ways share."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Q

from careerguide.content.models import Cited, Entry, Part, heading_address
from careerguide.content.quotation import Quotable
from careerguide.web.english import in_sentence
from roles.models import RoleSkill
from skills.models import Skill

from .. import duration
from ..duration import StageTime
from .ranked import RankedPart
from .start import Addressed, Credential, Place, Timed, months_ordered, opened_at_an_address


class Stage(Entry, Cited, Timed, Addressed):  # noqa: DJ008  (Entry has __str__)
    """Something to do on the way to a role; its summary says what you do."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "Education"
        TRAINING = "training", "Training"
        EXPERIENCE = "experience", "Experience"
        JOB = "job", "Job"
        PORTFOLIO = "portfolio", "Portfolio"
        CREDENTIAL = "credential", "Credential"
        NETWORK = "network", "Network"

    class Basis(models.TextChoices):
        CITED = "cited", "As published"
        DERIVED = "derived", "Worked out from published figures"
        ESTIMATE = "estimate", "Our estimate"
        UNKNOWN = "unknown", "Not known"
        NONE = "none", "Takes no time of its own"

    class BesideJob(models.TextChoices):
        YES = "yes", "Yes"
        NO = "no", "No"
        UNKNOWN = "unknown", "Not known"

    kind = models.CharField(max_length=10, choices=Kind)
    places = models.ManyToManyField(
        Place, blank=True, related_name="stages", help_text="Where it can be done; none: anywhere."
    )
    basis = models.CharField("basis of the duration", max_length=8, choices=Basis)
    reason = models.CharField(max_length=400, blank=True, help_text="Why it takes that long, or no time is counted.")
    part_time_factor = models.DecimalField(
        max_digits=3, decimal_places=2, null=True, blank=True, help_text="How many times as long it takes part-time."
    )
    beside_job = models.CharField(
        "can be done beside a job", max_length=7, choices=BesideJob, default=BesideJob.UNKNOWN
    )
    cost = models.TextField(blank=True, help_text="To you, as published; empty where no source says it.")
    requires = models.TextField(blank=True, help_text="Who may enter; empty where no source says it.")

    class Meta(Entry.Meta):
        constraints = [
            months_ordered("stage_months_ordered"),
            opened_at_an_address("stage_opened_at_an_address"),
            models.CheckConstraint(
                condition=Q(basis__in=["unknown", "none"], min_months__isnull=True, max_months__isnull=True)
                | (~Q(basis__in=["unknown", "none"]) & Q(min_months__isnull=False, max_months__isnull=False)),
                name="stage_length_has_its_basis",
                violation_error_message=(
                    "State the shortest and the longest duration; or neither, if it is not known or takes no time."
                ),
            ),
            models.CheckConstraint(
                condition=Q(basis="cited") | ~Q(reason=""),
                name="stage_length_has_its_reason",
                violation_error_message="Say in “reason” why it takes so long, as no source states it.",
            ),
            models.CheckConstraint(
                condition=Q(part_time_factor__isnull=True) | Q(part_time_factor__gte=Decimal(1)),
                name="stage_part_time_not_shorter",
                violation_error_message="Part-time takes as long at least: a factor of 1 or more.",
            ),
        ]

    def get_absolute_url(self) -> str:
        return heading_address("pathways:stages", self.slug)

    @property
    def rank(self) -> tuple[Any, ...]:
        return [*self.Kind].index(self.kind), *super().rank

    @property
    def quotables(self) -> Sequence[Quotable]:
        return duration.length_of(self)

    @cached_property
    def held_in(self) -> tuple[Place, ...]:
        """The places where the stage can be done; none for anywhere."""
        return tuple(self.places.all())

    @cached_property
    def time(self) -> StageTime:
        """The length of the stage as frozen data; unknown while it is a draft."""
        if not self.is_published:
            return StageTime()
        teaches = {gain.skill.slug: gain.proficiency or 0 for gain in self.skills if gain.skill}
        return StageTime(
            self.min_months,
            self.max_months,
            is_counted=self.basis != self.Basis.NONE,
            part_time_factor=self.part_time_factor,
            teaches=teaches if self.is_course else {},
        )

    @property
    def is_course(self) -> bool:
        """Whether the stage gives anybody skills, and at most a certificate: who has the skills can do without it."""
        is_open = not self.asked_credentials and self.beside_job != self.BesideJob.NO
        certificates = (one.kind == Credential.Kind.CERTIFICATE for one in self.credentials)
        return self.kind == self.Kind.TRAINING and is_open and all(certificates)

    @property
    def length_in_words(self) -> str:
        return self.duration or self.get_basis_display()

    @cached_property
    def told_length(self) -> str:
        """The length of the stage; what we reckoned ourselves is called so. Empty where it takes no time of its own."""
        if self.basis == self.Basis.NONE:
            return ""
        ours = f", {in_sentence(self.Basis.ESTIMATE.label)}" if self.basis == self.Basis.ESTIMATE else ""
        return f"{self.duration}{ours}" if self.duration else "length not known"

    @property
    def time_and_places(self) -> str:
        """The time that a stage takes and where it holds: 2 to 3 years · UK."""
        places = ", ".join(place.short_title for place in self.held_in)
        return " · ".join(filter(None, [self.told_length, places]))

    @property
    def why_so_long(self) -> str:
        """What the length of the stage rests on: As published: two years full-time, three part-time."""
        return f"{self.get_basis_display()}: {self.reason}" if self.reason else self.get_basis_display()

    @property
    def said(self) -> tuple[str, str]:
        named = f": {in_sentence(self.title)}" if self.duration else self.title
        cost = f" Cost: {self.cost}" if self.cost else ""
        return self.duration, f"{named} ({in_sentence(self.why_so_long)}).{cost}"

    @property
    def has_rules(self) -> bool:
        """Whether there is more to know before one enters the stage."""
        return bool(self.requires or self.url or self.asked_skills)

    @cached_property
    def skills(self) -> "list[StageGain]":
        """The skills that the stage gives."""
        return [gain for gain in self.gives.all() if gain.skill and gain.skill.is_published]

    @property
    def levels_taught(self) -> "list[SkillLevel]":
        return [*map(skill_level, self.skills)]

    @cached_property
    def credentials(self) -> list[Credential]:
        """The credentials that the stage gives."""
        gains = [gain.credential for gain in self.gives.all() if gain.credential]
        return [credential for credential in gains if credential.is_published]

    @cached_property
    def asked_credentials(self) -> "list[StageNeed]":
        """The needs that one meets by a credential."""
        return [need for need in self.needs.all() if need.met_by]

    @cached_property
    def asked_skills(self) -> "list[StageNeed]":
        return [need for need in self.needs.all() if need.skill and need.skill.is_published]

    @property
    def levels_asked(self) -> "list[SkillLevel]":
        return [*map(skill_level, self.asked_skills)]


def _proficiency(**options: Any) -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField("level", choices=LEVELS, null=True, blank=True, **options)


class SkillLevel(NamedTuple):
    """A skill up to a level, as a template that is filled shows it."""

    hue: str  # of its domain
    address: str
    title: str
    level: str  # a number


def skill_level(row: Any) -> SkillLevel:
    """The skill and the level of a need or of a gain; it must have a skill."""
    skill = row.skill
    return SkillLevel(skill.domain.hue, skill.get_absolute_url(), skill.title, str(row.proficiency))


LEVELS = [level for level in RoleSkill.Proficiency.choices if level[0]]
NO_SKILL = Q(skill__isnull=True, proficiency__isnull=True)
A_SKILL = Q(skill__isnull=False, proficiency__isnull=False, proficiency__gte=1, proficiency__lte=4)


class StageNeed(RankedPart):
    """What one must have to enter a stage: a skill at a level, or one of some credentials."""

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="needs")
    credentials = models.ManyToManyField(
        Credential, blank=True, related_name="needed_for", help_text="One of these will do."
    )
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, blank=True, related_name="needed_for")
    proficiency = _proficiency()

    class Meta(Part.Meta):
        verbose_name = "need of a stage"
        verbose_name_plural = "needs of stages"
        constraints = [
            models.UniqueConstraint(fields=["stage", "skill"], name="stage_need_unique"),
            models.CheckConstraint(
                condition=NO_SKILL | A_SKILL,
                name="stage_need_skill_with_level",
                violation_error_message="A skill goes with a level.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.skill or "one of some credentials")

    @cached_property
    def met_by(self) -> tuple[Credential, ...]:
        """The credentials of which one will do."""
        return tuple(self.credentials.all())


class StageGain(RankedPart):
    """What a stage gives: a skill up to a level, or a credential. Levels are our own judgement."""

    stage = models.ForeignKey(Stage, models.CASCADE, related_name="gives")
    credential = models.ForeignKey(Credential, models.PROTECT, null=True, blank=True, related_name="given_by")
    skill = models.ForeignKey(Skill, models.PROTECT, null=True, blank=True, related_name="given_by")
    proficiency = _proficiency()

    class Meta(Part.Meta):
        verbose_name = "gain from a stage"
        verbose_name_plural = "gains from stages"
        constraints = [
            models.UniqueConstraint(fields=["stage", "credential"], name="stage_gives_credential_once"),
            models.UniqueConstraint(fields=["stage", "skill"], name="stage_gives_skill_once"),
            models.CheckConstraint(
                condition=(A_SKILL & Q(credential__isnull=True)) | (NO_SKILL & Q(credential__isnull=False)),
                name="stage_gives_credential_or_skill",
                violation_error_message="A stage gives a credential, or a skill with its level: state one of the two.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.credential or self.skill)

    @property
    def level_word(self) -> str:
        """The level of its skill in a word: skilled. Empty for a credential."""
        return self.get_proficiency_display().partition(":")[0].lower() if self.proficiency else ""
