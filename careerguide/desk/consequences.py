"""What a change would do to the site, before it happens: it is made, looked at, and taken back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import model_ngettext
from django.db import models

from careerguide.content.checking import Problem
from careerguide.content.collector import without_collector
from careerguide.content.current import keeper
from careerguide.content.hyperlinks import kinds, name_of
from careerguide.content.models import Content, Entry, Section
from careerguide.content.references import contradictions
from careerguide.content.rows import AsStored, documents_of, read_stated
from careerguide.content.versioning import undone
from careerguide.content.whole import Whole, read_whole

MOST_LISTED = 12

Gone = Mapping[type[Content], Mapping[int, Any]]  # rows by their primary keys


@dataclass(frozen=True)
class Affected:
    """Rows of one kind, in words, and the first of their names, or of those of the entries that they belong to."""

    rows: str
    names: list[str]
    more: int


@dataclass(frozen=True)
class Consequences:
    """What goes off the site and what comes, which entries stay without a link that they have, and what of the content
    would contradict itself."""

    goes: list[Affected]
    comes: list[Affected]
    unlinked: list[Affected]
    contradictions: list[str]

    @property
    def told(self) -> list[tuple[str, list[Affected]]]:
        """What a page tells, by headings."""
        return [
            ("What goes off the site", self.goes),
            ("What comes to the site", self.comes),
            ("What stays, without its link to what goes", self.unlinked),
        ]

    def contradictions_in(self, entries: Iterable[Entry]) -> list[str]:
        places = tuple(f"{name_of(entry)}.md: " for entry in entries)
        return [wrong for wrong in self.contradictions if wrong.startswith(places)]


def foresee(change: Callable[..., object], **options: Any) -> Consequences:
    """What visitors and documents would find after a change of the rows. Other writers wait only while it is made and
    the rows are read: what takes longer comes after it was taken back."""
    with without_collector():
        before = keeper.exact()
        with undone():
            change(**options)
            after, stated = read_whole(), read_stated(kinds().values())
        wrong = [*_contradictions(stated)]
        wrong_before = {*_contradictions(read_stated(kinds().values()))} if wrong else set()
    goes = _missing(before, after)
    return Consequences(
        _affected(goes),
        _affected(_missing(after, before)),
        _affected(_unlinked(before, after, goes)),
        [message for message in wrong if message not in wrong_before],
    )


def _contradictions(stated: AsStored) -> Iterator[str]:
    """What would keep the rows, as documents, from being loaded. No change of status and no deletion makes a circle."""
    found, refused = documents_of(stated)
    for name, reasons in refused.items():
        for reason in reasons.splitlines():
            yield reason.replace(f"database {name}", f"{name}.md", 1)
    sound = {name: document for name, document in found.items() if name not in refused}
    for name, path, message in contradictions(sound, kinds(), refused.keys()):
        yield str(Problem(f"{name}.md", message, path))


def _models() -> Iterator[type[Content]]:
    """All models of the content, those of entries first."""
    found = [model for model in apps.get_models() if issubclass(model, Content)]
    yield from sorted(found, key=lambda model: not issubclass(model, Entry))


def _missing(before: Whole, after: Whole) -> Gone:
    """What one whole shows and another one does not."""
    shown = {model: {row.pk for row in after[model]} for model in _models()}
    return {model: {row.pk: row for row in before[model] if row.pk not in kept} for model, kept in shown.items()}


def _unlinked(before: Whole, after: Whole, goes: Gone) -> Gone:
    """The entries that stay, and name in some field or part what goes."""
    found: dict[type[Content], dict[int, Any]] = {model: {} for model in _models()}
    for model in _models():
        fields = [*_optional_links(model)]
        earlier = {row.pk: row for row in before[model]} if fields else {}
        rows: Any = after[model] if fields else ()
        for row in rows:
            had = earlier.get(row.pk)
            if had and any(_rows_named(had, field) & goes[other].keys() for field, other in fields):
                found[type(row.owner)][row.owner.pk] = row.owner
    return found


def _optional_links(model: type[Content]) -> Iterator[tuple[Any, type[Content]]]:
    """The relations to other content that a row can do without; a draft source is still named beside its facts."""
    for field in (*model._meta.many_to_many, *model._meta.concrete_fields):
        other: Any = field.related_model
        if other and other is not Section and issubclass(other, Content) and (field.many_to_many or field.null):
            yield field, other


def _rows_named(row: Any, field: "models.Field[Any, Any]") -> set[int]:
    """The primary keys of what a row names in a field."""
    if field.many_to_many:
        return {other.pk for other in getattr(row, field.name).all()}
    return {getattr(row, field.attname)} - {None}


def _affected(rows: Gone) -> list[Affected]:
    """What is told of some rows, by model. Parts of entries that go themselves are left out."""
    affected = []
    for model, by_key in rows.items():
        listed = [row for row in by_key.values() if row is row.owner or row.owner.pk not in rows[type(row.owner)]]
        if listed:
            names = [*dict.fromkeys(str(row.owner) for row in listed)]
            words = f"{len(listed)} {model_ngettext(model._meta, len(listed))}"
            affected.append(Affected(words, names[:MOST_LISTED], max(0, len(names) - MOST_LISTED)))
    return affected
