from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.web.pages import page, render_page

from . import salary
from .models import Market, Role, RolePair, SalaryBand, Topic


@page
def role_list(request: HttpRequest) -> HttpResponse:
    roles = Role.objects.published().for_list()
    pairs = RolePair.objects.between_published()
    return render_page(request, "roles/list.html", {"roles": roles, "pairs": pairs})


@page
def role_page(request: HttpRequest, slug: str) -> HttpResponse:
    role = get_object_or_404(Role.objects.published().for_page(), slug=slug)
    return render_page(request, "roles/page.html", {"role": role, "charts": charts_by_market(role.salary_bands.all())})


@page
def pair_page(request: HttpRequest, slug: str) -> HttpResponse:
    pair = get_object_or_404(RolePair.objects.between_published().for_page(), slug=slug)
    return render_page(request, "roles/pair.html", {"pair": pair})


@page
def salaries(request: HttpRequest) -> HttpResponse:
    markets = Market.objects.published().with_pay()
    shown = [(market, charts_by_market(market.salary_bands.all()).get(market)) for market in markets]
    return render_page(
        request, "roles/salaries.html", {"markets": shown, "unpaid": Role.objects.published().without_pay()}
    )


@page
def topic_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "roles/topics.html", {"topics": Topic.objects.published()})


@page
def topic_page(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic.objects.published().for_page(), slug=slug)
    siblings = Topic.objects.published().filter(kind=topic.kind).exclude(pk=topic.pk)
    return render_page(request, "roles/topic.html", {"topic": topic, "siblings": siblings})


def charts_by_market(bands: Iterable[SalaryBand]) -> dict[Market, salary.Chart]:
    """A chart for each market: one place and one currency to an axis."""
    by_market: dict[Market, list[SalaryBand]] = {}
    for band in bands:
        by_market.setdefault(band.market, []).append(band)
    return {market: salary.chart(bands) for market, bands in by_market.items()}
