"""What an entry said before: a revision for each change, and the draft of what it may say next."""

import json
from typing import Any

from django.db import models
from django.utils.timezone import now


class EntryVersion(models.Model):
    """What an entry says in one of its versions, as a document, and when and why somebody had it say so.

    It goes by the key of its row, so it stays with an entry that gets another slug.
    """

    kind = models.CharField(max_length=40, blank=True)
    row = models.PositiveBigIntegerField()
    document = models.TextField()
    at = models.DateTimeField(default=now)
    message = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True

    @property
    def moment(self) -> str:
        """When somebody had the entry say so: 5 March 2026, 09:30."""
        return f"{self.at:%-d %B %Y, %H:%M}"

    @property
    def stated(self) -> dict[str, Any]:
        """What the entry states in this version, by the names of the schema's fields; nothing where it is deleted."""
        values: dict[str, Any] = json.loads(self.document or "{}")
        return values


class Revision(EntryVersion):
    """An entry as a change left it, written as a document; without one where the change deleted it.

    `group` is shared by the revisions of one act, such as an action over twenty entries.
    """

    class Origin(models.TextChoices):
        FOUND = "found", "found as it stands"  # before the first change that left a revision
        FORM = "form", "form"
        ACTION = "action", "list"
        LOAD = "load", "seeds"
        MERGE = "merge", "two changes brought together"
        DRAFT = "draft", "draft published"
        RESTORE = "restore", "earlier version brought back"
        DELETE = "delete", "deleted"

    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    document = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    author = models.CharField(max_length=150, blank=True)
    origin = models.CharField(max_length=8, choices=Origin)
    group = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = "version"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "row"], name="revision_of_entry"),
            models.Index(fields=["group"], name="revision_of_act"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.moment}"

    @property
    def by(self) -> str:
        """Who made the change, in words."""
        return self.author or "the program"


class Draft(EntryVersion):
    """What an entry that stands on the site may say next, as a document beside its row.

    `base` is the document that it was begun from; `message`, what its author says for the history. Raising `links`
    takes back the links to it that were given away.
    """

    base = models.TextField()
    author = models.CharField(max_length=150)
    links = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row"], name="one_draft_of_an_entry")]

    def __str__(self) -> str:
        return f"draft of {self.kind}/{self.row}"

    @property
    def stated_base(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.base)
        return values
