from django.http import HttpRequest, HttpResponse, JsonResponse

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.pages import catalogue_page
from careerguide.catalogue.request import TEXT
from careerguide.web.pages import render_page

from .forms import SearchForm
from .groups import groups

SUGGESTED = 8


@catalogue_page
def search(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    form = SearchForm(request.GET, kind=[(heading, heading) for heading in catalogue.headings])
    ranking = catalogue.index.search(form.text)
    found = groups(catalogue, ranking, form.cleaned_data["kind"])
    context = {"form": form, "ranking": ranking, "groups": found, "count": sum(group.count for group in found)}
    return render_page(request, "search/page.html", context, fragments={"results": "search/_results.html"})


@catalogue_page
def suggestions(request: HttpRequest, catalogue: Catalogue) -> HttpResponse:
    """Entries whose names begin like the text, as JSON: [{"title", "heading", "url"}, …]."""
    text = TEXT.clean(request.GET.get("q"))
    items = [catalogue.items[number] for number in catalogue.index.suggest(text, SUGGESTED)]
    items.sort(key=lambda item: item.reference)
    found = [{"title": item.title, "heading": item.heading, "url": item.url} for item in items]
    return JsonResponse(found, safe=False)
