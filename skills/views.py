from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.web.pages import page, render_page

from .models import Domain, Skill


@page
def skill_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "skills/list.html", {"domains": Domain.objects.published().with_skills()})


@page
def skill_page(request: HttpRequest, slug: str) -> HttpResponse:
    skill = get_object_or_404(Skill.objects.published().for_page(), slug=slug)
    return render_page(request, "skills/page.html", {"skill": skill})
