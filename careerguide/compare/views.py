from django.http import HttpResponse, JsonResponse

from careerguide.content.whole import Whole
from careerguide.web.download import csv_download
from careerguide.web.pages import PageRequest, queried_page, render_page
from careerguide.web.query import Query

from . import downloads, page
from .sheet import sheet_context
from .weighing import DECISION_PARAMETERS, decision_context


@queried_page(*page.COMPARE_PARAMETERS)
def compare(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "compare/page.html", page.page_context(whole, query))


@queried_page("role")
def compare_csv(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    name = f"{whole.guide.file_name}-comparison.csv"
    return csv_download(name, downloads.COMPARISON_COLUMNS, downloads.csv_rows(whole, query))


@queried_page("role")
def compare_json(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return JsonResponse(downloads.as_data(whole, query))


@queried_page(*DECISION_PARAMETERS, fragments={"decision": "compare/_decision.html"})
def decision(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "compare/decide.html", decision_context(whole, query))


@queried_page(*DECISION_PARAMETERS, dated=True)
def sheet(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """The comparison of two roles on one printed page, with the day."""
    return render_page(request, "compare/sheet.html", sheet_context(whole, query))
