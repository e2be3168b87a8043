"""Forms of official occupations, and of what is stated of them or of roles: pay, outlooks, how one works."""

from typing import Any

from django.contrib import admin
from django.urls import path
from pydantic import BaseModel

from careerguide.content.models import Part
from careerguide.desk.editing import CitedAdmin, PartAdmin, inline
from careerguide.desk.forms import form_for

from . import occupation_schema
from .figures_table import figures
from .models import EducationHeld, EmployerShare, EntryEducation, Occupation, Outlook, SalaryBand, WorkStatement


def statements(model: type[Part], schema: type[BaseModel], *names: str, **options: Any) -> type:
    """Statements inside the form of their occupation or role; `names` are the foreign keys that one types to find."""
    return inline(model, schema, autocomplete_fields=[*names, "citations"], **options)


OFFICIAL_OR_OWN = [
    statements(SalaryBand, occupation_schema.SalaryBandPart, "market", template="admin/roles/salary_bands.html"),
    statements(Outlook, occupation_schema.OutlookPart, "market"),
    statements(WorkStatement, occupation_schema.WorkStatementPart),
]


@admin.register(Occupation)
class OccupationAdmin(CitedAdmin):
    form = form_for(occupation_schema.OccupationDocument)
    list_display = ["title", "code", "scheme", "market", "status", "reviewed_on"]
    list_filter = ["scheme", "market", *CitedAdmin.list_filter]
    list_select_related = ["market"]
    search_fields = [*CitedAdmin.search_fields, "code"]
    names = (*CitedAdmin.names, "code")
    autocomplete_fields = ["market", "citations"]
    inlines = [
        *OFFICIAL_OR_OWN,
        inline(EntryEducation, occupation_schema.EntryEducationPart),
        inline(EducationHeld, occupation_schema.EducationHeldPart),
        inline(EmployerShare, occupation_schema.EmployerSharePart),
    ]

    def get_urls(self) -> list[Any]:
        table = path("figures/", self.admin_site.admin_view(figures), name="roles_occupation_figures")
        return [table, *super().get_urls()]


class OfficialOrOwnAdmin(PartAdmin):
    """What belongs to an occupation or to a role."""

    list_select_related = ["occupation", "role"]
    search_fields = ["occupation__title", "role__title"]
    autocomplete_fields = ["occupation", "role", "citations"]


@admin.register(SalaryBand)
class SalaryBandAdmin(OfficialOrOwnAdmin):
    form = form_for(occupation_schema.SalaryBandPart)
    list_display = ["owner", "market", "level", "measure", "in_words", "year"]
    list_filter = ["market", "level", "measure", "role"]
    list_select_related = [*OfficialOrOwnAdmin.list_select_related, "market"]
    search_fields = [*OfficialOrOwnAdmin.search_fields, "market__title"]
    autocomplete_fields = [*OfficialOrOwnAdmin.autocomplete_fields, "market"]


@admin.register(Outlook)
class OutlookAdmin(OfficialOrOwnAdmin):
    form = form_for(occupation_schema.OutlookPart)
    list_display = ["owner", "market", "start_year", "end_year", "change_percent", "statement"]
    list_filter = ["market", "role"]
    list_select_related = [*OfficialOrOwnAdmin.list_select_related, "market"]
    search_fields = [*OfficialOrOwnAdmin.search_fields, "statement"]
    autocomplete_fields = [*OfficialOrOwnAdmin.autocomplete_fields, "market"]


@admin.register(WorkStatement)
class WorkStatementAdmin(OfficialOrOwnAdmin):
    form = form_for(occupation_schema.WorkStatementPart)
    list_display = ["owner", "kind", "text"]
    list_filter = ["kind", "role"]
    search_fields = [*OfficialOrOwnAdmin.search_fields, "text"]


@admin.register(EntryEducation)
class EntryEducationAdmin(PartAdmin):
    form = form_for(occupation_schema.EntryEducationPart)
    list_display = ["education", "year", "occupation"]
    list_filter = ["year", "occupation"]
    list_select_related = ["occupation"]
    search_fields = ["education", "occupation__title"]
    autocomplete_fields = ["occupation", "citations"]


@admin.register(EducationHeld)
class EducationHeldAdmin(PartAdmin):
    form = form_for(occupation_schema.EducationHeldPart)
    list_display = ["occupation", "years", "bachelors", "masters", "doctoral"]
    list_filter = ["years", "occupation"]
    list_select_related = ["occupation"]
    search_fields = ["occupation__title"]
    autocomplete_fields = ["occupation", "citations"]


@admin.register(EmployerShare)
class EmployerShareAdmin(PartAdmin):
    form = form_for(occupation_schema.EmployerSharePart)
    list_display = ["employer", "percent", "year", "occupation"]
    list_filter = ["year", "occupation"]
    list_select_related = ["occupation"]
    search_fields = ["employer", "occupation__title"]
    autocomplete_fields = ["occupation", "citations"]
