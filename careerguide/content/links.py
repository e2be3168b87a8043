"""Links between entries: what another row names can't be deleted, and the refusal says who names it, and where."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from heapq import nsmallest
from itertools import groupby
from typing import Any

from django.apps import apps
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS, models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from .models import Content, Entry, Part

FIRST_USERS = 3
MOST_USERS = 200  # that a page names


def restrict_links() -> None:
    """Lets the links of every many-to-many field restrict deletion, as foreign keys between entries do."""
    for model in apps.get_models():
        for field in model._meta.many_to_many if issubclass(model, Content) else ():
            through: Any = field.remote_field.through
            through._meta.get_field(field.m2m_reverse_field_name()).remote_field.on_delete = models.RESTRICT
            through._meta.verbose_name, through._meta.verbose_name_plural = "link", "links"
            through.__str__ = location


def location(row: Any) -> str:
    """Where a row stands, in an editor's words, such as: Pathway “Nurse to analyst”: steps, “Learn SQL”: skills."""
    if row._meta.auto_created:
        field = _linking_field(row._meta.model)
        return f"{location(getattr(row, field.m2m_field_name()))}: {field.verbose_name}"
    if isinstance(row, Part):
        parent = row.parent_field
        parts = parent.remote_field.get_accessor_name().replace("_", " ")
        return f"{location(getattr(row, parent.name))}: {parts}, “{row}”"
    return f"{capfirst(row._meta.verbose_name)} “{row}”"


@cache
def _linking_field(links: Any) -> Any:
    """The many-to-many field that a table of links belongs to."""
    fields = links._meta.auto_created._meta.many_to_many
    return next(field for field in fields if field.remote_field.through is links)


def deletion_of(rows: Iterable[Content]) -> NestedObjects:
    """What would go with rows, if they were deleted, and what keeps them from it."""
    collector = NestedObjects(DEFAULT_DB_ALIAS)
    collector.collect(list(rows))
    return collector


def users(collector: NestedObjects) -> list[str]:
    """What keeps rows from being deleted, as HTML: the places of the first rows that refer to them, each a link to the
    form of its entry, and how many more there are."""
    gone = {model: {row.pk for row in found} for model, found in collector.data.items()}
    first = nsmallest(MOST_USERS, collector.protected, key=lambda row: (row._meta.label, row.pk))
    read_along(first)
    places = {(_words(row, gone), form_address(row)) for row in first}
    more = len(collector.protected) - len(first)
    told = [format_html('<a href="{}">{}</a>', form, words) for words, form in sorted(places)]
    return [*told, *([f"and {more:,} more"] if more else [])]


def first_users(error: models.RestrictedError) -> str:
    """Where the first of those stand that kept a row from being deleted."""
    return ", ".join(location(user) for user in list(error.restricted_objects)[:FIRST_USERS])


def read_along(rows: Iterable[Any]) -> None:
    """Reads what the words and places of rows, in the order of their models, name: a table at a time."""
    for model, alike in groupby(rows, key=type):
        some = [*alike]
        for key in _told_by(model):
            others = key.related_model._default_manager.in_bulk({getattr(row, key.attname) for row in some} - {None})
            for row in some:
                if other := others.get(getattr(row, key.attname)):
                    key.set_cached_value(row, other)
            read_along(others.values())


@cache
def _told_by(model: Any) -> list[Any]:
    """The keys by which a row is told: of a link to the row that has it, of a part to its entry and what it names."""
    if model._meta.auto_created:
        return [model._meta.get_field(_linking_field(model).m2m_field_name())]
    return [field for field in model._meta.concrete_fields if field.many_to_one and issubclass(model, Part)]


def _words(row: Any, gone: Mapping[Any, Collection[int]]) -> str:
    """The place of a row, for an entry with those of its keys that lead to rows to be deleted."""
    if not isinstance(row, Entry):
        return location(row)
    keys = [field for field in row._meta.concrete_fields if field.many_to_one]
    named = [key.verbose_name for key in keys if getattr(row, key.attname) in gone.get(key.related_model, ())]
    return f"{location(row)}: {', '.join(map(str, named))}"


def form_address(row: Any) -> str:
    """The address of the form of the entry that a row belongs to."""
    owner = getattr(row, _linking_field(row._meta.model).m2m_field_name()) if row._meta.auto_created else row
    entry: Entry = owner.owner
    return reverse(f"admin:{entry._meta.app_label}_{entry._meta.model_name}_change", args=[entry.pk])
