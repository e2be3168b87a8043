"""How one gets from a starting point to a role."""

from collections.abc import Sequence
from functools import cache, cached_property

from django.db import models
from django.db.models import Q

from careerguide.content.models import Cited, Entry, Part, page_address
from careerguide.web.english import capitalised, in_sentence, spelt
from roles.models import Role
from skills.models import Skill

from ..duration import ItemTime, Length, in_words, length
from .ranked import RankedPart
from .stage import Stage
from .start import Credential, Place, StartingPoint, Timed, months_ordered


class Pathway(Entry, Cited):
    """From one starting point to one role, in one way or in several; or, with neither of the two, for everyone."""

    starting_point = models.ForeignKey(
        StartingPoint, models.PROTECT, null=True, blank=True, related_name="pathways", help_text="Empty: for everyone."
    )
    role = models.ForeignKey(
        Role, models.PROTECT, null=True, blank=True, related_name="pathways", help_text="Where it leads to."
    )

    class Meta(Entry.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["starting_point", "role"],
                name="pathway_unique",
                violation_error_message="There is a pathway from this starting point to this role already.",
            ),
            models.CheckConstraint(
                condition=Q(starting_point__isnull=True, role__isnull=True)
                | Q(starting_point__isnull=False, role__isnull=False),
                name="pathway_has_both_ends_or_none",
                violation_error_message="Choose a starting point and a role; or, for everyone, neither of the two.",
            ),
        ]

    @classmethod
    @cache
    def required_entries(cls) -> tuple[str, ...]:
        return ("starting_point", "role")

    def get_absolute_url(self) -> str:
        return page_address("pathways:page", self.slug)

    @property
    def is_general(self) -> bool:
        return self.starting_point is None

    @property
    def steps_in_words(self) -> str:
        """The number of steps, and whether their length is not known: Six steps. How long they take is not known."""
        steps = self.steps.all()
        unknown = "" if any(step.duration for step in steps) else " How long they take is not known."
        return f"{capitalised(spelt(len(steps)))} step{'' if len(steps) == 1 else 's'}.{unknown}"

    @property
    def short_times(self) -> str:
        """How long each way takes, short enough to stand beside a name: US, 2 to 4 years; UK, 3 years."""
        return "; ".join(way.short_time for way in self.ways.all())

    @cached_property
    def short_time(self) -> str:
        """How long the pathway takes, whichever way one goes: 2 to 4 years; empty where nothing is known of it."""
        lengths = [way.length for way in self.ways.all() if way.length.in_words]
        shortest = min((one.shortest for one in lengths), default=0)
        longest = max((one.longest for one in lengths), default=0)
        return in_words(shortest, None if any(one.is_at_least for one in lengths) else longest)


