"""The guide itself: its name, and what its pages say of its subject, which stands in no code and no template."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import slugify

from .entries import Citations, Cited, Entry, Part


class Guide(Entry, Cited):
    """The site itself, a table of one row. Title is its name, body what the page about it says first."""

    SLUG = "guide"

    tagline = models.CharField(max_length=200, help_text="What the guide is about, after its name and a colon.")
    subject = models.CharField(max_length=80, help_text="What the guide is about, as in “pay in …” or “a way into …”.")
    headline = models.CharField(max_length=200, help_text="The heading of the start page.")
    lede = models.CharField(max_length=400, help_text="One or two plain sentences below the headline.")
    search_hint = models.CharField(max_length=80, blank=True, help_text="Stands in the search box of the start page.")
    gaps = models.TextField(blank=True, help_text="Markdown. What no source of this guide says; on the page about it.")
    elsewhere = models.TextField(
        blank=True, help_text="Markdown. What else there is, on the page for whoever finds nothing here that fits."
    )
    contact = models.EmailField(blank=True, help_text="Where readers report errors; empty where nobody reads mail.")
    citations = Citations(blank=True)

    class Meta(Entry.Meta):
        verbose_name_plural = "guide"
        constraints = [
            models.CheckConstraint(condition=Q(slug="guide", status="published"), name="guide_is_one_and_published")
        ]

    def get_absolute_url(self) -> str:
        return reverse("home")

    @property
    def file_name(self) -> str:
        """How the names of files begin that one takes along."""
        return slugify(self.title) or self.slug

    @classmethod
    def neutral(cls) -> "Guide":
        """What stands in for the guide until there is one: a database without content has pages too."""
        return cls(
            pk=0,
            slug=cls.SLUG,
            title="Career guide",
            summary="Compare roles, skills, pathways and pay. Each fact names its source.",
            tagline="roles, skills, pathways and pay",
            subject="this field",
            headline="Find your place",
            lede="What people do, what they need to know, how they got there and what is said about pay.",
        )


class Listed(Part):
    """Gives an entry its place: those that the guide lists come first wherever the whole lists their kind."""

    class Meta(Part.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(self.entry)

    @property
    def entry(self) -> Entry:
        raise NotImplementedError


class ListedDomain(Listed):
    guide = models.ForeignKey(Guide, models.CASCADE, related_name="domains")
    domain = models.ForeignKey("skills.Domain", models.RESTRICT, related_name="+")

    class Meta(Listed.Meta):
        constraints = [models.UniqueConstraint(fields=["guide", "domain"], name="domain_listed_once")]

    @property
    def entry(self) -> Entry:
        return self.domain


class ListedMarket(Listed):
    guide = models.ForeignKey(Guide, models.CASCADE, related_name="markets")
    market = models.ForeignKey("roles.Market", models.RESTRICT, related_name="+")

    class Meta(Listed.Meta):
        constraints = [models.UniqueConstraint(fields=["guide", "market"], name="market_listed_once")]

    @property
    def entry(self) -> Entry:
        return self.market


class Door(Part):
    """A way out of the guide, for whoever finds nothing that fits."""

    guide = models.ForeignKey(Guide, models.CASCADE, related_name="doors")
    label = models.CharField(max_length=120, help_text="What the link says.")
    url = models.URLField()
    why = models.CharField(max_length=200, help_text="What one finds there, in a sentence.")

    def __str__(self) -> str:
        return self.label
