from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.db.models import QuerySet
from django.http import HttpRequest

from careerguide.content.models import this_day
from careerguide.desk.editing import CitedAdmin, EntryAdmin, PartAdmin, PartInline, inline
from careerguide.desk.forms import form_for
from careerguide.desk.publishing import change_rows
from roles.occupation_schema import OccupationLinkPart

from . import schema
from .forms import GainFormSet, ItemFormSet, NeedFormSet, StageForm, StepFormSet
from .models import (
    Credential,
    NearestWay,
    Pathway,
    Place,
    Stage,
    StageGain,
    StageNeed,
    StartingOccupation,
    StartingPoint,
    StartingSkill,
    Step,
    Way,
    WayItem,
)


@admin.register(Place)
class PlaceAdmin(EntryAdmin):
    form = form_for(schema.PlaceDocument)
    list_display = ["title", "short_title", "status", "order"]


@admin.register(StartingPoint)
class StartingPointAdmin(CitedAdmin):
    form = form_for(schema.StartingPointDocument)
    autocomplete_fields = ["holds", "citations"]
    inlines = [
        inline(StartingSkill, schema.StartingSkillPart, autocomplete_fields=["skill"]),
        inline(StartingOccupation, OccupationLinkPart, autocomplete_fields=["occupation", "citations"]),
        inline(NearestWay, schema.NearestWayPart, autocomplete_fields=["role", "nearest"]),
    ]


@admin.register(StartingSkill)
class StartingSkillAdmin(PartAdmin):
    form = form_for(schema.StartingSkillPart)
    list_display = ["skill", "starting_point", "proficiency"]
    list_filter = ["proficiency", "starting_point"]
    list_select_related = ["skill", "starting_point"]
    search_fields = ["skill__title", "starting_point__title"]
    autocomplete_fields = ["starting_point", "skill"]


@admin.register(StartingOccupation)
class StartingOccupationAdmin(PartAdmin):
    form = form_for(OccupationLinkPart)
    list_display = ["starting_point", "occupation", "match"]
    list_filter = ["match", "starting_point"]
    list_select_related = ["starting_point", "occupation"]
    search_fields = ["starting_point__title", "occupation__title", "occupation__code"]
    autocomplete_fields = ["starting_point", "occupation", "citations"]


@admin.register(NearestWay)
class NearestWayAdmin(PartAdmin):
    form = form_for(schema.NearestWayPart)
    list_display = ["starting_point", "role", "nearest"]
    list_filter = ["starting_point"]
    list_select_related = ["starting_point", "role", "nearest"]
    search_fields = ["starting_point__title", "role__title", "text"]
    autocomplete_fields = ["starting_point", "role", "nearest"]


@admin.action(description="I have opened its page today", permissions=["publish"])
def opened_today(editor: EntryAdmin, request: HttpRequest, chosen: QuerySet[Any]) -> None:
    """Dates the pages of the chosen entries that have one."""
    today = this_day()
    count = change_rows(request, chosen.exclude(url=""), f"Opened on {today}.", opened_on=today)
    editor.message_user(request, f"Opened today: {count} {model_ngettext(editor.opts, count)}.", messages.SUCCESS)


@admin.register(Credential)
class CredentialAdmin(CitedAdmin):
    form = form_for(schema.CredentialDocument)
    list_display = ["title", "kind", "awarded_by", "status", "reviewed_on"]
    list_filter = ["kind", "places", *CitedAdmin.list_filter]
    autocomplete_fields = ["places", "citations"]
    actions = [*CitedAdmin.actions, opened_today]


@admin.register(Stage)
class StageAdmin(CitedAdmin):
    """Stages, with what they need and give; that is changed here alone, where a circle is seen."""

    form = StageForm
    list_display = ["title", "kind", "min_months", "max_months", "basis", "status", "reviewed_on"]
    list_filter = ["kind", "places", "basis", *CitedAdmin.list_filter]
    autocomplete_fields = ["places", "citations"]
    actions = [*CitedAdmin.actions, opened_today]
    inlines = [  # what it gives first, as the needs are checked against it
        inline(StageGain, schema.StageGainPart, formset=GainFormSet, autocomplete_fields=["credential", "skill"]),
        inline(StageNeed, schema.StageNeedPart, formset=NeedFormSet, autocomplete_fields=["credentials", "skill"]),
    ]


class WayInline(PartInline):
    model = Way
    form = form_for(schema.WayPart)
    autocomplete_fields = ["place"]
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A way is added on its own page, where its stages are, and changed there."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Pathway)
class PathwayAdmin(CitedAdmin):
    form = form_for(schema.PathwayDocument)
    list_display = ["title", "starting_point", "role", "status", "reviewed_on"]
    list_filter = ["starting_point", "role", *CitedAdmin.list_filter]
    list_select_related = ["starting_point", "role"]
    autocomplete_fields = ["starting_point", "role", "citations"]
    inlines = [
        WayInline,
        inline(Step, schema.StepPart, formset=StepFormSet, autocomplete_fields=["skills", "credentials", "citations"]),
    ]


@admin.register(Way)
class WayAdmin(PartAdmin):
    form = form_for(schema.WayPart)
    list_display = ["pathway", "place", "strength"]
    list_filter = ["place", "strength", "pathway__starting_point", "pathway__role"]
    list_select_related = ["pathway", "place"]
    search_fields = ["pathway__title", "note"]
    autocomplete_fields = ["pathway", "place"]
    inlines = [
        inline(
            WayItem,
            schema.WayItemPart,
            formset=ItemFormSet,
            min_num=1,
            classes=[],
            autocomplete_fields=["stage", "alternatives"],
        )
    ]


@admin.register(Step)
class StepAdmin(PartAdmin):
    form = form_for(schema.StepPart)
    list_display = ["title", "kind", "pathway"]
    list_filter = ["kind", "pathway"]
    search_fields = ["title", "text", "pathway__title"]
    autocomplete_fields = ["pathway", "skills", "credentials", "citations"]
