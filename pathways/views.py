from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.pages import catalogue_page, render_list
from careerguide.web.pages import page, render_page

from .models import Credential, Pathway, StartingPoint


@catalogue_page
def pathway_list(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    def context() -> dict[str, Any]:
        return {"starting_points": StartingPoint.objects.published()}

    return render_list(request, catalogue, "pathways", "pathways/list.html", context)


@page
def pathway_page(request: HttpRequest, slug: str) -> HttpResponse:
    pathway = get_object_or_404(Pathway.objects.published().for_page(), slug=slug)
    return render_page(request, "pathways/page.html", {"pathway": pathway})


@page
def starting_point_page(request: HttpRequest, slug: str) -> HttpResponse:
    starting_point = get_object_or_404(StartingPoint.objects.published().for_page(), slug=slug)
    return render_page(request, "pathways/starting_point.html", {"starting_point": starting_point})


@page
def credential_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "pathways/credentials.html", {"credentials": Credential.objects.published()})


@page
def credential_page(request: HttpRequest, slug: str) -> HttpResponse:
    credential = get_object_or_404(Credential.objects.published().for_page(), slug=slug)
    return render_page(request, "pathways/credential.html", {"credential": credential})
