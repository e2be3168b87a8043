"""The page of the admin where the pay of a year is entered for all occupations of a market."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.defaultfilters import pluralize
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from careerguide.content.models import Revision
from careerguide.content.revisions import Hand, recorded
from careerguide.desk.people import may_publish

from .figures_of_year import AmountsForm, SectionsForm, YearForm, are_sound, column_name, figure_rows, usual_choice
from .models import AMOUNTS, Occupation, SalaryBand


def may_enter(request: HttpRequest) -> bool:
    """Whether the user may change what visitors see of occupations, and add and change their pay."""
    bands = admin.site.get_model_admin(SalaryBand)
    may_fill_in = bands.has_add_permission(request) and bands.has_change_permission(request)
    return may_fill_in and may_publish(request.user, Occupation)


@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: HttpRequest) -> HttpResponse:
    """Shows the table of a market and a year, or saves what was entered there."""
    if not may_enter(request):
        raise PermissionDenied
    choice = YearForm(usual_choice() | request.GET.dict())
    if not choice.is_valid():
        return table_page(request, choice)
    if request.method == "POST":
        with transaction.atomic():
            return enter(request, choice)
    table = [AmountsForm(row) for row in figure_rows(**choice.cleaned_data)]
    return table_page(request, choice, SectionsForm(), table)


def enter(request: HttpRequest, choice: YearForm) -> HttpResponse:
    """Saves all that was entered, or shows what is wrong with it and saves nothing."""
    sections = SectionsForm(request.POST)
    table = [AmountsForm(row, request.POST) for row in figure_rows(**choice.cleaned_data, locked=True)]
    if not are_sound(table, sections):
        return table_page(request, choice, sections, table)
    year = choice.cleaned_data["year"]
    count = save(request, [one for one in table if one.is_filled], sections, year)
    messages.success(request, f"Pay of {year}: {count} figure{pluralize(count)} saved.")
    return HttpResponseRedirect(request.get_full_path())


def save(request: HttpRequest, filled: Sequence[AmountsForm], sections: SectionsForm, year: int) -> int:
    """Saves the figures, and notes it in the history of each occupation. Returns how many there are."""
    user: Any = request.user
    occupations = [one.row.occupation for one in filled]
    with recorded(Hand(Revision.Origin.FORM, user.get_username(), f"Pay of {year}"), *occupations):
        for one in filled:
            one.save(sections.cleaned_data["sections"])
        LogEntry.objects.log_actions(user.pk, occupations, CHANGE, f"Pay of {year}.")
    return len(filled)


def table_page(
    request: HttpRequest, choice: YearForm, sections: SectionsForm | None = None, table: Sequence[AmountsForm] = ()
) -> HttpResponse:
    context = admin.site.each_context(request) | {
        "title": "Pay of a year",
        "opts": Occupation._meta,
        "choice": choice,
        "columns": [column_name(name) for name in AMOUNTS],
        "sections": sections,
        "table": table,
    }
    return TemplateResponse(request, "admin/roles/occupation/figures.html", context)
