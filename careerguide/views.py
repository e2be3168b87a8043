from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from careerguide.content.models import ContentVersion, Correction, Source
from careerguide.web.pages import page, render_page
from pathways.models import StartingPoint
from roles.models import Market, Role, Topic
from skills.models import Domain


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
