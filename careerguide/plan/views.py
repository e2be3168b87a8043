from django.http import HttpResponse

from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, queried_page, render_page
from careerguide.web.query import Query

from .asked import PARAMETERS
from .page import plan_context


@queried_page(*PARAMETERS, fragments={"plan": "plan/_plan.html"})
def plan(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "plan/page.html", plan_context(whole, query))
