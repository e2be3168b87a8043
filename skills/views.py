from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.pages import catalogue_page, render_list
from careerguide.web.pages import page, render_page

from .models import Domain, Skill


@catalogue_page
def skill_list(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    def context() -> dict[str, Any]:
        return {"domains": Domain.objects.published().for_list()}

    return render_list(request, catalogue, "skills", "skills/list.html", context)


@page
def skill_page(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.published().for_page(), slug=slug)
    return render_page(request, "skills/page.html", {"skill": skill})
