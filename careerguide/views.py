from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.pages import catalogue_page
from careerguide.catalogue.searching import groups
from careerguide.catalogue.selection import TEXT
from careerguide.content.citing import facts_by_section
from careerguide.content.models import ContentVersion, Correction, Source
from careerguide.web.pages import page, render_page
from pathways.models import StartingPoint
from roles.models import Market, Role, Topic
from skills.models import Domain

from . import comparing, deciding
from .forms import SearchForm
from .sheet import sheet as decision_sheet

SUGGESTED = 8


@page
def home(request: HttpRequest) -> HttpResponse:
    context = {
        "roles": Role.objects.published().for_list(),
        "starting_points": StartingPoint.objects.published(),
        "domains": Domain.objects.published().with_skills(),
        "markets": Market.objects.published(),
        "questions": Topic.objects.published().filter(kind=Topic.Kind.QUESTION),
    }
    return render_page(request, "careerguide/home.html", context)


@catalogue_page
def search(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    form = SearchForm(request.GET, kind=[(heading, heading) for heading in catalogue.headings])
    ranking = catalogue.index.search(form.text)
    found = groups(catalogue, ranking, form.cleaned_data["kind"])
    context = {"form": form, "ranking": ranking, "groups": found, "count": sum(group.count for group in found)}
    return render_page(request, "careerguide/search.html", context, fragments={"results": "careerguide/_results.html"})


@catalogue_page
def suggestions(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """Entries whose names begin like the text, as JSON: [{"title", "heading", "url"}, …]."""
    text = TEXT.clean(request.GET.get("q"))
    items = [catalogue.items[number] for number in catalogue.index.suggest(text, SUGGESTED)]
    items.sort(key=lambda item: item.reference)
    found = [{"title": item.title, "heading": item.heading, "url": item.url} for item in items]
    return JsonResponse(found, safe=False)


@page
def compare(request: HttpRequest) -> HttpResponse:
    return render_page(request, "careerguide/compare.html", comparing.shown(request.GET))


@page
def sheet(request: HttpRequest) -> HttpResponse:
    """The comparison of two roles on one printed page."""
    return render_page(request, "careerguide/sheet.html", decision_sheet(request.GET))


@page
def compare_csv(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="careerguide-comparison.csv"'
    comparing.write_csv(request.GET, response)
    return response


@page
def compare_json(request: HttpRequest) -> HttpResponse:
    """The roles, their answers to all questions, how each asks for its skills, and what was ignored."""
    return JsonResponse(comparing.as_data(request.GET))


@page
def decide(request: HttpRequest) -> HttpResponse:
    fragments = {"decision": "careerguide/_decision.html"}
    return render_page(request, "careerguide/decide.html", deciding.weighed(request.GET), fragments=fragments)


@page
def source_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "careerguide/sources.html", {"sources": Source.objects.published()})


@page
def source_page(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.published().for_page(), slug=slug)
    facts = facts_by_section(source)
    sections = [(section, facts.get(section.pk, {})) for section in source.sections.all()]
    return render_page(request, "careerguide/source.html", {"source": source, "sections": sections})


@page
def about(request: HttpRequest) -> HttpResponse:
    context = {
        "unpaid": Role.objects.published().without_pay(),
        "corrections": Correction.objects.filter(source__status=Source.Status.PUBLISHED).count(),
    }
    return render_page(request, "careerguide/about.html", context)


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 where the database answers; for whoever watches the server."""
    return JsonResponse({"status": "ok", "content": ContentVersion.current()})


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """For browsers that ask for one unasked, as they do on the admin's pages."""
    return redirect(static("icon.svg"))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
