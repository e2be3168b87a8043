"""What a deletion takes along, for the page that asks. Django asks the database for the words of each row by itself."""

from collections import Counter
from itertools import chain
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst

from careerguide.content.links import read_along


def goes_along(deletion: NestedObjects, request: HttpRequest) -> tuple[list[Any], dict[Any, int], set[Any], list[str]]:
    """What goes, in lists within each other; how many rows of each kind, as which all links count; which kinds whoever
    asks may not delete; and what is in the way, which is nothing."""
    by_model: Any = deletion.model_objs
    rows: list[Any] = [*chain.from_iterable(by_model.values())]
    read_along(rows)
    lacking = {row._meta.verbose_name for row in rows if not _may_delete(request, row)}
    counts = Counter(row._meta.verbose_name_plural for row in rows)
    return deletion.nested(_row_in_words), counts, lacking, []


def _may_delete(request: HttpRequest, row: Any) -> bool:
    registered: dict[Any, Any] = admin.site._registry
    editor = registered.get(type(row))
    return not editor or editor.has_delete_permission(request, row)


def _row_in_words(row: Any) -> str:
    """A row in words, leading to its form, if it has one."""
    kind, opts = capfirst(row._meta.verbose_name), row._meta
    if not admin.site.is_registered(type(row)):
        return f"{kind}: {row}"
    form = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])
    return format_html('{}: <a href="{}">{}</a>', kind, form, row)
