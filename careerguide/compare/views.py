from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from careerguide.content.whole import Whole
from careerguide.web.download import csv_download
from careerguide.web.pages import PageRequest, queried_page, render_page
from careerguide.web.query import Query

from . import downloads
from .page import COMPARE_PARAMETERS, compare_context
from .sheet import sheet_context


@queried_page(*COMPARE_PARAMETERS, fragments={"verdict": "compare/_verdict.html"})
def compare(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """Roles side by side and weighed. Of two that have a page of their own, that is the one to be found."""
    context = compare_context(whole, query)
    pair = context["comparison"].difference.pair if "comparison" in context else None
    own = {"canonical": request.build_absolute_uri(pair.get_absolute_url()), "noindex": False} if pair else {}
    return render_page(request, "compare/page.html", context | own)


@queried_page("role")
def compare_csv(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    name = f"{whole.guide.file_name}-comparison.csv"
    return csv_download(name, downloads.COMPARISON_COLUMNS, downloads.csv_rows(whole, query))


@queried_page("role")
def compare_json(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return JsonResponse(downloads.as_data(whole, query))


@queried_page(*COMPARE_PARAMETERS, dated=True)
def sheet(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """The comparison on one printed page, with the day."""
    return render_page(request, "compare/sheet.html", sheet_context(whole, query))


@require_safe
def decision(request: HttpRequest) -> HttpResponse:
    """Roles were weighed here once; the page that compares does it now."""
    query = request.META["QUERY_STRING"].replace("w-patients=", "w-medicine=")
    return HttpResponsePermanentRedirect(f"{reverse('compare')}{f'?{query}' if query else ''}")