class Way(RankedPart):
    """A way in one place, or in any: stages in their order."""

    class Strength(models.TextChoices):
        STRONG = "strong", "Strong: described for people like you"
        FAIR = "fair", "Fair: the main stages are backed; the order, or how it fits you, is our estimate"
        WEAK = "weak", "Weak: mostly put together by us, or we saw no rule on who may enter"

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="ways")
    key = models.SlugField(max_length=40, help_text="The end of its address, such as “online”.")
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="ways", help_text="Empty: anywhere."
    )
    strength = models.CharField(max_length=6, choices=Strength)
    stop_at = models.TextField(blank=True, help_text="Where one can stop and work.")
    note = models.TextField(blank=True, help_text="Markdown. What a reader must know so as not to be misled.")

    class Meta(Part.Meta):
        constraints = [models.UniqueConstraint(fields=["pathway", "key"], name="way_key_unique")]

    def __str__(self) -> str:
        return f"{self.pathway}: {self.place or 'anywhere'}"

    @classmethod
    @cache
    def required_entries(cls) -> tuple[str, ...]:
        return ("pathway", "place")

    def get_absolute_url(self) -> str:
        return f"{self.pathway.get_absolute_url()}#way-{self.key}"

    @cached_property
    def length(self) -> Length:
        return length([item.time for item in self.items.all()])

    @property
    def where(self) -> str:
        return self.place.title if self.place else "Anywhere"

    @property
    def short_time(self) -> str:
        """How long the way takes, short enough to stand beside a name: US, 2 to 4 years."""
        return self.short_time_of(self.length, ["weak"] if self.is_weak else [])

    def short_time_of(self, length: Length, doubts: Sequence[str]) -> str:
        """The same for somebody for whom it may be shorter, with what speaks against it: UK, 2 years (weak)."""
        where = self.place.short_title if self.place else "Anywhere"
        told = f" ({', '.join(doubts)})" if doubts else ""
        return f"{where}, {length.in_words or 'length not known'}{told}"

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places where the way holds; none where it holds anywhere."""
        return (self.place,) if self.place else ()

    @property
    def is_weak(self) -> bool:
        return self.strength == self.Strength.WEAK

    @cached_property
    def has_choice(self) -> bool:
        return any(len(item.choices) > 1 for item in self.items.all())

    @cached_property
    def stages(self) -> list[Stage]:
        """The stages that may be taken, with the alternatives."""
        return [stage for item in self.items.all() for stage in item.stages]

    @property
    def required(self) -> list[Stage]:
        """The stages that count towards the length of the way."""
        return [item.stage for item in self.items.all() if not item.optional]

    @property
    def first_stage(self) -> Stage | None:
        """What one usually does first; None while that is being rewritten."""
        first = next(iter(self.required), None)
        return first if first and first.is_published else None


class WayItem(RankedPart):
    """A stage of a way, or one that we chose among alternatives."""

    way = models.ForeignKey(Way, models.CASCADE, related_name="items")
    stage = models.ForeignKey(Stage, models.PROTECT, related_name="items")
    alternatives = models.ManyToManyField(
        Stage, blank=True, related_name="alternative_items", help_text="Stages that one may take in its stead."
    )
    optional = models.BooleanField(default=False, help_text="It can be left out.")
    beside = models.BooleanField(default=False, help_text="It runs at the same time as the one before.")

    class Meta(Part.Meta):
        verbose_name = "stage of a way"
        verbose_name_plural = "stages of ways"
        constraints = [models.UniqueConstraint(fields=["way", "stage"], name="way_item_unique")]

    def __str__(self) -> str:
        return str(self.stage)

    @classmethod
    @cache
    def required_entries(cls) -> tuple[str, ...]:
        """The way alone. The stage is not required: where that is a draft, the way is of a length that nobody knows."""
        return ("way",)

    @cached_property
    def stages(self) -> list[Stage]:
        return [stage for stage in self.choices if stage.is_published]

    @cached_property
    def choices(self) -> tuple[Stage, ...]:
        """The stage and its alternatives, drafts among them."""
        return self.stage, *self.alternatives.all()

    @property
    def time(self) -> ItemTime:
        return self.time_of(self.choices)

    def time_of(self, choices: Sequence[Stage]) -> ItemTime:
        """The time of the item, where the first of some stages is counted, and the others may be taken in its stead."""
        counted, *others = (stage.time for stage in choices)
        return ItemTime(counted, tuple(others), is_optional=self.optional, is_beside=self.beside)


class Step(RankedPart, Cited, Timed):
    """A step of a pathway that is the same for everyone."""

    class Kind(models.TextChoices):
        EDUCATION = "education", "Education"
        TRAINING = "training", "Training"
        EXPERIENCE = "experience", "Experience"
        PORTFOLIO = "portfolio", "Portfolio"
        CREDENTIAL = "credential", "Credential"
        NETWORK = "network", "Network"
        LEARNING = "learning", "Keep learning"

    pathway = models.ForeignKey(Pathway, models.CASCADE, related_name="steps")
    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField(help_text="Markdown.")
    optional = models.BooleanField(default=False)
    skills = models.ManyToManyField(Skill, blank=True, related_name="steps", help_text="What is gained.")
    credentials = models.ManyToManyField(Credential, blank=True, related_name="steps")

    class Meta(Part.Meta):
        constraints = [
            models.UniqueConstraint(fields=["pathway", "title"], name="step_unique"),
            months_ordered("step_months_ordered"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def said(self) -> tuple[str, str]:
        return self.duration, f": {in_sentence(self.title)}" if self.duration else self.title

    @property
    def terms(self) -> str:
        return ", ".join(filter(None, ["optional" if self.optional else "", self.duration]))
