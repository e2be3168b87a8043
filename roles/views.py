from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.pages import catalogue_page, render_list
from careerguide.web.pages import page, render_page

from . import charts
from .forms import SalaryForm
from .models import Market, Role, RolePair, SalaryBand, Topic
from .pair_table import pair_table
from .profile import quick_facts


@catalogue_page
def role_list(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    return render_list(request, catalogue, "roles", "roles/list.html")


@page
def role_page(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.published().for_page(), slug=slug)
    pay = charts.by_market(role.salary_bands.all())
    return render_page(request, "roles/page.html", {"role": role, "pay": pay, "facts": quick_facts(role)})


@page
def pair_list(request: HttpRequest) -> HttpResponse:
    pairs = RolePair.objects.published().for_list()
    professions = Role.objects.published().filter(kind=Role.Kind.PROFESSION)
    return render_page(request, "roles/pairs.html", {"pairs": pairs, "table": pair_table(professions, pairs)})


@page
def pair_page(request: HttpRequest, slug: str) -> HttpResponse:
    pair = get_object_or_404(RolePair.objects.published().for_page(), slug=slug)
    return render_page(request, "roles/pair.html", {"pair": pair})


@page
def salaries(request: HttpRequest) -> HttpResponse:
    form = SalaryForm(request.GET)
    bands = form.narrow(SalaryBand.objects.for_pages())
    pay = charts.by_market(bands)
    context = {
        "form": form,
        "count": sum(len(chart.rows) for one in pay for chart in one.charts),
        "pay": pay,
        "unpaid_roles": Role.objects.published().without_pay(),
        "unpaid_markets": Market.objects.published().without_pay(),
    }
    return render_page(request, "roles/salaries.html", context, fragments={"figures": "roles/_figures.html"})


@page
def salaries_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="careerguide-salaries.csv"'
    charts.write_csv(SalaryForm(request.GET).narrow(SalaryBand.objects.for_pages()), response)
    return response


@page
def topic_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "roles/topics.html", {"topics": Topic.objects.published()})


@page
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.published().for_page(), slug=slug)
    siblings = Topic.objects.published().filter(kind=topic.kind).exclude(pk=topic.pk)
    return render_page(request, "roles/topic.html", {"topic": topic, "siblings": siblings})
