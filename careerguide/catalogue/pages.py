"""The pages that show a list."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse

from careerguide.content.whole import Whole
from careerguide.web.asked import NOTHING_FOUND, note_in_vain
from careerguide.web.marks import Marks
from careerguide.web.pages import PageRequest, View, for_visitors, wanted_fragment
from careerguide.web.pattern import Pattern
from careerguide.web.query import Query

from .current import catalogue_of
from .request import parameters, read_request
from .results import Results


def list_page(name: str) -> Callable[[View], View]:
    """A view for visitors, `view(request, whole, query)`, of the list with this name.

    Its answers are not kept: hardly any address comes twice, and the catalogue makes an answer quickly.
    """
    fragments = {"finder": "catalogue/_finder.html"}
    return lambda view: for_visitors(
        view, lambda whole: parameters(catalogue_of(whole).indexes[name]), fragments=fragments, keep=False
    )


def render_list(
    request: PageRequest, whole: Whole, query: Query, name: str, template: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The list that the query string asks for; htmx is told its shortest address.

    The page around the list is rendered once for each whole, so `context` may depend on the whole alone.
    """
    catalogue = catalogue_of(whole)
    index = catalogue.indexes[name]
    asked = read_request(query, request.path, index)
    results = Results(index, asked, catalogue.words)
    if asked.page > results.pages:
        query.ignore("page", [str(asked.page)], f"there are {results.pages}")
    if asked.text and not results.count:
        note_in_vain(NOTHING_FOUND, asked.text)
    finder = catalogue.lists[name].render(results, query.ignored, whole.guide.title)
    if wanted_fragment(request) == "finder":
        return HttpResponse(finder, headers={"HX-Push-Url": results.request.address})
    if template not in catalogue.frames:
        given = {"guide": whole.guide, "request": request, "marks": Marks(), **(context or {})}
        catalogue.frames[template] = Pattern(template, given, ["canonical", "title", "finder"])
    canonical = request.build_absolute_uri(results.request.address)
    page = catalogue.frames[template].fill(canonical=canonical, title=results.title, finder=finder)
    return HttpResponse(page)
