from django.http import HttpRequest, HttpResponse, JsonResponse

from careerguide.web.pages import page, render_page

from . import chosen, weighing
from .sheet import sheet as decision_sheet


@page
def compare(request: HttpRequest) -> HttpResponse:
    return render_page(request, "compare/page.html", chosen.shown(request.GET))


@page
def sheet(request: HttpRequest) -> HttpResponse:
    """The comparison of two roles on one printed page."""
    return render_page(request, "compare/sheet.html", decision_sheet(request.GET))


@page
def compare_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="careerguide-comparison.csv"'
    chosen.write_csv(request.GET, response)
    return response


@page
def compare_json(request: HttpRequest) -> HttpResponse:
    """The roles, their answers to all questions, how each asks for its skills, and what was ignored."""
    return JsonResponse(chosen.as_data(request.GET))


@page
def decide(request: HttpRequest) -> HttpResponse:
    fragments = {"decision": "compare/_decision.html"}
    return render_page(request, "compare/decide.html", weighing.weighed(request.GET), fragments=fragments)
