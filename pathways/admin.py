from django.contrib import admin

from careerguide.content.admin import CitedAdmin, PartAdmin, inline
from careerguide.content.forms import form_for
from roles.occupation_schema import OccupationLinkPart

from .models import Credential, Pathway, StartingOccupation, StartingPoint, Step
from .schema import CredentialDocument, PathwayDocument, StartingPointDocument, StepPart


@admin.register(StartingPoint)
class StartingPointAdmin(CitedAdmin):
    form = form_for(StartingPointDocument)
    autocomplete_fields = ["skills", "citations"]
    inlines = [inline(StartingOccupation, OccupationLinkPart, autocomplete_fields=["occupation", "citations"])]


@admin.register(StartingOccupation)
class StartingOccupationAdmin(PartAdmin):
    form = form_for(OccupationLinkPart)
    list_display = ["starting_point", "occupation", "match"]
    list_filter = ["match", "starting_point"]
    list_select_related = ["starting_point", "occupation"]
    search_fields = ["starting_point__title", "occupation__title", "occupation__code"]
    autocomplete_fields = ["starting_point", "occupation", "citations"]


@admin.register(Credential)
class CredentialAdmin(CitedAdmin):
    form = form_for(CredentialDocument)
    list_display = ["title", "kind", "awarded_by", "status", "reviewed_on"]
    list_filter = ["kind", *CitedAdmin.list_filter]


@admin.register(Pathway)
class PathwayAdmin(CitedAdmin):
    form = form_for(PathwayDocument)
    list_display = ["title", "kind", "status", "reviewed_on"]
    list_filter = ["kind", *CitedAdmin.list_filter]
    autocomplete_fields = ["starting_points", "roles", "citations"]
    inlines = [inline(Step, StepPart, min_num=1, autocomplete_fields=["skills", "credentials", "citations"])]


@admin.register(Step)
class StepAdmin(PartAdmin):
    form = form_for(StepPart)
    list_display = ["title", "kind", "pathway"]
    list_filter = ["kind", "pathway"]
    search_fields = ["title", "text"]
    autocomplete_fields = ["pathway", "skills", "credentials", "citations"]
