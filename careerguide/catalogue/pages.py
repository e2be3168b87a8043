"""The pages that show a part of the catalogue."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from careerguide.web.pages import for_visitors, versioned, wanted_fragment
from careerguide.web.pattern import finish

from . import request as requests
from .current import Catalogue, current
from .results import Results


def catalogue_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view for visitors that takes the catalogue too. What they ask hardly ever comes twice, and the answer is in
    memory: it is not kept."""

    @for_visitors
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        catalogue = current()
        return versioned(request, catalogue.stamp, lambda: view(request, catalogue, *args, **kwargs), keep=False)

    return answer


def render_list(
    request: HttpRequest, catalogue: Catalogue, name: str, template: str, context: Callable[[], dict[str, Any]] = dict
) -> HttpResponse:
    """A list as its query string asks for it; htmx is told its shortest address.

    The page around what is found is finished once, so `context` is worked out once for a catalogue.
    """
    collection = catalogue.collections[name]
    results = Results(collection, requests.read(request.GET, request.path, collection), catalogue.index)
    finder = catalogue.finders[name].show(results)
    if wanted_fragment(request) == "finder":
        return HttpResponse(finder, headers={"HX-Push-Url": results.selection.address})
    frame = catalogue.frames.get(template)
    if frame is None:
        given = {"path": request.path, "nouns": collection.listing.nouns[1]} | context()
        frame = catalogue.frames[template] = finish(template, "text", "finder", request=request, **given)
    return HttpResponse(frame.filled(results.selection.text, finder))
