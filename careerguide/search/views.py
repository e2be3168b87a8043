from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse

from careerguide.catalogue.current import catalogue_of
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, queried_page, render_page
from careerguide.web.query import Query

from .groups import result_groups

SUGGESTED = 8


@queried_page("q", "kind", fragments={"results": "search/_results.html"}, keep=False)
def search(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    catalogue = catalogue_of(whole)
    text, kinds = query.text("q"), query.many("kind", catalogue.headings, "kind")
    ranking = catalogue.words.search(text)
    groups = result_groups(catalogue, ranking, kinds)
    context = {
        "text": text,
        "title": f"{text}: search" if text else "Search",
        "kinds": [(kind, _without(kind, kinds, text)) for kind in kinds],
        "ignored": query.ignored,
        "ranking": ranking,
        "groups": groups,
        "count": sum(group.count for group in groups),
    }
    return render_page(request, "search/page.html", context)


def _without(kind: str, kinds: list[str], text: str) -> str:
    """The query string of the same search without one kind."""
    return urlencode({"q": text, "kind": [other for other in kinds if other != kind]}, doseq=True)


@queried_page("q", keep=False)
def suggestions(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """Entries whose names begin like the text, as JSON: [{"title", "heading", "url"}, …]."""
    catalogue = catalogue_of(whole)
    items = [catalogue.items[number] for number in catalogue.words.suggest(query.text("q"), SUGGESTED)]
    items.sort(key=lambda item: item.suggested_after)
    found = [{"title": item.title, "heading": item.heading, "url": item.url} for item in items]
    return JsonResponse(found, safe=False)
