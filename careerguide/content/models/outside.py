"""Links that lead out of the guide, to where one can learn or see something."""

from django.db import models
from django.db.models import Q

from .entries import Part

UNDATED = "A link has the day on which somebody looked; one that was not opened yet has none."


class OutsideLink(Part):
    """Leads to a page of others, and says how and when somebody looked at it, if anybody has."""

    class Level(models.TextChoices):
        SCHOOL = "school", "School"
        BEGINNER = "beginner", "Beginner"
        PROFESSIONAL = "professional", "Professional"

    class Seen(models.TextChoices):
        OPENED = "opened", "Opened by us"
        PAGE = "page", "Read by us in a stored copy"
        SOURCE = "source", "Read by us in its publisher's own files"
        FACTS = "facts", "Read by us for facts of this guide"
        PUBLISHER = "publisher", "Read about by us on other pages of its publisher"
        ANSWERED = "answered", "There when our program looked"
        ADDRESS = "address", "Not opened by us yet"

    title = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200)
    url = models.URLField("address")
    what_you_do = models.CharField(max_length=200, help_text="In our own words, in a sentence to “you”.")
    level = models.CharField(max_length=12, choices=Level)
    hours = models.CharField(
        "time", max_length=200, blank=True, help_text="How long it takes, and who says so. Empty: nobody states it."
    )
    cost = models.CharField(
        max_length=200, blank=True, help_text="What it costs, and who says so. Empty: nobody states it."
    )
    place = models.CharField(max_length=200, blank=True, help_text="The country that it is for. Empty: anywhere.")
    seen = models.CharField(max_length=9, choices=Seen, help_text="How we know what it says.")
    seen_on = models.DateField(null=True, blank=True, help_text="When somebody looked. Empty: not opened by us yet.")
    note = models.TextField(blank=True, help_text="Markdown. What one must know before going there.")

    class Meta(Part.Meta):
        abstract = True
        verbose_name = "outside link"
        constraints = [
            models.CheckConstraint(
                condition=Q(seen="address", seen_on__isnull=True) | (~Q(seen="address") & Q(seen_on__isnull=False)),
                name="%(class)s_dated_where_seen",
                violation_error_message=UNDATED,
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def short_terms(self) -> list[str]:
        """What the linked page takes, where it holds, and whether none of us has opened it."""
        unopened = self.get_seen_display().lower() if self.seen in (self.Seen.ANSWERED, self.Seen.ADDRESS) else ""
        return [*filter(None, (self.hours, self.cost, self.place, unopened))]

    @property
    def terms(self) -> list[str]:
        """For whom the linked page is, what it takes, whose it is, and how we know: in a few words each."""
        on = f", {self.seen_on.day} {self.seen_on:%B %Y}" if self.seen_on else ""
        stated = (self.get_level_display(), self.hours, self.cost, self.place, self.publisher)
        return [*filter(None, stated), f"{self.get_seen_display()}{on}"]
