"""What an entry said before: a revision for each change, and the draft of what it may say next."""

import json
from typing import Any

from django.db import models
from django.utils.timezone import now


class Revision(models.Model):
    """An entry as a change left it, written as a document; without one where the change deleted it.

    It goes by the key of its row, so it stays with an entry that gets another slug. `group` is shared by the revisions
    of one act, such as an action over twenty entries.
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

    kind = models.CharField(max_length=40, blank=True)
    row = models.PositiveBigIntegerField()
    slug = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    document = models.TextField(blank=True)
    digest = models.CharField(max_length=64, blank=True)
    author = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(default=now)
    origin = models.CharField(max_length=8, choices=Origin)
    message = models.CharField(max_length=200, blank=True)
    group = models.CharField(max_length=16, blank=True)

    class Meta:
        verbose_name = "version"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["kind", "row"], name="revision_of_entry"),
            models.Index(fields=["group"], name="revision_of_act"),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.at:%-d %B %Y, %H:%M}"

    @property
    def by(self) -> str:
        """Who made the change, in words."""
        return self.author or "the program"

    @property
    def stated(self) -> dict[str, Any]:
        """What the entry stated then, by the names of the schema's fields; nothing where it was deleted."""
        values: dict[str, Any] = json.loads(self.document or "{}")
        return values


class Draft(models.Model):
    """What an entry that stands on the site may say next, as a document beside its row.

    `base` is the document that it was begun from; `message`, what its author says for the history. Raising `links`
    takes back the links to it that were given away.
    """

    kind = models.CharField(max_length=40, blank=True)
    row = models.PositiveBigIntegerField()
    document = models.TextField()
    base = models.TextField()
    author = models.CharField(max_length=150)
    at = models.DateTimeField(default=now)
    message = models.CharField(max_length=200, blank=True)
    links = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "row"], name="one_draft_of_an_entry")]

    def __str__(self) -> str:
        return f"draft of {self.kind}/{self.row}"

    @property
    def stated(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.document)
        return values

    @property
    def stated_base(self) -> dict[str, Any]:
        values: dict[str, Any] = json.loads(self.base)
        return values
