"""The form of the guide itself."""

from typing import Any

from django.http import HttpRequest

from careerguide.content.guide_schema import DoorPart, GuideDocument, ListedDomainPart, ListedMarketPart
from careerguide.content.models import Door, ListedDomain, ListedMarket

from .editing import EntryAdmin, inline
from .forms import form_for


class GuideAdmin(EntryAdmin):
    """There is one guide, which stays: neither added nor deleted, nor ever a draft."""

    form = form_for(GuideDocument)
    exclude = ["slug", "status", "order"]
    prepopulated_fields = {}
    list_display = ["title", "reviewed_on"]
    list_filter = []
    actions = ["checked_today"]
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
