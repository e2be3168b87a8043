"""The ways to the form of an entry: from its page on the site, and by a search across all kinds."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from careerguide.content.hyperlinks import kinds
from careerguide.content.links import form_address

from .finding import best_first

MOST_FOUND = 20  # of each kind


@admin.site.admin_view
@require_safe
def edit(request: HttpRequest, folder: str, slug: str) -> HttpResponse:
    """Leads to the form of the entry whose document has this name."""
    if folder not in kinds():
        raise Http404(f"There is no kind “{folder}”.")
    return redirect(form_address(get_object_or_404(kinds()[folder].model, slug=slug)))


@admin.site.admin_view
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """The entries of all kinds that the user may see, by what is typed of their names."""
    typed = " ".join(request.GET.get("q", "").split())
    found = list(_found_by_kind(request, typed)) if typed else []
    context = admin.site.each_context(request) | {"title": "Find an entry", "typed": typed, "found": found}
    return TemplateResponse(request, "desk/find.html", context)


def _found_by_kind(request: HttpRequest, typed: str) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """The name of each kind with the best of its entries that were found, each as (address of the form, entry)."""
    for kind in kinds().values():
        editor: Any = admin.site.get_model_admin(kind.model)
        if editor.has_view_permission(request):
            rows = best_first(editor.get_queryset(request), editor.names, typed)[:MOST_FOUND]
            if entries := [(form_address(row), row) for row in rows]:
                yield str(kind.model._meta.verbose_name_plural), entries
