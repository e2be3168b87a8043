from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.safestring import SafeString

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.offered import first_of
from careerguide.content.whole import Whole
from careerguide.web.asked import NOTHING_FOUND, note_in_vain
from careerguide.web.pages import PageRequest, queried_page, render_page
from careerguide.web.query import Query
from pathways.models import StartingPoint

from .groups import ResultGroup, result_groups, without
from .suggested import suggestions_for
from .understood import pay_of_named, understanding_of


@queried_page("q", "kind", fragments={"results": "search/_results.html"}, keep=False)
def search(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    catalogue = catalogue_of(whole)
    text, kinds = query.text("q"), query.many("kind", catalogue.headings, "kind")
    understood = understanding_of(whole).of(text)
    ranking = without(understood.addresses, catalogue, catalogue.words.search(text))
    groups = result_groups(catalogue, ranking, kinds, understood.leads)
    count = sum(group.count for group in groups)
    context = {
        "text": text,
        "title": f"{text}: search" if text else "Search",
        "kinds": [(kind, _without(kind, kinds, text)) for kind in kinds],
        "ranking": ranking,
        "understood": understood,
        "no_role": understood.looking and not any(catalogue.items[number].slug for number in ranking.entries),
        "pay": pay_of_named(understood, whole),
        "groups": SafeString("".join(group.html(_all(group, text, kinds)) for group in groups if group.found)),
        "folded": [(group.heading, group.count, _all(group, text, kinds)) for group in groups if not group.found],
        "count": count,
        "hidden": len(ranking.entries) - count,
        "starts": first_of(whole, StartingPoint),
    }
    if text and not count and not understood.addresses:
        note_in_vain(NOTHING_FOUND, text)
    return render_page(request, "search/page.html", context)


def _all(group: ResultGroup, text: str, kinds: list[str]) -> str:
    """The address of all results under a heading; empty where headings are chosen already."""
    return "" if kinds else f"{reverse('search')}?{urlencode({'q': text, 'kind': group.heading})}"


def _without(kind: str, kinds: list[str], text: str) -> str:
    """The query string of the same search without one kind."""
    return urlencode({"q": text, "kind": [other for other in kinds if other != kind]}, doseq=True)


@queried_page("q", keep=False)
def suggestions(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    """Entries whose names begin like the text, as JSON: [{"title", "heading", "url"}, …]."""
    found = suggestions_for(catalogue_of(whole), understanding_of(whole), query.text("q"))
    return JsonResponse([suggestion._asdict() for suggestion in found], safe=False)
