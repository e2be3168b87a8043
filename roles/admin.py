from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from careerguide.desk.admin import OutsideLinkAdmin
from careerguide.desk.editing import CitedAdmin, ContentAdmin, PartAdmin, PartInline, inline
from careerguide.desk.forms import LinesField, PartFormSet, form_for
from skills.models import Skill

from . import schema
from .models import (
    Answer,
    AnswerDoor,
    Disagreement,
    Duty,
    Market,
    Occupation,
    PairPoint,
    PairStatement,
    Position,
    Role,
    RoleAlias,
    RoleOccupation,
    RoleOutsideLink,
    RolePair,
    RoleSkill,
    Topic,
    wrong_answer,
)
from .occupation_admin import OFFICIAL_OR_OWN
from .occupation_schema import OccupationLinkPart


class DisagreementInline(PartInline):
    model = Disagreement
    form = form_for(schema.DisagreementPart)
    autocomplete_fields = []
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A disagreement is added on its own page, where its positions are."""
        return False


class WholeFormSet(PartFormSet):
    """Refuses parts that leave out what every such entry has to say."""

    def wrong(self, parts: Iterable[Any]) -> Iterable[str]:
        raise NotImplementedError

    def clean(self) -> None:
        super().clean()
        if wrong := list(self.wrong([form.instance for form in self.kept])):
            raise ValidationError(wrong)


class PointFormSet(WholeFormSet):
    def wrong(self, parts: Iterable[Any]) -> Iterable[str]:
        return _of_these(schema.missing_aspect(parts))


class StatementFormSet(WholeFormSet):
    def wrong(self, parts: Iterable[Any]) -> Iterable[str]:
        return _of_these(schema.missing_kinds(parts))


def _of_these(missing: str) -> list[str]:
    return [f"Of these, {missing}."] if missing else []


class LevelFormSet(WholeFormSet):
    """What is published has sound levels on the core; a draft may still lack them."""

    def wrong(self, parts: Iterable[Any]) -> Iterable[str]:
        role: Any = self.instance
        if role.status != Role.Status.PUBLISHED:
            return ()
        core = dict(Skill.objects.filter(core=True, status=Skill.Status.PUBLISHED).values_list("pk", "title"))
        asked = [(core.get(part.skill_id, ""), part) for part in parts]
        return schema.wrong_levels(asked, core.values(), all_judged=role.kind == Role.Kind.PROFESSION)


@admin.register(Role)
class RoleAdmin(CitedAdmin):
    form = form_for(schema.RoleDocument)
    list_display = ["title", "kind", "broader", "status", "reviewed_on"]
    list_filter = ["kind", *CitedAdmin.list_filter]
    list_select_related = ["broader"]
    search_fields = [*CitedAdmin.search_fields, "aliases__name"]
    names = (*CitedAdmin.names, "aliases__name")
    autocomplete_fields = ["broader", "citations"]
    inlines = [
        inline(RoleAlias, schema.RoleAliasPart),
        inline(Duty, schema.DutyPart, begun=True),
        inline(
            RoleSkill,
            schema.RoleSkillPart,
            formset=LevelFormSet,
            autocomplete_fields=["skill", "citations"],
            begun=True,
        ),
        DisagreementInline,
        inline(RoleOccupation, OccupationLinkPart, autocomplete_fields=["occupation", "citations"]),
        *OFFICIAL_OR_OWN,
        OutsideLinkAdmin.inside(RoleOutsideLink),
    ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **options: Any) -> HttpResponse:
        """Leads from the pay of the role itself to the official figures, which are what editors mostly look for."""
        if role := context["original"]:
            with_pay = Occupation.objects.filter(salary_bands__isnull=False, roles__role=role)
            context["official"] = with_pay.distinct()
        return super().render_change_form(request, context, *args, **options)


admin.site.register(RoleOutsideLink, OutsideLinkAdmin)


@admin.register(RoleAlias)
class RoleAliasAdmin(PartAdmin):
    form = form_for(schema.RoleAliasPart)
    list_display = ["name", "role"]
    list_filter = ["role"]
    search_fields = ["name", "role__title"]


@admin.register(Duty)
class DutyAdmin(PartAdmin):
    form = form_for(schema.DutyPart)
    list_display = ["title", "role"]
    list_filter = ["role"]
    search_fields = ["title", "text", "role__title"]


@admin.register(RoleSkill)
class RoleSkillAdmin(PartAdmin):
    form = form_for(schema.RoleSkillPart)
    list_display = ["skill", "role", "proficiency", "basis"]
    list_filter = ["proficiency", "skill__core", "basis", "role", "skill"]
    list_select_related = ["role", "skill"]
    search_fields = ["skill__title", "role__title"]
    autocomplete_fields = ["role", "skill", "citations"]


@admin.register(Disagreement)
class DisagreementAdmin(ContentAdmin):
    form = form_for(schema.DisagreementPart)
    list_display = ["question", "role"]
    list_filter = ["role"]
    search_fields = ["question", "difference", "role__title"]
    autocomplete_fields = []
    inlines = [inline(Position, schema.PositionPart, min_num=2, classes=[])]


@admin.register(Position)
class PositionAdmin(PartAdmin):
    form = form_for(schema.PositionPart)
    list_display = ["statement", "disagreement"]
    list_filter = ["disagreement"]
    search_fields = ["statement", "disagreement__question"]


@admin.register(RoleOccupation)
class RoleOccupationAdmin(PartAdmin):
    form = form_for(OccupationLinkPart)
    list_display = ["role", "occupation", "match"]
    list_filter = ["match", "role"]
    list_select_related = ["role", "occupation"]
    search_fields = ["role__title", "occupation__title", "occupation__code"]
    autocomplete_fields = ["role", "occupation", "citations"]


@admin.register(Market)
class MarketAdmin(CitedAdmin):
    form = form_for(schema.MarketDocument)
    exclude = ["order"]  # the guide orders them
    list_display = ["title", "currency", "status", "reviewed_on"]


@admin.register(RolePair)
class RolePairAdmin(CitedAdmin):
    form = form_for(schema.PairDocument)
    list_display = ["title", "first", "second", "status", "reviewed_on"]
    list_select_related = ["first", "second"]
    autocomplete_fields = ["first", "second", "citations"]
    inlines = [
        inline(PairPoint, schema.PairPointPart, formset=PointFormSet, min_num=1, classes=[]),
        inline(PairStatement, schema.PairStatementPart, formset=StatementFormSet, min_num=1, classes=[]),
    ]


@admin.register(PairPoint)
class PairPointAdmin(PartAdmin):
    form = form_for(schema.PairPointPart)
    list_display = ["aspect", "pair"]
    list_filter = ["pair"]
    search_fields = ["aspect", "first_side", "second_side", "pair__title"]


@admin.register(PairStatement)
class PairStatementAdmin(PartAdmin):
    form = form_for(schema.PairStatementPart)
    list_display = ["text", "kind", "pair"]
    list_filter = ["kind", "pair"]
    search_fields = ["text", "pair__title"]


PHRASINGS = LinesField(help_text="How people put the question, one on each line, in lower case.")


class AnswerForm(form_for(schema.AnswerDocument, phrasings=PHRASINGS)):  # type: ignore[misc]  # a class made for it
    """Refuses what another answer has, or what cites nothing; documents have the same rules."""

    def clean_phrasings(self) -> list[str]:
        typed: list[str] = self.cleaned_data["phrasings"]
        for other in Answer.objects.exclude(pk=self.instance.pk):
            if shared := set(typed) & set(other.phrasings):
                raise ValidationError(f"“{shared.pop()}” is a phrasing of “{other}” already.")
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if "coverage" in cleaned and (wrong := wrong_answer(cleaned["coverage"], cited=bool(cleaned.get("citations")))):
            self.add_error("citations", wrong)
        return cleaned


@admin.register(Answer)
class AnswerAdmin(CitedAdmin):
    form = AnswerForm
    list_display = ["title", "coverage", "holds_until", "status", "reviewed_on"]
    list_filter = ["coverage", *CitedAdmin.list_filter]
    search_fields = [*CitedAdmin.search_fields, "phrasings"]
    names = (*CitedAdmin.names, "phrasings")
    inlines = [
        inline(AnswerDoor, schema.AnswerDoorPart, autocomplete_fields=[], classes=[], min_num=1, max_num=3),
    ]


@admin.register(Topic)
class TopicAdmin(CitedAdmin):
    form = form_for(schema.TopicDocument)
    list_display = ["title", "kind", "status", "reviewed_on"]
    list_filter = ["kind", *CitedAdmin.list_filter]
    autocomplete_fields = ["roles", "skills", "citations"]
