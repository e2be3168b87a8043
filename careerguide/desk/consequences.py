"""What a change would do to the site, before it happens: it is made, looked at, and taken back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import model_ngettext
from django.db import models

from careerguide.content.collector import without_collector
from careerguide.content.current import keeper
from careerguide.content.hyperlinks import name_of
from careerguide.content.models import Content, Entry, Section
from careerguide.content.outline import differing, read_outline, shown_in
from careerguide.content.versioning import one_bump, undone
from careerguide.content.whole import Whole

from .contradicting import Changed

MOST_LISTED = 12

Gone = Mapping[type[Content], Mapping[int, Any]]  # rows by their primary keys
KeysShown = Mapping[type[Content], set[int]]  # the primary keys of rows


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
    """What visitors and documents would find after a change of status, or a deletion. Other writers wait only while it
    is made, and while the outline and what was changed are read: all else comes after it was taken back."""
    with without_collector():
        before, whole = read_outline(), keeper.exact()
        with undone(), one_bump():
            change(**options)
            after = read_outline()
            changed = Changed(whole, differing(before, after))
            stated = changed.read()
        wrong = changed.contradictions(stated)
        wrong_before = {*changed.contradictions(changed.read())} if wrong else set()
    shown, shown_later = shown_in(before), shown_in(after)
    goes = _only_in(shown, shown_later, whole)
    return Consequences(
        _affected(goes),
        _affected(_only_in(shown_later, shown, whole)),
        _affected(_unlinked(whole, shown_later, goes)),
        [message for message in wrong if message not in wrong_before],
    )


def foresee_what_goes(change: Callable[..., object], **options: Any) -> list[Affected]:
    """What would go off the site; no document is read for that."""
    with without_collector():
        before, whole = read_outline(), keeper.exact()
        with undone(), one_bump():
            change(**options)
            after = read_outline()
    return _affected(_only_in(shown_in(before), shown_in(after), whole))


def _models() -> Iterator[type[Content]]:
    """All models of the content, those of entries first."""
    found = [model for model in apps.get_models() if issubclass(model, Content)]
    yield from sorted(found, key=lambda model: not issubclass(model, Entry))


def _only_in(one: KeysShown, other: KeysShown, whole: Whole) -> Gone:
    """The rows that are shown at one time, and not at another."""
    keys = {model: one[model] - other[model] for model in _models()}
    rows = {model: [row for key in keys[model] if (row := whole.every(model).get(key))] for model in keys}
    return {model: {row.pk: row for row in sorted(found, key=attrgetter("rank"))} for model, found in rows.items()}


def _unlinked(before: Whole, after: KeysShown, goes: Gone) -> Gone:
    """The entries that stay, and name in some field or part what goes."""
    found: dict[type[Content], dict[int, Any]] = {model: {} for model in _models()}
    for model in _models():
        fields = [(field, goes[other].keys()) for field, other in _optional_links(model) if goes[other]]
        rows: Any = before[model] if fields else ()
        for row in rows:
            if row.pk in after[model] and any(_rows_named(row, field) & gone for field, gone in fields):
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
