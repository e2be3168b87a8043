from django.http import HttpResponse

from careerguide.catalogue.pages import list_page, render_list
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, public_page, render_page
from careerguide.web.query import Query

from .models import Domain, Skill


@list_page("skills")
def skill_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_list(request, whole, query, "skills", "skills/list.html", {"domains": whole[Domain]})


@public_page
def skill_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    return render_page(request, "skills/page.html", {"skill": whole.get_or_404(Skill, slug)})
