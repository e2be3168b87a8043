from typing import Any

from django import forms
from django.contrib import admin

from careerguide.content.admin import CitedAdmin, form_for

from .models import Domain, Skill
from .schema import DomainDocument, SkillDocument


class LinesField(forms.CharField):
    """A form field for a list of names, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed("\n".join(initial or []), data)


@admin.register(Domain)
class DomainAdmin(CitedAdmin):
    form = form_for(DomainDocument)
    exclude = ["order"]  # the guide orders them


@admin.register(Skill)
class SkillAdmin(CitedAdmin):
    form = form_for(
        SkillDocument,
        tools=LinesField(required=False, help_text="Software, standards and methods by name, one on each line."),
        aliases=LinesField(required=False, help_text="Other names and abbreviations, one on each line."),
    )
    list_display = ["title", "domain", "core", "status", "reviewed_on"]
    list_filter = ["domain", "core", *CitedAdmin.list_filter]
    search_fields = [*CitedAdmin.search_fields, "tools", "aliases"]
    autocomplete_fields = ["domain", "citations"]
    list_select_related = ["domain"]
