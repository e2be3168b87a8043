"""The fields of all forms of editors: their order, their boxes, and the scripts that help with them."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.http import HttpRequest

from careerguide.content.hyperlinks import folder_of

from .choices import OneFound, OneOf, SomeFound, SomeOf, chosen_rows
from .forms import DecimalNumber, WholeNumber

WHOLE_NUMBER = {"form_class": WholeNumber, "widget": WholeNumber.widget}
FIELD_ORDER = ["title", "slug", "label", "former_slugs", "summary", "status", "reviewed_on", "order"]
LAST_FIELDS = ["position", "note", "citations"]


class EditorsForm(BaseModelAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """Sorts fields as editors think: what the entry is, what it says, what supports it."""

    formfield_overrides: ClassVar = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 5, "cols": 90})},
        models.IntegerField: WHOLE_NUMBER,
        models.BigIntegerField: WHOLE_NUMBER,  # for which Django has an override of its own
        models.DecimalField: {"form_class": DecimalNumber},
        models.URLField: {"assume_scheme": "https"},
    }

    class Media:
        js = [forms.Script(f"js/{name}.js", type="module") for name in ("kept", "positions", "rendering")]

    def formfield_for_dbfield(self, db_field: "models.Field[Any, Any]", request: HttpRequest, **options: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **options)
        if isinstance(db_field, models.TextField) and field:
            field.widget.attrs["data-markdown"] = folder_of(getattr(self, "parent_model", self.model)())
        return field

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **options: Any
    ) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **self.found(db_field, request, OneOf, OneFound), **options
        )

    def formfield_for_manytomany(
        self, db_field: "models.ManyToManyField[Any, Any]", request: HttpRequest, **options: Any
    ) -> Any:
        return super().formfield_for_manytomany(
            db_field, request, **self.found(db_field, request, SomeOf, SomeFound), **options
        )

    def found(self, db_field: Any, request: HttpRequest, field: type, widget: type) -> dict[str, Any]:
        """The options of a field whose choices are found while typing; none for any other."""
        if db_field.name not in self.get_autocomplete_fields(request):
            return {}
        rows = self.admin_site.get_model_admin(db_field.related_model).get_queryset(request)
        shown = widget(db_field, self.admin_site)
        help_text = db_field.help_text or "Type a part of its name."
        return {"form_class": field, "widget": shown, "rows": chosen_rows(request, rows), "help_text": help_text}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        fields = list(super().get_fields(request, obj))
        first = [name for name in FIELD_ORDER if name in fields]
        last = [name for name in LAST_FIELDS if name in fields]
        return first + [name for name in fields if name not in first + last] + last
