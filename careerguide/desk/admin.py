"""Sources, outside links, the guide and the program's own tables in the admin."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest

from careerguide.content.models import Correction, Guide, LoadRecord, OutsideLink, Revision, Section, Source, this_day
from careerguide.content.schema import CorrectionPart, OutsideLinkPart, SectionPart, SourceDocument
from careerguide.content.versioning import ContentVersion, one_bump

from .editing import ContentAdmin, EntryAdmin, PartAdmin, ReadOnlyAdmin, inline
from .forms import form_for
from .guide import GuideAdmin
from .history import RevisionAdmin
from .people import forget_second_factor
from .publishing import change_rows
from .seeds import SeedsAdmin

PROPOSED_KEY: dict[str, Sequence[str]] = {"key": ["label"]}


@admin.register(Source)
class SourceAdmin(EntryAdmin):
    form = form_for(SourceDocument)
    list_display = ["title", "kind", "published", "status", "reviewed_on"]
    list_filter = ["kind", "status"]
    search_fields = [*EntryAdmin.search_fields, "short_title", "authors", "publisher"]
    autocomplete_fields = ["superseded_by"]
    names = (*EntryAdmin.names, "short_title")
    inlines = [
        inline(Section, SectionPart, min_num=1, classes=[], autocomplete_fields=[], prepopulated_fields=PROPOSED_KEY),
        inline(Correction, CorrectionPart, fk_name="source", autocomplete_fields=["section", "citations"]),
    ]


class OutsideLinkAdmin(PartAdmin):
    form = form_for(OutsideLinkPart)
    list_display = ["title", "publisher", "level", "seen", "seen_on", "owner"]
    list_filter = ["seen", "level"]
    list_select_related = True  # what they belong to
    search_fields = ["title", "publisher", "what_you_do", "url", "note"]
    autocomplete_fields = []
    actions = ["opened_today", *PartAdmin.actions]

    @staticmethod
    def inside(model: type[OutsideLink]) -> type:
        """The links of an entry, inside its form."""
        return inline(model, OutsideLinkPart, autocomplete_fields=[])

    @admin.action(description="I have opened it today", permissions=["publish"])
    def opened_today(self, request: HttpRequest, chosen: QuerySet[OutsideLink]) -> None:
        """Notes that the chosen addresses were opened today, in each link whose entry the user may publish."""
        today, addresses, count = this_day(), set(chosen.values_list("url", flat=True)), 0
        registered: dict[Any, Any] = admin.site._registry
        with one_bump():
            for model, editor in registered.items():
                if issubclass(model, OutsideLink) and editor.has_publish_permission(request):
                    links = model._default_manager.filter(url__in=addresses)
                    opened = {"seen": OutsideLink.Seen.OPENED, "seen_on": today}
                    count += change_rows(request, links, f"Opened on {today}.", **opened)
        done = f"Opened today: {count} {model_ngettext(self.opts, count)}; an address counts wherever it stands."
        self.message_user(request, done, messages.SUCCESS)


@admin.register(Correction)
class CorrectionAdmin(PartAdmin):
    form = form_for(CorrectionPart)
    list_display = ["says", "source", "section"]
    list_filter = ["source"]
    list_select_related = ["source", "section__source"]
    search_fields = ["says", "right", "note"]
    autocomplete_fields = ["source", "section", "citations"]


@admin.register(Section)
class SectionAdmin(ContentAdmin):
    form = form_for(SectionPart)
    list_display = ["label", "source", "second_hand"]
    list_filter = ["second_hand", "source"]
    list_select_related = ["source"]
    search_fields = ["label", "key", "source__short_title", "source__title", "source__slug"]
    autocomplete_fields = ["source"]
    prepopulated_fields = PROPOSED_KEY

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).select_related("source")

    def get_view_on_site_url(self, obj: Any = None) -> str | None:
        return obj.get_absolute_url() if obj and obj.source.is_published else None


admin.site.register(Guide, GuideAdmin)
admin.site.register(ContentVersion, ReadOnlyAdmin)
admin.site.register(LoadRecord, SeedsAdmin)
admin.site.register(Revision, RevisionAdmin)
admin.site.unregister(User)


@admin.register(User)
class PeopleAdmin(UserAdmin):  # type: ignore[type-arg]  # takes no argument when it runs
    """A Chief puts people into groups. Only who may do everything makes such an account, or changes one."""

    list_display = ["username", "first_name", "last_name", "is_active", "is_staff", "last_login"]
    actions = ["forget"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        kept = [] if _may_do_everything(request) else ["is_superuser", "user_permissions"]
        return [*super().get_readonly_fields(request, obj), *kept]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and _is_within_reach(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and _is_within_reach(request, obj)

    def has_forget_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("otp_totp.delete_totpdevice")

    @admin.action(description="Forget the second factor: the phone is lost", permissions=["forget"])
    def forget(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        user: Any = request.user
        had_one = [one for one in chosen if _is_within_reach(request, one) and forget_second_factor(one)]
        LogEntry.objects.log_actions(user.pk, had_one, CHANGE, "The second factor is forgotten.")
        names = ", ".join(map(str, had_one)) or "nobody"
        done = f"Forgotten: that of {names}. Whoever signs in next with that name and password sets up another app."
        self.message_user(request, done, messages.SUCCESS if had_one else messages.WARNING)


def _may_do_everything(request: HttpRequest) -> bool:
    return bool(getattr(request.user, "is_superuser", False))


def _is_within_reach(request: HttpRequest, account: User | None) -> bool:
    return _may_do_everything(request) or not (account and account.is_superuser)
