"""What needs the work of an editor, found by rules in the documents of all entries.

A rule is a function of the stock: it gives findings, each with the entry, the field and a few words. Every room has the
rules on its kinds; `settings.RULES` lists them all.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Max, Q
from django.utils.module_loading import import_string

from .checking import Documents, Name
from .hyperlinks import kinds
from .mapping import FieldPath, fields_of, mentions
from .models import Draft, Entry, OutsideLink, Revision, Section, this_day
from .references import contradictions
from .rows import read_database
from .schema import Kind
from .snapshot import snapshot

PUBLISHED = Entry.Status.PUBLISHED
RELIED_ON = timedelta(days=365)  # that one may rely on what somebody saw
LYING = timedelta(days=31)  # that a draft may rest


@dataclass(frozen=True)
class Stock:
    """All entries on a day: those that a document can hold, and of the others why none can, a reason on each line."""

    documents: Documents
    today: date
    refused: Mapping[Name, str] = field(default_factory=dict)
    drafts: Mapping[Name, date] = field(default_factory=dict)  # when somebody last worked on each

    @cached_property
    def published(self) -> dict[Name, Any]:
        return {name: document for name, document in self.documents.items() if document.status == PUBLISHED}

    @cached_property
    def _by_folder(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = defaultdict(dict)
        for name, document in self.published.items():
            found[name.folder][name.slug] = document
        return found

    def of(self, folder: str) -> Mapping[str, Any]:
        """The published documents of a kind, by slug."""
        return self._by_folder.get(folder, {})

    def is_old(self, day: date | None) -> bool:
        """Whether what was seen on that day, if on any, may have changed since."""
        return day is None or self.today - day > RELIED_ON


class Finding(NamedTuple):
    """Something that an editor may mend: in an entry, at a field of its document; the path () is the whole of it."""

    name: Name
    path: FieldPath
    words: str


@dataclass(frozen=True)
class Rule:
    """A rule, with what to do about its findings. What it finds may be an error: then `dump_seeds` refuses it, too."""

    key: str
    title: str
    advice: str
    find: Callable[[Stock], Iterable[Finding]]
    is_error: bool = False


Findings = Mapping[Rule, list[Finding]]


def take_stock() -> Stock:
    """The entries of the database as they are at one moment."""
    with snapshot():
        found, refused = read_database(kinds().values())
        drafts = {name: at.date() for name, at in _drafts()}
    sound = {name: document for name, document in found.items() if name not in refused}
    return Stock(sound, this_day(), refused, drafts)


def _drafts() -> Iterator[tuple[Name, datetime]]:
    """When somebody last worked on each draft: on an entry off the site, or on a draft beside a published one.

    An entry that was never changed has no day.
    """
    beside = {(folder, row): at for folder, row, at in Draft.objects.values_list("kind", "row", "at")}
    for kind in kinds().values():
        rows: Any = kind.model._default_manager
        with_draft = Q(pk__in=[row for folder, row in beside if folder == kind.folder])
        slugs = dict(rows.filter(~Q(status=PUBLISHED) | with_draft).values_list("pk", "slug"))
        worked_on = _revised_at(kind, slugs) | {
            row: at for (folder, row), at in beside.items() if folder == kind.folder
        }
        yield from ((Name(kind.folder, slug), worked_on[row]) for row, slug in slugs.items() if row in worked_on)


def _revised_at(kind: Kind, rows: Collection[int]) -> dict[int, datetime]:
    if not rows:
        return {}
    revised = Revision.objects.filter(kind=kind.folder, row__in=rows).order_by().values("row")
    return dict(revised.annotate(last=Max("at")).values_list("row", "last"))


def all_findings(stock: Stock) -> Findings:
    rules: Iterable[Rule] = import_string(settings.RULES)
    return {rule: [*rule.find(stock)] for rule in rules}


def since(day: date | None, never: str) -> str:
    return f"the last time was on {day.day} {day:%B %Y}" if day else never


# The rules


def refused(stock: Stock) -> Iterator[Finding]:
    return (Finding(name, (), reason) for name, some in stock.refused.items() for reason in some.splitlines())


def contradicting(stock: Stock) -> Iterator[Finding]:
    found = contradictions(stock.documents, kinds(), stock.refused.keys())
    return (Finding(*one) for one in found)


def hidden(stock: Stock) -> Iterator[Finding]:
    """Published entries, and parts of such, that require a draft."""
    drafts: dict[Any, str] = {
        (kinds()[name.folder].model, name.slug): document.title
        for name, document in stock.documents.items()
        if name not in stock.published
    }
    for name, document in stock.published.items() if drafts else ():
        for path, model, slug in mentions(kinds()[name.folder].model, document, name.slug):
            if (model, slug) in drafts and _is_required(name, path):
                yield Finding(name, path, f"“{drafts[model, slug]}” is a draft")


def _is_required(name: Name, path: FieldPath) -> bool:
    """Whether the row that a path leads through is not shown without what the document names there."""
    model: Any = kinds()[name.folder].model
    *ways, last = (part for part in path if isinstance(part, str))
    for way in ways:
        model = model._meta.get_field(way).related_model
    return last in model.required_entries()


def unreviewed(stock: Stock) -> Iterator[Finding]:
    for name, document in stock.published.items():
        if stock.is_old(document.reviewed_on):
            yield Finding(name, ("reviewed_on",), since(document.reviewed_on, "never"))


def left_lying(stock: Stock) -> Iterator[Finding]:
    for name, day in stock.drafts.items():
        if stock.today - day > LYING:
            yield Finding(name, (), since(day, ""))


def unread_sources(stock: Stock) -> Iterator[Finding]:
    for slug, source in stock.of("sources").items():
        if source.accessed is None:
            yield Finding(Name("sources", slug), ("accessed",), "no day on which we read it")


def uncited_sections(stock: Stock) -> Iterator[Finding]:
    cited = {
        reference
        for name, document in stock.documents.items()
        for _, model, reference in mentions(kinds()[name.folder].model, document, name.slug)
        if model is Section
    }
    for slug, source in stock.of("sources").items():
        for number, section in enumerate(source.sections):
            if f"{slug}#{section.key}" not in cited:
                yield Finding(Name("sources", slug), ("sections", number, "label"), section.label)


def unseen_links(stock: Stock) -> Iterator[Finding]:
    for name, document in stock.published.items():
        kind = kinds()[name.folder]
        for links in fields_of(kind.model, kind.schema):
            if links.one_to_many and issubclass(links.related_model, OutsideLink):
                for number, link in enumerate(getattr(document, links.name)):
                    if stock.is_old(link.seen_on):
                        words = f"{link.title}: {since(link.seen_on, 'not opened yet')}"
                        yield Finding(name, (links.name, number, "seen"), words)


RULES = (
    Rule(
        key="refused",
        title="No document can hold it",
        advice="Mend the field that is named; until then it can't be written to the seeds.",
        find=refused,
        is_error=True,
    ),
    Rule(
        key="contradiction",
        title="Contradicts another entry",
        advice="It was right when it was saved; the other entry changed since.",
        find=contradicting,
        is_error=True,
    ),
    Rule(
        key="hidden",
        title="Published, but hidden by a draft",
        advice="Publish the draft, or take this back.",
        find=hidden,
    ),
    Rule(
        key="unreviewed",
        title="Not reviewed for a year",
        advice="Hold it against its sources, then note that you did.",
        find=unreviewed,
    ),
    Rule(
        key="left-lying",
        title="Draft older than a month",
        advice="Go on with it, publish it, or throw it away.",
        find=left_lying,
    ),
    Rule(
        key="unread-source",
        title="Source never accessed",
        advice="Read it, and note the day.",
        find=unread_sources,
    ),
    Rule(
        key="uncited-section",
        title="Section that nothing cites",
        advice="Delete it, unless you are about to cite it.",
        find=uncited_sections,
    ),
    Rule(
        key="unseen-link",
        title="Link outside not seen for a year",
        advice="Open it; if it is as we say, note the day.",
        find=unseen_links,
    ),
)
