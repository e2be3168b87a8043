"""The pages that show a part of the catalogue."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from careerguide.web.pages import for_visitors, kept, render_page

from . import selection
from .current import Catalogue, current
from .results import Results


def catalogue_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for visitors that takes the catalogue too; its answer is kept as long as the catalogue is the same."""

    @for_visitors
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        catalogue = current()
        return kept(request, catalogue.stamp, lambda: view(request, catalogue, *args, **kwargs))

    return answer


def render_list(
    request: HttpRequest, catalogue: Catalogue, name: str, template: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """A list as its query string asks for it; htmx is told the shortest address of the same."""
    collection = catalogue.collections[name]
    results = Results(collection, selection.read(request.GET, request.path, collection), catalogue.index)
    fragments = {"finder": "catalogue/_finder.html"}
    response = render_page(request, template, {"results": results, **(context or {})}, fragments=fragments)
    response["HX-Push-Url"] = results.selection.address
    return response
