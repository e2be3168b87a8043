from django.http import HttpResponse

from careerguide.content.models import Source
from careerguide.content.whole import Whole
from careerguide.web.pages import PageRequest, public_page, render_page

from .backlinks import facts_by_kind


@public_page
def source_list(request: PageRequest, whole: Whole) -> HttpResponse:
    return render_page(request, "sources/list.html", {"sources": whole[Source]})


@public_page
def source_page(request: PageRequest, whole: Whole, slug: str) -> HttpResponse:
    source = whole.get_or_404(Source, slug)
    sections = [(section, facts_by_kind(whole, section)) for section in source.sections.all()]
    return render_page(request, "sources/page.html", {"source": source, "sections": sections})
