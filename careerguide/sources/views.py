from django.http import HttpResponse

from careerguide.content.models import Source
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, public_page, render_page

from .backlinks import facts_by_kind


@public_page
def source_list(request: PageRequest, whole: Whole) -> HttpResponse:
    by_kind = {kind: [source for source in whole[Source] if source.kind == kind] for kind in Source.Kind}
    kinds = [(kind, some) for kind, some in by_kind.items() if some]
    return render_page(request, "sources/list.html", {"kinds": kinds})


@public_page
def source_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    source = whole.get_or_404(Source, slug)
    taken = ((section, facts_by_kind(whole, section)) for section in source.sections.all())
    sections = [(section, kinds, sum(map(len, kinds.values()))) for section, kinds in taken]
    return render_page(request, "sources/page.html", {"source": source, "sections": sections})
