"""The guide itself in the admin: its form, and its name above every page."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import lazy

from careerguide.content.models import Door, Guide, ListedDomain, ListedMarket
from careerguide.desk.editing import EntryAdmin, checked_today, inline
from careerguide.desk.forms import form_for

from .schema import DoorPart, GuideDocument, ListedDomainPart, ListedMarketPart


@admin.register(Guide)
class GuideAdmin(EntryAdmin):
    """There is one guide, which stays: neither added nor deleted, nor ever a draft."""

    form = form_for(GuideDocument)
    exclude = ["slug", "status", "order"]
    prepopulated_fields = {}
    list_display = ["title", "reviewed_on"]
    list_filter = []
    actions = [checked_today]
    autocomplete_fields = ["citations"]
    inlines = [
        inline(ListedDomain, ListedDomainPart, autocomplete_fields=["domain"]),
        inline(ListedMarket, ListedMarketPart, autocomplete_fields=["market"]),
        inline(Door, DoorPart, autocomplete_fields=[]),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def site_name() -> str:
    return Guide.objects.values_list("title", flat=True).first() or Guide.neutral().title


admin.site.site_header = admin.site.site_title = lazy(site_name, str)()
admin.site.index_title = "Content"
