"""What the forms of editors have in common. A form checks each field by the same schema as documents are checked."""

import re
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from pydantic import BaseModel, TypeAdapter, ValidationError

from .checking import explained
from .links import users
from .models import ContentVersion, Correction, Entry, LoadRecord, Part, Section, Source
from .schema import SLUG, CorrectionPart, SectionPart, SourceDocument


class SchemaForm(forms.ModelForm):
    """A form that also checks and tidies each plain field by the field of the same name in a schema."""

    schema: ClassVar[type[BaseModel]]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name, info in self.schema.model_fields.items():
            value = cleaned.get(name)
            if value in (None, "", []) or self._meta.model._meta.get_field(name).is_relation:
                continue
            try:
                tidied = TypeAdapter(info.rebuild_annotation()).validate_python(value)
            except ValidationError as error:
                self.add_error(name, [message for _, message in explained(error)])
            else:
                cleaned[name] = list(tidied) if isinstance(tidied, tuple) else tidied
        return cleaned

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if not re.fullmatch(SLUG, slug):
            raise forms.ValidationError("Use lower-case letters, digits and single dashes.")
        if slug in getattr(self.schema, "reserved_slugs", ()):
            raise forms.ValidationError("Another page has this address; choose another slug.")
        return slug


def form_for(for_schema: type[BaseModel], **fields: forms.Field) -> type[SchemaForm]:
    """A SchemaForm for the schema; `fields` replace the form fields that Django would make."""
    return type(f"{for_schema.__name__}Form", (SchemaForm,), {"schema": for_schema, **fields})


WIDE: Any = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 5, "cols": 90})}}


FIELD_ORDER = ["title", "slug", "summary", "status", "reviewed_on", "order"]
LAST_FIELDS = ["position", "note", "citations"]


class TellsUsers:
    """Says of what can't be deleted which entry uses it, and where."""

    def get_deleted_objects(self, objs: QuerySet, request: HttpRequest) -> Any:
        *deleted, protected = super().get_deleted_objects(objs, request)
        return *deleted, protected and users(objs)


class EditorsForm(TellsUsers):
    """Sorts fields as editors think: what the entry is, what it says, what supports it."""

    class Media:
        css = {"all": ["css/admin.css"]}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        fields = list(super().get_fields(request, obj))
        first = [name for name in FIELD_ORDER if name in fields]
        last = [name for name in LAST_FIELDS if name in fields]
        return first + [name for name in fields if name not in first + last] + last


class PartInline(EditorsForm, admin.StackedInline):
    extra = 0
    formfield_overrides = WIDE
    autocomplete_fields = ["citations"]
    classes = ["collapse"]

    def get_formset(self, request: HttpRequest, obj: Any = None, **options: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True} | options)


def inline(model: type[Part], schema: type[BaseModel], *, base: type[PartInline] = PartInline, **options: Any) -> type:
    """The parts of one kind inside the form of their entry, checked by their schema."""
    return type(f"{model.__name__}Inline", (base,), {"model": model, "form": form_for(schema), **options})


@admin.action(description="Publish")
def publish(admin_class: admin.ModelAdmin, request: HttpRequest, entries: QuerySet) -> None:
    entries.update(status=Entry.Status.PUBLISHED)


@admin.action(description="Take back to draft")
def unpublish(admin_class: admin.ModelAdmin, request: HttpRequest, entries: QuerySet) -> None:
    entries.update(status=Entry.Status.DRAFT)


class EntryAdmin(EditorsForm, admin.ModelAdmin):
    list_display = ["title", "status", "reviewed_on", "order"]
    list_filter = ["status"]
    search_fields = ["title", "slug", "summary", "body"]
    prepopulated_fields = {"slug": ["title"]}
    date_hierarchy = "reviewed_on"
    actions = [publish, unpublish]
    formfield_overrides = WIDE
    save_on_top = True

    def formfield_for_dbfield(self, db_field: models.Field, request: HttpRequest, **options: Any) -> Any:
        if db_field.name == "body":
            options["widget"] = forms.Textarea(attrs={"rows": 24, "cols": 100})
        if db_field.name == "summary":
            options["widget"] = forms.Textarea(attrs={"rows": 3, "cols": 90})
        if isinstance(db_field, models.URLField):
            options["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **options)

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.is_published else None


class CitedAdmin(EntryAdmin):
    autocomplete_fields = ["citations"]
    list_filter = ["status", "citations__source"]


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    form = form_for(SourceDocument)
    list_display = ["title", "kind", "published", "status", "reviewed_on"]
    list_filter = ["kind", "status"]
    search_fields = [*EntryAdmin.search_fields, "short_title", "authors", "publisher"]
    inlines = [
        inline(Section, SectionPart, min_num=1, classes=[], autocomplete_fields=[]),
        inline(Correction, CorrectionPart, fk_name="source", autocomplete_fields=["section", "citations"]),
    ]


class PartAdmin(EditorsForm, admin.ModelAdmin):
    """A part on its own page, to be searched and filtered across entries. Mostly it is edited with its entry."""

    formfield_overrides = WIDE
    search_fields = ["note"]
    autocomplete_fields = ["citations"]


@admin.register(Correction)
class CorrectionAdmin(PartAdmin):
    form = form_for(CorrectionPart)
    list_display = ["says", "source", "section"]
    list_filter = ["source"]
    list_select_related = ["source", "section__source"]
    search_fields = ["says", "right", "note"]
    autocomplete_fields = ["source", "section", "citations"]


@admin.register(Section)
class SectionAdmin(TellsUsers, admin.ModelAdmin):
    form = form_for(SectionPart)
    list_display = ["label", "source", "second_hand"]
    list_filter = ["second_hand", "source"]
    list_select_related = ["source"]
    search_fields = ["label", "key", "source__short_title", "source__title", "source__slug"]
    autocomplete_fields = ["source"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("source")

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.source.is_published else None


class ReadOnlyAdmin(admin.ModelAdmin):
    """Shows rows that only the program may write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(LoadRecord)
class LoadRecordAdmin(ReadOnlyAdmin):
    list_display = ["kind", "slug", "digest"]
    list_filter = ["kind"]
    search_fields = ["kind", "slug"]


admin.site.register(ContentVersion, ReadOnlyAdmin)
