"""Models of what every page, fact and figure of the site has in common."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property

from ..collation import sort_key
from ..quotation import Quotable
from ..versioning import Versioned


class LoadRecord(models.Model):
    """What `load_seeds` or `dump_seeds` last found the same in seeds and database (see Agreement in sync.py).

    The digest is empty where both have dropped the entry, and null in the list stands for no document. While migrations
    run, a mark may stand in its place (see shapes.py).
    """

    kind = models.CharField(max_length=40)
    slug = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    dumped_over = models.JSONField(default=list)

    class Meta:
        verbose_name_plural = "seeds"
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="load_record_unique")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}".lstrip("/")


def this_day() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


class Answered:
    """A property whose answer may stand beside the fields of a row, as it does in the published whole."""

    def __init__(self, ask: Callable[[Any], Any]) -> None:
        self.ask = ask

    def __get__(self, row: Any, cls: Any = None) -> Any:
        return self if row is None else self.ask(row)


class Content(Versioned):
    """Anything a visitor may come to see."""

    class Meta:
        abstract = True

    @property
    def as_of(self) -> int | None:
        """The year of the published whole that the row belongs to, and then refuses to be changed; None for others."""
        return getattr(self.__dict__.get("_state"), "as_of", None)

    def __eq__(self, other: object) -> bool:
        return self is other or super().__eq__(other)

    def __hash__(self) -> int:
        """Gives Django's own hash, for which Django looks in three steps; a page asks hundreds of times."""
        key = self.__dict__.get("id")
        return super().__hash__() if key is None else hash(key)

    def __setattr__(self, name: str, value: Any) -> None:
        if self.as_of is not None:  # here and not in a method, as each field of each row that is read is set
            self._refuse_if_frozen()
        super().__setattr__(name, value)

    def save(self, *args: Any, **options: Any) -> None:
        self._refuse_if_frozen()
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        self._refuse_if_frozen()
        return super().delete(*args, **options)

    def _refuse_if_frozen(self) -> None:
        if self.as_of is not None:
            raise TypeError(f"{self!r} belongs to the published whole, which nobody changes")

    @property
    def offered_as(self) -> str:
        """How an editor who chooses it tells it from others."""
        return str(self)

    @property
    def this_year(self) -> int:
        """The year that the age of figures is counted to."""
        return self.as_of or this_day().year

    @property
    def rank(self) -> tuple[Any, ...]:
        """The place of the row among those of its model, wherever they are listed."""
        return tuple([sort_key(value) if isinstance(value, str) else value for value in self._ranked_by()(self)])

    @classmethod
    @cache
    def _ranked_by(cls) -> Callable[[Any], tuple[Any, ...]]:
        names: Any = cls._meta.ordering
        return attrgetter(*(name.replace("__", ".") for name in names), "id")

    @classmethod
    @cache
    def required_entries(cls) -> tuple[str, ...]:
        """The foreign keys to entries without which the row is not shown: to its parents, and those never empty."""
        keys = (field for field in cls._meta.concrete_fields if isinstance(field, models.ForeignKey))
        return tuple(
            key.name for key in keys if issubclass(key.related_model, Content) and (_is_parent(key) or not key.null)
        )

    @Answered
    def is_published(self) -> bool:
        """Whether all that the row requires is published."""
        for name in self.required_entries():  # a loop, as it is asked of each row
            entry = getattr(self, name)
            if entry and not entry.is_published:
                return False
        return True


def _is_parent(key: "models.ForeignKey[Any, Any]") -> bool:
    """Whether a row belongs to the one that a foreign key leads to, which deletes it along."""
    return key.remote_field.on_delete is models.CASCADE


LAST = 999  # a new part comes after those that have their places


class Part(Content):
    """A row that belongs to one entry and is written in its document, in its place in a list.

    `key_fields` name the fields that tell it from its siblings, where other rows may refer to it.
    """

    key_fields: tuple[str, ...] = ()

    position = models.PositiveSmallIntegerField(default=LAST, help_text="Low numbers come first.")

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    @classmethod
    @cache
    def parent_fields(cls) -> tuple["models.ForeignKey[Any, Any]", ...]:
        """The fields by which it may belong to its entry, or to another part; of several, one is set."""
        keys = (field for field in cls._meta.fields if isinstance(field, models.ForeignKey))
        return tuple(key for key in keys if _is_parent(key))

    @property
    def parent_field(self) -> "models.ForeignKey[Any, Any]":
        """The field by which it belongs to its entry, or to another part."""
        return next(field for field in self.parent_fields() if getattr(self, field.attname) is not None)

    @property
    def owner(self) -> "Entry":
        """The entry that it belongs to."""
        parent = getattr(self, self.parent_field.name)
        return parent.owner if isinstance(parent, Part) else parent

    @property
    def owner_key(self) -> "tuple[type[models.Model], int]":
        field = self.parent_field
        if issubclass(field.related_model, Part):
            return getattr(self, field.name).owner_key  # type: ignore[no-any-return]
        return field.related_model, getattr(self, field.attname)


