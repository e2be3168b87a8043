from django.http import HttpResponse

from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, for_visitors, queried_page, render_page, wanted_fragment
from careerguide.web.query import Query

from .fit_page import fit_context
from .fit_questions import fit_parameters
from .page import plan_context
from .request import PARAMETERS


def _fit(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """What fits somebody's answers; htmx is told the shortest address."""
    response = render_page(request, "plan/fit.html", fit_context(whole, query))
    if wanted_fragment(request):
        response["HX-Push-Url"] = f"{request.path}?{query.taken}"
    return response


fit = for_visitors(_fit, fit_parameters, fragments={"fits": "plan/_fits.html"})


@queried_page(*PARAMETERS, fragments={"plan": "plan/_plan.html"})
def plan(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "plan/page.html", plan_context(whole, query))
