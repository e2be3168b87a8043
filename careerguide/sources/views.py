from django.http import HttpResponse

from careerguide.content.models import Source
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, public_page, queried_page, render_page
from careerguide.web.query import Query
from careerguide.web.shelves import NAMES, Shelf, shelf_context, shelves

from .backlinks import facts_by_kind


@queried_page(*NAMES)
def source_list(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "sources/list.html", shelf_context(query, whole.derive(_sources_by_kind)))


def _sources_by_kind(whole: Whole) -> list[Shelf]:
    kinds = [*Source.Kind]
    return shelves(sorted(whole[Source], key=lambda source: kinds.index(source.kind)))


@public_page
def source_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    source = whole.get_or_404(Source, slug)
    taken = ((section, facts_by_kind(whole, section)) for section in source.sections.all())
    sections = [(section, kinds, sum(map(len, kinds.values()))) for section, kinds in taken]
    return render_page(request, "sources/page.html", {"source": source, "sections": sections})