ANY_SLUG = "any-slug-at-all"


def page_address(view: str, slug: str) -> str:
    """The address of an entry's page; Django looks it up once for each view, as pages have hundreds of links."""
    before, after = _around_slug(view)
    return f"{before}{slug}{after}"


def heading_address(view: str, slug: str) -> str:
    """The address of an entry that is a heading on a page of others; that page is looked up once, too."""
    return f"{_page_of_others(view)}#{slug}"


_page_of_others = cache(reverse)


@cache
def _around_slug(view: str) -> tuple[str, str]:
    before, _, after = reverse(view, args=[ANY_SLUG]).partition(ANY_SLUG)
    return before, after


class Entry(Content):
    """A thing with a page, or a heading of its own on a page; one document in `seeds/`."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        PUBLISHED = "published", "Published"

    slug = models.SlugField(
        max_length=80, unique=True, help_text="The last part of the address. Once changed, the old address leads here."
    )
    title = models.CharField(max_length=200)
    summary = models.CharField(
        max_length=400, help_text="One or two plain sentences; shown in lists and to search engines."
    )
    status = models.CharField(max_length=9, choices=Status, default=Status.PUBLISHED)
    order = models.PositiveSmallIntegerField(default=100, help_text="Lists show low numbers first, then go by title.")
    reviewed_on = models.DateField(
        null=True, blank=True, help_text="When a person last checked it against its sources."
    )
    former_slugs = models.JSONField(
        default=list, blank=True, help_text="Slugs that it had before, one on each line; their addresses lead here."
    )
    body = models.TextField(blank=True, help_text="Markdown.")

    class Meta:
        abstract = True
        ordering = ["order", "title"]
        default_permissions = ("add", "change", "delete", "view", "publish")

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        raise NotImplementedError

    @property
    def reference(self) -> str:
        return self.slug

    @property
    def owner(self) -> "Entry":
        return self

    @property
    def owner_key(self) -> "tuple[type[models.Model], int]":
        return type(self), self.pk

    @property
    def quotables(self) -> Sequence[Quotable]:
        """The figures that texts may quote of it."""
        return ()

    @Answered
    def is_published(self) -> bool:
        return self.status == self.Status.PUBLISHED and super().is_published


def closes_circle(row: Any, key: str) -> bool:
    """Whether a key of a row to one of its own kind leads back to it by way of others."""
    first = other = getattr(row, key)
    seen = set()
    while other and other != row and other not in seen:
        seen.add(other)
        other = getattr(other, key)
    return bool(other == row and first != row)


class LinkTarget(models.CharField):  # type: ignore[type-arg]  # takes no argument when it runs
    """Where a link leads, written as in a text: a page of the site, a document, or a page of another site."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"max_length": 200} | options)


class Citations(models.ManyToManyField):  # type: ignore[type-arg]  # takes no argument when it runs
    """The sections that a fact is taken from."""

    def __init__(self, to: Any = "content.Section", **options: Any) -> None:
        super().__init__(to, **{"related_name": "%(app_label)s_%(class)s_set", **options})


class Cited(Content):
    """A fact: it names the sections it is taken from, and may carry a note by the editors on how to read it."""

    citations: Any = Citations()
    note = models.TextField(blank=True, help_text="Markdown. What a reader must know so as not to be misled.")
    grade: Any = None  # how far to trust it, where it is a figure

    class Meta:
        abstract = True

    @property
    def said(self) -> tuple[str, str]:
        """What the fact says, in words: a figure, if it has one, and the terms on which it holds, in Markdown."""
        return "", getattr(self, "summary", "") or str(self)

    @cached_property
    def sections(self) -> Sequence[Any]:
        """The sections that the fact cites; the whole gives them to a frozen row."""
        sections: Sequence[Any] = self.citations.all()
        return sections
