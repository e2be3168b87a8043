"""Filters of lists by another entry. Where there are many of these, a list is searched by their names instead."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from .keys import is_key

MOST_IN_A_FILTER = 150  # entries that a filter names


class FewRelated(admin.RelatedFieldListFilter):
    """Names all entries that a list can be filtered by; of many the one alone that it is filtered by."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: "admin.ModelAdmin[Any]") -> Any:
        rows = field.related_model._default_manager
        if rows.count() <= MOST_IN_A_FILTER:
            return super().field_choices(field, request, model_admin)
        chosen = [key for key in self.lookup_val or () if is_key(key)]
        return [(row.pk, str(row)) for row in rows.filter(pk__in=chosen)]

    def has_output(self) -> bool:
        return bool(self.lookup_choices and self.lookup_val) or super().has_output()


admin.FieldListFilter.register(lambda field: bool(field.remote_field), FewRelated, take_priority=True)
