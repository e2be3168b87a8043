from django.contrib.sitemaps.views import index, sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from careerguide.content.current import current
from careerguide.content.models import Correction
from careerguide.content.whole import Whole
from careerguide.web.asked import PAGE_MISSING, note_in_vain
from careerguide.web.pages import PageRequest, led_on, needs_content, public_page, queried_page, render_page
from careerguide.web.query import Query
from roles.models import Role
from roles.wording import GRADES

from .addresses import meant, nearest
from .sitemaps import map_count, sitemaps
from .start import start_context

CHOICES = ("sheet", "compare-csv", "compare-json", "decide")  # of which there are too many for a crawler to follow


@queried_page("market")
def home(request: PageRequest, whole: Whole, query: Query) -> HttpResponse:
    return render_page(request, "careerguide/home.html", start_context(whole, query))


@public_page
def about(request: PageRequest, whole: Whole) -> HttpResponse:
    unpaid = [role for role in whole[Role] if not role.has_pay]
    grades = [(letter, *words) for letter, words in GRADES.items()]
    context = {"unpaid": unpaid, "corrections": len(whole[Correction]), "grades": grades}
    return render_page(request, "careerguide/about.html", context)


@public_page
def elsewhere(request: PageRequest, whole: Whole) -> HttpResponse:
    return render_page(request, "careerguide/elsewhere.html", {})


@queried_page("p")
def site_map(request: PageRequest, whole: Whole, query: Query, section: str | None = None) -> HttpResponse:
    """All addresses; where they are many an index, and then those of a section on the page `p`."""
    maps, count = sitemaps(whole), map_count(whole)
    if "p" in query:
        query.number("p", 1, count, "page", 1)
    several = section is None and count > 1
    answer = index(request, maps, sitemap_url_name="sitemap-part") if several else sitemap(request, maps, section)
    answer.headers.pop("Last-Modified", None)  # a page may change without a review
    return answer.render()


@needs_content
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Leads a worn address on to the page that it means; to another one offers the pages with the nearest titles."""
    whole = current()
    address = meant(request.path, whole)
    if address and (led := led_on(address, request.META["QUERY_STRING"])):
        return led
    note_in_vain(PAGE_MISSING, request.path)
    return render(request, "404.html", {"guide": whole.guide, "nearest": nearest(request.path, whole)}, status=404)


@require_safe
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """Leads to an icon of the site. Some browsers ask for it by this address, whatever a page says, as in the admin."""
    return redirect(static(name))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = ("/admin/", *(f"{reverse(name)}?" for name in CHOICES))
    disallowed = [f"Disallow: {path}" for path in closed]
    lines = ["User-agent: *", *disallowed, f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain")
