from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from careerguide.content.models import Source
from careerguide.web.pages import page, render_page

from .backlinks import facts_by_section


@page
def source_list(request: HttpRequest) -> HttpResponse:
    return render_page(request, "sources/list.html", {"sources": Source.objects.published()})


@page
def source_page(request: HttpRequest, slug: str) -> HttpResponse:
    source = get_object_or_404(Source.objects.published().for_page(), slug=slug)
    facts = facts_by_section(source)
    sections = [(section, facts.get(section.pk, {})) for section in source.sections.all()]
    return render_page(request, "sources/page.html", {"source": source, "sections": sections})
